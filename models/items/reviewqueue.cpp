#include "models/items/reviewqueue.h"

#include "models/conditions/json.h"

#include <QDateTime>

#include <algorithm>
#include <map>
#include <utility>

namespace earshot::items {
namespace {

constexpr const char *CountKey = "review.today";       // "2026-11-22 12"
constexpr const char *VerdictsKey = "review.verdicts"; // "2026-11-22 17:1763810000000:0 …", row, moment, queue each
constexpr std::size_t MostVerdicts = 1000;
constexpr milliseconds PagesPause{250}; // sync delivers pages quickly
constexpr milliseconds RecordingsPause{2000};

conditions::Node unreviewed(const conditions::Node &which, bool skipMissed)
{
    using namespace conditions;
    Group all{Match::All, {Condition{"lead_status", Op::IsEmpty, {}}}};
    if (which != Node())
        all.children.push_back(which);
    if (skipMissed)
        all.children.push_back(
            Group{Match::Any, {Condition{"answered", Op::Yes, {}}, Condition{"voicemail", Op::Yes, {}}}});
    return all;
}

/// The same for the same calls, today and tomorrow; 0 for all calls.
std::uint32_t queueMark(const store::SavedView &view)
{
    if (!view.client && view.search.empty() && view.filter == conditions::Node())
        return 0;
    std::uint32_t mark = 2166136261U; // FNV-1a
    for (const std::string &part :
         {view.client ? view.client->text : std::string(), view.search, conditions::toJson(view.filter)})
        for (const char c : part + '\n')
            mark = (mark ^ std::uint8_t(c)) * 16777619U;
    return mark == 0 ? 1 : mark;
}

} // namespace

struct ReviewQueue::Kept {
    QStringList count, verdicts;
};

ReviewQueue::ReviewQueue(store::Cache &cache, Background &background, CacheWatch &watch, Editing &editing,
                         const DisplayContext &display, QObject *parent)
    : QObject(parent), m_cache(cache), m_background(background), m_editing(editing), m_display(display)
{
    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, [this] {
        if (m_busy)
            m_stale = true; // one reading after the other, so that a busy sync cannot keep it from ever ending
        else
            read();
    });
    connect(&watch, &CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        // a verdict of somebody else changes a call in its place
        if (!notice.listsChanged && !notice.manyCalls && notice.calls.empty())
            return;
        // recordings are told of call by call while they come; but a verdict may have come in the same breath
        const bool onlyRecordings = !notice.listsChanged && notice.touches(store::Part::Recordings);
        readSoon(onlyRecordings ? RecordingsPause : PagesPause);
    });
    connect(&editing, &Editing::edited, this, &ReviewQueue::onEdited);
    connect(&display, &DisplayContext::changed, this, &ReviewQueue::changed);
    connect(&editing, &Editing::failed, this,
            [this](const Error &, const QString &, const std::vector<CallRow> &rows) { onFailed(rows); });
    readCount(); // verdicts are given on other pages, too
}

void ReviewQueue::start(const Which &which)
{
    m_which = which;
    m_rows.clear();
    m_current.reset();
    m_standing = Standing::Queued;
    m_state = State::Loading;
    m_within.clear();
    read();
    Q_EMIT changed();
}

void ReviewQueue::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && std::exchange(m_stale, false))
        read();
}

void ReviewQueue::readSoon(milliseconds within)
{
    if (!m_watched)
        m_stale = true;
    else if (!m_readSoon.isActive() || m_readSoon.remainingTimeAsDuration() > within)
        m_readSoon.start(within);
}

