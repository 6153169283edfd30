#include "ui/shell/overlay.h"

#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/readingorder.h"
#include "ui/widgets/spokenrole.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLayout>
#include <QPainter>

namespace earshot {
namespace {

constexpr double Veil = 0.28, DarkVeil = 0.5;

/// A soft shadow: rings that fade outwards.
void paintShadow(QPainter *painter, const QRect &rect, bool dark)
{
    constexpr int Reach = 14;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    for (int i = 0; i < Reach; ++i) {
        const double fade = 1.0 - double(i) / Reach;
        painter->setPen(QColor(0, 0, 0, int((dark ? 56 : 22) * fade * fade)));
        painter->drawRoundedRect(QRectF(rect).adjusted(-i, -i + 3, i, i + 3), radius::Card + i, radius::Card + i);
    }
}

} // namespace

Overlay::Overlay(QWidget *window, Where where) : QWidget(window), m_where(where), m_card(new Card(this))
{
    setSpokenRole(this, QAccessible::Dialog);
    hide();
    window->installEventFilter(this);
}

void Overlay::open()
{
    if (isVisible())
        return;
    closeAll(parentWidget()); // one at a time
    m_before = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    arrange();
    firstFocus()->setFocus(Qt::PopupFocusReason);
}

void Overlay::closeAll(QWidget *window)
{
    for (Overlay *one : window->findChildren<Overlay *>(Qt::FindDirectChildrenOnly))
        one->close();
}

void Overlay::close()
{
    if (!isVisible())
        return;
    const bool mine = isAncestorOf(QApplication::focusWidget());
    hide();
    if (mine && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    Q_EMIT closed();
}

void Overlay::arrange()
{
    const int margin = space::L;
    QSize size = m_card->layout() ? m_card->layout()->sizeHint() : m_card->sizeHint();
    size = size.expandedTo(m_card->minimumSize()).boundedTo(this->size() - QSize(2 * margin, 2 * margin));
    QPoint at((width() - size.width()) / 2, (height() - size.height()) / 2);
    if (m_where == Where::Top)
        at.setY(std::clamp(height() / 7, margin, std::max(margin, height() - size.height() - margin)));
    else if (m_where == Where::Corner)
        at = QPoint(corner().x(), std::max(margin, corner().y() - size.height()));
    m_card->setGeometry(QRect(at, size));
    update();
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(parentWidget()->rect());
        arrange();
    }
    return QWidget::eventFilter(watched, event);
}

void Overlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        event->accept(); // nothing beneath is meant
}

void Overlay::mousePressEvent(QMouseEvent *event)
{
    if (!m_card->geometry().contains(event->position().toPoint()))
        close();
}

void Overlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool dark = themeOf(this).isDark();
    if (m_where != Where::Corner)
        painter.fillRect(rect(), QColor(0, 0, 0, int(255 * (dark ? DarkVeil : Veil))));
    paintShadow(&painter, m_card->geometry(), dark);
}

bool Overlay::focusNextPrevChild(bool next)
{
    return focusInReadingOrder(m_card, next); // round inside the card
}

} // namespace earshot
