#pragma once
// A demo agency behind the real earshotd, made once for a size and kept for the next run.

#include "tests/bench/benches.h"
#include "tests/support/trackingserver.h"

namespace earshot::bench {

struct Served {
    std::filesystem::path data;
    int calls = 0;
    std::string key;                              // of the admin
    std::unique_ptr<test::TrackingServer> server; // not started
};

Result<Served> serveDemo(const Setup &setup);

/// Starts a server; Offline when it does not come up.
Result<void> start(test::TrackingServer &server);

/// Turns a program that failed into an Error with what it said.
Result<void> succeeded(const test::Ending &ending, const std::string &what);

} // namespace earshot::bench
