#include "ui/widgets/popup.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/readingorder.h"
#include "ui/widgets/spokenrole.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScreen>

namespace earshot {

Popup::Popup(QWidget *parent) : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(NoFrame);
    setSpokenRole(this, QAccessible::Dialog);
}

void Popup::openAt(const QWidget *anchor)
{
    m_anchor = QRect(anchor->mapToGlobal(QPoint(0, 0)), anchor->size());
    setLayoutDirection(anchor->layoutDirection());
    place();
    show();
    setFocus(Qt::PopupFocusReason);
}

void Popup::fit()
{
    place();
}

void Popup::place()
{
    adjustSize();
    const QScreen *screen = parentWidget() ? parentWidget()->screen() : nullptr;
    const QRect room = screen ? screen->availableGeometry() : m_anchor.adjusted(0, 0, 4000, 4000);
    QPoint corner(layoutDirection() == Qt::RightToLeft ? m_anchor.right() + 1 - width() : m_anchor.left(),
                  m_anchor.bottom() + space::Xs);
    if (corner.y() + height() > room.bottom() && m_anchor.top() - height() - space::Xs >= room.top())
        corner.setY(m_anchor.top() - height() - space::Xs);
    corner.setX(qBound(room.left(), corner.x(), qMax(room.left(), room.right() + 1 - width())));
    corner.setY(qBound(room.top(), corner.y(), qMax(room.top(), room.bottom() + 1 - height())));
    move(corner);
}

bool Popup::focusNextPrevChild(bool next)
{
    return focusInReadingOrder(this, next);
}

void Popup::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    paintBox(&painter, rect(), radius::Card, t.raised, t.outline);
}

void Popup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void Popup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (!event->spontaneous()) {
        Q_EMIT closed();
        deleteLater();
    }
}

} // namespace earshot