void ReviewQueue::read()
{
    m_readSoon.stop();
    m_stale = false;
    m_busy = true;
    store::CallQuery query = m_which.view.query(m_display.evalContext());
    query.filter = unreviewed(m_which.view.filter, m_which.skipMissed);
    query.sort = {};
    query.sort.descending = !m_which.oldestFirst;
    store::CallQuery all = m_which.view.query(m_display.evalContext());
    all.sort = {};
    std::vector<CallRow> judged;
    for (const Verdict &verdict : m_verdicts)
        judged.push_back(verdict.row);
    m_reading = m_background.run(
        this,
        [&cache = m_cache, query = std::move(query), all = std::move(all),
         judged = std::move(judged)](const std::stop_token &stop) { return find(cache, query, all, judged, stop); },
        [this](Result<Found> found) { take(std::move(found)); });
}

Result<ReviewQueue::Found> ReviewQueue::find(store::Cache &cache, const store::CallQuery &query,
                                             const store::CallQuery &all, const std::vector<CallRow> &judged,
                                             const std::stop_token &stop)
{
    auto rows = cache.queries().rows(query, stop);
    if (!rows)
        return rows.error();
    Found found{std::move(*rows), {}};
    found.sorted = found.rows;
    std::sort(found.sorted.begin(), found.sorted.end());
    if (judged.empty())
        return found;
    const auto within = cache.queries().among(all, judged, stop);
    if (!within)
        return within.error();
    found.within = {within->begin(), within->end()};
    const std::vector<const Field *> status = {callField("lead_status")};
    const auto calls = cache.calls().calls(judged, status);
    if (!calls)
        return calls.error();
    for (const store::StoredCall &stored : *calls)
        if (!stored.call.isReviewed())
            found.open.insert(stored.row);
    return found;
}

void ReviewQueue::take(Result<Found> found)
{
    m_busy = false;
    const bool isCancelled = !found && found.error().kind == Error::Kind::Cancelled;
    m_stale = m_stale || isCancelled; // nothing was found out
    if (m_watched && m_stale)
        readSoon(PagesPause);
    if (isCancelled)
        return;
    if (!found) {
        m_error = found.error();
        m_state = State::Failed;
        Q_EMIT changed();
        return;
    }
    m_state = State::Ready;
    m_within = std::move(found->within);
    const std::vector<CallRow> before = std::exchange(m_rows, std::move(found->rows));
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        if (found->contains(*it)) {
            std::erase(m_rows, *it++);
        } else {
            it = m_pending.erase(it); // the cache knows
        }
    }
    putOff(*found);
    settle(*found);
    stay(before, *found);
    Q_EMIT changed();
}

// Calls that were put off stand behind all others.
void ReviewQueue::putOff(const Found &found)
{
    std::erase_if(m_later, [&](CallRow row) { return !found.contains(row) || m_pending.contains(row); });
    if (m_later.empty())
        return;
    const std::set<CallRow> later(m_later.begin(), m_later.end());
    std::erase_if(m_rows, [&](CallRow row) { return later.contains(row); });
    m_rows.insert(m_rows.end(), m_later.begin(), m_later.end());
}

// What the reading says of the calls judged today.
void ReviewQueue::settle(const Found &found)
{
    const std::set<CallRow> turned = std::exchange(m_turned, {});
    std::set<CallRow> back;
    for (const CallRow row : found.open) {
        if (m_pending.contains(row))
            continue;
        if (turned.contains(row) && found.contains(row)) { // taken back here; somebody else's doing turns no page
            m_current = row;
            m_standing = Standing::Queued;
        }
        back.insert(row);
        m_judged.erase(row);
    }
    const auto gone = std::erase_if(m_verdicts, [&](const Verdict &verdict) { return back.contains(verdict.row); });
    if (gone > 0)
        count(-int(gone));
}

// Where the person is in the new queue.
void ReviewQueue::stay(const std::vector<CallRow> &before, const Found &found)
{
    if (!m_current)
        return moveTo(0);
    if (indexOf(*m_current) < m_rows.size()) {
        if (m_standing == Standing::Taken)
            m_standing = Standing::Queued;
        return;
    }
    auto at = std::find(before.begin(), before.end(), *m_current);
    if (at == before.end() && m_place < before.size())
        at = before.begin() + std::ptrdiff_t(m_place);
    at = std::find_if(at, before.end(),
                      [&](CallRow row) { return found.contains(row) && indexOf(row) < m_rows.size(); });
    m_place = at == before.end() ? m_rows.size() : indexOf(*at);
    if (m_standing != Standing::Queued)
        return;
    if (m_judged.contains(*m_current))
        moveTo(m_place); // our own verdict, given on its page
    else
        m_standing = Standing::Taken;
}

