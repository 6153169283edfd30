#include "models/remote/transfer.h"

#include "models/base/secret.h"
#include "models/remote/faults.h"
#include "models/remote/origin.h"

#include <charconv>
#include <sys/socket.h>

namespace earshot::remote {
namespace {

constexpr std::size_t MaxHeadBytes = std::size_t(256) << 10;

/// Sets options one after the other and remembers whether libcurl took them all.
class Options {
public:
    explicit Options(CURL *curl) : m_curl(curl) {}
    template <typename Value>
    Options &set(CURLoption option, Value value)
    {
        m_ok = m_ok && curl_easy_setopt(m_curl, option, value) == CURLE_OK;
        return *this;
    }
    bool ok() const { return m_ok; }

private:
    CURL *m_curl;
    bool m_ok = true;
};

bool equalsIgnoringCase(std::string_view a, std::string_view lowerCase)
{
    if (a.size() != lowerCase.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i];
        if (c != lowerCase[i])
            return false;
    }
    return true;
}

std::optional<std::uint64_t> parseLength(std::string_view value)
{
    std::uint64_t length = 0;
    const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    return error == std::errc() && rest == value.data() + value.size() ? std::optional(length) : std::nullopt;
}

/// No program that is started meanwhile inherits a connection: it would keep it open long after its end here.
curl_socket_t openSocket(void *, curlsocktype, curl_sockaddr *address)
{
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

} // namespace

Transfer::Transfer(Ticket ticket, HttpRequest request, HttpClient::Done done)
    : m_ticket(ticket), m_request(std::move(request)), m_done(std::move(done)), m_curl(curl_easy_init())
{
}

Transfer::~Transfer()
{
    curl_easy_cleanup(m_curl);
    for (curl_slist *line = m_headers; line; line = line->next)
        wipe(line->data);
    curl_slist_free_all(m_headers);
    wipe(m_request.authorization);
}

bool Transfer::prepare(const HttpSettings &settings)
{
    const Result<Origin> origin = Origin::ofUrl(m_request.url);
    if (!m_curl || !origin || !addHeaders())
        return false;
    Options options(m_curl);
    options.set(CURLOPT_PRIVATE, this)
        .set(CURLOPT_ERRORBUFFER, m_words.data())
        .set(CURLOPT_URL, m_request.url.c_str())
        .set(CURLOPT_PROTOCOLS_STR, "https,http")
        .set(CURLOPT_FOLLOWLOCATION, 0L)
        .set(CURLOPT_SSL_VERIFYPEER, 1L)
        .set(CURLOPT_SSL_VERIFYHOST, 2L)
        .set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2))
        .set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS))
        .set(CURLOPT_ACCEPT_ENCODING, encodings(*origin))
        .set(CURLOPT_USERAGENT, "Earshot/" EARSHOT_VERSION)
        .set(CURLOPT_HTTPHEADER, m_headers)
        .set(CURLOPT_NOSIGNAL, 1L)
        .set(CURLOPT_QUICK_EXIT, 1L) // a name look-up that hangs must not hold up a cancel
        .set(CURLOPT_TCP_KEEPALIVE, 1L)
        .set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.connectTimeout.count()))
        .set(CURLOPT_TIMEOUT, static_cast<long>(m_request.timeout.count()))
        .set(CURLOPT_LOW_SPEED_LIMIT, 16L)
        .set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(settings.stallTimeout.count()))
        .set(CURLOPT_OPENSOCKETFUNCTION, &openSocket)
        .set(CURLOPT_WRITEFUNCTION, &Transfer::onBody)
        .set(CURLOPT_WRITEDATA, this)
        .set(CURLOPT_HEADERFUNCTION, &Transfer::onHeader)
        .set(CURLOPT_HEADERDATA, this);
    if (m_request.once && m_request.ifMatch.empty())
        options.set(CURLOPT_FRESH_CONNECT, 1L); // libcurl itself sends again what dies on a used one
    if (!settings.caFile.empty())
        options.set(CURLOPT_CAINFO, settings.caFile.c_str());
    if (origin->isLoopback())
        options.set(CURLOPT_PROXY, ""); // a key for this machine does not travel through a proxy
    if (m_request.method != Method::Get)
        options.set(CURLOPT_CUSTOMREQUEST, word(m_request.method).data());
    if (m_request.method == Method::Put || m_request.method == Method::Post) {
        options.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()))
            .set(CURLOPT_POSTFIELDS, m_request.body.c_str());
    }
    return options.ok();
}

/// What libcurl offers and then decodes: everything it can; nothing where there is no wire to spare, on one machine. A
/// sink counts bytes as they are on the other side, so for it nothing is decoded even if the server has not asked.
const char *Transfer::encodings(const Origin &origin) const
{
    if (m_request.sink)
        return nullptr;
    return origin.isLoopback() ? "identity" : "";
}

