#pragma once
// The server's end of a connection: bytes in and out, plain or under TLS.

#include "tests/support/certificates.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace earshot::test {

/// What a TLS server shows its clients; offers HTTP/1.1 alone.
class TlsContext {
public:
    /// `outdated`: speaks nothing newer than TLS 1.1.
    TlsContext(const Identity &identity, bool outdated);
    ~TlsContext();

private:
    friend class ByteStream;
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

/// Blocks; ends when the peer goes or somebody shuts the socket down. Does not own the socket.
class ByteStream {
public:
    /// With a context, shakes hands at once; a client that walks out of the handshake leaves an ended stream.
    ByteStream(int socket, const TlsContext *tls);
    ~ByteStream();

    /// Up to and without `mark`; empty when the stream ended first.
    std::optional<std::string> readUntil(std::string_view mark);
    std::optional<std::string> readExactly(std::size_t count);
    bool write(std::string_view bytes);

    /// Waits; true when the peer went in the meantime.
    bool closedWithin(std::chrono::milliseconds time) const;
    /// Waits for the peer to go.
    void waitForEnd();
    /// Closing the socket will be a TCP reset, and not a polite end.
    void resetOnClose();

private:
    bool fill();

    struct Session;
    int m_socket;
    bool m_reset = false;
    std::unique_ptr<Session> m_session; // null on a plain connection
    bool m_ended = false;
    std::string m_buffer;
};

} // namespace earshot::test
