#pragma once
// The limit of small-get: Boost.Beast with coroutines and nothing around it, one fixed answer to every request.

#include <string>

namespace earshot::bench {

struct BareServer {
    std::string body; // of every answer, application/json

    /// Serves on a free loopback port, with a thread a core, and tells the port on standard error as earshotd does;
    /// until a signal ends the program.
    int serve() const;
};

} // namespace earshot::bench
