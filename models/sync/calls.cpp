#include "models/sync/calls.h"

#include "models/sync/feed.h"

#include <charconv>

namespace earshot::sync {
namespace {

constexpr const char *FeedKey = "calls.feed";     // the changes feed goes on from here
constexpr const char *ReachKey = "calls.reach";   // the first sync goes on from here; "done" when it is
constexpr const char *RereadKey = "calls.reread"; // the slow re-read goes on from here
constexpr std::string_view Done = "done";
constexpr auto Day = std::chrono::hours(24);

std::vector<CallId> transcribed(const std::vector<Call> &calls)
{
    std::vector<CallId> ids;
    for (const Call &call : calls)
        if (!call.transcription.empty())
            ids.push_back(call.id);
    return ids;
}

} // namespace

Result<void> readAllAgain(store::Cache &cache)
{
    store::Delivery forget;
    for (const char *key : {FeedKey, ReachKey})
        forget.cursors.push_back({key, {}});
    const auto applied = cache.inbox().apply(std::move(forget));
    return applied ? Result<void>() : Result<void>(applied.error());
}

std::string Reach::text() const
{
    return std::to_string(toMs(to)) + ' ' + std::to_string(toMs(from)) + ' ' + next;
}

std::optional<Reach> Reach::parse(std::string_view text)
{
    std::int64_t to = 0;
    std::int64_t from = 0;
    const char *end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, to);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != ' ')
        return {};
    const auto second = std::from_chars(first.ptr + 1, end, from);
    if (second.ec != std::errc() || second.ptr == end || *second.ptr != ' ')
        return {};
    return Reach{instantFromMs(to), instantFromMs(from), std::string(second.ptr + 1, end)};
}

store::Stretch sliceBefore(Instant to, Instant newest, Instant limit)
{
    const auto back = newest - to;
    const auto length = back < Day ? 2 * Day : back < 7 * Day ? 7 * Day : 30 * Day;
    return {std::max(to - length, limit), to};
}

Instant CallsFlow::retentionLimit() const
{
    // the service refuses windows that reach further back, counted in its own zone: a day and a half less is safe
    return m_context.clock() - std::chrono::days(30) * m_context.pace.retentionMonths + std::chrono::hours(36);
}

Flow<> CallsFlow::run()
{
    Board &board = m_context.board;
    Result<void> found = co_await findServer();
    while (!found) {
        board.trouble(found.error());
        Until paused = pause(m_context, m_context.pace.longestRetry);
        co_await paused;
        found = co_await findServer();
    }
    for (;;) {
        Result<void> caught = co_await firstSync();
        if (caught)
            caught = co_await catchUp();
        if (!caught)
            board.trouble(caught.error());
        m_settled = caught.ok();
        if (m_settled)
            board.change([this](Status &s) { s.lastSync = m_context.clock(); });
        Until paused = pause(m_context, hasFeed() ? m_context.pace.feedEvery : m_context.pace.rereadEvery);
        co_await paused;
    }
}

Flow<Result<void>> CallsFlow::findServer()
{
    m_feed = m_context.cache.inbox().cursor(FeedKey).valueOr({});
    if (hasFeed()) {
        m_context.board.change([](Status &s) { s.server = remote::ServerReport::Sort::Earshot; });
        co_return {};
    }
    using Changes = std::optional<wire::Changes>;
    auto feedSoon = ask<Changes>(m_context, [this] { return m_context.service.changes({}); });
    const auto feed = co_await feedSoon;
    const bool kept = feed && *feed;
    m_context.board.change([kept](Status &s) {
        s.server = kept ? remote::ServerReport::Sort::Earshot : remote::ServerReport::Sort::CallRail;
    });
    if (!kept)
        co_return {};
    // taken before anything is read, so that no change can fall between the reading and the feed
    m_feed = (*feed)->nextCursor;
    store::Delivery delivery;
    delivery.cursors = {{FeedKey, m_feed}};
    auto appliedSoon = deliver(m_context, std::move(delivery));
    const auto applied = co_await appliedSoon;
    co_return applied ? Result<void>() : Result<void>(applied.error());
}

remote::Pending<wire::Page<Call>> CallsFlow::askPage(const Walk &walk) const
{
    if (!walk.next.empty())
        return m_context.service.nextCalls(walk.next);
    remote::CallQuery query;
    query.window = {walk.stretch.from, walk.stretch.to};
    query.relative = true;
    return m_context.service.calls(query);
}

