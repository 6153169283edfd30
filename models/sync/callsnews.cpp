#include "models/sync/calls.h"
#include "models/sync/feed.h"
#include "models/sync/unread.h"

#include <charconv>

namespace earshot::sync {
namespace {

using std::chrono::days;
constexpr const char *RereadKey = "calls.reread"; // "<before ms> <began ms>": the slow re-read goes on before this
constexpr std::size_t MostUnsure = 1000;          // calls that are read again at once,
constexpr int MostUnanswered = 3;                 // until so many could not be
constexpr int MostRetries = 8;                    // of what was set aside, at a time

/// What is left of a stretch without another.
std::vector<store::Stretch> without(const std::vector<store::Stretch> &parts, const store::Stretch &hole)
{
    std::vector<store::Stretch> out;
    for (const store::Stretch &part : parts) {
        if (hole.to <= part.from || hole.from >= part.to) {
            out.push_back(part);
            continue;
        }
        if (hole.to < part.to)
            out.push_back({hole.to, part.to});
        if (hole.from > part.from)
            out.push_back({part.from, hole.from});
    }
    return out;
}

struct RereadCursor {
    std::int64_t before = 0;
    std::int64_t began = 0;
};

RereadCursor rereadFrom(const std::string &text)
{
    RereadCursor cursor;
    const char *end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, cursor.before);
    if (first.ec == std::errc() && first.ptr != end)
        std::from_chars(first.ptr + 1, end, cursor.began);
    return cursor;
}

} // namespace

std::optional<Reread> rereadIn(const std::vector<store::Cursor> &cursors)
{
    const History history = historyIn(cursors);
    const Instant end = history.limit.value_or(history.oldest.value_or(Instant()));
    for (const store::Cursor &cursor : cursors) {
        if (cursor.key != RereadKey)
            continue;
        const RereadCursor at = rereadFrom(cursor.value);
        Reread reread{instantFromMs(at.before), end, {}};
        if (reread.reached <= end)
            reread.next = instantFromMs(at.began) + days(Pace().rereadDays);
        return reread;
    }
    return {};
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
        store::Turn asked{};
        auto gotSoon = askFor<Changes>(m_context, [this, &asked] {
            asked = m_context.cache.inbox().turn();
            return m_context.service.changes(m_feed);
        });
        auto got = co_await gotSoon;
        if (!got)
            co_return got.error();
        if (!*got) {
            const Result<void> anew = co_await startOver();
            co_return anew;
        }
        wire::Changes &changes = **got;
        more = changes.hasMore && changes.nextCursor != m_feed;
        m_feed = changes.nextCursor;
        std::vector<store::Cursor> noted = unreadNoted(m_context, "changes", changes.problems);
        store::Delivery delivery = fromFeed(std::move(changes));
        delivery.cursors.insert(delivery.cursors.end(), noted.begin(), noted.end());
        const bool texts = !delivery.conversations.records.empty();
        delivery.asked = asked;
        delivery.cursors.push_back({FeedKey, m_feed});
        auto appliedSoon = deliver(m_context, std::move(delivery));
        const auto applied = co_await appliedSoon;
        if (!applied)
            co_return applied.error();
        m_context.textsNoted += texts ? 1 : 0;
    }
    co_return {};
}

/// Calls that changed while an edit of them was under way. In between two readings of the log, so that nothing older
/// comes in after what is newer. Each is asked for once; one that is unsure again has its turn the next time.
Flow<Result<void>> CallsFlow::readUnsure()
{
    const auto round = m_context.cache.inbox().unsure(MostUnsure);
    if (!round)
        co_return round.error();
    int failures = 0;
    for (const store::UnsureCall &unsure : *round) {
        store::Delivery delivery;
        delivery.asked = m_context.cache.inbox().turn();
        delivery.cursors = {unsure.asked};
        auto singleSoon = answer(m_context.service.callState(unsure.id));
        auto single = co_await singleSoon;
        if (!single && !isAnswer(single.error())) {
            if (isOfThisSide(single.error()) || ++failures == MostUnanswered)
                co_return {}; // next time
            continue;
        }
        if (single) // else it is gone, or not for us any more: the lists tell
            takeCall(delivery, m_context, std::move(*single));
        auto appliedSoon = deliver(m_context, std::move(delivery));
        const auto applied = co_await appliedSoon;
        if (!applied)
            co_return applied.error();
    }
    co_return {};
}

/// Once a day. Their recordings go with them.
Result<void> CallsFlow::forgetGone()
{
    if (m_forgot && Steady::now() - *m_forgot < days(1))
        return {};
    store::Inbox &inbox = m_context.cache.inbox();
    for (std::size_t some = 1; some > 0;) {
        const auto purged = inbox.purge({}, m_context.clock() - store::GoneIsKept);
        if (!purged)
            return purged.error();
        some = *purged;
    }
    const Result<void> forgot = forgetWords(inbox); // those that a stop in between left, too
    if (forgot)
        m_forgot = Steady::now();
    return forgot;
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
    const Context::Now now = m_context.now();
    const Instant from = std::max(now.earliest - days(m_context.pace.windowDays), limit());
    std::vector<store::Stretch> parts = {{from, now.latest + Ahead}};
    for (const auto &[name, trouble] : m_context.asides.all())
        if (const auto hole = stretchOf(name))
            parts = without(parts, *hole);
    auto readSoon = readParts(std::move(parts));
    const Result<void> read = co_await readSoon;
    m_context.board.end(Activity::CatchingUp);
    if (!read)
        co_return read;
    m_windowRead = Steady::now();
    m_context.board.change([from](Status &s) { s.current = from; });
    co_return read;
}

