#pragma once
// Colour by meaning. Widgets ask for a role ("hairline", "bad"), never for a number.

#include <QColor>
#include <QPalette>

class QWidget;

namespace earshot {

enum class ThemeKind { Light, Dark };

/// What a text or mark says by its colour.
enum class Tone { Normal, Muted, Faint, Accent, Good, Warn, Bad };

/// Every colour of the desktop. Each text colour reaches 4.5:1 (WCAG 2 AA) on window, sidebar, surface and raised.
struct Theme {
    ThemeKind kind = ThemeKind::Light;

    QColor window;  // behind everything
    QColor sidebar; // navigation, headers of tables
    QColor surface; // lists, pages, fields
    QColor raised;  // cards, menus, popups

    QColor hairline; // between things
    QColor outline;  // around controls

    QColor text;
    QColor textMuted; // labels, secondary columns
    QColor textFaint; // placeholders, hints

    QColor accent;     // links, active marks
    QColor accentFill; // the one primary button
    QColor onAccent;   // text on accentFill
    QColor accentSoft; // behind accent text

    QColor good, goodSoft;
    QColor warn, warnSoft;
    QColor bad, badSoft, badFill; // badFill carries onAccent

    QColor goodMark, warnMark, badMark;

    QColor selection; // selected rows and text
    QColor hover;     // pointer over something clickable
    QColor pressed;
    QColor focus; // ring around what the keyboard talks to
    QColor track; // trough of progress, switches and scroll bars

    QColor speakerCaller;
    QColor speakerAgent;

    bool isDark() const { return kind == ThemeKind::Dark; }
    QColor tone(Tone tone) const;
    /// The same for marks that are not text (dots, bars): livelier, 3:1.
    QColor mark(Tone tone) const;
    /// The quiet background that goes with tone(); transparent for Normal, Muted and Faint.
    QColor toneSoft(Tone tone) const;
};

const Theme &theme(ThemeKind kind);

/// The theme a palette belongs to, told by how light its window is.
const Theme &themeOf(const QPalette &palette);
const Theme &themeOf(const QWidget *widget);

/// The palette that makes stock widgets follow `theme`.
QPalette paletteOf(const Theme &theme);

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);

/// `over` laid on `under` with `opacity` 0 to 1; the result is opaque.
QColor blend(const QColor &under, const QColor &over, double opacity);

} // namespace earshot
