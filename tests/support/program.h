#pragma once
// Other programs, started and ended by a test: what they say, how they end, what they took.

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace earshot::test {

using Environment = std::vector<std::pair<std::string, std::string>>;

/// How a program ended.
struct Ending {
    int code = -1;        // its exit code; -1 when a signal ended it, or when it never began
    int signal = 0;       // what ended it, or 0
    bool tooLate = false; // it was killed because it took longer than allowed
    std::string out;
    std::string err;
    std::chrono::duration<double> wall{}; // seconds from the start to the end
    std::int64_t peakBytes = 0;           // the most memory it had

    bool operator==(int expected) const { return code == expected && !tooLate; }
};

class Program {
public:
    /// Starts at once. `environment` comes on top of ours. No keyring is within reach: what a test keeps stays in the
    /// folders of the test.
    Program(const std::string &path, std::vector<std::string> arguments, const Environment &environment = {});
    /// Kills it if it still runs.
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    /// Waits until it has said something that contains `text` on standard error, and gives that line; empty when it
    /// ended before, or the time is over.
    std::string lineWith(std::string_view text, std::chrono::milliseconds atMost = std::chrono::seconds(60));
    /// The same on standard output.
    std::string outputWith(std::string_view text, std::chrono::milliseconds atMost = std::chrono::seconds(60));
    /// What it said so far on standard error.
    std::string errorsSoFar() const;

    void signal(int number) const;
    /// Waits for its end; kills it when the time is over.
    Ending wait(std::chrono::milliseconds atMost = std::chrono::minutes(2));

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Starts a program and waits for its end.
Ending run(const std::string &path, std::vector<std::string> arguments, const Environment &environment = {},
           std::chrono::milliseconds atMost = std::chrono::minutes(2));

} // namespace earshot::test
