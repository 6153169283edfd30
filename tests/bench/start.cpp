#include "tests/bench/figure.h"
#include "tests/bench/million.h"
#include "tests/bench/served.h"

namespace earshot::bench {
namespace {

constexpr double MostTime = 1.3;
constexpr double MostMegabytes = 60; // more than with an empty cache

struct Starts {
    std::vector<double> milliseconds;
    std::vector<double> megabytes;
};

/// Starts the desktop, waits until its window shows what it has, and lets it go.
Result<void> startOnce(const Setup &setup, const std::filesystem::path &profile, Starts &starts)
{
    const auto picture = setup.work / "start.png";
    std::filesystem::remove(picture);
    const auto ending = test::run(
        setup.program("earshot"),
        {"--profile", profile.string(), "--window-size", "1600x1000", "--screenshot", picture.string(), "--then-quit"},
        {{"QT_QPA_PLATFORM", "offscreen"}});
    if (const auto ended = succeeded(ending, "earshot"); !ended)
        return ended.error();
    if (!exists(picture))
        return Error{Error::Kind::Storage, "earshot showed no window"};
    starts.milliseconds.push_back(ending.wall.count() * 1000);
    starts.megabytes.push_back(double(ending.peakBytes) / 1e6);
    return {};
}

} // namespace

Result<void> benchStart(const Setup &setup)
{
    const auto million = millionProfile(setup);
    if (!million)
        return million.error();
    const auto empty = setup.fresh("empty-profile");
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
