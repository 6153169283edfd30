#pragma once
// Inside the room: the fields of a call that have an edit under way, and how they meet what the other side says.
// A field is in at most one edit that waits or was refused, and in at most one that is being sent.

#include "models/sql/connection.h"
#include "models/store/outbox.h"

namespace earshot::store {

/// The field that is not in the catalogue: the call was marked as spam.
inline constexpr const char *SpamField = "spam";

struct PendingField {
    OutboxId edit{};
    SendState state = SendState::Waiting;
    std::string field;
    Value base; // the other side's value, as far as known
    Value value;
};

std::vector<PendingField> pendingFields(sql::Connection &connection, CallRow row);
/// Those of one edit.
std::vector<PendingField> fieldsOf(sql::Connection &connection, OutboxId edit);

void setBase(sql::Connection &connection, OutboxId edit, std::string_view field, const Value &base);
/// Also drops the edit with its last field.
void dropField(sql::Connection &connection, OutboxId edit, std::string_view field);

/// Puts a changed field into the call's waiting edit, making one if need be; a field that is back where it was is
/// dropped from it.
void record(sql::Connection &connection, const StoredCall &call, std::string_view field, const Value &before,
            const Value &after, Instant now);

/// What the call becomes when the other side says `incoming`: its fields, but the local values where an edit is under
/// way. Bases move along; values that neither side expected become conflicts, which are counted.
Call merged(sql::Connection &connection, const StoredCall &known, const Call &incoming, Instant now,
            std::size_t &conflicts);

/// Makes an edit that was being sent, or refused, wait again; together with a later one, which wins.
void waitAgain(sql::Connection &connection, OutboxId edit);
/// All that were being sent, when the program that sent them is no more.
void waitAgainAll(sql::Connection &connection);

std::vector<Conflict> conflictsOf(sql::Connection &connection, CallRow row);
void dropConflict(sql::Connection &connection, CallRow row, const std::string &field);

/// The catalogue fields that people may edit.
const std::vector<const Field *> &editableFields();
/// Writes a field's value into a change.
void assign(CallChange &change, std::string_view field, const Value &value);

} // namespace earshot::store
