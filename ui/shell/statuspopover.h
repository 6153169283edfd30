#pragma once
#include "models/items/desk.h"
#include "models/items/outboxlist.h"
#include "ui/shell/overlay.h"

class QPushButton;
class QVBoxLayout;

namespace earshot {

class ElidedLabel;
class InlineBanner;
class Label;
class OutboxView;
class SectionHeader;

/// The details behind the status place: the server, the budget, the jobs under way, the edits on their way out.
class StatusPopover : public Overlay {
    Q_OBJECT
public:
    /// `anchor`: the popover grows upwards from here.
    StatusPopover(const items::Desk &desk, items::OutboxList &outbox, QWidget *anchor, QWidget *window);

    void look();

Q_SIGNALS:
    /// The person wants to give the key, or a server, again.
    void connectRequested();
    void callRequested(earshot::CallRow row);
    void outboxRequested();

protected:
    QWidget *firstFocus() override;
    QPoint corner() const override;

private:
    void follow();
    void followJobs();
    void followOutbox();
    void act();
    void buildHead(QVBoxLayout *column);
    void buildOutbox(QVBoxLayout *column);

    items::Desk m_desk;
    QWidget *m_anchor;
    items::OutboxList &m_outbox;
    Label *m_line;
    ElidedLabel *m_server;
    Label *m_reach;
    Label *m_trouble;
    Label *m_budget;
    QPushButton *m_action;
    QPushButton *m_pause;
    SectionHeader *m_jobsHead;
    QWidget *m_jobs;
    SectionHeader *m_outboxHead;
    OutboxView *m_edits;
    QPushButton *m_retry;
    QPushButton *m_take;
    QPushButton *m_discard;
    QPushButton *m_all;
    InlineBanner *m_banner;
};

} // namespace earshot
