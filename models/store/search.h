#pragma once
// What people type into the search box, as an FTS5 expression. All words must occur; "words in quotes" one after the
// other; the last word may be unfinished; digits find telephone numbers, however they are written and from any place
// in the number on. Nothing typed is an error and nothing typed is syntax.

#include <string>
#include <string_view>

namespace earshot::store {

/// As much of what was typed counts, in bytes.
inline constexpr std::size_t LongestSearch = 1000;

/// The MATCH expression; empty when there is nothing to search for (no letter and no digit).
std::string matchExpression(std::string_view typed);

/// What was typed has nothing in it that could be searched for ("++", "…"), though it is not blank: it finds nothing.
bool isSymbolsAlone(std::string_view typed);

} // namespace earshot::store
