#include "ui/review/playerbuttons.h"

#include "models/base/format.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QPainter>

namespace earshot {

PlayButton::PlayButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    name();
}

void PlayButton::setPlaying(bool playing)
{
    if (playing == m_playing)
        return;
    m_playing = playing;
    name();
    update();
}

void PlayButton::setKeys(const QString &keys)
{
    m_keys = keys;
    name();
}

void PlayButton::name()
{
    const QString what = m_playing ? tr("Pause") : tr("Play");
    setAccessibleName(what);
    //: Tooltip of a button: its name and its shortcut
    setToolTip(m_keys.isEmpty() ? what : tr("%1  (%2)").arg(what, m_keys));
}

void PlayButton::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    const QColor fill = !isEnabled()   ? t.track
                        : isDown()     ? blend(t.accentFill, Qt::black, 0.16)
                        : underMouse() ? blend(t.accentFill, Qt::black, 0.08)
                                       : t.accentFill;
    const int side = std::min(width(), height());
    const QRect disc((width() - side) / 2, (height() - side) / 2, side, side);
    paintBox(&painter, disc, side / 2.0, fill);
    const QColor ink = isEnabled() ? t.onAccent : palette().color(QPalette::Disabled, QPalette::ButtonText);
    paintIcon(&painter, disc, m_playing ? Icon::Pause : Icon::Play, ink);
    if (showsFocusRing(this))
        paintRing(&painter, QRectF(disc).adjusted(3, 3, -3, -3), side / 2.0 - 3, ink);
}

TimeButton::TimeButton(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setFont(textFont(TextSize::Body));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Click to see how much is left"));
    connect(this, &QAbstractButton::toggled, this, &TimeButton::write);
    write();
}

void TimeButton::setTimes(milliseconds position, milliseconds length)
{
    if (length != m_length)
        updateGeometry();
    m_position = position;
    m_length = length;
    write();
}

void TimeButton::write()
{
    const bool left = isChecked();
    const QString time = format::duration(left ? m_length - m_position : m_position);
    const QString length = format::duration(m_length);
    //: Time that is left of a recording, and its length
    const QString shown = left ? tr("−%1 / %2").arg(time, length)
                               //: Where a recording is, and its length
                               : tr("%1 / %2").arg(time, length);
    if (shown == std::exchange(m_shown, shown))
        return;
    setAccessibleName(
        left ? tr("%1 left of %2").arg(format::durationWords(m_length - m_position), format::durationWords(m_length))
             : tr("%1 of %2").arg(format::durationWords(m_position), format::durationWords(m_length)));
    update();
}

QSize TimeButton::sizeHint() const
{
    const QString length = format::duration(m_length);
    const int wide = tabularWidth(font(), tr("−%1 / %2").arg(length, length));
    return {wide + 2 * space::Xs, compactHeight(font())};
}

void TimeButton::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    if (underMouse())
        paintBox(&painter, rect(), radius::Small, t.hover);
    painter.setPen(t.text);
    drawTabular(&painter, rect().adjusted(space::Xs, 0, -space::Xs, 0), Qt::AlignLeft | Qt::AlignVCenter, m_shown);
    if (showsFocusRing(this))
        paintFocusRing(&painter, rect(), radius::Small, t);
}

} // namespace earshot
