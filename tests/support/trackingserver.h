#pragma once
// The real earshotd on a data folder, for tests and benches of the whole.

#include "tests/support/day.h"
#include "tests/support/program.h"

#include <cstdint>
#include <memory>
#include <string>

namespace earshot::test {

class TrackingServer {
public:
    /// `program` is earshotd's path; `data` its folder.
    TrackingServer(std::string program, std::string data) : m_program(std::move(program)), m_data(std::move(data)) {}
    /// Stops it.
    ~TrackingServer() { stop(); }

    // While it does not serve: fills the folder, as `earshotd` of that name does.
    Ending demo(int calls, const std::string &asOf = DayText) const;
    Ending import(const std::string &file) const;
    /// A new key of that user; empty when there is none.
    std::string addKey(const std::string &user) const;

    /// Serves on a free loopback port, the second time on the same one; false when it does not come up.
    bool start(std::vector<std::string> more = {});
    Ending stop();

    /// "http://127.0.0.1:PORT", also while stopped.
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    std::uint16_t port() const { return m_port; }
    /// All it has logged in this life and those before.
    std::string log() const;

private:
    std::string m_program;
    std::string m_data;
    std::uint16_t m_port = 0;
    std::string m_pastLog;
    std::unique_ptr<Program> m_running;
};

} // namespace earshot::test
