#pragma once
// An HTTP/1.1 server: keep-alive, pipelining, TLS, limits and time-outs on everything a client can send or withhold.

#include "backend/http/message.h"
#include "backend/http/router.h"
#include "models/base/result.h"
#include "models/base/time.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace earshot::http {

/// Who sends or reads more slowly than `slowestRate` has `body` or `send` of patience in all; above it a transfer may
/// take as long as it takes. Time-outs are noticed within a second, or a quarter of the shortest of them if less.
struct Limits {
    std::size_t headBytes = 16 * 1024;     // request line and headers together; more is a 431
    std::size_t bodyBytes = 1024 * 1024;   // more is a 413; a route may set its own
    std::chrono::milliseconds head{10000}; // from the first byte (of a new connection: from the start) to the last
    std::chrono::milliseconds body{30000};
    std::chrono::milliseconds send{30000};
    std::chrono::milliseconds idle{60000}; // between requests of a kept-alive connection
    std::size_t slowestRate = 8 * 1024;    // bytes a second
    std::size_t connections = 4096;        // further clients wait in the kernel's queue until one goes
    std::size_t strangers = 256;           // of them, of one address, on which nobody was known yet; see strangers.h
};

/// PEM files. TLS 1.2 and 1.3 only.
struct Certificate {
    std::string chainFile;
    std::string keyFile;
};

/// What a log may keep of a request: no path, query, address or header, all of which can carry personal data.
struct AccessRecord {
    Method method;                      // Other when the request could not be read
    std::string_view route;             // pattern; empty when none matched
    int status;                         // sent, or 0 when the client went before it
    std::uint64_t bytesSent;            // head and body
    std::chrono::microseconds duration; // from the whole request to the last byte handed to the kernel
    std::string_view fault;             // what() of the exception behind a 500
};

struct Options {
    std::string address = "127.0.0.1"; // numeric; "::" for everything
    std::uint16_t port = 0;            // 0: a free one
    unsigned threads = 0;              // 0: one a core
    Limits limits = {};
    std::optional<Certificate> certificate = {};
    Clock clock = systemNow; // what the Date header says
    /// The body of an answer the server gives by itself: 400, 404, 405, 408, 413, 431, 500, 501, 505. On any io thread.
    std::function<Response(int status)> refusal = {};
    /// Called after each answer, on the io thread: it must be quick.
    std::function<void(const AccessRecord &)> log = {};
};

class Server {
public:
    Server(Router router, Options options);
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;
    /// Stops without grace.
    ~Server();

    /// Listens and serves on its own threads. Conflict: the port is taken; Forbidden: not allowed to listen there;
    /// Tls: certificate or key unusable, or not a pair; Refused: no such address. Once in a server's life.
    Result<void> start();

    /// The port in use; 0 before start().
    std::uint16_t port() const;

    /// Reads the certificate files again, for new connections; on failure the old certificate stays. Any thread.
    Result<void> reloadCertificate();

    /// Accepts nothing more, lets requests under way finish for at most `grace`, then closes what is left. Blocks until
    /// all threads have ended. Not from a handler. Tasks still waiting are destroyed; their Resume then does nothing.
    void stop(std::chrono::milliseconds grace = std::chrono::seconds(10));

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace earshot::http
