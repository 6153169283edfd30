#include "ui/widgets/iconbutton.h"

#include "ui/widgets/metrics.h"

#include <QAction>
#include <QKeySequence>

namespace earshot {

IconButton::IconButton(Icon icon, const QString &name, QWidget *parent) : QToolButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setIconSize({IconSize, IconSize});
    setIcon(icon);
    setName(name);
}

void IconButton::setIcon(Icon which, Tone tone)
{
    QToolButton::setIcon(themedIcon(which, tone));
}

void IconButton::setName(const QString &name)
{
    setAccessibleName(name);
    const QString keys = m_hint.toString(QKeySequence::NativeText);
    //: Tooltip of a button: its name and its shortcut
    setToolTip(keys.isEmpty() ? name : tr("%1  (%2)").arg(name, keys));
}

void IconButton::setShortcutHint(const QKeySequence &shortcut)
{
    m_hint = shortcut;
    setName(accessibleName());
}

void IconButton::followShortcut(const QAction *action)
{
    setShortcutHint(action->shortcut());
    connect(action, &QAction::changed, this, [this, action] { setShortcutHint(action->shortcut()); });
}

} // namespace earshot
