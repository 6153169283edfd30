#include "backend/storage/storage.h"
#include "models/wire/reading.h"
#include "tests/bench/load.h"
#include "tests/bench/served.h"
#include "tests/support/rawclient.h"

#include <atomic>
#include <random>
#include <thread>

namespace earshot::bench {
namespace {

constexpr int PerPage = 250;
// Of the time a page takes without a network, serving it may add a quarter: HTTP, the key, and the client, which runs
// on the same cores.
constexpr double LeastPages = 0.75;
// A small answer costs a bare server next to nothing, and ours a route, a key, a limit and a log besides the answer.
constexpr double LeastSmallGets = 0.5;

struct PageChooser {
    std::mt19937 random{1};
    int pages;
    int operator()() { return 1 + int(random() % unsigned(pages)); }
};

/// Pages a second without a network: the storage reads them and the wire writes them, on a thread a core.
Result<double> pagesWithoutNetwork(const Served &served, int pages, Seconds time)
{
    const auto storage =
        storage::Storage::open({.folder = served.data.string(), .retentionMonths = 0, .clock = systemNow});
    if (!storage)
        return storage.error();
    const auto viewer = (*storage)->keys.viewer(served.key);
    if (!viewer)
        return viewer.error();
    std::atomic<std::int64_t> count = 0;
    std::atomic<bool> failed = false;
    const auto work = [&](unsigned seed) {
        PageChooser choose{std::mt19937(seed), pages};
        const auto end = std::chrono::steady_clock::now() + time;
        while (std::chrono::steady_clock::now() < end) {
            const auto listing = (*storage)->calls.list(*viewer, {}, {}, {choose(), PerPage}, {});
            if (!listing || wire::writePage(listing->items, {}).empty())
                failed = true;
            ++count;
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
        threads.emplace_back(work, i);
    for (std::thread &thread : threads)
        thread.join();
    if (failed)
        return Error{Error::Kind::Storage, "a page could not be read"};
    return double(count) / time.count();
}

Result<std::string> accountOf(const Served &served)
{
    const auto answer =
        test::getOnce(served.server->port(), "/v3/a.json", "Authorization: Token token=\"" + served.key + "\"\r\n");
    const auto accounts = wire::readPage<Account>(answer.body);
    if (!accounts)
        return accounts.error();
    return accounts->items.empty() ? Result<std::string>(Error{Error::Kind::NotFound, "the key sees no account"})
                                   : accounts->items.front().id.text;
}

Load loadOf(std::uint16_t port, const Setup &setup, std::function<std::string()> request)
{
    Load load;
    load.port = port;
    load.request = std::move(request);
    if (setup.quick) {
        load.warmUp = Seconds(0.05);
        load.time = Seconds(0.2);
    }
    return load;
}

} // namespace

Result<void> benchPages(const Setup &setup)
{
    const auto served = serveDemo(setup);
    if (!served)
        return served.error();
    const int pages = served->calls / PerPage;
    const auto limit = pagesWithoutNetwork(*served, pages, Seconds(setup.quick ? 0.2 : 5));
    if (!limit)
        return limit.error();
    if (const auto started = start(*served->server); !started)
        return started.error();
    const auto account = accountOf(*served);
    if (!account)
        return account.error();
    PageChooser choose{std::mt19937(7), pages};
    const auto request = [&] {
        return getRequest("/v3/a/" + *account + "/calls.json?date_range=all_time&per_page=" + std::to_string(PerPage) +
                              "&page=" + std::to_string(choose()),
                          served->key);
    };
    const auto answers = load(loadOf(served->server->port(), setup, request));
    if (!answers)
        return answers.error();
    print(atLeast("backend_call_pages", answers->aSecond(), "pages/s", *limit, LeastPages));
    return {};
}

Result<void> benchSmallGet(const Setup &setup)
{
    const auto served = serveDemo(setup);
    if (!served)
        return served.error();
    if (const auto started = start(*served->server); !started)
        return started.error();
    const std::string request = getRequest("/v3/a.json", served->key);
    const auto answers = load(loadOf(served->server->port(), setup, [&] { return request; }));
    if (!answers)
        return answers.error();
    const std::string body =
        test::getOnce(served->server->port(), "/v3/a.json", "Authorization: Token token=\"" + served->key + "\"\r\n")
            .body;
    served->server->stop();

    test::Program bare(setup.program("earshot-bench"), {"bare-server", "--body", body});
    const std::string line = bare.lineWith("listening");
    const std::size_t colon = line.rfind(':');
    if (line.empty() || colon == line.npos)
        return Error{Error::Kind::Offline, "the bare server does not serve"};
    const auto port = std::uint16_t(std::stoi(line.substr(colon + 1)));
    const auto limit = load(loadOf(port, setup, [&] { return request; }));
    if (!limit)
        return limit.error();
    print(atLeast("backend_small_get", answers->aSecond(), "requests/s", limit->aSecond(), LeastSmallGets));
    return {};
}

} // namespace earshot::bench