Flow<Result<void>> CallsFlow::firstSync()
{
    const auto kept = m_context.cache.inbox().cursor(ReachKey);
    if (!kept)
        co_return kept.error();
    if (*kept == Done)
        co_return {};
    m_context.board.begin(Activity::Calls);
    const Instant limit = retentionLimit();
    const Instant now = m_context.clock();
    Reach reach = Reach::parse(*kept).value_or(Reach{now, sliceBefore(now, now, limit).from, {}});
    const Instant newest = std::max(now, reach.to);
    for (;;) {
        const bool resumed = !reach.next.empty();
        auto walkedSoon = walk({{reach.from, reach.to}, ReachKey, reach.next, !resumed, {}});
        const auto walked = co_await walkedSoon;
        if (!walked && resumed && walked.error().kind == Error::Kind::Refused) {
            reach.next.clear(); // a page address that is of no use any more: the slice from its start
            continue;
        }
        if (!walked)
            co_return walked;
        const bool last = reach.from <= limit;
        const store::Stretch slice = sliceBefore(reach.from, newest, limit);
        reach = {slice.to, slice.from, {}};
        store::Delivery progress;
        progress.cursors = {{ReachKey, last ? std::string(Done) : reach.text()}};
        auto appliedSoon = deliver(m_context, std::move(progress));
        const auto applied = co_await appliedSoon;
        if (!applied)
            co_return applied.error();
        if (last)
            break;
        if (Steady::now() - m_caughtUp > m_context.pace.feedEvery) {
            const auto caught = co_await catchUp(); // a long first sync must not make the newest calls wait
            if (!caught)
                co_return caught;
        }
    }
    m_context.board.end(Activity::Calls);
    co_return {};
}

Flow<Result<void>> CallsFlow::walk(Walk walk)
{
    std::optional<remote::Pending<wire::Page<Call>>> started;
    for (bool more = true; more;) {
        const Instant asked = m_context.clock();
        auto pageSoon = ask<wire::Page<Call>>(
            m_context, [this, &walk] { return askPage(walk); }, std::move(started));
        auto page = co_await pageSoon;
        started.reset();
        if (!page)
            co_return page.error();
        more = page->hasNextPage.value_or(false) && !page->nextPage.empty() && page->nextPage != walk.next;
        walk.next = more ? page->nextPage : std::string();
        if (more)
            started = askPage(walk); // comes in while this page goes into the cache
        for (const Call &call : page->items)
            walk.seen.insert(call.id.text);

        store::Delivery delivery;
        delivery.askedAt = asked;
        delivery.transcribed = transcribed(page->items);
        const Instant oldest =
            page->items.empty() ? walk.stretch.from : page->items.back().startTime.value_or(walk.stretch.from);
        delivery.calls = std::move(page->items);
        if (!walk.cursorKey.empty() && more)
            delivery.cursors = {{walk.cursorKey, Reach{walk.stretch.to, walk.stretch.from, walk.next}.text()}};
        auto appliedSoon = deliver(m_context, std::move(delivery));
        const auto applied = co_await appliedSoon;
        if (!applied)
            co_return applied.error();
        if (walk.cursorKey == ReachKey) {
            const std::int64_t count = m_context.cache.inbox().callCount().valueOr(0);
            m_context.board.progress(Activity::Calls, {count, 0, oldest});
            m_context.board.change([count](Status &s) { s.calls = count; });
        }
    }
    if (!walk.fromStart)
        co_return {};
    auto droppedSoon = dropMissing(walk);
    const Result<void> dropped = co_await droppedSoon;
    co_return dropped;
}

Flow<Result<void>> CallsFlow::dropMissing(const Walk &walk)
{
    // Windows are counted in minutes and a call may have come in while we read: only what lies well inside counts.
    const auto margin = std::chrono::minutes(2);
    const Instant until = std::min(walk.stretch.to, m_context.clock() - std::chrono::minutes(10)) - margin;
    const auto known = m_context.cache.inbox().idsIn({walk.stretch.from + margin, until});
    if (!known)
        co_return known.error();
    for (const CallId &id : *known) {
        if (walk.seen.contains(id.text))
            continue;
        // pages shift while they are read: a call that is still there when asked for by its id was only overlooked
        auto singleSoon = ask<Call>(m_context, [this, id] { return m_context.service.call(id); });
        auto single = co_await singleSoon;
        store::Delivery delivery;
        if (single)
            delivery.calls = {std::move(*single)};
        else if (single.error().kind == Error::Kind::NotFound)
            delivery.gone = {{id, store::Gone::Absent}};
        else
            co_return single.error();
        auto appliedSoon = deliver(m_context, std::move(delivery));
        const auto applied = co_await appliedSoon;
        if (!applied)
            co_return applied.error();
    }
    co_return {};
}

