#include "models/items/reviewqueue.h"

#include <QDateTime>

#include <algorithm>

namespace earshot::items {
namespace {

constexpr const char *CountKey = "review.today"; // "2026-11-22 12"

conditions::Node unreviewed(bool skipMissed)
{
    using namespace conditions;
    Group all{Match::All, {Condition{"lead_status", Op::IsEmpty, {}}}};
    if (skipMissed)
        all.children.push_back(
            Group{Match::Any, {Condition{"answered", Op::Yes, {}}, Condition{"voicemail", Op::Yes, {}}}});
    return all;
}

} // namespace

ReviewQueue::ReviewQueue(store::Cache &cache, Background &background, CacheWatch &watch, Editing &editing,
                         const DisplayContext &display, QObject *parent)
    : QObject(parent), m_cache(cache), m_background(background), m_editing(editing), m_display(display)
{
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(250); // sync delivers pages quickly
    connect(&m_readSoon, &QTimer::timeout, this, &ReviewQueue::read);
    connect(&watch, &CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (notice.listsChanged)
            readSoon();
    });
    connect(&editing, &Editing::edited, this, &ReviewQueue::onEdited);
    connect(&display, &DisplayContext::changed, this, &ReviewQueue::changed);
    connect(&editing, &Editing::failed, this,
            [this](const Error &, const QString &, const std::vector<CallRow> &rows) { onFailed(rows); });
}

void ReviewQueue::start(const Which &which)
{
    m_which = which;
    m_rows.clear();
    m_current.reset();
    m_state = State::Loading;
    readCount();
    read();
    Q_EMIT changed();
}

void ReviewQueue::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && std::exchange(m_stale, false))
        read();
}

void ReviewQueue::readSoon()
{
    if (!m_watched)
        m_stale = true;
    else if (!m_readSoon.isActive())
        m_readSoon.start();
}

void ReviewQueue::read()
{
    m_readSoon.stop();
    m_stale = false;
    store::CallQuery query;
    query.filter = unreviewed(m_which.skipMissed);
    query.client = m_which.client;
    query.sort.descending = !m_which.oldestFirst;
    m_reading = m_background.run(
        this,
        [&cache = m_cache, query = std::move(query)](const std::stop_token &stop) -> Result<Found> {
            auto rows = cache.queries().rows(query, stop);
            if (!rows)
                return rows.error();
            Found found{std::move(*rows), {}};
            found.sorted = found.rows;
            std::sort(found.sorted.begin(), found.sorted.end());
            return found;
        },
        [this](Result<Found> found) { take(std::move(found)); });
}

void ReviewQueue::take(Result<Found> found)
{
    if (!found) {
        if (found.error().kind == Error::Kind::Cancelled)
            return;
        m_error = found.error();
        m_state = State::Failed;
        Q_EMIT changed();
        return;
    }
    m_state = State::Ready;
    const std::size_t place = m_current ? indexOf(*m_current) : 0;
    m_rows = std::move(found->rows);
    for (const CallRow row : m_pending)
        if (found->contains(row))
            std::erase(m_rows, row);
    settle(*found);
    if (!m_current || indexOf(*m_current) == m_rows.size())
        moveTo(place);
    Q_EMIT changed();
}

// What the reading says of the calls judged in this sitting.
void ReviewQueue::settle(const Found &found)
{
    for (const CallRow row : std::exchange(m_touched, {}))
        if ((m_pending.contains(row) || !found.contains(row)) && m_judged.insert(row).second)
            count(1);
    for (auto it = m_judged.begin(); it != m_judged.end();) {
        if (m_pending.contains(*it) || !found.contains(*it)) {
            ++it;
            continue;
        }
        m_current = *it; // taken back
        count(-1);
        it = m_judged.erase(it);
    }
}

void ReviewQueue::moveTo(std::size_t index)
{
    if (m_rows.empty())
        m_current.reset();
    else
        m_current = m_rows[index < m_rows.size() ? index : 0];
}

void ReviewQueue::step(int by)
{
    if (!m_current || m_rows.empty())
        return;
    const std::size_t place = indexOf(*m_current);
    const std::size_t size = m_rows.size();
    moveTo((place + std::size_t(std::ptrdiff_t(size) + by)) % size);
    Q_EMIT changed();
}

void ReviewQueue::judge(const std::string &leadStatus, const QString &name)
{
    if (!m_current)
        return;
    const CallRow row = *m_current;
    const std::size_t place = indexOf(row);
    m_pending.insert(row);
    if (m_judged.insert(row).second)
        count(1);
    if (place < m_rows.size())
        m_rows.erase(m_rows.begin() + std::ptrdiff_t(place));
    moveTo(place);
    store::CallChange change;
    change.leadStatus = leadStatus;
    m_editing.change(row, change, name);
    Q_EMIT changed();
}

void ReviewQueue::onEdited(const std::vector<CallRow> &rows)
{
    bool ours = false;
    for (const CallRow row : rows) {
        const bool verdict = m_pending.erase(row) > 0;
        if (!verdict && indexOf(row) < m_rows.size())
            m_touched.insert(row);
        ours = ours || verdict || m_touched.contains(row) || m_judged.contains(row);
    }
    if (ours)
        m_watched ? read() : readSoon();
}

void ReviewQueue::onFailed(const std::vector<CallRow> &rows)
{
    for (const CallRow row : rows)
        if (m_pending.erase(row) > 0)
            read(); // finds it among the unreviewed: it comes back
}

std::size_t ReviewQueue::indexOf(CallRow row) const
{
    return std::size_t(std::find(m_rows.begin(), m_rows.end(), row) - m_rows.begin());
}

QDate ReviewQueue::today() const
{
    return m_display.reader().today;
}

void ReviewQueue::count(int by)
{
    if (const QDate day = today(); m_day != day) {
        m_day = day;
        m_today = 0;
    }
    m_today = std::max(0, m_today + by);
    m_cache.preferences().set(CountKey, m_day.toString(Qt::ISODate).toStdString() + ' ' + std::to_string(m_today));
}

void ReviewQueue::readCount()
{
    if (m_day == today())
        return;
    m_counting = m_background.run(
        this, [&cache = m_cache](const std::stop_token &) { return cache.preferences().setting(CountKey); },
        [this](const Result<std::string> &kept) {
            const QStringList parts = QString::fromStdString(kept.valueOr({})).split(QLatin1Char(' '));
            if (m_day.isValid() || parts.size() != 2)
                return;
            m_day = QDate::fromString(parts[0], Qt::ISODate);
            m_today = m_day == today() ? parts[1].toInt() : 0;
            Q_EMIT changed();
        });
}

} // namespace earshot::items
