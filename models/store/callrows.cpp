#include "models/store/callrows.h"

#include "models/conditions/sql.h"
#include "models/sql/columns.h"
#include "models/sql/phrases.h"
#include "models/store/callids.h"

#include <algorithm>
#include <tuple>

namespace earshot::store {
namespace {

// A second has this many rows; a busier one borrows from those after it.
constexpr std::int64_t RowsASecond = 16;

std::string jsonList(std::vector<CallRow> rows)
{
    std::sort(rows.begin(), rows.end());
    std::string out;
    for (const CallRow row : rows)
        out += (out.empty() ? "[" : ",") + std::to_string(std::int64_t(row));
    return out + ']';
}

bool same(const ValueView &a, const ValueView &b)
{
    const auto *const *mine = std::get_if<const Words *>(&a);
    const auto *const *theirs = std::get_if<const Words *>(&b);
    return mine && theirs ? **mine == **theirs : a == b;
}

void writeTags(sql::Connection &connection, CallRow row, const Words &before, const Words &after)
{
    if (!before.empty()) {
        const auto take = connection.prepared("DELETE FROM call_tags WHERE call = ?");
        take->bind(1, std::int64_t(row));
        take->exec();
    }
    for (const std::string &name : after) {
        const auto add = connection.prepared("INSERT OR IGNORE INTO call_tags (call, name) VALUES (?, ?)");
        add->bind(1, std::int64_t(row));
        add->bind(2, name);
        add->exec();
    }
}

std::int64_t freeRow(sql::Connection &connection, std::int64_t place)
{
    const auto last = connection.prepared("SELECT max(row) FROM calls WHERE row >= ? AND row < ?");
    for (;; place += RowsASecond) {
        last->reset();
        last->bind(1, place);
        last->bind(2, place + RowsASecond);
        last->executeStep();
        if (last->isColumnNull(0))
            return place;
        const std::int64_t next = last->getColumn(0).getInt64() + 1;
        if (next < place + RowsASecond)
            return next;
    }
}

std::optional<StoredCall> findWhere(sql::Connection &connection, std::string_view where, const Value &value)
{
    static const std::string all = selectCalls(sql::storedFields());
    const auto find = connection.prepared(all + std::string(where));
    sql::bindValue(*find, 1, value);
    if (!find->executeStep())
        return std::nullopt;
    return readCall(*find, sql::storedFields());
}

} // namespace

std::string selectCalls(std::span<const Field *const> fields)
{
    std::string out = "SELECT calls.row, id, gone, transcript_state, confirmed_at, "
                      "(SELECT max(state) FROM outbox WHERE call = calls.row), "
                      "EXISTS (SELECT 1 FROM conflicts WHERE call = calls.row)";
    for (const Field *field : fields)
        (out += ", ") += conditions::sqlColumn(*field);
    return out + " FROM calls ";
}

StoredCall readCall(const SQLite::Statement &statement, std::span<const Field *const> fields)
{
    StoredCall out;
    out.row = CallRow(statement.getColumn(0).getInt64());
    out.call.id = CallId(statement.getColumn(1).getString());
    out.gone = Gone(statement.getColumn(2).getInt());
    out.transcript = TranscriptState(statement.getColumn(3).getInt());
    if (!statement.isColumnNull(4))
        out.sentAt = instantFromMs(statement.getColumn(4).getInt64());
    out.sending = SendState(statement.getColumn(5).getInt());
    out.hasConflict = statement.getColumn(6).getInt() != 0;
    int index = 7;
    for (const Field *field : fields)
        sql::readField(statement, index++, *field, out.call);
    return out;
}

std::optional<StoredCall> findCall(sql::Connection &connection, CallRow row)
{
    return findWhere(connection, "WHERE row = ?", std::int64_t(row));
}

std::optional<StoredCall> findCall(sql::Connection &connection, const CallId &id)
{
    if (auto found = findWhere(connection, "WHERE id = ?", id.text))
        return found;
    const auto row = rowOfCall(connection, id);
    return row ? findCall(connection, *row) : std::nullopt;
}

std::int64_t placeOf(const Call &call)
{
    // A hostile year must not overflow; ±10,000 years of seconds times 16 do not.
    constexpr std::int64_t Furthest = 315'576'000'000;
    const std::int64_t second =
        std::chrono::floor<seconds>(call.startTime.value_or(Instant())).time_since_epoch().count();
    return std::clamp(second, -Furthest, Furthest) * RowsASecond;
}

TranscriptState transcriptStateOf(const Call &call)
{
    if (call.transcript)
        return call.transcript->empty() ? TranscriptState::Absent : TranscriptState::Fetched;
    return call.recording.empty() && call.transcription.empty() ? TranscriptState::None : TranscriptState::Wanted;
}

CallRow insertCall(sql::Connection &connection, const Call &call, Gone gone, TranscriptState transcript)
{
    static const std::string text = "INSERT INTO calls (row, gone, transcript_state, " + sql::columnList() +
                                    ") VALUES (?, ?, ?, " + sql::placeholders(sql::storedFields().size()) + ')';
    const CallRow row{freeRow(connection, placeOf(call))};
    {
        const auto insert = connection.prepared(text);
        insert->bind(1, std::int64_t(row));
        insert->bind(2, int(gone));
        insert->bind(3, int(transcript));
        int index = 3;
        for (const Field *field : sql::storedFields())
            sql::bindField(*insert, ++index, *field, call);
        insert->exec();
    }
    writeTags(connection, row, {}, call.tags);
    return row;
}

bool updateCall(sql::Connection &connection, const StoredCall &before, const Call &after)
{
    std::vector<const Field *> differing;
    std::string set;
    for (const Field *field : sql::storedFields()) {
        std::string mine, theirs;
        if (same(field->get(before.call, mine), field->get(after, theirs)))
            continue;
        differing.push_back(field);
        set += (set.empty() ? "" : ", ") + std::string(field->key) + " = ?";
    }
    if (differing.empty())
        return false;
    {
        const auto update = connection.prepared("UPDATE calls SET " + set + " WHERE row = ?");
        int index = 0;
        for (const Field *field : differing)
            sql::bindField(*update, ++index, *field, after);
        update->bind(++index, std::int64_t(before.row));
        update->exec();
    }
    if (before.call.tags != after.tags)
        writeTags(connection, before.row, before.call.tags, after.tags);
    return true;
}

bool rewriteCall(sql::Connection &connection, const StoredCall &before, const Call &after)
{
    const bool searched = searchDiffers(before.call, after);
    if (searched)
        takeFromSearch(connection, {before.row});
    const bool changed = updateCall(connection, before, after);
    if (searched)
        addToSearch(connection, {before.row});
    return changed;
}

bool searchDiffers(const Call &before, const Call &after)
{
    const auto texts = [](const Call &call) {
        return std::tie(call.transcription, call.note, call.customerName, call.customerPhoneNumber,
                        call.trackingPhoneNumber, call.businessPhoneNumber);
    };
    return texts(before) != texts(after);
}

void takeFromSearch(sql::Connection &connection, const std::vector<CallRow> &rows)
{
    if (rows.empty())
        return;
    const auto take = connection.prepared("INSERT INTO search (search, rowid, transcript, note, name, numbers) "
                                          "SELECT 'delete', row, transcript, note, name, numbers FROM searchable "
                                          "WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row");
    take->bind(1, jsonList(rows));
    take->exec();
}

void addToSearch(sql::Connection &connection, const std::vector<CallRow> &rows)
{
    if (rows.empty())
        return;
    const auto add = connection.prepared("INSERT INTO search (rowid, transcript, note, name, numbers) "
                                         "SELECT row, transcript, note, name, numbers FROM searchable "
                                         "WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row");
    add->bind(1, jsonList(rows));
    add->exec();
}

void letSearchGather(sql::Connection &connection)
{
    // By itself FTS5 writes each megabyte out as a piece of the index, and merging the pieces is most of its work.
    const auto set =
        connection.prepared("INSERT INTO search (search, rank) SELECT 'hashsize', 16777216 WHERE NOT EXISTS "
                            "(SELECT 1 FROM search_config WHERE k = 'hashsize')");
    set->exec();
}

std::optional<CallRow> wantTranscript(sql::Connection &connection, const CallId &id)
{
    const auto row = rowOfCall(connection, id);
    if (!row)
        return std::nullopt;
    const auto find = connection.prepared("SELECT 1 FROM calls WHERE row = ? AND transcript_state IN (?, ?)");
    find->bind(1, std::int64_t(*row));
    find->bind(2, int(TranscriptState::None));
    find->bind(3, int(TranscriptState::Absent));
    if (!find->executeStep())
        return std::nullopt;
    setTranscriptState(connection, *row, TranscriptState::Wanted);
    return row;
}

void setTranscriptState(sql::Connection &connection, CallRow row, TranscriptState state)
{
    const auto update = connection.prepared("UPDATE calls SET transcript_state = ? WHERE row = ?");
    update->bind(1, int(state));
    update->bind(2, std::int64_t(row));
    update->exec();
}

void setGone(sql::Connection &connection, CallRow row, Gone before, Gone after, Instant at)
{
    if (before == Gone::No)
        takeFromSearch(connection, {row});
    {
        const auto update = connection.prepared("UPDATE calls SET gone = ?, gone_at = ? WHERE row = ?");
        update->bind(1, int(after));
        if (after != Gone::No)
            update->bind(2, toMs(at));
        update->bind(3, std::int64_t(row));
        update->exec();
    }
    if (after == Gone::No)
        addToSearch(connection, {row});
}

void eraseCalls(sql::Connection &connection, const std::vector<CallRow> &rows)
{
    takeFromSearch(connection, rows);
    for (const CallRow row : rows) {
        const auto erase = connection.prepared("DELETE FROM calls WHERE row = ?");
        erase->bind(1, std::int64_t(row));
        erase->exec();
    }
}

void writeTranscript(sql::Connection &connection, CallRow row, const Transcript &transcript)
{
    {
        const auto clear = connection.prepared("DELETE FROM phrases WHERE call = ?");
        clear->bind(1, std::int64_t(row));
        clear->exec();
    }
    sql::insertPhrases(connection, std::int64_t(row), transcript);
}

} // namespace earshot::store
