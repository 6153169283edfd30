#include "tests/bench/served.h"

#include <fstream>

namespace earshot::bench {

Result<void> succeeded(const test::Ending &ending, const std::string &what)
{
    if (ending == 0)
        return {};
    return Error{Error::Kind::Storage, what + " ended with " + std::to_string(ending.code) + ": " + ending.err};
}

Result<Served> serveDemo(const Setup &setup)
{
    Served served;
    served.calls = setup.quick ? 600 : 50'000;
    served.data = setup.work / ("agency-" + std::to_string(served.calls));
    served.server = std::make_unique<test::TrackingServer>(setup.program("earshotd"), served.data.string());
    const auto keyFile = served.data / "bench-key"; // written last: its agency is whole
    if (!exists(keyFile)) {
        std::filesystem::remove_all(served.data);
        if (const auto made = succeeded(served.server->demo(served.calls), "earshotd demo"); !made)
            return made.error();
        std::ofstream(keyFile) << served.server->addKey("admin@demo.example");
    }
    std::ifstream(keyFile) >> served.key;
    if (served.key.empty())
        return Error{Error::Kind::Storage, "no key was made for the demo's admin"};
    return served;
}

Result<void> start(test::TrackingServer &server)
{
    if (server.start({"--no-access-log", "--retention-months", "0"})) // so that one list reaches all calls
        return {};
    return Error{Error::Kind::Offline, "earshotd does not serve: " + server.log()};
}

} // namespace earshot::bench
