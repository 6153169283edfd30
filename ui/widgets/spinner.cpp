#include "ui/widgets/spinner.h"

#include "ui/widgets/spokenrole.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QStyle>
#include <QTimerEvent>

namespace earshot {

namespace {

constexpr int TurnMs = 900;

} // namespace

Spinner::Spinner(QWidget *parent, int size) : QWidget(parent), m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Working"));
    m_clock.start();
    setSpokenRole(this, QAccessible::Animation);
}

QSize Spinner::sizeHint() const
{
    return {m_size, m_size};
}

void Spinner::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal stroke = std::max(1.5, m_size / 10.0);
    const qreal inset = stroke / 2 + 1;
    const QRectF circle = QRectF((width() - m_size) / 2.0, (height() - m_size) / 2.0, m_size, m_size)
                              .adjusted(inset, inset, -inset, -inset);
    painter.setPen(QPen(t.track, stroke));
    painter.drawEllipse(circle);
    const int turned = int(m_clock.elapsed() % TurnMs * 360 * 16 / TurnMs);
    painter.setPen(QPen(t.accent, stroke, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, 90 * 16 - turned, -90 * 16);
}

void Spinner::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        update();
}

void Spinner::showEvent(QShowEvent *)
{
    if (style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this))
        m_timer.start(33, this);
}

void Spinner::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

} // namespace earshot