Flow<Result<void>> CallsFlow::catchUp()
{
    m_caughtUp = Steady::now();
    Result<void> read;
    if (hasFeed()) {
        read = co_await readFeed();
        co_return read;
    }
    read = co_await readWindow();
    if (read)
        read = co_await rereadSome();
    co_return read;
}

Flow<Result<void>> CallsFlow::readFeed()
{
    using Changes = std::optional<wire::Changes>;
    for (bool more = true; more;) {
        const Instant asked = m_context.clock();
        auto gotSoon = ask<Changes>(m_context, [this] { return m_context.service.changes(m_feed); });
        auto got = co_await gotSoon;
        if (!got)
            co_return got.error();
        if (!*got) {
            const Result<void> anew = co_await startOver();
            co_return anew;
        }
        wire::Changes &changes = **got;
        more = changes.hasMore;
        m_feed = changes.nextCursor;
        store::Delivery delivery = fromFeed(std::move(changes));
        const bool texts = !delivery.conversations.records.empty();
        delivery.askedAt = asked;
        delivery.cursors.push_back({FeedKey, m_feed});
        auto appliedSoon = deliver(m_context, std::move(delivery));
        const auto applied = co_await appliedSoon;
        if (!applied)
            co_return applied.error();
        m_context.textsNoted += texts ? 1 : 0;
    }
    const std::int64_t count = m_context.cache.inbox().callCount().valueOr(0);
    m_context.board.change([count](Status &s) { s.calls = count; });
    co_return {};
}

/// The log does not reach back to where this cache stands: everything is read anew, over what is there.
Flow<Result<void>> CallsFlow::startOver()
{
    const Result<void> forgotten = readAllAgain(m_context.cache);
    if (!forgotten)
        co_return forgotten;
    m_feed.clear();
    Result<void> done = co_await findServer();
    if (done)
        done = co_await firstSync();
    co_return done;
}

Flow<Result<void>> CallsFlow::readWindow()
{
    const bool nudged = m_context.nudges != m_nudges; // somebody wants news now
    m_nudges = m_context.nudges;
    if (!nudged && m_windowRead && Steady::now() - *m_windowRead < m_context.pace.windowEvery)
        co_return {};
    m_context.board.begin(Activity::CatchingUp);
    const Instant now = m_context.clock();
    const Instant from = std::max(now - m_context.pace.windowDays * Day, retentionLimit());
    auto walkedSoon = walk({{from, now + std::chrono::minutes(1)}, {}, {}, true, {}});
    const Result<void> walked = co_await walkedSoon;
    m_context.board.end(Activity::CatchingUp);
    m_windowRead = Steady::now();
    co_return walked;
}

/// One slice of what lies before the trailing window, a little at a time, from the newest to the oldest and again.
Flow<Result<void>> CallsFlow::rereadSome()
{
    if (Steady::now() - m_reread < m_context.pace.rereadEvery)
        co_return {};
    m_reread = Steady::now();
    const Instant limit = retentionLimit();
    const Instant newest = m_context.clock() - m_context.pace.windowDays * Day;
    const auto kept = Reach::parse(m_context.cache.inbox().cursor(RereadKey).valueOr({}));
    const Instant to = kept && kept->to > limit ? std::min(kept->to, newest) : newest;
    if (to <= limit)
        co_return {};
    const store::Stretch week{std::max(to - 7 * Day, limit), to};
    auto walkedSoon = walk({week, {}, {}, true, {}});
    const Result<void> walked = co_await walkedSoon;
    if (!walked)
        co_return walked;
    store::Delivery progress;
    progress.cursors = {{RereadKey, Reach{week.from, limit, {}}.text()}};
    auto appliedSoon = deliver(m_context, std::move(progress));
    const auto applied = co_await appliedSoon;
    co_return applied ? Result<void>() : Result<void>(applied.error());
}

} // namespace earshot::sync
