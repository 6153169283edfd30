#include "ui/widgets/wheelguard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QScrollBar>
#include <QSlider>
#include <QVariant>

namespace earshot {
namespace {

constexpr char ClickedProperty[] = "earshotClicked";

bool stepsByWheel(const QObject *object)
{
    return qobject_cast<const QAbstractSpinBox *>(object) ||
           (qobject_cast<const QAbstractSlider *>(object) && !qobject_cast<const QScrollBar *>(object));
}

} // namespace

void WheelGuard::watch(QWidget *widget)
{
    const bool combo = qobject_cast<QComboBox *>(widget);
    if (!combo && !stepsByWheel(widget))
        return;
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus); // the wheel that passes takes no focus either
    widget->installEventFilter(this);
}

void WheelGuard::leave(QWidget *widget)
{
    widget->removeEventFilter(this);
}

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        watched->setProperty(ClickedProperty, static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason);
        break;
    case QEvent::MouseButtonPress:
        watched->setProperty(ClickedProperty, true);
        break;
    case QEvent::FocusOut:
        watched->setProperty(ClickedProperty, false);
        break;
    case QEvent::Wheel:
        if (!stepsByWheel(watched) || !static_cast<QWidget *>(watched)->hasFocus() ||
            !watched->property(ClickedProperty).toBool()) {
            event->ignore();
            return true; // seen to: it goes on to the widget below
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace earshot