/// Reads stretches, newest first. One that cannot be read is read in parts, and those that still cannot are set aside
/// where others could.
Flow<Result<void>> CallsFlow::readParts(std::vector<store::Stretch> parts)
{
    const Instant now = m_context.now().latest;
    std::vector<Failure> failures;
    bool some = parts.empty();
    bool split = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const store::Stretch part = parts[i];
        Slice slice{part, {}};
        auto walkedSoon = m_walk.read(std::move(slice));
        const Result<void> walked = co_await walkedSoon;
        some = some || walked.ok();
        if (walked)
            continue;
        if (isOfThisSide(walked.error()))
            co_return walked;
        if (std::min(part.to, now) - part.from <= days(1) || split) {
            failures.push_back({{part, {}}, walked.error()});
            if (!some && failures.size() >= 3)
                break; // it is not single days
            continue;
        }
        split = true;
        for (Instant to = part.to; to > part.from;) {
            const Instant end = std::min(to, now);
            const auto length = now - end < days(1) ? days(1) : now - end < days(3) ? days(2) : days(5);
            const Instant from = std::max(end - length, part.from);
            parts.push_back({from, to});
            to = from;
        }
    }
    if (!some && !failures.empty())
        co_return failures.front().error;
    store::Delivery aside;
    for (const Failure &failure : failures)
        aside.cursors.push_back(setAside(failure.slice.stretch, failure.error));
    if (aside.cursors.empty())
        co_return {};
    auto putSoon = m_intake.put(std::move(aside));
    const Result<void> put = co_await putSoon;
    co_return put;
}

/// What was set aside and has waited long enough, newest first. What still cannot be read is halved, down to a day, so
/// that as little as possible is missing.
Flow<Result<void>> CallsFlow::retryAsides()
{
    std::vector<store::Stretch> due;
    for (const auto &[name, trouble] : m_context.asides.all())
        if (const auto stretch = stretchOf(name); stretch && m_context.asides.isDue(name))
            due.push_back(*stretch);
    std::sort(due.begin(), due.end(), [](const store::Stretch &a, const store::Stretch &b) { return a.to > b.to; });
    int left = MostRetries;
    for (const store::Stretch &stretch : due) {
        if (left-- == 0)
            break;
        Result<void> read;
        if (stretch.to > limit()) {
            Slice slice{{std::max(stretch.from, limit()), stretch.to}, {}};
            auto readSoon = readKept(std::move(slice));
            read = co_await readSoon;
        }
        if (!read && isOfThisSide(read.error()))
            co_return read;
        store::Delivery progress;
        progress.cursors = afterRetry(stretch, read);
        auto putSoon = m_intake.put(std::move(progress));
        const Result<void> put = co_await putSoon;
        if (!put)
            co_return put;
    }
    co_return {};
}

/// What is noted of a stretch that was tried again.
std::vector<store::Cursor> CallsFlow::afterRetry(const store::Stretch &stretch, const Result<void> &read)
{
    if (read)
        return {m_context.asides.cleared(nameOf(stretch))};
    const auto length = std::min(stretch.to, m_context.now().latest) - stretch.from;
    if (length <= days(1))
        return {setAside(stretch, read.error())};
    const Instant middle = stretch.from + length / 2;
    return {m_context.asides.cleared(nameOf(stretch)), setAside({middle, stretch.to}, read.error()),
            setAside({stretch.from, middle}, read.error())};
}

/// One slice of what lies before the trailing window, a little at a time, from the newest to the oldest; once a month.
Flow<Result<void>> CallsFlow::rereadSome()
{
    const auto kept = m_context.cache.inbox().cursor(RereadKey);
    if (!kept)
        co_return kept.error();
    RereadCursor at = rereadFrom(*kept);
    const Instant now = m_context.now().latest;
    const Instant newest = now - days(m_context.pace.windowDays);
    const Instant end = limit();
    const bool isNew = kept->empty();
    if (at.began == 0 || at.began > toMs(now)) // a clock that was ahead
        at.began = toMs(now);
    if (isNew) // all of it has only just been read
        at.before = toMs(end);
    const Instant next = instantFromMs(at.began) + days(m_context.pace.rereadDays);
    const bool ended = instantFromMs(at.before) <= end;
    if (ended && now >= next)
        at = {toMs(newest), toMs(now)};
    const Instant to = std::min(instantFromMs(at.before), newest);
    const bool resting = to <= end;
    m_context.board.change([&](Status &s) { s.reread = resting ? Reread{end, end, next} : Reread{to, end, {}}; });
    const bool soon = Steady::now() - m_reread < m_context.pace.rereadEvery;
    if ((resting && !isNew) || (soon && !isNew))
        co_return {};
    m_reread = Steady::now();
    const store::Stretch week{std::max(to - days(7), end), to};
    store::Delivery progress;
    if (!resting) {
        Slice slice{week, {}};
        auto walkedSoon = readKept(std::move(slice));
        const Result<void> walked = co_await walkedSoon;
        if (!walked && isOfThisSide(walked.error()))
            co_return walked;
        if (!walked)
            progress.cursors.push_back(setAside(week, walked.error()));
    }
    progress.cursors.push_back(
        {RereadKey, std::to_string(toMs(resting ? end : week.from)) + ' ' + std::to_string(at.began)});
    auto putSoon = m_intake.put(std::move(progress));
    const Result<void> put = co_await putSoon;
    co_return put;
}

} // namespace earshot::sync
