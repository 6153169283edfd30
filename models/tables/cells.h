#pragma once
// Values as the text of table cells, for spreadsheets and for programs. Thread-safe.

#include "models/base/time.h"
#include "models/domain/catalogue.h"

namespace earshot::tables {

/// A spreadsheet calculates what begins with = + - @ or a tab, after white space too; and outsiders choose names, notes
/// and keywords. Such text comes back with an apostrophe before it, which makes it text again. Telephone numbers keep
/// their plus and plain numbers their sign, because both stand whole.
std::string safeCell(std::string text);

/// Names as one text that namesFrom() reads back: "hot; vip", and "\"a; b\"; c" where a name holds a semicolon.
std::string namesText(const Words &names);
Words namesFrom(std::string_view text);

/// A field as plain text that does not depend on any language: whole seconds, amounts as 12.50, moments in ISO 8601
/// with the offset of `zone`, yes and no as true and false, lists as namesText() has them.
std::string plainCell(const Field &field, const Call &call, const QTimeZone &zone);

} // namespace earshot::tables
