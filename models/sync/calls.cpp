#include "models/sync/calls.h"

#include <charconv>

namespace earshot::sync {
namespace {

using std::chrono::days;
constexpr int SlicesAtOnce = 3;                        // so that neither the server nor the cache waits for the other
constexpr std::size_t MostFailures = 6;                // of slices in a round; then others have their turn
constexpr seconds OpenWait = std::chrono::minutes(10); // of what may hold today's calls

} // namespace

Result<void> readAllAgain(store::Cache &cache)
{
    const auto kept = cache.inbox().cursors();
    if (!kept)
        return kept.error();
    store::Delivery forget;
    forget.cursors = WayBack::forgotten(*kept);
    for (const store::Cursor &trouble : troublesForgotten(*kept))
        forget.cursors.push_back(trouble);
    for (const char *key : {FeedKey, HistoryKey, "forms.since", "texts.since"})
        forget.cursors.push_back({key, {}});
    const auto applied = cache.inbox().apply(std::move(forget));
    return applied ? Result<void>() : Result<void>(applied.error());
}

Instant CallsFlow::limit() const
{
    const History &history = m_context.history;
    if (history.limit || !history.oldest)
        return history.limit.value_or(m_context.now().earliest - days(30) * m_context.pace.retentionMonths);
    return *history.oldest - std::chrono::hours(1);
}

Flow<> CallsFlow::run()
{
    m_context.flows.add(m_intake.run());
    Result<void> found = co_await findServer();
    while (!found) {
        m_standing.tell(found.error());
        Until paused = pause(m_context, m_context.pace.longestRetry);
        co_await paused;
        found = co_await findServer();
    }
    for (;;) {
        const int nudges = m_context.nudges;
        const int edits = m_context.editsSent;
        if (edits != m_edits)
            m_windowRead.reset();
        const int walks = m_context.rewalks;
        if (std::exchange(m_hurried, nudges) != nudges)
            m_context.asides.hurry();
        auto historySoon = findHistory(m_context);
        Result<void> read = co_await historySoon;
        if (read)
            read = co_await firstSync();
        tellClocks();
        Result<void> caught = co_await catchUp(); // today's calls do not wait for what is wrong with older ones
        if (caught && read)
            caught = co_await retryAsides();
        Result<void> kept = co_await m_intake.settled();
        if (kept && read && caught)
            kept = m_rights.finishWalk();
        if (kept)
            kept = forgetGone();
        for (const Result<void> &other : {read, kept})
            if (caught)
                caught = other;
        caught ? m_standing.clear() : m_standing.tell(caught.error());
        m_settled = caught ? std::optional(nudges) : std::nullopt;
        m_edits = edits;
        m_walks = walks;
        if (caught)
            m_context.board.change([this](Status &s) { s.lastSync = m_context.clock(); });
        const seconds turn = hasFeed() ? m_context.pace.feedEvery : m_context.pace.rereadEvery;
        Until paused(
            [this, nudges, edits, walks] {
                return m_context.nudges != nudges || m_context.editsSent != edits || m_context.rewalks != walks;
            },
            Steady::now() + (caught ? turn : std::min(turn, m_context.pace.longestRetry)));
        co_await paused;
    }
}

void CallsFlow::tellClocks()
{
    constexpr const char *ClockTrouble = "clock";
    const auto minute = [](Instant t) { return formatIso(t, IsoStyle::Utc).substr(0, 16) + 'Z'; };
    if (m_context.now().areApart())
        m_context.asides.note(
            ClockTrouble, {Error::Kind::BadData, "the server's clock says " + minute(m_context.theirNow()) +
                                                     ", this computer's " + minute(m_context.clock()) +
                                                     ": one of them is wrong, and calls may come late or not at all"});
    else
        m_context.asides.clear(ClockTrouble);
}

Flow<Result<void>> CallsFlow::findServer()
{
    const auto kept = m_context.cache.inbox().cursor(FeedKey);
    if (!kept)
        co_return kept.error();
    m_feed = *kept;
    m_walk.setWithDialogues(hasFeed() && m_context.pace.transcriptsInBackground);
    if (hasFeed()) {
        m_context.board.change([](Status &s) { s.server = remote::ServerReport::Sort::Earshot; });
        co_return {};
    }
    using Changes = std::optional<wire::Changes>;
    auto feedSoon = askFor<Changes>(m_context, [this] { return m_context.service.changes({}); });
    const auto feed = co_await feedSoon;
    if (!feed && !remote::isNoFeed(feed.error()))
        co_return feed.error();
    const bool isKept = feed && *feed;
    m_context.board.change([isKept](Status &s) {
        s.server = isKept ? remote::ServerReport::Sort::Earshot : remote::ServerReport::Sort::CallRail;
    });
    if (!isKept)
        co_return {};
    // taken before anything is read, so that no change can fall between the reading and the feed
    m_feed = (*feed)->nextCursor;
    m_walk.setWithDialogues(m_context.pace.transcriptsInBackground);
    store::Delivery delivery;
    delivery.cursors = {{FeedKey, m_feed}};
    auto appliedSoon = deliver(m_context, std::move(delivery));
    const auto applied = co_await appliedSoon;
    co_return applied ? Result<void>() : Result<void>(applied.error());
}

/// What is wrong with single slices is set aside once others could be read; until then it is the other side's.
Flow<Result<void>> CallsFlow::firstSync()
{
    const auto kept = m_context.cache.inbox().cursors();
    if (!kept)
        co_return kept.error();
    WayBack way(*kept, m_context.now().latest, limit());
    while (!way.isDone()) {
        m_context.board.begin(Activity::Calls);
        m_failures.clear();
        const auto until = Steady::now() + m_context.pace.feedEvery;
        std::vector<Flow<Result<void>>> beside;
        beside.reserve(SlicesAtOnce);
        for (int i = 0; i < SlicesAtOnce; ++i)
            beside.push_back(goBack(way, until));
        auto goneSoon = together(m_context.flows, std::move(beside));
        const Result<void> gone = co_await goneSoon;
        if (!gone)
            co_return gone;
        if (!m_failures.empty() && !m_walk.hasRead())
            co_return m_failures.front().error;
        Result<void> caught;
        if (!way.isDone() || !m_failures.empty())
            caught = co_await catchUp(); // a long first sync must not make the newest calls wait
        if (!caught)
            co_return caught;
        store::Delivery progress;
        for (const Failure &failure : m_failures) {
            progress.cursors.push_back(setAside(failure.slice.stretch, failure.error));
            progress.cursors.push_back(failure.slice.closed());
        }
        progress.cursors.push_back(way.cursor());
        auto keptSoon = m_intake.put(std::move(progress));
        const Result<void> noted = co_await keptSoon;
        if (!noted)
            co_return noted;
    }
    m_context.board.end(Activity::Calls);
    co_return {};
}

store::Cursor CallsFlow::setAside(const store::Stretch &stretch, const Error &error)
{
    const bool open = stretch.to > m_context.now().latest;
    return m_context.asides.noted(nameOf(stretch), error, open ? OpenWait : std::chrono::minutes(5),
                                  open ? OpenWait : seconds(std::chrono::hours(6)));
}

/// Reads slices until `until` or until none is left. Several of these go back beside each other.
Flow<Result<void>> CallsFlow::goBack(WayBack &way, Steady::time_point until)
{
    while (m_failures.size() < MostFailures) {
        auto slice = way.take();
        if (!slice)
            break;
        store::Delivery begun;
        begun.cursors = {way.cursor(), slice->open()};
        auto begunSoon = m_intake.put(std::move(begun));
        Result<void> read = co_await begunSoon;
        const bool resumed = !slice->next.empty();
        auto walk = [this, &way](Slice part) { return readKept(std::move(part), &way); };
        if (read) {
            auto readSoon = walk(*slice);
            read = co_await readSoon;
        }
        if (!read && resumed && read.error().kind == Error::Kind::Refused) {
            slice->next.clear(); // a page address that is of no use any more: the slice from its start
            auto againSoon = walk(*slice);
            read = co_await againSoon;
        }
        if (!read && isOfThisSide(read.error()))
            co_return read;
        if (!read) {
            way.setAside(*slice);
            m_failures.push_back({*slice, read.error()});
            continue;
        }
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

/// Reads a slice, or as much of it as the other side still keeps.
Flow<Result<void>> CallsFlow::readKept(Slice slice, WayBack *way)
{
    auto readSoon = m_walk.read(slice, way);
    Result<void> read = co_await readSoon;
    if (read || read.error().kind != Error::Kind::TooOld)
        co_return read;
    Slice later = afterRefusal(std::move(slice), read.error());
    if (later.stretch.from >= later.stretch.to)
        co_return {};
    auto laterSoon = m_walk.read(std::move(later), way);
    read = co_await laterSoon;
    co_return read;
}

/// The part of a slice that is not older than the other side keeps, as it has just told.
Slice CallsFlow::afterRefusal(Slice slice, const Error &refusal)
{
    History &history = m_context.history;
    if (const auto limit = limitTold(refusal, m_context.theirNow()))
        history.limit = std::max(limit->limit.value_or(Instant()), history.limit.value_or(Instant()));
    slice.next.clear();
    slice.stretch.from = std::max(slice.stretch.from + days(1), history.limit.value_or(Instant()));
    return slice;
}

} // namespace earshot::sync
