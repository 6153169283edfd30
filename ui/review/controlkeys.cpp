#include "ui/review/controlkeys.h"

#include "ui/widgets/look.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QTabBar>

namespace earshot {

namespace {

bool needs(const QWidget *control, int key)
{
    const bool arrow = key == Qt::Key_Left || key == Qt::Key_Right;
    if (key == Qt::Key_Space)
        return qobject_cast<const QAbstractButton *>(control) || qobject_cast<const QComboBox *>(control);
    return arrow && (qobject_cast<const QAbstractSlider *>(control) || qobject_cast<const QTabBar *>(control) ||
                     qobject_cast<const SegmentedControl *>(control->parentWidget()));
}

} // namespace

ControlKeys::ControlKeys(QWidget *page) : QObject(page)
{
    page->installEventFilter(this);
}

// The question whether a key is a shortcut goes from the control up to the page, until somebody says that it is not.
bool ControlKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const QWidget *control = QApplication::focusWidget();
        if (control && key->modifiers() == Qt::NoModifier && showsFocusRing(control) && needs(control, key->key())) {
            event->accept();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace earshot
