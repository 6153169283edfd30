#include "tests/support/bytestream.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <csignal>
#include <stdexcept>

namespace earshot::test {
namespace {

struct BioFree {
    void operator()(BIO *bio) const { BIO_free(bio); }
};
std::unique_ptr<BIO, BioFree> reading(const std::string &pem)
{
    return std::unique_ptr<BIO, BioFree>(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

} // namespace

struct TlsContext::Handle {
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
    ~Handle() { SSL_CTX_free(ctx); }
};

TlsContext::TlsContext(const Identity &identity, bool outdated) : m_handle(std::make_unique<Handle>())
{
    X509 *cert = PEM_read_bio_X509(reading(identity.certificate).get(), nullptr, nullptr, nullptr);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(reading(identity.privateKey).get(), nullptr, nullptr, nullptr);
    const bool usable =
        SSL_CTX_use_certificate(m_handle->ctx, cert) == 1 && SSL_CTX_use_PrivateKey(m_handle->ctx, key) == 1;
    X509_free(cert);
    EVP_PKEY_free(key);
    if (outdated) {
        SSL_CTX_set_security_level(m_handle->ctx, 0); // or OpenSSL 3 would not even offer it
        SSL_CTX_set_max_proto_version(m_handle->ctx, TLS1_1_VERSION);
    }
    if (!usable)
        throw std::runtime_error("unusable certificate");
}

TlsContext::~TlsContext() = default;

struct ByteStream::Session {
    SSL *ssl;
    explicit Session(SSL_CTX *ctx) : ssl(SSL_new(ctx)) {}
    ~Session() { SSL_free(ssl); }
};

ByteStream::ByteStream(int socket, const TlsContext *tls) : m_socket(socket)
{
    if (!tls)
        return;
    m_session = std::make_unique<Session>(tls->m_handle->ctx);
    // MSG_NOSIGNAL is not OpenSSL's: the writing end of a closed socket must not raise SIGPIPE in the test.
    std::signal(SIGPIPE, SIG_IGN);
    SSL_set_fd(m_session->ssl, socket);
    m_ended = SSL_accept(m_session->ssl) != 1;
}

ByteStream::~ByteStream()
{
    if (m_session && !m_ended && !m_reset)
        SSL_shutdown(m_session->ssl);
}

bool ByteStream::fill()
{
    if (m_ended)
        return false;
    std::array<char, 16384> bytes;
    const auto got = m_session ? SSL_read(m_session->ssl, bytes.data(), static_cast<int>(bytes.size()))
                               : static_cast<int>(::recv(m_socket, bytes.data(), bytes.size(), 0));
    if (got <= 0) {
        m_ended = true;
        return false;
    }
    m_buffer.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
}

std::optional<std::string> ByteStream::readUntil(std::string_view mark)
{
    std::size_t found;
    while ((found = m_buffer.find(mark)) == std::string::npos) {
        if (!fill())
            return {};
    }
    std::string result = m_buffer.substr(0, found);
    m_buffer.erase(0, found + mark.size());
    return result;
}

std::optional<std::string> ByteStream::readExactly(std::size_t count)
{
    while (m_buffer.size() < count) {
        if (!fill())
            return {};
    }
    std::string result = m_buffer.substr(0, count);
    m_buffer.erase(0, count);
    return result;
}

bool ByteStream::write(std::string_view bytes)
{
    while (!m_ended && !bytes.empty()) {
        const auto sent = m_session ? SSL_write(m_session->ssl, bytes.data(), static_cast<int>(bytes.size()))
                                    : static_cast<int>(::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL));
        if (sent <= 0)
            m_ended = true;
        else
            bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return !m_ended;
}

bool ByteStream::closedWithin(std::chrono::milliseconds time) const
{
    pollfd watched{m_socket, POLLRDHUP, 0};
    return ::poll(&watched, 1, static_cast<int>(time.count())) > 0;
}

void ByteStream::waitForEnd()
{
    while (fill()) {
    }
}

void ByteStream::resetOnClose()
{
    m_reset = true;
    const linger now{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

} // namespace earshot::test
