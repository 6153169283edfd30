#pragma once
// A client that asks a server as fast as it answers: many kept-alive connections from one thread, each with one request
// under way. The same client loads what is measured and its limit.

#include "models/base/result.h"
#include "tests/bench/figure.h"

#include <cstdint>

namespace earshot::bench {

struct Load {
    std::uint16_t port = 0;
    std::function<std::string()> request; // the bytes of the next one
    int connections = 64;
    Seconds warmUp{1};
    Seconds time{5};
};

struct Answers {
    std::int64_t count = 0; // whole answers, all 200, within the time
    std::int64_t bytes = 0; // of their bodies
    Seconds time{};
    double aSecond() const { return double(count) / time.count(); }
};

/// BadData: an answer was not a 200 with a Content-Length; Offline: the server went away.
Result<Answers> load(const Load &load);

/// A GET as our clients send it; without a key when `key` is empty.
std::string getRequest(const std::string &target, const std::string &key);

} // namespace earshot::bench
