#include "ui/widgets/switch.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace earshot {

namespace {

constexpr QSize Track(30, 18);
constexpr int Ring = 3; // room around the track for the focus ring

} // namespace

Switch::Switch(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(text.isEmpty() ? QSizePolicy::Fixed : QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize Switch::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : fontMetrics().horizontalAdvance(text()) + space::M;
    return {words + Track.width() + 2 * Ring, controlHeight(font())};
}

QSize Switch::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), forText(240)), controlHeight(font())};
}

int Switch::heightForWidth(int width) const
{
    const int room = std::max(1, width - Track.width() - Ring - space::M);
    const QRect words = fontMetrics().boundingRect(0, 0, room, 10'000, Qt::TextWordWrap, text());
    return std::max(controlHeight(font()), words.height() + 12);
}

/// Scrolling pages ask for no height by width, but heed a least height.
void Switch::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    if (const int needed = heightForWidth(width()); minimumHeight() != needed)
        setMinimumHeight(needed);
}

void Switch::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    const QRect place(QPoint(width() - Track.width() - Ring, (height() - Track.height()) / 2), Track);
    const QRect track = QStyle::visualRect(layoutDirection(), rect(), place);
    const QColor off = blend(t.surface, t.textFaint, underMouse() ? 0.55 : 0.42);
    const QColor on = underMouse() ? blend(t.accentFill, Qt::black, 0.08) : t.accentFill;
    const qreal round = Track.height() / 2.0;
    paintBox(&painter, track, round, !isEnabled() ? t.track : isChecked() ? on : off);
    const bool knobRight = isChecked() != isRightToLeft();
    const int knob = Track.height() - 4;
    paintBox(&painter, QRectF(knobRight ? track.right() - knob - 1 : track.left() + 2, track.top() + 2, knob, knob),
             knob / 2.0, isEnabled() ? QColor(Qt::white) : t.window);
    if (showsFocusRing(this))
        paintFocusRing(&painter, track.adjusted(-Ring, -Ring, Ring, Ring), round + Ring, t);
    painter.setPen(isEnabled() ? t.text : palette().color(QPalette::Disabled, QPalette::WindowText));
    const QRect words =
        QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(0, 0, -Track.width() - Ring - space::M, 0));
    painter.drawText(
        words, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)) | Qt::TextWordWrap,
        text());
}

void Switch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

} // namespace earshot
