#include "models/store/recordings.h"

#include "models/sql/columns.h"
#include "models/store/database.h"
#include "models/store/recordingrows.h"
#include "models/store/sides.h"

#include <limits>
#include <set>

namespace earshot::store {
namespace {

template <typename T, typename Read>
std::vector<T> allOf(SQLite::Statement &select, Read read)
{
    std::vector<T> out;
    while (select.executeStep())
        out.push_back(read(select));
    return out;
}

CallRow rowIn(const SQLite::Statement &select)
{
    return CallRow(select.getColumn(0).getInt64());
}

CallId idIn(const SQLite::Statement &select)
{
    return CallId(select.getColumn(0).getString());
}

/// A condition with the values of its question marks.
struct Clause {
    std::string text;
    std::vector<Value> values;

    Clause &add(const Clause &other)
    {
        text += other.text;
        values.insert(values.end(), other.values.begin(), other.values.end());
        return *this;
    }
    void bind(SQLite::Statement &statement) const
    {
        int index = 0;
        for (const Value &value : values)
            sql::bindValue(statement, ++index, value);
    }
};

/// Whose calls a rule is about: those of one client, or of all that have none of their own.
Clause whose(const RecordingRules &rules, const std::string &client)
{
    if (!client.empty())
        return {"company_id = ?", {client}};
    if (rules.clients.empty())
        return {"1", {}};
    Words own;
    for (const auto &[id, rule] : rules.clients)
        own.push_back(id);
    return {"company_id NOT IN (SELECT value FROM json_each(?))", {sql::wordsToJson(own)}};
}

Value daysAgo(Instant now, int days)
{
    return now - std::chrono::days(days);
}

/// The rows of the calls whose recordings a rule wants here.
Clause coveredBy(const RecordingRule &rule, const Clause &client, Instant now)
{
    Clause out{"SELECT row FROM calls WHERE gone = 0 AND recording <> '' AND ", {}};
    out.add(client);
    if (rule.keepDays > 0)
        out.add({" AND start_time >= ?", {daysAgo(now, rule.keepDays)}});
    if (rule.fetch == RecordingRule::Fetch::Recent)
        return out.add({" AND start_time >= ?", {daysAgo(now, rule.amount)}});
    out.add({" AND lead_status = '' ORDER BY start_time DESC LIMIT ?", {std::int64_t(rule.amount)}});
    return {"SELECT row FROM (" + out.text + ')', out.values};
}

template <typename Part>
void forEachRule(const RecordingRules &rules, Part part)
{
    part(rules.all, whose(rules, {}));
    for (const auto &[client, rule] : rules.clients)
        part(rule, whose(rules, client));
}

/// "(…)", to stand behind IN.
Clause covered(const RecordingRules &rules, Instant now)
{
    Clause out{"(SELECT NULL WHERE 0", {}};
    forEachRule(rules, [&](const RecordingRule &rule, const Clause &client) {
        if (rule.fetch != RecordingRule::Fetch::OnOpening)
            out.add({" UNION ALL ", {}}).add(coveredBy(rule, client, now));
    });
    return out.add({")", {}});
}

/// Ten minutes after the first attempt that failed, then four times as long each time; a week and it is given up. Where
/// there was none there may be one all the same: a disk was away, or the recording came late.
constexpr const char *ToFetch =
    " AND (state IS NULL OR state IN (0, 1, 5) OR (state = 4 AND attempts < 6 AND tried_at < ? - "
    "150000 * (1 << (2 * attempts))) "
    "OR (state = 3 AND coalesce(tried_at, 0) < ? - 86400000 * CASE WHEN attempts < 2 THEN 1 ELSE 7 END))";

/// When that is.
std::optional<Instant> nextTry(const Recording &failed, Instant now)
{
    if (failed.attempts >= 6)
        return {};
    return std::max(now, failed.triedAt.value_or(now) + milliseconds(150'000) * (1 << (2 * failed.attempts)));
}

} // namespace

Result<Recording> Recordings::of(CallRow row) const
{
    return m_database.read([row](sql::Connection &connection) -> Result<Recording> {
        const auto select = connection.prepared(selectRecordings() + "WHERE call = ?");
        select->bind(1, std::int64_t(row));
        return select->executeStep() ? readRecording(*select).recording : Recording();
    });
}

Result<KnownRecording> Recordings::of(const CallId &call) const
{
    return m_database.read([&call](sql::Connection &connection) -> Result<KnownRecording> {
        const auto place = connection.prepared("SELECT row FROM calls WHERE id = ?");
        place->bind(1, call.text);
        if (!place->executeStep())
            return Error{Error::Kind::NotFound, "no such call in the cache"};
        const auto select = connection.prepared(selectRecordings() + "WHERE call = ?");
        select->bind(1, place->getColumn(0).getInt64());
        return select->executeStep() ? readRecording(*select) : KnownRecording{rowIn(*place), call, {}};
    });
}

Result<RecordingTotals> Recordings::totals() const
{
    return m_database.read([](sql::Connection &connection) -> Result<RecordingTotals> {
        const auto sum = connection.prepared("SELECT total(state = 2), total(bytes) FROM recordings");
        sum->executeStep();
        return RecordingTotals{sum->getColumn(0).getInt64(), sum->getColumn(1).getInt64()};
    });
}

Result<void> Recordings::put(const CallId &call, const Recording &recording)
{
    return m_database.write(
        [&, now = m_database.now()](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
            const auto row = putRecording(connection, call, recording, now);
            if (!row)
                return Error{Error::Kind::NotFound, "no such call in the cache"};
            notice.add(*row);
            notice.parts |= Part::Recordings;
            return {};
        });
}

void Recordings::use(CallRow row)
{
    const auto work = [row, now = m_database.now()](sql::Connection &connection, ChangeNotice &) -> Result<void> {
        const auto put = connection.prepared("UPDATE recordings SET used_at = ? WHERE call = ?");
        put->bind(1, toMs(now));
        put->bind(2, std::int64_t(row));
        put->exec();
        return {};
    };
    m_database.writeLater(work, [](const Result<void> &) {});
}

Result<void> Recordings::forget(const std::vector<CallRow> &rows)
{
    return m_database.write([&rows](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        for (const CallRow row : rows) {
            const auto drop = connection.prepared("DELETE FROM recordings WHERE call = ?");
            drop->bind(1, std::int64_t(row));
            if (drop->exec() > 0)
                notice.add(row);
        }
        notice.parts |= Part::Recordings;
        return {};
    });
}

Result<void> Recordings::forgetAll()
{
    return m_database.write([](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        connection.execute("DELETE FROM recordings");
        notice.manyCalls = true;
        notice.parts |= Part::Recordings;
        return {};
    });
}

Result<std::vector<CallId>> Recordings::wanted(const RecordingRules &rules, Instant now, std::size_t limit) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<CallId>> {
        Clause clause{"SELECT id FROM calls LEFT JOIN recordings ON call = row WHERE row IN ", {}};
        clause.add(covered(rules, now)).add({ToFetch, {now, now}});
        clause.add({" ORDER BY start_time DESC LIMIT ?", {std::int64_t(limit)}});
        const auto select = connection.prepared(clause.text);
        clause.bind(*select);
        return allOf<CallId>(*select, idIn);
    });
}

Result<std::vector<CallRow>> Recordings::overdue(const RecordingRules &rules, Instant now, std::size_t limit) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<CallRow>> {
        Clause clause{"SELECT call FROM recordings JOIN calls ON row = call WHERE state <> 5 AND (0", {}};
        forEachRule(rules, [&](const RecordingRule &rule, const Clause &client) {
            if (rule.keepDays > 0)
                clause.add({" OR (start_time < ? AND ", {daysAgo(now, rule.keepDays)}}).add(client).add({")", {}});
        });
        clause.add({") ORDER BY start_time LIMIT ?", {std::int64_t(limit)}});
        const auto select = connection.prepared(clause.text);
        clause.bind(*select);
        return allOf<CallRow>(*select, rowIn);
    });
}

