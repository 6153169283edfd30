#pragma once
// The 24 colours a tag can have at CallRail, and how each looks here.

#include "ui/widgets/theme.h"

#include <QString>

#include <span>

namespace earshot {

/// One row of CallRail's table, as its own pages show it.
struct TagColour {
    const char *name; // "blue1"
    QRgb text;
    QRgb background;
};

/// The table in CallRail's order: gray, blue, cyan, purple, pink, red, orange, yellow, green.
std::span<const TagColour> tagColours();

struct TagPaint {
    QColor text;
    QColor background;
};

/// How a tag of this colour is painted. Light keeps CallRail's background and darkens the text where theirs is too weak
/// to read; dark keeps the hue. Text on background reaches 4.5:1 in both. Unknown names look like "gray1".
TagPaint tagPaint(QStringView name, ThemeKind kind);

} // namespace earshot
