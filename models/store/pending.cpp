#include "models/store/pending.h"

#include "models/sql/columns.h"

#include <algorithm>

namespace earshot::store {
namespace {

Kind kindOf(std::string_view key)
{
    if (key == SpamField)
        return Kind::YesNo;
    const Field *field = callField(key);
    return field ? field->kind : Kind::Text;
}

std::vector<PendingField> readFields(SQLite::Statement &select)
{
    std::vector<PendingField> out;
    while (select.executeStep()) {
        PendingField field;
        field.edit = OutboxId(select.getColumn(0).getInt64());
        field.state = SendState(select.getColumn(1).getInt());
        field.field = select.getColumn(2).getString();
        field.base = sql::readValue(select, 3, kindOf(field.field));
        field.value = sql::readValue(select, 4, kindOf(field.field));
        out.push_back(std::move(field));
    }
    return out;
}

constexpr const char *SelectFields = "SELECT outbox.id, state, field, base, value FROM outbox "
                                     "JOIN outbox_fields ON edit = outbox.id WHERE ";

std::optional<OutboxId> waitingEdit(sql::Connection &connection, CallRow row)
{
    const auto find = connection.prepared("SELECT id FROM outbox WHERE call = ? AND state = ?");
    find->bind(1, std::int64_t(row));
    find->bind(2, int(SendState::Waiting));
    if (!find->executeStep())
        return std::nullopt;
    return OutboxId(find->getColumn(0).getInt64());
}

OutboxId addEdit(sql::Connection &connection, const StoredCall &call, Instant now)
{
    const auto add = connection.prepared("INSERT INTO outbox (call, call_id, state, edited_at) VALUES (?, ?, ?, ?)");
    add->bind(1, std::int64_t(call.row));
    add->bind(2, call.call.id.text);
    add->bind(3, int(SendState::Waiting));
    add->bind(4, toMs(now));
    add->exec();
    return OutboxId(connection.database().getLastInsertRowid());
}

void putField(sql::Connection &connection, const PendingField &field)
{
    const auto put =
        connection.prepared("INSERT OR REPLACE INTO outbox_fields (edit, field, base, value) VALUES (?, ?, ?, ?)");
    put->bind(1, std::int64_t(field.edit));
    put->bind(2, field.field);
    sql::bindValue(*put, 3, field.base);
    sql::bindValue(*put, 4, field.value);
    put->exec();
}

void keepConflict(sql::Connection &connection, CallRow row, const std::string &field, const Value &other, Instant now)
{
    const auto put =
        connection.prepared("INSERT OR REPLACE INTO conflicts (call, field, other, at) VALUES (?, ?, ?, ?)");
    put->bind(1, std::int64_t(row));
    put->bind(2, field);
    sql::bindValue(*put, 3, other);
    put->bind(4, toMs(now));
    put->exec();
}

bool contains(const Words &words, const std::string &word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

// What was done locally to the tags, done to those of the other side.
Words mergedTags(const Words &base, const Words &local, const Words &other)
{
    Words out;
    for (const std::string &tag : other)
        if (contains(local, tag) || !contains(base, tag))
            out.push_back(tag);
    for (const std::string &tag : local)
        if (!contains(base, tag) && !contains(out, tag))
            out.push_back(tag);
    return out;
}

} // namespace

std::vector<PendingField> pendingFields(sql::Connection &connection, CallRow row)
{
    const auto select = connection.prepared(std::string(SelectFields) + "call = ? ORDER BY outbox.id");
    select->bind(1, std::int64_t(row));
    return readFields(*select);
}

std::vector<PendingField> fieldsOf(sql::Connection &connection, OutboxId edit)
{
    const auto select = connection.prepared(std::string(SelectFields) + "outbox.id = ?");
    select->bind(1, std::int64_t(edit));
    return readFields(*select);
}

void setBase(sql::Connection &connection, OutboxId edit, std::string_view field, const Value &base)
{
    const auto update = connection.prepared("UPDATE outbox_fields SET base = ? WHERE edit = ? AND field = ?");
    sql::bindValue(*update, 1, base);
    update->bind(2, std::int64_t(edit));
    update->bind(3, std::string(field));
    update->exec();
}

void dropField(sql::Connection &connection, OutboxId edit, std::string_view field)
{
    const auto drop = connection.prepared("DELETE FROM outbox_fields WHERE edit = ? AND field = ?");
    drop->bind(1, std::int64_t(edit));
    drop->bind(2, std::string(field));
    drop->exec();
    const auto sweep = connection.prepared(
        "DELETE FROM outbox WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM outbox_fields WHERE edit = ?1)");
    sweep->bind(1, std::int64_t(edit));
    sweep->exec();
}

void record(sql::Connection &connection, const StoredCall &call, std::string_view field, const Value &before,
            const Value &after, Instant now)
{
    Value base = before;
    for (const PendingField &pending : pendingFields(connection, call.row)) {
        if (pending.field != field)
            continue;
        if (pending.state == SendState::Sending) {
            base = pending.value;
        } else {
            base = pending.base;
            dropField(connection, pending.edit, field); // the newer edit takes its place
        }
    }
    if (base == after)
        return;
    const auto waiting = waitingEdit(connection, call.row);
    putField(connection, {waiting ? *waiting : addEdit(connection, call, now), SendState::Waiting, std::string(field),
                          base, after});
}

Call merged(sql::Connection &connection, const StoredCall &known, const Call &incoming, Instant now,
            std::size_t &conflicts)
{
    Call out = incoming;
    const std::vector<PendingField> pending = pendingFields(connection, known.row);
    for (const PendingField &mine : pending) {
        const Field *field = callField(mine.field);
        if (!field || !field->assign)
            continue;
        const Value theirs = value(*field, incoming);
        Value local = value(*field, known.call);
        const bool expected = std::any_of(pending.begin(), pending.end(), [&](const PendingField &p) {
            return p.field == mine.field && (p.base == theirs || p.value == theirs);
        });
        const bool first = std::none_of(pending.begin(), pending.end(), [&](const PendingField &p) {
            return p.field == mine.field && p.state == SendState::Sending && p.edit != mine.edit;
        });
        if (first && mine.base != theirs) {
            setBase(connection, mine.edit, mine.field, theirs);
            if (mine.state != SendState::Sending && field->kind == Kind::Tags) {
                local = mergedTags(std::get<Words>(mine.base), std::get<Words>(local), std::get<Words>(theirs));
                putField(connection, {mine.edit, mine.state, mine.field, theirs, local});
            } else if (!expected) {
                keepConflict(connection, known.row, mine.field, theirs, now);
                ++conflicts;
            }
        }
        if (mine.state != SendState::Sending && local == theirs)
            dropField(connection, mine.edit, mine.field); // both sides say the same
        field->assign(out, local);
    }
    return out;
}

void waitAgain(sql::Connection &connection, OutboxId edit)
{
    CallRow row{};
    {
        const auto find = connection.prepared("SELECT call FROM outbox WHERE id = ?");
        find->bind(1, std::int64_t(edit));
        if (!find->executeStep())
            return;
        row = CallRow(find->getColumn(0).getInt64());
    }
    const auto later = waitingEdit(connection, row);
    if (later) {
        std::vector<PendingField> earlier = fieldsOf(connection, edit);
        for (PendingField field : fieldsOf(connection, *later)) {
            const auto same = std::find_if(earlier.begin(), earlier.end(),
                                           [&](const PendingField &e) { return e.field == field.field; });
            if (same != earlier.end())
                field.base = same->base;
            field.edit = edit;
            putField(connection, field);
        }
        const auto drop = connection.prepared("DELETE FROM outbox WHERE id = ?");
        drop->bind(1, std::int64_t(*later));
        drop->exec();
    }
    {
        const auto update =
            connection.prepared("UPDATE outbox SET state = ?, refusal_kind = NULL, refusal = '' WHERE id = ?");
        update->bind(1, int(SendState::Waiting));
        update->bind(2, std::int64_t(edit));
        update->exec();
    }
    for (const PendingField &field : fieldsOf(connection, edit))
        if (field.base == field.value && later)
            dropField(connection, edit, field.field);
}

void waitAgainAll(sql::Connection &connection)
{
    std::vector<OutboxId> sending;
    {
        const auto select = connection.prepared("SELECT id FROM outbox WHERE state = ?");
        select->bind(1, int(SendState::Sending));
        while (select->executeStep())
            sending.push_back(OutboxId(select->getColumn(0).getInt64()));
    }
    for (const OutboxId edit : sending)
        waitAgain(connection, edit);
}

std::vector<Conflict> conflictsOf(sql::Connection &connection, CallRow row)
{
    const auto select = connection.prepared("SELECT field, other, at FROM conflicts WHERE call = ? ORDER BY at");
    select->bind(1, std::int64_t(row));
    std::vector<Conflict> out;
    while (select->executeStep()) {
        const std::string field = select->getColumn(0).getString();
        out.push_back(
            {row, field, sql::readValue(*select, 1, kindOf(field)), instantFromMs(select->getColumn(2).getInt64())});
    }
    return out;
}

void dropConflict(sql::Connection &connection, CallRow row, const std::string &field)
{
    const auto drop = connection.prepared("DELETE FROM conflicts WHERE call = ? AND field = ?");
    drop->bind(1, std::int64_t(row));
    drop->bind(2, field);
    drop->exec();
}

const std::vector<const Field *> &editableFields()
{
    static const auto fields = [] {
        std::vector<const Field *> out;
        for (const Field *field : sql::storedFields())
            if (field->editable)
                out.push_back(field);
        return out;
    }();
    return fields;
}

void assign(CallChange &change, std::string_view field, const Value &value)
{
    const auto text = [&value] {
        return std::get_if<std::string>(&value) ? std::get<std::string>(value) : std::string();
    };
    if (field == "note")
        change.note = text();
    else if (field == "lead_status")
        change.leadStatus = text();
    else if (field == "customer_name")
        change.customerName = text();
    else if (field == "tags")
        change.tags = std::get_if<Words>(&value) ? std::get<Words>(value) : Words();
    else if (field == "value")
        change.value = std::get_if<std::int64_t>(&value) ? std::optional(Cents(std::get<std::int64_t>(value)))
                                                         : std::optional<Cents>();
    else if (field == SpamField)
        change.spam = value == Value(true);
}

} // namespace earshot::store
