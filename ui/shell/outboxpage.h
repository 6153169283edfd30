#pragma once
#include "models/items/desk.h"
#include "models/items/outboxlist.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace earshot {

class EmptyState;
class InlineBanner;
class Label;
class OutboxView;

/// All edits that have not arrived, and all values of others that edits went over: seen to one by one or many at once.
class OutboxPage : public QWidget {
    Q_OBJECT
public:
    OutboxPage(const items::Desk &desk, items::OutboxList &outbox, QWidget *parent = nullptr);

    /// Reads the list, which is kept up from then on.
    void look();

Q_SIGNALS:
    void callRequested(earshot::CallRow row);

private:
    QPushButton *addButton(const char *name, const QString &accessibleName);
    void build();
    void act(void (items::OutboxList::*what)(const std::vector<int> &));
    void follow();
    void followButtons();

    items::OutboxList &m_outbox;
    bool m_readOnly;
    Label *m_counts;
    InlineBanner *m_banner;
    OutboxView *m_rows;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QWidget *m_bar;
    QPushButton *m_all;
    QPushButton *m_retry;
    QPushButton *m_take;
    QPushButton *m_keep;
    QPushButton *m_discard;
};

} // namespace earshot
