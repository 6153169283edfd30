#include "backend/storage/changes.h"

#include "backend/storage/callrow.h"
#include "backend/storage/records.h"
#include "backend/storage/userview.h"

#include <algorithm>
#include <charconv>

namespace earshot::storage {
namespace {

struct Entry {
    Logged type = Logged::Call;
    Number record = 0;
    std::int64_t seq = 0, created = 0;
    bool deleted = false;
    std::string id;
};

/// "EPOCH.GRANTS.SEQ": the database, what its viewer was allowed to see, and how far it has read.
std::string write(const Database &database, const Viewer &viewer, std::int64_t seq)
{
    return database.epoch() + '.' + std::to_string(viewer.grants) + '.' + std::to_string(seq);
}

std::optional<std::int64_t> readSeq(const Database &database, const Viewer &viewer, std::string_view cursor)
{
    const std::string prefix = write(database, viewer, 0);
    const std::size_t length = prefix.size() - 1;
    if (cursor.size() <= length || cursor.substr(0, length) != std::string_view(prefix).substr(0, length))
        return std::nullopt;
    std::int64_t seq = 0;
    const char *end = cursor.data() + cursor.size();
    const auto [stop, error] = std::from_chars(cursor.data() + length, end, seq);
    return error == std::errc() && stop == end ? std::optional(seq) : std::nullopt;
}

std::int64_t newest(sql::Connection &sql)
{
    const auto logged = firstNumber(sql, {"SELECT max(seq) FROM changes", {}});
    const auto floor = firstNumber(sql, {"SELECT value FROM meta WHERE key = 'floor'", {}});
    return std::max(logged.value_or(0), floor.value_or(0));
}

std::vector<Entry> entriesAfter(sql::Connection &sql, const Viewer &viewer, std::int64_t seq, std::int64_t limit)
{
    Clause query{"SELECT type, record, seq, created, deleted, id FROM changes", {}};
    query.where("seq > ?", {seq}).where("account = ?", {viewer.account});
    if (viewer.clients)
        query.where("(company IS NULL OR company IN " + listOf(*viewer.clients) + ")");
    const sql::Use select = prepare(sql, query.add(" ORDER BY seq LIMIT ?", {limit}));
    std::vector<Entry> entries;
    while (select->executeStep())
        entries.push_back({Logged(select->getColumn(0).getInt()), select->getColumn(1).getInt64(),
                           select->getColumn(2).getInt64(), select->getColumn(3).getInt64(),
                           select->getColumn(4).getInt64() != 0, column::text(select->getColumn(5))});
    return entries;
}

const char *typeWord(Logged type)
{
    switch (type) {
    case Logged::Call:
        return "call";
    case Logged::Form:
        return "form_submission";
    case Logged::Conversation:
        return "conversation";
    case Logged::Client:
        return "company";
    case Logged::Tracker:
        return "tracker";
    case Logged::Tag:
        return "tag";
    case Logged::Person:
        return "person";
    case Logged::User:
        break;
    }
    return "user";
}

/// A user as the viewer may know it. One that it may not know any more is gone for it: a colleague who has left the
/// last client they had in common, or for good. Empty where it never knew of it.
std::optional<wire::Change> asKnownTo(const Viewer &viewer, const Entry &entry, std::int64_t since, wire::Change change,
                                      sql::Connection &sql)
{
    User *user = std::get_if<User>(&change.record);
    const bool isUnknown = entry.deleted || (user && !mayKnow(sql, viewer, *user));
    if (entry.type == Logged::User && isUnknown) {
        if (!knewSince(sql, viewer, entry.record, since))
            return {};
        change.action = wire::Action::Deleted;
        change.record = {};
    } else if (user) {
        narrowClients(sql, viewer, *user);
    }
    return change;
}

template <typename T>
void fill(wire::Change &change, sql::Connection &sql, Number row)
{
    T record = load<T>(sql, row);
    change.id = record.id.text;
    change.record = std::move(record);
}

wire::Change changeOf(const Entry &entry, std::int64_t since, sql::Connection &sql)
{
    wire::Change change;
    change.seq = entry.seq;
    change.type = typeWord(entry.type);
    if (entry.deleted) {
        change.action = wire::Action::Deleted;
        change.id = entry.id;
        return change;
    }
    change.action = entry.created > since ? wire::Action::Created : wire::Action::Changed;
    switch (entry.type) {
    case Logged::Call: {
        Call call = loadCall(sql, entry.record, false);
        change.id = call.id.text;
        change.transcriptAvailable = hasTranscript(sql, entry.record);
        change.record = std::move(call);
        break;
    }
    case Logged::Form:
        fill<FormSubmission>(change, sql, entry.record);
        break;
    case Logged::Conversation:
        fill<Conversation>(change, sql, entry.record);
        break;
    case Logged::Client:
        fill<Client>(change, sql, entry.record);
        break;
    case Logged::Tracker:
        fill<Tracker>(change, sql, entry.record);
        break;
    case Logged::Tag:
        fill<Tag>(change, sql, entry.record);
        break;
    case Logged::User:
        fill<User>(change, sql, entry.record);
        break;
    case Logged::Person:
        fill<Person>(change, sql, entry.record);
        break;
    }
    return change;
}

} // namespace

Result<std::string> ChangeLog::now(const Viewer &viewer) const
{
    return m_database.read(
        [&](sql::Connection &sql) -> Result<std::string> { return write(m_database, viewer, newest(sql)); });
}

Result<wire::Changes> ChangeLog::since(const Viewer &viewer, std::string_view cursor, std::int64_t limit) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<wire::Changes> {
        const auto seq = readSeq(m_database, viewer, cursor);
        const auto floor = firstNumber(sql, {"SELECT value FROM meta WHERE key = 'floor'", {}});
        if (!seq || *seq < floor.value_or(0) || *seq > newest(sql))
            return Error{Error::Kind::NotFound, std::string(wire::CursorExpired)};
        const std::int64_t size = std::clamp<std::int64_t>(limit, 1, 250);
        std::vector<Entry> entries = entriesAfter(sql, viewer, *seq, size + 1);
        wire::Changes changes;
        changes.hasMore = std::int64_t(entries.size()) > size;
        if (changes.hasMore)
            entries.pop_back();
        for (const Entry &entry : entries) {
            if (auto change = asKnownTo(viewer, entry, *seq, changeOf(entry, *seq, sql), sql))
                changes.changes.push_back(std::move(*change));
        }
        changes.nextCursor = write(m_database, viewer, changes.hasMore ? entries.back().seq : newest(sql));
        return changes;
    });
}

} // namespace earshot::storage
