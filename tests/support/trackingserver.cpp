#include "tests/support/trackingserver.h"

#include <signal.h>

#include <algorithm>

namespace earshot::test {
namespace {

constexpr auto FillingTime = std::chrono::minutes(5);

std::uint16_t portIn(const std::string &line)
{
    const std::string_view before = "127.0.0.1:";
    const std::size_t found = line.find(before);
    return found == line.npos ? 0 : std::uint16_t(std::stoi(line.substr(found + before.size())));
}

} // namespace

Ending TrackingServer::demo(int calls, const std::string &asOf) const
{
    return run(m_program, {"demo", "--data", m_data, "--calls", std::to_string(calls), "--as-of", asOf}, {},
               FillingTime);
}

Ending TrackingServer::import(const std::string &file) const
{
    return run(m_program, {"import", "--data", m_data, file}, {}, FillingTime);
}

std::string TrackingServer::addKey(const std::string &user) const
{
    std::string key = run(m_program, {"key", "add", "--data", m_data, "--user", user}).out;
    std::erase(key, '\n');
    return key;
}

bool TrackingServer::start(std::vector<std::string> more)
{
    std::vector<std::string> arguments = {"serve", "--data", m_data, "--listen", "127.0.0.1:" + std::to_string(m_port)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    m_running = std::make_unique<Program>(m_program, std::move(arguments));
    m_port = std::max(m_port, portIn(m_running->lineWith("\"listening\"")));
    return m_running->lineWith("\"listening\"").find(url()) != std::string::npos && m_port != 0;
}

Ending TrackingServer::stop()
{
    if (!m_running)
        return {};
    m_running->signal(SIGTERM);
    Ending ending = m_running->wait();
    m_pastLog += ending.err;
    m_running.reset();
    return ending;
}

std::string TrackingServer::log() const
{
    return m_running ? m_pastLog + m_running->errorsSoFar() : m_pastLog;
}

} // namespace earshot::test