Result<std::vector<KnownRecording>> Recordings::evictable(const RecordingRules &rules, Instant now, bool coveredToo,
                                                          std::size_t limit) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<KnownRecording>> {
        Clause clause{selectRecordings() + "WHERE bytes > 0", {}};
        if (!coveredToo)
            clause.add({" AND call NOT IN ", {}}).add(covered(rules, now));
        clause.add({" ORDER BY used_at LIMIT ?", {std::int64_t(limit)}});
        const auto select = connection.prepared(clause.text);
        clause.bind(*select);
        return allOf<KnownRecording>(*select, readRecording);
    });
}

Result<Recordings::Failures> Recordings::failures(const RecordingRules &rules, Instant now, std::size_t limit) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<Failures> {
        Failures out;
        const auto count = connection.prepared("SELECT count(*) FROM recordings WHERE state = 4");
        count->executeStep();
        out.count = count->getColumn(0).getInt64();
        const auto newest = connection.prepared(
            selectRecordings() +
            "WHERE state = 4 ORDER BY (SELECT start_time FROM calls WHERE row = call) DESC, call DESC LIMIT ?");
        newest->bind(1, std::int64_t(limit));
        for (KnownRecording &known : allOf<KnownRecording>(*newest, readRecording))
            out.newest.push_back({std::move(known), {}});
        Clause wanted{"SELECT call FROM recordings WHERE state = 4 AND call IN ", {}};
        wanted.add(covered(rules, now));
        const auto select = connection.prepared(wanted.text);
        wanted.bind(*select);
        const auto rows = allOf<CallRow>(*select, rowIn);
        const std::set<CallRow> comes(rows.begin(), rows.end());
        for (FailedRecording &one : out.newest)
            if (comes.contains(one.known.row))
                one.next = nextTry(one.known.recording, now);
        return out;
    });
}

