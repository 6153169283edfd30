#include "ui/widgets/statusdot.h"

#include "ui/widgets/spokenrole.h"
#include <QPainter>

namespace earshot {

StatusDot::StatusDot(Tone tone, const QString &meaning, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState(tone, meaning);
    setSpokenRole(this, QAccessible::Indicator);
}

void StatusDot::setState(Tone tone, const QString &meaning, bool hollow)
{
    m_tone = tone;
    m_hollow = hollow;
    setToolTip(meaning);
    setAccessibleName(meaning);
    update();
}

QSize StatusDot::sizeHint() const
{
    return {10, 10};
}

void StatusDot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = themeOf(this).mark(m_tone);
    const QPointF centre = QRectF(rect()).center();
    if (m_hollow) {
        painter.setPen(QPen(colour, 1.5));
        painter.drawEllipse(centre, 3.25, 3.25);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(centre, 4, 4);
    }
}

} // namespace earshot
