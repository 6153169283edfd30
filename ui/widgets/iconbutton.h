#pragma once
#include "ui/widgets/icons.h"

#include <QToolButton>

namespace earshot {

/// A quiet button that is only an icon. Its name is what a screen reader says and, with the shortcut, what the tooltip
/// shows.
class IconButton : public QToolButton {
    Q_OBJECT
public:
    IconButton(Icon icon, const QString &name, QWidget *parent = nullptr);

    void setIcon(Icon icon, Tone tone = Tone::Muted);
    void setName(const QString &name);
    void setShortcutHint(const QKeySequence &shortcut);
    /// Hints at the action's shortcut, whatever becomes of it.
    void followShortcut(const QAction *action);

private:
    QKeySequence m_hint;
};

} // namespace earshot
