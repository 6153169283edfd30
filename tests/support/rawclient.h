#pragma once
// A client that sends exactly the bytes it is told, well-formed or not, and reads answers strictly.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace earshot::test {

/// An answer as it came in; status 0 when the server closed without one, or when it broke the rules.
struct Answer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> fields;
    std::string body;

    /// The field's first value, the name in any case; empty when it is not there.
    std::string header(std::string_view name) const;
};

/// How a client speaks TLS: whom it trusts, and the newest version it knows (an OpenSSL number such as TLS1_2_VERSION).
struct ClientTls {
    std::string authority; // PEM
    int newest = 0;        // 0: all that OpenSSL has
    int oldest = 0;
};

class RawClient {
public:
    /// Connects to 127.0.0.1 (and shakes hands for `localhost`); every later read waits 10 s at most.
    explicit RawClient(std::uint16_t port, std::optional<ClientTls> tls = {});
    ~RawClient();
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    /// False when connecting or the handshake failed.
    bool isConnected() const;
    bool send(std::string_view bytes);
    /// Sends a GET with a Host header.
    bool get(std::string_view target, std::string_view moreHeaders = {});
    /// The next answer; `toHead`: to a HEAD request, so no body follows. 100 Continue is an answer of its own.
    Answer read(bool toHead = false);
    /// Waits for the server to close; true when it did, and nothing more came before.
    bool closedWithin(std::chrono::milliseconds time);
    /// True when `time` passes without a byte and without an end.
    bool silentFor(std::chrono::milliseconds time);
    /// What TLS version is spoken, such as "TLSv1.3".
    std::string tlsVersion() const;
    /// The other side's certificate in PEM.
    std::string peerCertificate() const;
    /// A small receive buffer makes a slow reader; call before reading.
    int socket() const;

private:
    bool fill();

    struct Session;
    std::unique_ptr<Session> m_session;
    std::string m_buffer;
};

/// One GET on a connection of its own.
Answer getOnce(std::uint16_t port, std::string_view target, std::string_view moreHeaders = {});

} // namespace earshot::test
