#pragma once
// Stands between a client and a server on this machine, and remembers what the client asked.

#include "tests/support/scriptedserver.h"

#include <cstdint>
#include <mutex>

namespace earshot::test {

/// A request, and what the server answered.
struct Passed {
    Request request;
    int status = 0; // 0: nothing yet, or nothing whole
};

class Relay {
public:
    /// Passes everything on to 127.0.0.1:`port`.
    explicit Relay(std::uint16_t port);

    /// Where clients come.
    std::string url() const { return m_server.url(); }
    /// Every request that came in whole so far, in order of arrival.
    std::vector<Passed> passed() const;
    /// True when every client has gone and all they asked was passed on and answered.
    bool isIdle() const { return m_server.isIdle(); }

private:
    Reply passOn(const Request &request, std::uint16_t port);

    mutable std::mutex m_mutex;
    std::vector<Passed> m_passed;
    ScriptedServer m_server{ScriptedServer::Order::Any}; // last: its threads use the others
};

} // namespace earshot::test
