#include "models/store/pending.h"

#include "models/domain/tags.h"
#include "models/sql/columns.h"
#include "models/store/callrows.h"

#include <algorithm>

namespace earshot::store {
namespace {

std::vector<PendingField> readFields(SQLite::Statement &select)
{
    std::vector<PendingField> out;
    while (select.executeStep()) {
        PendingField field;
        field.edit = OutboxId(select.getColumn(0).getInt64());
        field.state = SendState(select.getColumn(1).getInt());
        field.field = select.getColumn(2).getString();
        field.base = sql::readValue(select, 3, pendingKind(field.field));
        field.value = sql::readValue(select, 4, pendingKind(field.field));
        if (select.getColumn(6).getInt() != 0)
            field.sent = sql::readValue(select, 5, pendingKind(field.field));
        out.push_back(std::move(field));
    }
    return out;
}

constexpr const char *SelectFields = "SELECT outbox.id, state, field, base, value, sent, may_be_there FROM outbox "
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

OutboxId addEdit(sql::Connection &connection, const StoredCall &call, SendState state, Instant editedAt)
{
    const auto add = connection.prepared("INSERT INTO outbox (call, call_id, state, edited_at) VALUES (?, ?, ?, ?)");
    add->bind(1, std::int64_t(call.row));
    add->bind(2, call.call.id.text);
    add->bind(3, int(state));
    add->bind(4, toMs(editedAt));
    add->exec();
    return OutboxId(connection.database().getLastInsertRowid());
}

const Words &wordsOf(const Value &value)
{
    static const Words none;
    const Words *words = std::get_if<Words>(&value);
    return words ? *words : none;
}

TagChange changeOf(const Value &value)
{
    return tagChangeFrom(wordsOf(value));
}

bool sharesWith(const TagChange &change, const TagChange &other)
{
    const auto isIn = [](const Words &tags) { return [&tags](const std::string &tag) { return hasTag(tags, tag); }; };
    return std::ranges::any_of(change.add, isIn(other.add)) || std::ranges::any_of(change.remove, isIn(other.remove));
}

void takeField(sql::Connection &connection, OutboxId edit, std::string_view field)
{
    const auto take = connection.prepared("DELETE FROM outbox_fields WHERE edit = ? AND field = ?");
    take->bind(1, std::int64_t(edit));
    take->bind(2, std::string(field));
    take->exec();
}

/// Drops an edit that has no field any more.
void sweep(sql::Connection &connection, OutboxId edit)
{
    const auto drop = connection.prepared(
        "DELETE FROM outbox WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM outbox_fields WHERE edit = ?1)");
    drop->bind(1, std::int64_t(edit));
    drop->exec();
}

/// What is left of the change where the list is `base`: nothing has to be done twice.
TagChange needed(const TagChange &change, const Words &base)
{
    return tagChange(base, changedTags(base, change));
}

/// Leaves out of a change what a later one takes back. What may have arrived is not merely left out: it is undone.
TagChange continued(const PendingField &waiting, const TagChange &then)
{
    const TagChange both = joined(changeOf(waiting.value), then);
    const TagChange sent = waiting.sent ? changeOf(*waiting.sent) : TagChange();
    TagChange out = needed(both, wordsOf(waiting.base));
    for (const std::string &tag : both.add)
        if (hasTag(sent.remove, tag) && !hasTag(out.add, tag))
            out.add.push_back(tag);
    for (const std::string &tag : both.remove)
        if (hasTag(sent.add, tag) && !hasTag(out.remove, tag))
            out.remove.push_back(tag);
    return out;
}

/// Takes names that are changed once more out of what was refused.
void takeFromRefused(sql::Connection &connection, std::vector<PendingField> refused, const TagChange &change)
{
    for (PendingField &field : refused) {
        const TagChange left = withoutNamesOf(changeOf(field.value), change);
        if (left.empty()) {
            dropField(connection, field.edit, field.field);
        } else if (!(left == changeOf(field.value))) {
            field.value = toWords(left);
            putField(connection, field);
        }
    }
}

void recordTags(sql::Connection &connection, const StoredCall &call, const Words &before, const Words &after,
                Instant now)
{
    const TagChange change = tagChange(before, after);
    PendingField waiting{{}, SendState::Waiting, TagsField, before, Words(), {}};
    std::optional<PendingField> sending;
    std::vector<PendingField> refused;
    bool isWaiting = false;
    for (PendingField &pending : pendingFields(connection, call.row)) {
        if (pending.field != TagsField)
            continue;
        if (pending.state == SendState::Waiting) {
            waiting = std::move(pending);
            isWaiting = true;
        } else if (pending.state == SendState::Sending) {
            sending = std::move(pending);
        } else {
            refused.push_back(std::move(pending));
        }
    }
    if (!isWaiting && sending) // what the other side is about to say, and what of it is not only here
        waiting.base = changedTags(wordsOf(sending->base), changeOf(sending->value));
    else if (!isWaiting && !refused.empty())
        waiting.base = refused.front().base;
    takeFromRefused(connection, std::move(refused), change);
    waiting.value = toWords(continued(waiting, change));
    if (isWaiting)
        dropField(connection, waiting.edit, TagsField);
    if (wordsOf(waiting.value).empty())
        return;
    const auto edit = waitingEdit(connection, call.row);
    waiting.edit = edit ? *edit : addEdit(connection, call, SendState::Waiting, now);
    putField(connection, waiting);
}

} // namespace

Kind pendingKind(std::string_view key)
{
    if (key == SpamField)
        return Kind::YesNo;
    const Field *field = callField(key);
    return field ? field->kind : Kind::Text;
}

void putField(sql::Connection &connection, const PendingField &field)
{
    const auto put = connection.prepared("INSERT OR REPLACE INTO outbox_fields (edit, field, base, value, sent, "
                                         "may_be_there) VALUES (?, ?, ?, ?, ?, ?)");
    put->bind(1, std::int64_t(field.edit));
    put->bind(2, field.field);
    sql::bindValue(*put, 3, field.base);
    sql::bindValue(*put, 4, field.value);
    sql::bindValue(*put, 5, field.sent.value_or(Value()));
    put->bind(6, field.sent ? 1 : 0);
    put->exec();
}

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

void dropField(sql::Connection &connection, OutboxId edit, std::string_view field)
{
    takeField(connection, edit, field);
    sweep(connection, edit);
}

void joinWaiting(sql::Connection &connection, const StoredCall &call, const std::vector<PendingField> &fields,
                 Instant editedAt)
{
    if (fields.empty())
        return;
    const auto waiting = waitingEdit(connection, call.row);
    const OutboxId edit = waiting ? *waiting : addEdit(connection, call, SendState::Waiting, editedAt);
    const std::vector<PendingField> later = waiting ? fieldsOf(connection, edit) : std::vector<PendingField>();
    for (PendingField field : fields) {
        const auto same =
            std::find_if(later.begin(), later.end(), [&](const PendingField &l) { return l.field == field.field; });
        const bool isTags = field.field == TagsField;
        if (same != later.end())
            field.value = isTags ? Value(toWords(joined(changeOf(field.value), changeOf(same->value)))) : same->value;
        field.edit = edit;
        if (!isTags && !field.sent && field.base == field.value)
            takeField(connection, edit, field.field); // the later edit took it back, and nobody has seen it
        else
            putField(connection, field);
    }
    sweep(connection, edit); // not before the last: it may be the first that goes
}

void addRefused(sql::Connection &connection, const StoredCall &call, PendingField field, const Error &reason,
                Instant editedAt)
{
    field.edit = addEdit(connection, call, SendState::Refused, editedAt);
    field.sent.reset();
    {
        const auto update = connection.prepared("UPDATE outbox SET refusal_kind = ?, refusal = ? WHERE id = ?");
        update->bind(1, int(reason.kind));
        update->bind(2, reason.detail);
        update->bind(3, std::int64_t(field.edit));
        update->exec();
    }
    putField(connection, field);
}

void record(sql::Connection &connection, const StoredCall &call, std::string_view field, const Value &before,
            const Value &after, Instant now)
{
    dropConflicts(connection, call.row, std::string(field), after); // whoever says the same needs no answer
    if (field == TagsField)
        return recordTags(connection, call, wordsOf(before), wordsOf(after), now);
    PendingField mine{{}, SendState::Waiting, std::string(field), before, after, {}};
    for (const PendingField &pending : pendingFields(connection, call.row)) {
        if (pending.field != field)
            continue;
        if (pending.state == SendState::Sending) {
            mine.base = pending.value;
        } else {
            mine.base = pending.base;
            mine.sent = pending.sent;
            dropField(connection, pending.edit, field); // the newer edit takes its place
        }
    }
    if (mine.base == after && !mine.sent)
        return;
    const auto waiting = waitingEdit(connection, call.row);
    mine.edit = waiting ? *waiting : addEdit(connection, call, SendState::Waiting, now);
    putField(connection, mine);
}

bool recordAgain(sql::Connection &connection, const StoredCall &call, std::string_view field, const Words &tags)
{
    const TagChange asked = tagChangeFrom(tags);
    bool any = false;
    for (const PendingField &pending : pendingFields(connection, call.row)) {
        if (pending.field != field || pending.state != SendState::Refused)
            continue;
        if (field == TagsField && !sharesWith(changeOf(pending.value), asked))
            continue;
        waitAgain(connection, pending.edit);
        any = true;
    }
    return any;
}

void waitAgain(sql::Connection &connection, OutboxId edit)
{
    CallRow row{};
    Instant editedAt;
    bool sent = false;
    {
        const auto find = connection.prepared("SELECT call, edited_at, state FROM outbox WHERE id = ?");
        find->bind(1, std::int64_t(edit));
        if (!find->executeStep())
            return;
        row = CallRow(find->getColumn(0).getInt64());
        editedAt = instantFromMs(find->getColumn(1).getInt64());
        sent = SendState(find->getColumn(2).getInt()) == SendState::Sending;
    }
    if (!waitingEdit(connection, row)) { // stays in its place in the queue
        for (PendingField field : fieldsOf(connection, edit)) {
            if (!sent)
                break;
            field.sent = field.value;
            putField(connection, field);
        }
        const auto update =
            connection.prepared("UPDATE outbox SET state = ?, refusal_kind = NULL, refusal = '' WHERE id = ?");
        update->bind(1, int(SendState::Waiting));
        update->bind(2, std::int64_t(edit));
        update->exec();
        return;
    }
    std::vector<PendingField> fields = fieldsOf(connection, edit);
    for (PendingField &field : fields)
        if (sent)
            field.sent = field.value;
    {
        const auto drop = connection.prepared("DELETE FROM outbox WHERE id = ?");
        drop->bind(1, std::int64_t(edit));
        drop->exec();
    }
    StoredCall call;
    call.row = row;
    joinWaiting(connection, call, fields, editedAt);
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
    else if (field == TagsField)
        change.tags = wordsOf(value);
    else if (field == "value")
        change.value = std::get_if<std::int64_t>(&value) ? std::optional(Cents(std::get<std::int64_t>(value)))
                                                         : std::optional<Cents>();
    else if (field == SpamField)
        change.spam = value == Value(true);
}

void assign(CallChange &change, const PendingField &field)
{
    if (field.field != TagsField)
        return assign(change, field.field, field.value);
    TagChange tags = changeOf(field.value);
    change.addTags = std::move(tags.add);
    change.removeTags = std::move(tags.remove);
}

void applyTo(Call &call, const PendingField &field)
{
    const Field *known = callField(field.field);
    if (field.field == TagsField)
        call.tags = changedTags(call.tags, changeOf(field.value));
    else if (known && known->assign)
        known->assign(call, field.value);
}

} // namespace earshot::store
