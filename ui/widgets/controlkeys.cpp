#include "ui/widgets/controlkeys.h"

#include "ui/widgets/inlineedit.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

namespace earshot {

namespace {

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

bool isTyping(const QWidget *focus)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(focus))
        return !line->isReadOnly();
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(focus))
        return !plain->isReadOnly();
    if (const auto *rich = qobject_cast<const QTextEdit *>(focus))
        return !rich->isReadOnly();
    if (const auto *combo = qobject_cast<const QComboBox *>(focus))
        return combo->isEditable();
    return qobject_cast<const QAbstractSpinBox *>(focus);
}

/// A key that a text which is typed may want; F1 and the like, Ctrl+K and Alt+Left stay the window's.
bool writes(const QKeyEvent &key)
{
    const auto held = key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier | Qt::GroupSwitchModifier);
    if (held == Qt::NoModifier)
        return key.key() < Qt::Key_F1 || key.key() > Qt::Key_F35;
    return isEnter(key.key()) || key.key() == Qt::Key_Backspace || key.key() == Qt::Key_Delete;
}

/// What a control lives by when the keyboard has led to it.
bool livesBy(const QWidget *control, int key)
{
    if (isEnter(key) || key == Qt::Key_Space)
        if (qobject_cast<const QAbstractButton *>(control) || qobject_cast<const QComboBox *>(control))
            return true;
    if (isEnter(key) || key == Qt::Key_F2)
        if (qobject_cast<const InlineEdit *>(control))
            return true;
    const bool arrow = key == Qt::Key_Left || key == Qt::Key_Right;
    return arrow && (qobject_cast<const QAbstractSlider *>(control) || qobject_cast<const QTabBar *>(control) ||
                     qobject_cast<const SegmentedControl *>(control->parentWidget()));
}

} // namespace

bool ownsKey(const QWidget *focus, const QKeyEvent &key)
{
    if (QApplication::activePopupWidget() && writes(key))
        return true;
    if (!focus)
        return false;
    if (isTyping(focus))
        return writes(key);
    if (key.modifiers() & ~Qt::KeypadModifier)
        return false;
    if (isEnter(key.key()) && qobject_cast<const QAbstractItemView *>(focus))
        return true;
    return showsFocusRing(focus) && livesBy(focus, key.key());
}

ControlKeys::ControlKeys(QObject *owner) : QObject(owner)
{
    qApp->installEventFilter(this);
}

// Before a key is tried as a shortcut, whoever has the focus is asked whether it is one; here all are asked in one
// place.
bool ControlKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && watched->isWidgetType() &&
        ownsKey(QApplication::focusWidget(), *static_cast<QKeyEvent *>(event))) {
        event->accept();
        // an open drop-down takes Enter for a choice while it is asked; others only say whose a key is
        const QWidget *popup = QApplication::activePopupWidget();
        return !(popup && popup->inherits("QComboBoxPrivateContainer"));
    }
    return QObject::eventFilter(watched, event);
}

} // namespace earshot
