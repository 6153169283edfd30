#include "ui/widgets/keyboardfocus.h"

#include "ui/widgets/look.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCoreApplication>
#include <QFocusEvent>
#include <QKeyEvent>

namespace earshot {
namespace {

bool isEnter(const QEvent *event)
{
    const auto *key = static_cast<const QKeyEvent *>(event);
    return (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !(key->modifiers() & ~Qt::KeypadModifier);
}

bool isMove(int key)
{
    return (key >= Qt::Key_Home && key <= Qt::Key_PageDown) || key == Qt::Key_Tab || key == Qt::Key_Backtab;
}

/// An open drop-down is asked for Enter while nobody knows yet whose key it is; Space means the same there.
bool choosesInDropDown(QObject *watched, const QKeyEvent &key)
{
    auto *list = qobject_cast<QAbstractItemView *>(watched);
    if (!list || key.key() != Qt::Key_Space || key.modifiers() ||
        !list->window()->inherits("QComboBoxPrivateContainer"))
        return false;
    QKeyEvent enter(QEvent::ShortcutOverride, Qt::Key_Return, Qt::NoModifier);
    QCoreApplication::sendEvent(list, &enter);
    return true;
}

/// From here on the rings of focus are shown in this window.
void showRings(QWidget *widget)
{
    if (widget->window()->testAttribute(Qt::WA_KeyboardFocusChange))
        return;
    widget->window()->setAttribute(Qt::WA_KeyboardFocusChange);
    widget->update();
    if (auto *area = qobject_cast<QAbstractScrollArea *>(widget))
        area->viewport()->update();
}

} // namespace

bool KeyboardFocus::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        auto *widget = qobject_cast<QWidget *>(watched);
        if (auto *area = qobject_cast<QAbstractScrollArea *>(widget))
            area->viewport()->update(); // where the ring is
        if (widget &&
            (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason))
            showRings(widget);
        break;
    }
    case QEvent::FocusOut:
        if (auto *area = qobject_cast<QAbstractScrollArea *>(watched))
            area->viewport()->update();
        break;
    case QEvent::ShortcutOverride:
        if (const auto *button = qobject_cast<QAbstractButton *>(watched);
            button && isEnter(event) && showsFocusRing(button)) {
            event->accept(); // not the page's
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (choosesInDropDown(watched, *static_cast<QKeyEvent *>(event)))
            return true;
        if (auto *button = qobject_cast<QAbstractButton *>(watched);
            button && isEnter(event) && button->hasFocus() && button->isEnabled()) {
            event->accept();
            if (!static_cast<QKeyEvent *>(event)->isAutoRepeat())
                button->click();
            return true;
        }
        if (auto *view = qobject_cast<QAbstractItemView *>(watched);
            view && isMove(static_cast<QKeyEvent *>(event)->key()))
            showRings(view);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace earshot
