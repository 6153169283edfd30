// Syncs a profile and edits its newest calls without a pause until somebody ends it:
//     EARSHOT_API_KEY=… kill_victim PROFILE SEED FIRST
// An edit writes a number into a note, counting from FIRST. After each that the cache has taken it says
//     kept CALL NUMBER
// and nothing before: who reads that line may rely on the edit.

#include "models/sync/link.h"

#include <unistd.h>

#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <random>

using namespace earshot;

namespace {

constexpr std::size_t EditedCalls = 40; // few, so that edits of a call meet each other

int fail(const char *what, const Error &error)
{
    const std::string line = std::string(what) + ": " + error.detail + '\n';
    (void)!::write(STDERR_FILENO, line.data(), line.size());
    return 1;
}

/// Waits until the first page of calls is there.
std::vector<CallRow> newestCalls(store::Cache &cache)
{
    std::mutex mutex;
    std::condition_variable changed;
    const auto subscription = cache.subscribe([&](const store::ChangeNotice &) { changed.notify_one(); });
    for (;;) {
        auto rows = cache.queries().firstRows({}, EditedCalls).valueOr({});
        if (rows.size() == EditedCalls)
            return rows;
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::milliseconds(20));
    }
}

Result<void> editOne(store::Cache &cache, CallRow row, int number)
{
    const auto call = cache.calls().call(row);
    if (!call)
        return call.error();
    store::CallChange change;
    change.note = "edit " + std::to_string(number);
    const std::vector rows = {row};
    const auto receipt = cache.edits().edit(rows, change);
    if (!receipt)
        return receipt.error();
    const std::string line = "kept " + call->call.id.text + ' ' + std::to_string(number) + '\n';
    (void)!::write(STDOUT_FILENO, line.data(), line.size());
    return {};
}

int run(const std::string &profile, unsigned seed, int number)
{
    auto cache = store::Cache::open(profile, store::Mode::ReadWrite);
    if (!cache)
        return fail("open", cache.error());
    const auto link = sync::readLink(**cache);
    if (!link || !*link)
        return fail("link", link ? Error{Error::Kind::NotFound, "not connected"} : link.error());
    const char *key = std::getenv("EARSHOT_API_KEY");
    auto connection = (*link)->connection(Secret(key ? key : ""));
    if (!connection)
        return fail("connection", connection.error());
    const sync::Engine engine(
        **cache, std::move(*connection), [](const sync::Status &) {}, (*link)->pace());

    std::mt19937 random(seed);
    const std::vector<CallRow> rows = newestCalls(**cache);
    std::mutex mutex;
    std::condition_variable nobody;
    for (;; ++number) {
        if (const auto kept = editOne(**cache, rows[random() % rows.size()], number); !kept)
            return fail("edit", kept.error());
        std::unique_lock lock(mutex);
        nobody.wait_for(lock, std::chrono::microseconds(random() % 8000)); // the pace of the edits
    }
}

} // namespace

int main(int argc, char **argv)
{
    return argc == 4 ? run(argv[1], unsigned(std::atoi(argv[2])), std::atoi(argv[3])) : 2;
}
