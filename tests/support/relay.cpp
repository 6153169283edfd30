#include "tests/support/relay.h"

#include "tests/support/rawclient.h"

namespace earshot::test {

Reply Relay::passOn(const Request &request, std::uint16_t port)
{
    std::unique_lock lock(m_mutex);
    const std::size_t place = m_passed.size();
    m_passed.push_back({request, 0});
    lock.unlock();
    std::string bytes = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const char *name : {"host", "authorization", "content-type", "accept"})
        if (request.hasHeader(name))
            bytes += std::string(name) + ": " + request.header(name) + "\r\n";
    bytes += "connection: close\r\ncontent-length: " + std::to_string(request.body.size()) + "\r\n\r\n" + request.body;
    RawClient upstream(port);
    if (!upstream.send(bytes))
        return Reply::close();
    const auto answer = upstream.read();
    lock.lock();
    m_passed[place].status = answer.status;
    return answer.status == 0 ? Reply::close() : Reply::with(answer.status, answer.header("content-type"), answer.body);
}

std::vector<Passed> Relay::passed() const
{
    const std::lock_guard lock(m_mutex);
    return m_passed;
}

Relay::Relay(std::uint16_t port)
{
    m_server.otherwise([this, port](const Request &request) { return passOn(request, port); });
}

} // namespace earshot::test
