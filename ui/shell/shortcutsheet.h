#pragma once
#include "ui/shell/overlay.h"

class QAction;
class QGridLayout;

namespace earshot {

/// `?`: every shortcut, by where it works.
class ShortcutSheet : public Overlay {
    Q_OBJECT
public:
    struct Group {
        QString title;
        QList<QAction *> actions; // those without a shortcut are left out
    };

    explicit ShortcutSheet(QWidget *window);

    void show(const QList<Group> &groups);

protected:
    QWidget *firstFocus() override { return this; }
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *m_content = nullptr;
};

} // namespace earshot
