#pragma once
// Puts the look on an application, and the few things our own widgets share with the style.

#include "ui/widgets/theme.h"

class QAbstractButton;
class QApplication;
class QPainter;
class QRectF;
class QWidget;

namespace earshot {

/// Style, palette and font. Call once before the first window, and again whenever the theme changes.
void applyLook(QApplication &application, ThemeKind kind);

/// How loud a push button is. Primary: the one thing to do on a page. Quiet: no frame until hovered.
enum class ButtonLook { Plain, Primary, Quiet, Danger };
void setButtonLook(QAbstractButton *button, ButtonLook look);
ButtonLook buttonLook(const QWidget *button);

/// Item views whose rows are parted by hairlines ask for them here; off by default.
void setRowLines(QWidget *view, bool on);

/// True when the widget has the focus and the person got there by keyboard.
bool showsFocusRing(const QWidget *widget);
void paintFocusRing(QPainter *painter, const QRectF &rect, qreal radius, const Theme &theme);

/// Fills a rounded box; a valid `border` is drawn as a line of one pixel inside it.
/// The same in another colour, where the ground is none of the theme's.
void paintRing(QPainter *painter, const QRectF &rect, qreal radius, const QColor &colour);
void paintBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border = {});

/// What floats over a page: `spread` pixels of shadow around the box, which is painted by whoever asks.
void paintFloatingShadow(QPainter *painter, const QRectF &box, int spread, const Theme &theme);

} // namespace earshot
