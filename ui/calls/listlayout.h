#pragma once
#include "models/domain/call.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earshot {

/// A column of the call list: a field's key and a width in logical pixels at the 13 px font.
struct ListColumn {
    std::string key;
    int width = 0;
    bool operator==(const ListColumn &) const = default;
};

/// How far a list has been scrolled, and what is chosen in it.
struct ListSight {
    std::optional<CallRow> current;
    int top = 0; // pixels from the current call up to the top of what is seen; without one, from the first call down
    bool operator==(const ListSight &) const = default;
};

/// The columns a list starts with.
const std::vector<ListColumn> &defaultColumns();
/// The width a column starts with when it is added.
int defaultWidth(std::string_view key);
/// True while nobody made a column wider or narrower.
bool hasDefaultWidths(const std::vector<ListColumn> &columns);
/// The widths at which the columns fit into `room`: those that can elide give way, each as far as it is still worth
/// reading. Where they do not fit even so they are as wide as is read with ease, and the rest is scrolled to.
std::vector<int> fittedWidths(const std::vector<ListColumn> &columns, int room);

/// The columns as the text that saved views keep: {"version":1,"columns":[{"field":"source","width":180}]}.
std::string layoutText(const std::vector<ListColumn> &columns);
/// Reads such a text. Fields this program does not know and columns named twice are left out; a text that leaves
/// nothing gives the columns a list starts with.
std::vector<ListColumn> columnsFrom(std::string_view text);

} // namespace earshot
