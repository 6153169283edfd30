#pragma once
// Catalogue fields as SQL columns. A column is named by the field's key. Text is '' when empty; numbers, yes/no and
// times are NULL when not known; times are milliseconds UTC, durations seconds, money hundredths; lists and tags are a
// JSON array of text, nested facts their JSON.

#include "models/domain/catalogue.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <span>
#include <string>
#include <vector>

namespace earshot::sql {

/// The fields that are columns of a calls table, in catalogue order.
const std::vector<const Field *> &storedFields();
/// The cache's own fields, columns of its table of figures.
const std::vector<const Field *> &ownFields();

/// "answered, business_phone_number, …", each with the prefix ("c." …).
std::string columnList(std::string_view prefix = {});
/// "?, ?, …" for them.
std::string placeholders(std::size_t count);

/// Binds a field of a call to parameter `index` (from 1). Its texts are not copied: the call stays as it is until the
/// statement has run.
void bindField(SQLite::Statement &statement, int index, const Field &field, const Call &call);
/// Binds a value as bindField would.
void bindValue(SQLite::Statement &statement, int index, const Value &value);
void bindValue(SQLite::Statement &statement, int index, const ValueView &view);

/// Reads column `index` (from 0) into the call's field.
void readField(const SQLite::Statement &statement, int index, const Field &field, Call &call);
/// The value of a column of that kind.
Value readValue(const SQLite::Statement &statement, int index, Kind kind);

std::string wordsToJson(const Words &words);
Words wordsFromJson(std::string_view json);

} // namespace earshot::sql
