#pragma once
#include "ui/widgets/icons.h"

#include <QWidget>

class QPushButton;

namespace earshot {

class Label;

/// What a page says when it has nothing to show: why, and what to do.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(Icon icon, const QString &title, const QString &text, QWidget *parent = nullptr);

    void say(Icon icon, const QString &title, const QString &text);
    /// An empty text takes the button away.
    void setAction(const QString &text);

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    QWidget *m_mark; // the room of the icon
    Label *m_title;
    Label *m_text;
    QPushButton *m_action;
};

} // namespace earshot
