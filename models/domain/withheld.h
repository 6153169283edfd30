#pragma once
// Callers who do not show their number. Exchanges write a word, or a number that stands for one, in its place; all who
// withhold theirs would become one person if it were taken for a number.

#include <string_view>

namespace earshot::phone {

/// "anonymous", "Restricted", "unbekannt", "非通知", "0", "0000000000", "+266696687" (ANONYMOUS on a keypad), "22" …: a
/// placeholder. Not for an empty text, which says nothing of the caller.
bool isWithheld(std::string_view number);

/// Whether calls with that number are one person's: it is a number, and not a placeholder.
bool identifies(std::string_view number);

} // namespace earshot::phone
