#include "tests/support/rawclient.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>

namespace earshot::test {

using namespace std::chrono_literals;

namespace {

constexpr auto Patience = 10s;

int connectTo(std::uint16_t port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval wait = {std::chrono::seconds(Patience).count(), 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

X509 *readCertificate(const std::string &pem)
{
    BIO *const source = BIO_new_mem_buf(pem.data(), int(pem.size()));
    X509 *const certificate = PEM_read_bio_X509(source, nullptr, nullptr, nullptr);
    BIO_free(source);
    return certificate;
}

SSL_CTX *contextFor(const ClientTls &tls)
{
    SSL_CTX *const context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_security_level(context, 0); // so that the client would speak TLS 1.1, and only the server refuses
    SSL_CTX_set_min_proto_version(context, tls.oldest);
    SSL_CTX_set_max_proto_version(context, tls.newest);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    if (X509 *const authority = readCertificate(tls.authority)) {
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority);
        X509_free(authority);
    }
    return context;
}

} // namespace

struct RawClient::Session {
    int descriptor = -1;
    SSL_CTX *context = nullptr;
    SSL *tls = nullptr;

    ~Session()
    {
        SSL_free(tls);
        SSL_CTX_free(context);
        if (descriptor >= 0)
            ::close(descriptor);
    }
    void hangUp()
    {
        ::close(descriptor);
        descriptor = -1;
    }
    ssize_t read(char *into, std::size_t size)
    {
        return tls ? SSL_read(tls, into, int(size)) : ::recv(descriptor, into, size, 0);
    }
    ssize_t write(std::string_view bytes)
    {
        return tls ? SSL_write(tls, bytes.data(), int(bytes.size()))
                   : ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }
};

std::string Answer::header(std::string_view name) const
{
    for (const auto &[key, value] : fields) {
        if (key.size() == name.size() && ::strncasecmp(key.data(), name.data(), name.size()) == 0)
            return value;
    }
    return {};
}

RawClient::RawClient(std::uint16_t port, std::optional<ClientTls> tls) : m_session(std::make_unique<Session>())
{
    m_session->descriptor = connectTo(port);
    if (!tls || !isConnected())
        return;
    m_session->context = contextFor(*tls);
    m_session->tls = SSL_new(m_session->context);
    SSL_set_fd(m_session->tls, m_session->descriptor);
    SSL_set1_host(m_session->tls, "localhost");
    if (SSL_connect(m_session->tls) != 1)
        m_session->hangUp();
    ERR_clear_error();
}

RawClient::~RawClient() = default;

bool RawClient::isConnected() const
{
    return m_session->descriptor >= 0;
}

bool RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = m_session->write(bytes);
        if (n <= 0)
            return false;
        bytes.remove_prefix(std::size_t(n));
    }
    return true;
}

bool RawClient::get(std::string_view target, std::string_view moreHeaders)
{
    return send("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(moreHeaders) + "\r\n");
}

bool RawClient::fill()
{
    std::array<char, 64 * 1024> piece;
    const ssize_t n = m_session->read(piece.data(), piece.size());
    if (n > 0)
        m_buffer.append(piece.data(), std::size_t(n));
    return n > 0;
}

Answer RawClient::read(bool toHead)
{
    std::size_t end = std::string::npos;
    while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos) {
        if (!fill())
            return {};
    }
    Answer answer;
    const std::string head = m_buffer.substr(0, end + 2);
    m_buffer.erase(0, end + 4);
    if (!head.starts_with("HTTP/1.1 ") || head.size() < 13)
        return {};
    std::from_chars(head.data() + 9, head.data() + 12, answer.status);
    for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
        const std::size_t stop = head.find("\r\n", at);
        const std::size_t colon = head.find(": ", at);
        if (colon == std::string::npos || colon > stop)
            return {};
        answer.fields.emplace_back(head.substr(at, colon - at), head.substr(colon + 2, stop - colon - 2));
        at = stop + 2;
    }
    const bool hasBody = !toHead && answer.status >= 200 && answer.status != 204 && answer.status != 304;
    const std::string length = answer.header("Content-Length");
    if (!hasBody)
        return answer;
    if (length.empty())
        return {};
    const std::size_t size = std::stoull(length);
    while (m_buffer.size() < size) {
        if (!fill())
            return {};
    }
    answer.body = m_buffer.substr(0, size);
    m_buffer.erase(0, size);
    return answer;
}

bool RawClient::closedWithin(std::chrono::milliseconds time)
{
    pollfd waiting = {m_session->descriptor, POLLIN, 0};
    if (!m_buffer.empty() || ::poll(&waiting, 1, int(time.count())) != 1)
        return false;
    char more = 0;
    return m_session->read(&more, 1) <= 0;
}

bool RawClient::silentFor(std::chrono::milliseconds time)
{
    pollfd waiting = {m_session->descriptor, POLLIN, 0};
    return m_buffer.empty() && ::poll(&waiting, 1, int(time.count())) == 0;
}

std::string RawClient::tlsVersion() const
{
    return m_session->tls ? SSL_get_version(m_session->tls) : "";
}

std::string RawClient::peerCertificate() const
{
    X509 *const certificate = SSL_get1_peer_certificate(m_session->tls);
    BIO *const text = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(text, certificate);
    char *data = nullptr;
    const long size = BIO_get_mem_data(text, &data);
    std::string pem(data, std::size_t(size));
    BIO_free(text);
    X509_free(certificate);
    return pem;
}

int RawClient::socket() const
{
    return m_session->descriptor;
}

Answer getOnce(std::uint16_t port, std::string_view target, std::string_view moreHeaders)
{
    RawClient client(port);
    client.get(target, std::string(moreHeaders) + "Connection: close\r\n");
    return client.read();
}

} // namespace earshot::test