/// Recordings, and their bytes, that the tidying destroys by `rules`: the overdue, and then what is beyond the limit.
Result<std::map<CallRow, std::int64_t>> Recordings::goingBy(const RecordingRules &rules, Instant now) const
{
    constexpr std::size_t All = std::numeric_limits<std::int64_t>::max();
    const auto old = overdue(rules, now, All);
    const auto kept = evictable(rules, now, true, All);
    if (!old || !kept)
        return old ? kept.error() : old.error();
    const std::set<CallRow> tooOld(old->begin(), old->end());
    std::map<CallRow, std::int64_t> going;
    std::int64_t bytes = 0;
    for (const KnownRecording &one : *kept)
        if (tooOld.contains(one.row))
            going[one.row] = one.recording.bytes;
        else
            bytes += one.recording.bytes;
    for (const KnownRecording &one : *kept) {
        if (rules.limit == 0 || bytes <= rules.limit)
            break;
        if (going.emplace(one.row, one.recording.bytes).second)
            bytes -= one.recording.bytes;
    }
    return going;
}

Result<RecordingTotals> Recordings::lost(const RecordingRules &rules, const RecordingRules &other, Instant now) const
{
    const auto going = goingBy(rules, now);
    const auto anyhow = goingBy(other, now);
    if (!going || !anyhow)
        return going ? anyhow.error() : going.error();
    RecordingTotals lost;
    for (const auto &[row, bytes] : *going)
        if (!anyhow->contains(row)) {
            ++lost.kept;
            lost.bytes += bytes;
        }
    return lost;
}

Result<std::vector<KnownRecording>> Recordings::all() const
{
    return m_database.read([](sql::Connection &connection) -> Result<std::vector<KnownRecording>> {
        const auto select = connection.prepared(selectRecordings());
        return allOf<KnownRecording>(*select, readRecording);
    });
}

Result<std::vector<CallId>> Recordings::doomed(std::size_t limit) const
{
    return m_database.read([limit](sql::Connection &connection) -> Result<std::vector<CallId>> {
        const auto select = connection.prepared("SELECT call_id FROM doomed_recordings LIMIT ?");
        select->bind(1, std::int64_t(limit));
        return allOf<CallId>(*select, idIn);
    });
}

Result<std::vector<KnownRecording>> Recordings::unheardOf(CallRow after, std::size_t limit) const
{
    return m_database.read([after, limit](sql::Connection &connection) -> Result<std::vector<KnownRecording>> {
        const auto select = connection.prepared("SELECT row, id FROM calls WHERE row > ? AND NOT EXISTS "
                                                "(SELECT 1 FROM recordings WHERE call = row) ORDER BY row LIMIT ?");
        select->bind(1, std::int64_t(after));
        select->bind(2, std::int64_t(limit));
        return allOf<KnownRecording>(*select, [](const SQLite::Statement &found) {
            return KnownRecording{rowIn(found), CallId(found.getColumn(1).getString()), {}};
        });
    });
}

Result<void> Recordings::destroyed(const std::vector<CallId> &calls)
{
    return m_database.write([&calls](sql::Connection &connection, ChangeNotice &) -> Result<void> {
        for (const CallId &call : calls)
            for (const char *text : {"DELETE FROM recordings WHERE call = (SELECT row FROM calls WHERE id = ?)",
                                     "DELETE FROM doomed_recordings WHERE call_id = ?"}) {
                const auto drop = connection.prepared(text);
                drop->bind(1, call.text);
                drop->exec();
            }
        return {};
    });
}

Result<std::vector<KnownRecording>> Recordings::unread(std::size_t limit, std::optional<CallRow> below) const
{
    return m_database.read([limit, below](sql::Connection &connection) -> Result<std::vector<KnownRecording>> {
        const auto select = connection.prepared(
            selectRecordings() +
            "WHERE state = 2 AND NOT EXISTS (SELECT 1 FROM figures JOIN peaks ON peaks.call = figures.call "
            "JOIN calls ON row = figures.call WHERE figures.call = recordings.call "
            "AND (transcribed OR transcript_state <> 3) AND swapped = " +
            swappedSql() + ") AND call < ? ORDER BY call DESC LIMIT ?");
        select->bind(1, below ? std::int64_t(*below) : std::numeric_limits<std::int64_t>::max());
        select->bind(2, std::int64_t(limit));
        return allOf<KnownRecording>(*select, readRecording);
    });
}

Result<std::string> Recordings::peaks(CallRow row) const
{
    return m_database.read([row](sql::Connection &connection) -> Result<std::string> {
        const auto select = connection.prepared("SELECT peaks FROM peaks WHERE call = ?");
        select->bind(1, std::int64_t(row));
        return select->executeStep() ? select->getColumn(0).getString() : std::string();
    });
}

Result<void> Recordings::putPeaks(CallRow row, const std::string &peaks)
{
    return m_database.write([row, &peaks](sql::Connection &connection, ChangeNotice &notice) -> Result<void> {
        const auto put = connection.prepared("INSERT OR REPLACE INTO peaks (call, peaks) "
                                             "SELECT call, ?2 FROM recordings WHERE call = ?1");
        put->bind(1, std::int64_t(row));
        put->bind(2, peaks.data(), int(peaks.size()));
        if (put->exec() == 0)
            return Error{Error::Kind::NotFound, "nothing of this recording is kept"};
        notice.add(row);
        notice.parts |= Part::Recordings;
        return {};
    });
}

} // namespace earshot::store
