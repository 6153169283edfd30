#pragma once
// One spacing scale and one type scale. Sizes are logical pixels; text sizes grow with the application font.

#include <QFont>

class QFontMetrics;
class QPainter;
class QRect;

namespace earshot {

/// Distances on a grid of 4 px.
namespace space {
inline constexpr int Xs = 4;
inline constexpr int S = 8;
inline constexpr int M = 12;
inline constexpr int L = 16;
inline constexpr int Xl = 24;
inline constexpr int Xxl = 32;
} // namespace space

/// Corner radii: small marks, controls, cards and popups.
namespace radius {
inline constexpr qreal Small = 4;
inline constexpr qreal Control = 6;
inline constexpr qreal Card = 8;
} // namespace radius

inline constexpr int IconSize = 16;

/// 11, 12, 13, 15 and 20 px where the application font is 13 px.
enum class TextSize { Tiny, Small, Body, Title, Headline };

/// The application font at a step of the scale.
QFont textFont(TextSize size, QFont::Weight weight = QFont::Normal);

/// The font a new application should take: Inter where installed, else the system's sans at a comparable size.
QFont applicationFont();

/// Height of buttons, fields and chips around one line of `font`; 28 px at 13 px.
/// A width that fits text of the usual size, for text as large as the person has it.
int forText(int pixels);
int controlHeight(const QFont &font);
/// Height of quiet, inline controls; 24 px at 13 px.
int compactHeight(const QFont &font);
/// Height of a row in a dense list; 32 px at 13 px.
int rowHeight(const QFont &font);

/// Width of `text`, remembered: asking again costs no shaping.
int lineWidth(const QFont &font, const QString &text);

/// Width of `text` when every digit takes the room of the widest one.
int tabularWidth(const QFont &font, const QString &text);

/// Draws one line of `text` in the painter's font and pen, ending with an ellipsis where it does not fit. It reads in
/// its own direction, but stands on the side of `rect` that `alignment` names, whatever that direction is.
void drawLine(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text,
              Qt::TextElideMode mode = Qt::ElideRight);

/// Draws one line of `text` in the painter's font and pen with digits of equal width, so that numbers in a column line
/// up in fonts whose figures are proportional. Only the alignment is taken from `alignment`; text that does not fit is
/// elided.
void drawTabular(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text);

} // namespace earshot
