#include "ui/widgets/look.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/style.h"

#include <QAbstractButton>
#include <QApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QToolTip>

namespace earshot {

namespace {

constexpr char LookProperty[] = "earshotLook";
constexpr char RowLinesProperty[] = "earshotRowLines";

} // namespace

void applyLook(QApplication &application, ThemeKind kind)
{
    if (!dynamic_cast<Style *>(application.style())) {
        QApplication::setFont(applicationFont());
        QApplication::setStyle(new Style);
    }
    const QPalette palette = paletteOf(theme(kind));
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QToolTip::setFont(textFont(TextSize::Small));
}

void setButtonLook(QAbstractButton *button, ButtonLook look)
{
    button->setProperty(LookProperty, int(look));
    button->update();
}

ButtonLook buttonLook(const QWidget *button)
{
    return button ? ButtonLook(button->property(LookProperty).toInt()) : ButtonLook::Plain;
}

void setRowLines(QWidget *view, bool on)
{
    view->setProperty(RowLinesProperty, on);
    view->update();
}

bool hasRowLines(const QWidget *view)
{
    return view && view->property(RowLinesProperty).toBool();
}

bool showsFocusRing(const QWidget *widget)
{
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

void paintFocusRing(QPainter *painter, const QRectF &rect, qreal radius, const Theme &theme)
{
    paintRing(painter, rect, radius, theme.focus);
}

void paintRing(QPainter *painter, const QRectF &rect, qreal radius, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    painter->restore();
}

void paintFloatingShadow(QPainter *painter, const QRectF &box, int spread, const Theme &theme)
{
    QColor shade(Qt::black);
    for (int ring = spread; ring > 0; --ring) {
        shade.setAlphaF((theme.isDark() ? 0.035f : 0.009f) * float(spread - ring + 1) / 4);
        paintBox(painter, box.adjusted(-ring, -ring + 3, ring, ring), radius::Card + ring, shade);
    }
}

void paintBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (border.isValid()) {
        painter->setPen(QPen(border, 1));
        painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5);
    } else {
        painter->setPen(Qt::NoPen);
        painter->drawRoundedRect(rect, radius, radius);
    }
    painter->restore();
}

} // namespace earshot