void ReviewQueue::moveTo(std::size_t index)
{
    m_standing = Standing::Queued;
    if (m_rows.empty())
        m_current.reset();
    else
        m_current = m_rows[index < m_rows.size() ? index : 0];
}

void ReviewQueue::step(int by)
{
    if (!m_current)
        return;
    const std::size_t place = indexOf(*m_current);
    const std::size_t size = m_rows.size();
    if (size == 0 || (place == size && by > 0))
        moveTo(m_place);
    else
        moveTo(((place == size ? m_place : place) + std::size_t(std::ptrdiff_t(size) + by)) % size);
    Q_EMIT changed();
}

void ReviewQueue::skip()
{
    if (!m_current)
        return;
    const CallRow row = *m_current;
    const std::size_t place = indexOf(row);
    if (place == m_rows.size())
        return step(1);
    std::erase(m_later, row);
    m_later.push_back(row);
    m_rows.erase(m_rows.begin() + std::ptrdiff_t(place));
    m_rows.push_back(row);
    moveTo(place == m_rows.size() - 1 ? 0 : place);
    Q_EMIT changed();
}

void ReviewQueue::mend(CallRow row)
{
    if (row == m_current)
        return;
    if (const std::size_t here = m_current ? indexOf(*m_current) : m_rows.size(); here < m_rows.size())
        m_place = here;
    m_current = row;
    m_standing = indexOf(row) < m_rows.size() ? Standing::Queued : Standing::Mended;
    Q_EMIT changed();
}

void ReviewQueue::judge(const std::string &leadStatus, const QString &name, const store::CallChange &seen)
{
    if (!m_current)
        return;
    const CallRow row = *m_current;
    const std::size_t place = indexOf(row);
    std::erase(m_later, row);
    if (place < m_rows.size()) {
        m_pending.insert(row);
        judged({row});
        m_rows.erase(m_rows.begin() + std::ptrdiff_t(place));
        m_place = place;
    } else {
        m_rejudging.insert(row); // counts if it changes anything
    }
    moveTo(m_place);
    store::CallChange change;
    change.leadStatus = leadStatus;
    m_editing.change(row, change, name, seen);
    Q_EMIT changed();
}

void ReviewQueue::onEdited(const std::vector<CallRow> &rows)
{
    bool ours = false;
    const std::vector<CallRow> &verdicts = m_editing.outcome().judged;
    std::vector<CallRow> fresh;
    for (const CallRow row : rows) {
        const bool verdict = m_pending.erase(row) > 0;
        const bool isFirst = std::binary_search(verdicts.begin(), verdicts.end(), row);
        if (m_rejudging.erase(row) > 0 || (!verdict && isFirst)) // given on another page
            fresh.push_back(row);
        else if (!verdict && m_judged.contains(row))
            m_turned.insert(row);
        ours = ours || verdict || isFirst || m_judged.contains(row) || indexOf(row) < m_rows.size();
    }
    if (!fresh.empty())
        judged(fresh);
    if (ours)
        m_watched ? read() : readSoon(PagesPause);
}

void ReviewQueue::onFailed(const std::vector<CallRow> &rows)
{
    for (const CallRow row : rows) {
        m_rejudging.erase(row);
        if (m_pending.erase(row) == 0)
            continue;
        m_turned.insert(row);
        read(); // finds it among the unreviewed: it comes back
    }
}

std::size_t ReviewQueue::indexOf(CallRow row) const
{
    return std::size_t(std::find(m_rows.begin(), m_rows.end(), row) - m_rows.begin());
}