bool Transfer::addHeaders()
{
    const auto add = [this](const std::string &line) {
        curl_slist *longer = curl_slist_append(m_headers, line.c_str());
        if (longer)
            m_headers = longer;
        return longer != nullptr;
    };
    bool ok = add("Accept: " + m_request.accept) && add("Request-From: earshot") && add("Expect:");
    if (m_request.sink)
        ok = ok && add("Accept-Encoding: identity");
    if (!m_request.ifMatch.empty())
        ok = ok && add("If-Match: " + m_request.ifMatch);
    if (m_request.from > 0 && !m_request.validator.empty())
        ok = ok && add("Range: bytes=" + std::to_string(m_request.from) + '-') &&
             add("If-Range: " + m_request.validator);
    if (!m_request.body.empty())
        ok = ok && add("Content-Type: application/json");
    if (!m_request.authorization.empty()) {
        std::string line = "Authorization: " + m_request.authorization;
        ok = ok && add(line);
        wipe(line);
    }
    return ok;
}

void Transfer::finish(CURLcode code)
{
    if (m_refused) {
        finish(std::move(*m_refused));
    } else if (m_tooLarge) {
        const std::size_t limit = m_request.maxBytes >> 20;
        const auto kind =
            m_request.sink ? Error::Kind::NotSound : Error::Kind::BadData; // a recording without end is none
        finish(Error{kind, "the answer is larger than " + std::to_string(limit) + " MiB"});
    } else if (code != CURLE_OK) {
        long verify = 0;
        curl_easy_getinfo(m_curl, CURLINFO_SSL_VERIFYRESULT, &verify);
        finish(transferFault(code, verify, m_words.data()));
    } else {
        long status = 0;
        curl_easy_getinfo(m_curl, CURLINFO_RESPONSE_CODE, &status);
        m_response.status = static_cast<int>(status);
        m_response.serverTime = m_serverTime;
        m_response.retryAfter = parseRetryAfter(m_retryAfter, m_serverTime.value_or(systemNow()));
        m_done(std::move(m_response));
    }
}

CURLcode Transfer::resume()
{
    return curl_easy_pause(m_curl, CURLPAUSE_CONT);
}

void Transfer::finish(Error error)
{
    m_done(std::move(error));
}

std::size_t Transfer::onBody(char *data, std::size_t, std::size_t size, void *self)
{
    return static_cast<Transfer *>(self)->takeBody({data, size});
}

bool Transfer::isSunk()
{
    if (m_request.sink && m_response.status == 0) {
        long status = 0;
        curl_easy_getinfo(m_curl, CURLINFO_RESPONSE_CODE, &status);
        m_response.status = static_cast<int>(status);
    }
    return m_request.sink && (m_response.status == 200 || m_response.status == 206);
}

/// What libcurl is to be told: all of it, none of it, or that it should bring it again.
std::size_t Transfer::takeBody(std::string_view piece)
{
    const bool sunk = isSunk();
    const std::size_t before = sunk ? m_sunk : m_response.body.size();
    m_tooLarge = before + piece.size() > m_request.maxBytes; // decoded bytes: bombs do not pass
    if (m_tooLarge)
        return 0;
    if (!sunk) {
        m_response.body.append(piece);
        return piece.size();
    }
    const Result<Taken> taken = m_request.sink(m_response, piece);
    if (!taken) {
        m_refused = taken.error();
        return 0;
    }
    if (*taken == Taken::Later)
        return CURL_WRITEFUNC_PAUSE;
    m_sunk += piece.size();
    return piece.size();
}

std::size_t Transfer::onHeader(char *data, std::size_t, std::size_t size, void *self)
{
    auto *transfer = static_cast<Transfer *>(self);
    transfer->m_headBytes += size;
    transfer->m_tooLarge = transfer->m_headBytes > MaxHeadBytes;
    if (transfer->m_tooLarge)
        return 0;
    transfer->takeHeader({data, size});
    return size;
}

void Transfer::takeHeader(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (line.starts_with("HTTP/")) // after an interim answer the real one begins anew
        m_response = {};
    if (colon == std::string_view::npos)
        return;
    const std::string_view name = line.substr(0, colon);
    const std::size_t first = line.find_first_not_of(" \t\r\n", colon + 1);
    if (first == std::string_view::npos)
        return;
    const std::string_view value = line.substr(first, line.find_last_not_of(" \t\r\n") + 1 - first);
    if (equalsIgnoringCase(name, "content-type"))
        m_response.contentType = value;
    else if (equalsIgnoringCase(name, "content-encoding"))
        m_response.contentEncoding = value;
    else if (equalsIgnoringCase(name, "content-length"))
        m_response.contentLength = parseLength(value);
    else if (equalsIgnoringCase(name, "content-range"))
        m_response.contentRange = parseContentRange(value);
    else if (equalsIgnoringCase(name, "etag"))
        m_response.etag = value;
    else if (equalsIgnoringCase(name, "location"))
        m_response.location = value;
    else if (equalsIgnoringCase(name, "date"))
        m_serverTime = parseHttpDate(value);
    else if (equalsIgnoringCase(name, "retry-after"))
        m_retryAfter = value;
}

} // namespace earshot::remote
