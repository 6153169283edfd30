#pragma once

#include "models/base/result.h"
#include "models/remote/httpmessage.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace earshot::remote {

struct HttpSettings {
    std::string caFile =
        {}; // PEM; empty: the system's authorities. For servers with a certificate of their own authority
    seconds connectTimeout{10};
    seconds stallTimeout{30}; // gives up on a transfer that brings next to nothing for so long
    int connections = 6;      // at most, to one host
};

enum class Ticket : std::uint64_t {};

/// Many HTTP exchanges at once, over one network thread of its own. HTTP/2 where offered, compressed, connections kept.
/// Certificates are always verified, TLS is 1.2 or newer, redirects are answers like others and never followed.
/// Every function may be called from any thread.
class HttpClient {
public:
    /// An answer of any status, or why there is none (Offline, Timeout, Tls, BadData, Cancelled, …).
    /// Called exactly once, on the network thread: be quick, and do not destroy the client from it.
    using Done = std::function<void(Result<HttpResponse>)>;

    explicit HttpClient(HttpSettings settings = {});
    /// Whatever is under way ends as Cancelled before this returns.
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    Ticket submit(HttpRequest request, Done done);
    /// Ends the exchange soon, as Cancelled; nothing happens when it is over already.
    void cancel(Ticket ticket);

    /// Brings again what a sink had no room for. Nothing happens when the exchange does not wait for that.
    void resume(Ticket ticket);

    /// Runs `task` on the network thread, not earlier than after `wait`. Dropped when the client goes first.
    void after(milliseconds wait, std::function<void()> task);

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace earshot::remote
