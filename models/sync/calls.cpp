#include "models/sync/calls.h"

#include "models/sync/feed.h"

#include <charconv>

namespace earshot::sync {
namespace {

using std::chrono::days;
constexpr const char *FeedKey = "calls.feed";     // the changes feed goes on from here
constexpr const char *RereadKey = "calls.reread"; // ms: the slow re-read goes on before this
constexpr int MostUnsure = 1000;                  // calls that are read again at once
constexpr int SlicesAtOnce = 3;                   // so that neither the server nor the cache waits for the other

} // namespace

Result<void> readAllAgain(store::Cache &cache)
{
    const auto kept = cache.inbox().cursors();
    if (!kept)
        return kept.error();
    store::Delivery forget;
    forget.cursors = WayBack::forgotten(*kept);
    forget.cursors.push_back({FeedKey, {}});
    const auto applied = cache.inbox().apply(std::move(forget));
    return applied ? Result<void>() : Result<void>(applied.error());
}

Instant CallsFlow::retentionLimit() const
{
    // the service refuses windows that reach further back, counted in its own zone: a day and a half less is safe
    return m_context.clock() - days(30) * m_context.pace.retentionMonths + std::chrono::hours(36);
}

Flow<> CallsFlow::run()
{
    Board &board = m_context.board;
    m_context.flows.add(m_intake.run());
    Result<void> found = co_await findServer();
    while (!found) {
        board.trouble(found.error());
        Until paused = pause(m_context, m_context.pace.longestRetry);
        co_await paused;
        found = co_await findServer();
    }
    for (;;) {
        const int nudges = m_context.nudges;
        const int edits = m_context.editsSent;
        if (edits != m_edits)
            m_windowRead.reset();
        Result<void> caught = co_await firstSync();
        if (caught)
            caught = co_await catchUp();
        const Result<void> kept = co_await m_intake.settled();
        if (caught)
            caught = kept;
        if (!caught)
            board.trouble(caught.error());
        m_settled = caught ? std::optional(nudges) : std::nullopt;
        m_edits = edits;
        if (caught)
            board.change([this](Status &s) { s.lastSync = m_context.clock(); });
        Until paused([this, nudges, edits] { return m_context.nudges != nudges || m_context.editsSent != edits; },
                     Steady::now() + (hasFeed() ? m_context.pace.feedEvery : m_context.pace.rereadEvery));
        co_await paused;
    }
}

Flow<Result<void>> CallsFlow::findServer()
{
    const auto kept = m_context.cache.inbox().cursor(FeedKey);
    if (!kept)
        co_return kept.error();
    m_feed = *kept;
    if (hasFeed()) {
        m_context.board.change([](Status &s) { s.server = remote::ServerReport::Sort::Earshot; });
        co_return {};
    }
    using Changes = std::optional<wire::Changes>;
    auto feedSoon = ask<Changes>(m_context, [this] { return m_context.service.changes({}); });
    const auto feed = co_await feedSoon;
    const bool isKept = feed && *feed;
    m_context.board.change([isKept](Status &s) {
        s.server = isKept ? remote::ServerReport::Sort::Earshot : remote::ServerReport::Sort::CallRail;
    });
    if (!isKept)
        co_return {};
    // taken before anything is read, so that no change can fall between the reading and the feed
    m_feed = (*feed)->nextCursor;
    store::Delivery delivery;
    delivery.cursors = {{FeedKey, m_feed}};
    auto appliedSoon = deliver(m_context, std::move(delivery));
    const auto applied = co_await appliedSoon;
    co_return applied ? Result<void>() : Result<void>(applied.error());
}

remote::Pending<wire::Page<Call>> CallsFlow::askPage(const Slice &slice) const
{
    if (!slice.next.empty())
        return m_context.service.nextCalls(slice.next);
    remote::CallQuery query;
    query.window = {slice.stretch.from, slice.stretch.to};
    query.relative = true;
    query.withDialogues = hasFeed() && m_context.pace.transcriptsInBackground;
    return m_context.service.calls(query);
}

Flow<Result<void>> CallsFlow::firstSync()
{
    const auto kept = m_context.cache.inbox().cursors();
    if (!kept)
        co_return kept.error();
    WayBack way(*kept, m_context.clock(), retentionLimit());
    while (!way.isDone()) {
        m_context.board.begin(Activity::Calls);
        const auto until = Steady::now() + m_context.pace.feedEvery;
        std::vector<Flow<Result<void>>> beside;
        beside.reserve(SlicesAtOnce);
        for (int i = 0; i < SlicesAtOnce; ++i)
            beside.push_back(goBack(way, until));
        auto goneSoon = together(m_context.flows, std::move(beside));
        const Result<void> gone = co_await goneSoon;
        if (!gone)
            co_return gone;
        const bool last = way.isDone();
        store::Delivery progress;
        progress.cursors = {way.cursor()};
        auto keptSoon = m_intake.put(std::move(progress));
        Result<void> caught = co_await keptSoon;
        if (caught && !last)
            caught = co_await catchUp(); // a long first sync must not make the newest calls wait
        if (!caught)
            co_return caught;
    }
    m_context.board.end(Activity::Calls);
    co_return {};
}

/// Reads slices until `until` or until none is left. Several of these go back beside each other.
Flow<Result<void>> CallsFlow::goBack(WayBack &way, Steady::time_point until)
{
    while (auto slice = way.take()) {
        store::Delivery begun;
        begun.cursors = {way.cursor(), slice->open()};
        auto begunSoon = m_intake.put(std::move(begun));
        Result<void> read = co_await begunSoon;
        const bool resumed = !slice->next.empty();
        if (read)
            read = co_await walk(*slice, &way);
        if (!read && resumed && read.error().kind == Error::Kind::Refused) {
            slice->next.clear(); // a page address that is of no use any more: the slice from its start
            read = co_await walk(*slice, &way);
        }
        if (!read)
            co_return read;
        way.close(*slice);
        store::Delivery ended;
        ended.cursors = {slice->closed()};
        auto endedSoon = m_intake.put(std::move(ended));
        const Result<void> kept = co_await endedSoon;
        if (!kept || Steady::now() > until)
            co_return kept;
    }
    co_return {};
}

/// Reads the pages of a slice, each of which commits together with where to go on when they are the first sync's.
Flow<Result<void>> CallsFlow::walk(Slice slice, WayBack *way)
{
    const bool fromStart = slice.next.empty(); // so that what is missing at the end is known to be missing
    std::set<std::string> seen;                // ids
    std::optional<remote::Pending<wire::Page<Call>>> started;
    Instant asked = m_context.clock();
    for (bool more = true; more;) {
        auto pageSoon = ask<wire::Page<Call>>(
            m_context, [this, &slice] { return askPage(slice); }, std::exchange(started, {}));
        auto page = co_await pageSoon;
        if (!page)
            co_return page.error();
        store::Delivery delivery;
        delivery.askedAt = asked;
        more = page->hasNextPage.value_or(false) && !page->nextPage.empty() && page->nextPage != slice.next;
        slice.next = more ? page->nextPage : std::string();
        if (more) {
            asked = m_context.clock();
            started = askPage(slice); // comes in while this page goes into the cache
        }
        for (const Call &call : page->items)
            seen.insert(call.id.text);
        if (way && !page->items.empty())
            way->reach(slice, page->items.back().startTime.value_or(slice.stretch.to));
        if (way && more)
            delivery.cursors = {slice.open()};
        delivery.calls = std::move(page->items);
        auto putSoon = m_intake.put(std::move(delivery));
        const Result<void> put = co_await putSoon;
        if (!put)
            co_return put;
        if (way)
            m_context.board.change([way](Status &s) { s.busy[Activity::Calls] = {s.calls, 0, way->reached()}; });
    }
    if (!fromStart)
        co_return {};
    auto droppedSoon = dropMissing(slice.stretch, seen);
    const Result<void> dropped = co_await droppedSoon;
    co_return dropped;
}

Flow<Result<void>> CallsFlow::dropMissing(const store::Stretch &stretch, const std::set<std::string> &seen)
{
    // Windows are counted in minutes and a call may have come in while we read: only what lies well inside counts.
    const auto margin = std::chrono::minutes(2);
    const Instant until = std::min(stretch.to, m_context.clock() - std::chrono::minutes(10)) - margin;
    const auto known = m_context.cache.inbox().idsIn({stretch.from + margin, until});
    if (!known)
        co_return known.error();
    for (const CallId &id : *known) {
        if (seen.contains(id.text))
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
    Result<void> read = co_await m_intake.settled(); // nothing older may come in after what is read now
    if (read && hasFeed())
        read = co_await readFeed();
    else if (read)
        read = co_await readWindow();
    if (read)
        read = co_await readUnsure();
    if (read && !hasFeed())
        read = co_await rereadSome();
    countCalls();
    co_return read;
}

void CallsFlow::countCalls()
{
    if (const auto count = m_context.cache.inbox().callCount())
        m_context.board.change([&count](Status &s) { s.calls = *count; });
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
        for (const CallId &id : applied->unsure)
            m_context.unsure.insert(id.text);
        m_context.textsNoted += texts ? 1 : 0;
    }
    co_return {};
}

/// Calls that changed while an edit of them was under way. In between two readings of the log, so that nothing older
/// comes in after what is newer.
Flow<Result<void>> CallsFlow::readUnsure()
{
    for (int tries = 0; !m_context.unsure.empty() && tries < MostUnsure; ++tries) {
        const Instant asked = m_context.clock();
        const CallId id(*m_context.unsure.begin());
        m_context.unsure.erase(m_context.unsure.begin());
        auto singleSoon = answer(m_context.service.callState(id));
        auto single = co_await singleSoon;
        if (!single && passes(single.error())) {
            m_context.unsure.insert(id.text);
            co_return {}; // next time
        }
        if (!single)
            continue; // gone, or not for us any more: the lists tell
        store::Delivery delivery;
        delivery.askedAt = asked;
        delivery.calls = {std::move(single->call)};
        auto appliedSoon = deliver(m_context, std::move(delivery));
        const auto applied = co_await appliedSoon;
        if (!applied)
            co_return applied.error();
        for (const CallId &again : applied->unsure) // one more edit arrived meanwhile
            m_context.unsure.insert(again.text);
    }
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
    const Instant from = std::max(now - days(m_context.pace.windowDays), retentionLimit());
    auto walkedSoon = walk({{from, now + std::chrono::minutes(1)}, {}});
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
    const Instant newest = m_context.clock() - days(m_context.pace.windowDays);
    const auto kept = m_context.cache.inbox().cursor(RereadKey);
    if (!kept)
        co_return kept.error();
    std::int64_t before = 0;
    std::from_chars(kept->data(), kept->data() + kept->size(), before);
    const Instant to = instantFromMs(before) > limit ? std::min(instantFromMs(before), newest) : newest;
    if (to <= limit)
        co_return {};
    const store::Stretch week{std::max(to - days(7), limit), to};
    auto walkedSoon = walk({week, {}});
    const Result<void> walked = co_await walkedSoon;
    if (!walked)
        co_return walked;
    store::Delivery progress;
    progress.cursors = {{RereadKey, std::to_string(toMs(week.from))}};
    auto putSoon = m_intake.put(std::move(progress));
    const Result<void> put = co_await putSoon;
    co_return put;
}

} // namespace earshot::sync
