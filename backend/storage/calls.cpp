#include "backend/storage/calls.h"

#include "backend/storage/callquery.h"
#include "backend/storage/callrow.h"
#include "backend/storage/records.h"

#include <openssl/crypto.h>

#include <QByteArray>

namespace earshot::storage {
namespace {

std::vector<Call> loadCalls(sql::Connection &sql, const std::vector<Number> &rows,
                            const wire::FieldSelection &selection)
{
    const Fields fields = fieldsFor(selection);
    std::vector<Call> calls;
    calls.reserve(rows.size());
    for (const Number row : rows) {
        Call &call = calls.emplace_back(loadCall(sql, row, fields));
        if (selection.asksDialogues())
            addTranscript(sql, row, call);
    }
    return calls;
}

/// Where a walk stands: the last call seen, and what it was sorted by. Written as "17.i1690000000000" or "17.tsGVsbG8".
struct Mark {
    Number row = 0;
    Bound key;
};

std::string written(const Mark &mark)
{
    std::string out = std::to_string(mark.row) + '.';
    if (const auto *number = std::get_if<std::int64_t>(&mark.key))
        return out + 'i' + std::to_string(*number);
    const QByteArray key = QByteArray::fromStdString(std::get<std::string>(mark.key));
    return out + 't' + key.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
}

std::optional<Mark> readMark(const std::string &text)
{
    const QByteArray bytes = QByteArray::fromStdString(text);
    const qsizetype dot = bytes.indexOf('.');
    if (dot <= 0 || dot + 1 >= bytes.size())
        return std::nullopt;
    bool fine = false;
    Mark mark;
    mark.row = bytes.left(dot).toLongLong(&fine);
    const QByteArray key = bytes.mid(dot + 2);
    if (bytes[dot + 1] == 't')
        mark.key = QByteArray::fromBase64(key, QByteArray::Base64UrlEncoding).toStdString();
    else if (fine && bytes[dot + 1] == 'i')
        mark.key = std::int64_t(key.toLongLong(&fine));
    else
        fine = false;
    return fine ? std::optional(mark) : std::nullopt;
}

Mark markAt(SQLite::Statement &select)
{
    const SQLite::Column key = select.getColumn(1);
    const Number row = select.getColumn(0).getInt64();
    return key.isInteger() ? Mark{row, Bound(std::int64_t(key.getInt64()))} : Mark{row, Bound(column::text(key))};
}

Recording readRecording(SQLite::Statement &select, const Recordings &recordings)
{
    return {recordings.pathOf(column::text(select.getColumn(0))), column::text(select.getColumn(1)),
            select.getColumn(2).getInt64(), column::text(select.getColumn(3))};
}

/// A link ends with its call: of spam nobody hears anything any more.
constexpr const char *SelectRecording = "SELECT r.file, r.media_type, r.bytes, r.access_key FROM recordings r "
                                        "JOIN stored_calls c ON c.row = r.call WHERE r.call = ? AND c.spam = 0";

} // namespace

Result<Listing<Call>> Calls::list(const Viewer &viewer, const CallFilter &filter, const Order &order,
                                  const Slice &slice, const wire::FieldSelection &fields) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<Call>> {
        const Clause narrowed = narrowedCalls(sql, viewer, filter);
        Listing<Call> listing;
        listing.total = m_database.count(sql, Clause{"SELECT count(*)", {}}.add(narrowed));
        const Clause page = Clause{"SELECT c.row", {}}.add(narrowed).add(callOrder(order).text).add(limits(slice));
        listing.items = loadCalls(sql, numbers(sql, page), fields);
        return listing;
    });
}

Result<CallWalk> Calls::walk(const Viewer &viewer, const CallFilter &filter, const Order &order,
                             const RelativeSlice &slice, const wire::FieldSelection &fields) const
{
    const auto after = readMark(slice.after);
    if (!slice.after.empty() && !after)
        return refused("next_page is not valid.");
    return m_database.read([&](sql::Connection &sql) -> Result<CallWalk> {
        const CallOrder sorted = callOrder(order);
        Clause query = Clause{"SELECT c.row, " + sorted.expression, {}}.add(narrowedCalls(sql, viewer, filter));
        if (after)
            query.add(" AND (" + sorted.expression + ", c.row) " + (sorted.descending ? "<" : ">") + " (?, ?)",
                      {after->key, after->row});
        const std::int64_t size = perPage({1, slice.perPage});
        const std::int64_t skipped = after ? 0 : std::max<std::int64_t>(slice.pageIndex, 0) * size;
        query.add(sorted.text).add(" LIMIT ? OFFSET ?", {size + 1, skipped});
        std::vector<Number> rows;
        Mark last;
        CallWalk walk;
        {
            const sql::Use select = prepare(sql, query);
            while (select->executeStep()) {
                if (std::int64_t(rows.size()) == size) {
                    walk.next = written(last);
                    break;
                }
                last = markAt(*select);
                rows.push_back(last.row);
            }
        }
        walk.calls = loadCalls(sql, rows, fields);
        return walk;
    });
}

Result<Call> Calls::find(const Viewer &viewer, const CallId &id) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Call> {
        const auto row = visibleCall(sql, viewer, id);
        return row ? Result(loadCall(sql, *row, true)) : row.error();
    });
}

Result<VersionedCall> Calls::state(const Viewer &viewer, const CallId &id) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<VersionedCall> {
        const auto row = visibleCall(sql, viewer, id);
        return row ? Result(VersionedCall{loadCall(sql, *row, true), callVersion(sql, *row)}) : row.error();
    });
}

Result<Listing<PageView>> Calls::pageViews(const Viewer &viewer, const CallId &id, const Slice &slice) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<PageView>> {
        const auto row = visibleCall(sql, viewer, id);
        if (!row)
            return row.error();
        Listing<PageView> listing;
        listing.total = firstNumber(sql, {"SELECT count(*) FROM page_views WHERE call = ?", {*row}}).value_or(0);
        const Clause page =
            Clause{"SELECT " + columnNames<PageView>() + " FROM page_views WHERE call = ? ORDER BY seq", {*row}}.add(
                limits(slice));
        const sql::Use select = prepare(sql, page);
        while (select->executeStep())
            listing.items.push_back(readRecord<PageView>(*select));
        return listing;
    });
}

Result<Recording> Calls::recording(const Viewer &viewer, const CallId &id) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Recording> {
        const auto row = visibleCall(sql, viewer, id);
        if (!row)
            return row.error();
        const sql::Use select = prepare(sql, {SelectRecording, {*row}});
        if (!select->executeStep())
            return notFound("recording");
        return readRecording(*select, m_recordings);
    });
}

Result<Recording> Calls::recordingByKey(const CallId &id, std::string_view accessKey) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Recording> {
        const auto row = rowOf(sql, "stored_calls", id.text);
        const sql::Use select = prepare(sql, {SelectRecording, {row.value_or(0)}});
        if (!select->executeStep())
            return notFound("recording");
        Recording recording = readRecording(*select, m_recordings);
        const std::string &key = recording.accessKey;
        if (key.size() != accessKey.size() || CRYPTO_memcmp(key.data(), accessKey.data(), key.size()) != 0)
            return notFound("recording");
        return recording;
    });
}

} // namespace earshot::storage