QDate ReviewQueue::today() const
{
    return m_display.reader().today;
}

int ReviewQueue::reviewedToday() const
{
    const std::uint32_t mark = queueMark(m_which.view);
    if (m_day != today())
        return 0;
    return mark == 0 ? m_today : int(std::count_if(m_verdicts.begin(), m_verdicts.end(), [&](const Verdict &verdict) {
        return verdict.queue == mark || m_within.contains(verdict.row);
    }));
}

void ReviewQueue::judged(const std::vector<CallRow> &rows)
{
    if (m_day != today())
        m_verdicts.clear();
    std::map<CallRow, std::uint32_t> now; // the queue each was judged in, now or before
    for (const CallRow row : rows)
        now[row] = indexOf(row) < m_rows.size() ? queueMark(m_which.view) : 0;
    const auto again = std::erase_if(m_verdicts, [&now](const Verdict &verdict) {
        const auto it = now.find(verdict.row);
        if (it != now.end() && it->second == 0)
            it->second = verdict.queue;
        return it != now.end();
    });
    for (const CallRow row : rows)
        m_verdicts.push_back({row, systemNow(), now[row]});
    m_judged.insert(rows.begin(), rows.end());
    if (m_verdicts.size() > MostVerdicts)
        m_verdicts.erase(m_verdicts.begin(), m_verdicts.end() - MostVerdicts);
    count(int(rows.size()) - int(again));
}

void ReviewQueue::count(int by)
{
    if (const QDate day = today(); m_day != day) {
        m_day = day;
        m_today = 0;
    }
    m_today = std::max(0, m_today + by);
    keepCount();
}

void ReviewQueue::keepCount()
{
    if (!m_isCountKnown || !m_day.isValid())
        return; // what was kept is not to be lost
    const std::string day = m_day.toString(Qt::ISODate).toStdString();
    std::string kept = day;
    for (const Verdict &verdict : m_verdicts)
        kept += ' ' + std::to_string(std::int64_t(verdict.row)) + ':' + std::to_string(toMs(verdict.at)) + ':' +
                std::to_string(verdict.queue);
    m_cache.preferences().set(CountKey, day + ' ' + std::to_string(m_today));
    m_cache.preferences().set(VerdictsKey, kept);
}

void ReviewQueue::readCount()
{
    m_counting = m_background.run(
        this,
        [&cache = m_cache](const std::stop_token &) {
            const auto words = [&cache](const char *key) {
                return QString::fromStdString(cache.preferences().setting(key).valueOr({})).split(QLatin1Char(' '));
            };
            return Kept{words(CountKey), words(VerdictsKey)};
        },
        [this](const Kept &kept) { takeKept(kept); });
}

void ReviewQueue::takeKept(const Kept &kept)
{
    m_isCountKnown = true;
    const QDate day = today();
    if (kept.count.size() != 2 || QDate::fromString(kept.count[0], Qt::ISODate) != day)
        return keepCount();
    const bool isBegun = m_day == day; // verdicts were given before this was read
    int count = kept.count[1].toInt();
    std::set<CallRow> since;
    for (const Verdict &verdict : m_verdicts)
        since.insert(verdict.row);
    std::vector<Verdict> before;
    for (const QString &each : kept.verdicts.front() == kept.count[0] ? kept.verdicts.mid(1) : QStringList()) {
        const QStringList parts = each.split(QLatin1Char(':'));
        const CallRow row{std::int64_t(parts[0].toLongLong())};
        if (parts.size() >= 2 && since.contains(row))
            --count;
        else if (parts.size() >= 2)
            before.push_back({row, instantFromMs(parts[1].toLongLong()), parts.value(2).toUInt()});
    }
    m_verdicts.insert(m_verdicts.begin(), before.begin(), before.end());
    m_day = day;
    m_today = std::max(0, count) + (isBegun ? m_today : 0);
    keepCount();
    readSoon(PagesPause); // which of them are of this queue
    Q_EMIT changed();
}

} // namespace earshot::items
