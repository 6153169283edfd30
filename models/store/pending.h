#pragma once
// Inside the room: the fields of a call that have an edit under way, and how they meet what the other side says.
// A field that holds one value is in at most one edit that waits or was refused, and in at most one that is being sent.
// Tags are what is added and taken away, so that they can be in several: each name in one of them.

#include "models/sql/connection.h"
#include "models/store/outbox.h"

namespace earshot::store {

/// The field that is not in the catalogue: the call was marked as spam.
inline constexpr const char *SpamField = "spam";
inline constexpr const char *TagsField = "tags";

struct PendingField {
    OutboxId edit{};
    SendState state = SendState::Waiting;
    std::string field;
    Value base;                // the other side's value, as far as known
    Value value;               // what it is to be; of tags the change: "+new", "-old"
    std::optional<Value> sent; // like `value`: was sent and may have arrived, nobody heard
};

std::vector<PendingField> pendingFields(sql::Connection &connection, CallRow row);
/// Those of one edit.
std::vector<PendingField> fieldsOf(sql::Connection &connection, OutboxId edit);

void putField(sql::Connection &connection, const PendingField &field);
/// Also drops the edit with its last field.
void dropField(sql::Connection &connection, OutboxId edit, std::string_view field);
/// Moves fields, all of one call, into its waiting edit, making one if need be. Where a field waits there already, that
/// later edit wins (of tags: for each name).
void joinWaiting(sql::Connection &connection, const StoredCall &call, const std::vector<PendingField> &fields,
                 Instant editedAt);
/// Adds an edit of one field that was refused.
void addRefused(sql::Connection &connection, const StoredCall &call, PendingField field, const Error &reason,
                Instant editedAt);

/// Puts a changed field into the call's waiting edit, making one if need be; a field that is back where it was is
/// dropped from it. `before` and `after` are what the call says here (of tags: the lists).
void record(sql::Connection &connection, const StoredCall &call, std::string_view field, const Value &before,
            const Value &after, Instant now);
/// Lets what was refused of a field wait again, since somebody gave the same edit again (of tags: these changes).
/// False: nothing of it was refused.
bool recordAgain(sql::Connection &connection, const StoredCall &call, std::string_view field, const Words &tags);

/// Compares the fields of an edit, or (none given) of all the call's edits, with what the other side says: bases move
/// along, what both sides say is dropped from what waits or was refused, and values that nobody expected become
/// conflicts, which are counted.
void compare(sql::Connection &connection, const StoredCall &known, const Call &incoming, std::optional<OutboxId> edit,
             Instant now, std::size_t &conflicts);
/// The other side's call with the local values of what is under way.
Call withPending(sql::Connection &connection, CallRow row, Call theirs);
/// The other side's call, with what is known here to be its values of the fields that nobody could read of it.
Call withKnown(sql::Connection &connection, const StoredCall &known, Call theirs, const Words &keys);
/// compare() and withPending(): what the call becomes when the other side says `incoming`.
Call merged(sql::Connection &connection, const StoredCall &known, const Call &incoming, Instant now,
            std::size_t &conflicts);

/// Makes an edit that was being sent, or refused, wait again; together with a later one, which wins.
void waitAgain(sql::Connection &connection, OutboxId edit);
/// All that were being sent, when the program that sent them is no more.
void waitAgainAll(sql::Connection &connection);

/// Of one call or (none given) of all.
std::vector<Conflict> conflictsOf(sql::Connection &connection, std::optional<CallRow> row);
void keepConflict(sql::Connection &connection, const StoredCall &call, const std::string &field, const Value &other,
                  Instant now);
/// Those of a field, or the one of that other value. False: there was none.
bool dropConflicts(sql::Connection &connection, CallRow row, const std::string &field,
                   const std::optional<Value> &other = {});

/// What a field of that name holds; YesNo for spam.
Kind pendingKind(std::string_view field);
/// The catalogue fields that people may edit.
const std::vector<const Field *> &editableFields();
/// Writes a field's value into a change.
void assign(CallChange &change, std::string_view field, const Value &value);
/// The same of a pending field, whose tags are a change.
void assign(CallChange &change, const PendingField &field);
/// The field's part of a call, done to it.
void applyTo(Call &call, const PendingField &field);

} // namespace earshot::store
