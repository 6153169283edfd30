#pragma once
#include "models/store/query.h"
#include "ui/widgets/theme.h"

class QFont;
class QPainter;
class QRect;

namespace earshot {

/// Room for a line of snippet under a row in `font`.
int snippetHeight(const QFont &font);

/// Paints where a search met a call: a sign of the place, the words around, the hits marked.
void drawSnippet(QPainter &painter, const QRect &rect, const store::Snippet &snippet, const Theme &theme,
                 Qt::LayoutDirection direction);

} // namespace earshot
