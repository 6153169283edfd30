#include "models/sync/link.h"
#include "tests/bench/figure.h"
#include "tests/bench/million.h"
#include "tests/bench/served.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace earshot::bench {
namespace {

constexpr double MostTime = 1.3;
constexpr double MostMegabytes = 60; // more than with an empty cache

struct Starts {
    std::vector<double> milliseconds;
    std::vector<double> megabytes;
};

/// Belongs to a server from now on, so that the desktop shows its calls and not its first page.
Result<void> link(const std::filesystem::path &profile)
{
    const auto cache = store::Cache::open(profile.string(), store::Mode::ReadWrite);
    if (!cache)
        return cache.error();
    sync::Link server;
    server.address = "http://127.0.0.1:1";
    server.account = AccountId("ACC1");
    return sync::writeLink(**cache, server);
}

/// Makes the cache, where it is not yet, in a process whose memory is not this one's.
void makeApart(const Setup &setup)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(millionProfile(setup) ? 0 : 1);
    if (child > 0)
        waitpid(child, nullptr, 0);
}

/// Starts the desktop, waits until its window shows its calls, and lets it go.
Result<void> startOnce(const Setup &setup, const std::filesystem::path &profile, Starts &starts)
{
    const auto ending = test::run(setup.program("earshot"),
                                  {"--profile", profile.string(), "--window-size", "1600x1000", "--then-quit"},
                                  {{"QT_QPA_PLATFORM", "offscreen"}});
    if (const auto ended = succeeded(ending, "earshot"); !ended)
        return ended.error();
    rusage own{};
    getrusage(RUSAGE_SELF, &own);
    // Linux counts what the program that starts another has in memory as the other's, until it has more.
    if (ending.peakBytes <= own.ru_maxrss * 1024)
        return Error{Error::Kind::BadData, "the bench itself has more memory than the desktop: nothing is measured"};
    starts.milliseconds.push_back(ending.wall.count() * 1000);
    starts.megabytes.push_back(double(ending.peakBytes) / 1e6);
    return {};
}

} // namespace

Result<void> benchStart(const Setup &setup)
{
    makeApart(setup);
    const auto million = millionProfile(setup);
    if (!million)
        return million.error();
    const auto empty = setup.fresh("empty-profile");
    for (const auto &profile : {*million, empty})
        if (const auto linked = link(profile); !linked)
            return linked.error();
    Starts with, without;
    for (int run = 0; run < (setup.quick ? 1 : 7); ++run)
        for (const auto &[profile, starts] : {std::pair(*million, &with), std::pair(empty, &without)})
            if (const auto started = startOnce(setup, profile, *starts); !started)
                return started;
    print(atMost("start_million_calls", median(with.milliseconds), "ms", median(without.milliseconds), MostTime));
    print(atMost("start_million_calls_memory", median(with.megabytes) - median(without.megabytes), "MB", MostMegabytes,
                 1));
    return {};
}

} // namespace earshot::bench
