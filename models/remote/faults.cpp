#include "models/remote/faults.h"

#include "models/base/text.h"
#include "models/wire/reading.h"

#include <curl/curl.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
#include <array>

namespace earshot::remote {
namespace {

using Kind = Error::Kind;

constexpr std::size_t LongestErrorBody = std::size_t(1) << 20; // beyond, nobody meant it to be read

Kind kindOf(CURLcode code)
{
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return Kind::Timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return Kind::Tls;
    case CURLE_SSL_CACERT_BADFILE:
        return Kind::CaFile;
    case CURLE_URL_MALFORMAT:
        return Kind::BadAddress;
    case CURLE_UNSUPPORTED_PROTOCOL: // something that is not HTTP came back
    case CURLE_WEIRD_SERVER_REPLY:
        return Kind::NotTheService;
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_FILESIZE_EXCEEDED:
        return Kind::BadData;
    default:
        return Kind::Offline; // no name, no route, refused, broken off
    }
}

std::string_view certificateFault(long verify)
{
    switch (verify) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return "the certificate has expired";
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return "the certificate is not valid yet";
    case X509_V_OK:
    case X509_V_ERR_UNSPECIFIED: // libcurl compares the name itself, before it asks for the chain's result
        return "the certificate is for another host";
    default:
        return "the certificate is not trusted";
    }
}

Kind kindOf(int status)
{
    switch (status) {
    case 401:
        return Kind::Unauthorized;
    case 403:
        return Kind::Forbidden;
    case 404:
    case 410:
        return Kind::NotFound;
    case 408:
        return Kind::Timeout;
    case 429:
        return Kind::RateLimited;
    default:
        break;
    }
    if (status >= 500)
        return Kind::Server;
    if (status >= 400)
        return Kind::Refused;
    return Kind::NotTheService; // a redirect where none is followed
}

/// OpenSSL read an answer in plain text where it waited for a handshake, or the other side hung up on ours.
Kind kindOfHandshake(std::string_view words)
{
    constexpr std::array<std::string_view, 5> plain = {"wrong version number", "packet length too long", "http request",
                                                       "SSL_ERROR_SYSCALL", "unexpected eof"};
    const auto said = [words](std::string_view sign) { return words.find(sign) != std::string_view::npos; };
    if (std::any_of(plain.begin(), plain.end(), said))
        return Kind::PlainServer;
    return said("reset by peer") ? Kind::Offline : Kind::Tls;
}

/// CallRail's and our own server's words for a window that reaches too far back.
bool saysTooOld(int status, std::string_view words)
{
    constexpr std::array<std::string_view, 3> signs = {"older than", "retention", "revise your date range"};
    return (status == 400 || status == 422) && std::any_of(signs.begin(), signs.end(), [words](std::string_view sign) {
               return words.find(sign) != std::string_view::npos;
           });
}

/// What an error that calls itself a success would have been: some put the status into the body, others only say it.
Kind kindOf(const wire::ErrorBody &said)
{
    struct Sign {
        std::string_view words;
        int status;
    };
    // No word for what ends an edit or all of the sync: what is refused for good says so in more words than we know.
    constexpr std::array<Sign, 18> signs = {{{"rate limit", 429},
                                             {"too many requests", 429},
                                             {"throttl", 429},
                                             {"quota", 429},
                                             {"timed out", 408},
                                             {"timeout", 408},
                                             {"internal error", 500},
                                             {"internal server", 500},
                                             {"something went wrong", 500},
                                             {"unexpected error", 500},
                                             {"bad gateway", 502},
                                             {"try again", 503},
                                             {"temporar", 503},
                                             {"unavailable", 503},
                                             {"maintenance", 503},
                                             {"overload", 503},
                                             {"busy", 503},
                                             {"http token", 401}}};
    if (said.status >= 400 && said.status < 600)
        return kindOf(said.status);
    const std::string words = text::folded(said.message);
    for (const Sign &sign : signs)
        if (words.find(sign.words) != std::string::npos)
            return kindOf(sign.status);
    return Kind::Refused;
}

constexpr std::size_t LongestExcuse = 16 << 10; // of an error that calls itself a success

bool looksLikeJson(std::string_view body)
{
    const std::size_t first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && (body[first] == '{' || body[first] == '[');
}

} // namespace

Error transferFault(int code, long verify, std::string_view words)
{
    const auto curl = static_cast<CURLcode>(code);
    const Kind kind = curl == CURLE_SSL_CONNECT_ERROR ? kindOfHandshake(words) : kindOf(curl);
    const std::string_view certificate = curl == CURLE_PEER_FAILED_VERIFICATION ? certificateFault(verify) : "";
    std::string detail(certificate.empty() ? curl_easy_strerror(curl) : certificate);
    if (!words.empty())
        detail.append(" (").append(text::clean(words)).append(")");
    return {kind, detail};
}

Result<HttpResponse> checked(HttpResponse response, bool json)
{
    const bool good = response.status >= 200 && response.status < 300;
    if (good && json && !response.body.empty() && !looksLikeJson(response.body))
        return Error{Kind::NotTheService, "the server answered with something else than JSON (" +
                                              text::clean(text::cut(response.contentType, 100)) + ")"};
    const bool readable = response.body.size() <= (good ? LongestExcuse : LongestErrorBody);
    std::string message;
    std::optional<wire::ErrorBody> excuse;
    if (!good && readable)
        message = wire::readError(std::move(response.body));
    else if (good && json && readable)
        excuse = wire::readNothingButError(response.body);
    if (good && !excuse)
        return response;
    if (excuse)
        message = excuse->message;
    const std::string detail =
        "HTTP " + std::to_string(response.status) + (message.empty() ? std::string() : ": " + message);
    if (excuse)
        return Error{saysTooOld(400, message) ? Kind::TooOld : kindOf(*excuse), detail};
    return Error{saysTooOld(response.status, message) ? Kind::TooOld : kindOf(response.status), detail};
}

} // namespace earshot::remote
