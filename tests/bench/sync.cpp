#include "tests/bench/bareinsert.h"
#include "tests/bench/served.h"

#include <fstream>

namespace earshot::bench {
namespace {

constexpr double LeastRate = 0.8;

/// A sync by earshotctl; how long it took, start and end of the program with it.
Result<Seconds> sync(const Setup &setup, const std::filesystem::path &profile, std::vector<std::string> how)
{
    std::vector<std::string> arguments = {"--profile", profile.string(), "sync"};
    arguments.insert(arguments.end(), how.begin(), how.end());
    const auto ending = test::run(setup.program("earshotctl"), arguments, {}, std::chrono::minutes(10));
    if (const auto synced = succeeded(ending, "earshotctl sync"); !synced)
        return synced.error();
    return Seconds(ending.wall);
}

Result<void> connect(const Setup &setup, const Served &served, const std::filesystem::path &profile)
{
    return succeeded(
        test::run(setup.program("earshotctl"), {"--profile", profile.string(), "connect", served.server->url(),
                                                "--key-file", (served.data / "bench-key").string()}),
        "earshotctl connect");
}

/// The fastest of some batch sizes.
Result<BareInsert> bestBareInsert(const Setup &setup, const std::filesystem::path &profile)
{
    std::optional<BareInsert> best;
    for (const int batch : {250, 2'500, 25'000}) {
        const auto took = bareInsert(profile, setup.fresh("sync-bare"), batch);
        if (!took)
            return took.error();
        if (!best || took->calls + took->phrases < best->calls + best->phrases)
            best = *took;
    }
    return *best;
}

/// A sync of the whole agency into an empty profile.
Result<Seconds> firstSync(const Setup &setup, const Served &served, const std::filesystem::path &profile,
                          std::vector<std::string> how)
{
    const auto connected = connect(setup, served, profile);
    return connected ? sync(setup, profile, std::move(how)) : Result<Seconds>(connected.error());
}

} // namespace

Result<void> benchSync(const Setup &setup)
{
    const auto served = serveDemo(setup);
    if (!served)
        return served.error();
    if (const auto started = start(*served->server); !started)
        return started.error();
    // A transcript's text is all that search needs; its phrases and words with their times are several times as much.
    const auto searchable = firstSync(setup, *served, setup.fresh("sync-texts"), {"--no-transcripts"});
    const auto profile = setup.fresh("sync-profile");
    const auto whole = searchable ? firstSync(setup, *served, profile, {}) : searchable;
    if (!whole)
        return whole.error();
    served->server->stop();
    const auto bare = bestBareInsert(setup, profile);
    if (!bare)
        return bare.error();
    const double calls = served->calls;
    print(atLeast("sync_searchable", calls / searchable->count(), "calls/s", calls / bare->calls.count(), LeastRate));
    print(atLeast("sync_with_phrases", calls / whole->count(), "calls/s", calls / (bare->calls + bare->phrases).count(),
                  LeastRate));
    return {};
}

} // namespace earshot::bench
