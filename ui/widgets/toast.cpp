#include "ui/widgets/toast.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace earshot {

namespace {

constexpr int Shadow = 12;
constexpr int Widest = 640 + 2 * Shadow;

} // namespace

Toast::Toast(QWidget *parent)
    : QWidget(parent), m_text(new ElidedLabel), m_action(new QPushButton),
      m_close(new IconButton(Icon::X, tr("Dismiss")))
{
    setSpokenRole(this, QAccessible::AlertMessage);
    setButtonLook(m_action, ButtonLook::Quiet);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Shadow + space::L, Shadow + 6, Shadow + 6, Shadow + 6);
    row->setSpacing(space::S);
    row->addWidget(m_text);
    row->addSpacing(space::S);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_stay.setSingleShot(true);
    setStay(6000);
    connect(&m_stay, &QTimer::timeout, this, &Toast::expire);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT actionTriggered();
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::say(const QString &text, const QString &action)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    place();
    show();
    raise();
    m_stay.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::setStay(int milliseconds)
{
    m_stay.setInterval(milliseconds);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(Shadow, Shadow, -Shadow, -Shadow);
    paintFloatingShadow(&painter, box, Shadow, t);
    paintBox(&painter, box, radius::Card, t.raised, t.outline);
}

void Toast::enterEvent(QEnterEvent *event)
{
    m_stay.stop();
    QWidget::enterEvent(event);
}

void Toast::leaveEvent(QEvent *event)
{
    m_stay.start();
    QWidget::leaveEvent(event);
}

void Toast::place()
{
    layout()->activate();
    QSize size = sizeHint();
    size.setWidth(std::min({size.width(), parentWidget()->width(), Widest}));
    const QRect area = parentWidget()->rect();
    QRect place(QPoint(0, 0), size);
    place.moveCenter(area.center());
    place.moveBottom(area.bottom() - space::S);
    setGeometry(place);
}

void Toast::expire()
{
    if (showsFocusRing(m_action) || showsFocusRing(m_close))
        return m_stay.start();
    hide();
}

} // namespace earshot
