#pragma once
#include "models/items/callpage.h"
#include "models/items/editing.h"
#include "models/items/fieldtext.h"
#include "models/items/listening.h"
#include "models/items/reviewqueue.h"
#include "ui/widgets/icons.h"

#include <QUrl>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QStackedWidget;

namespace earshot {

class CallView;
class ElidedLabel;
class EmptyState;
class Label;
class ProgressStrip;
class SegmentedControl;
class QuickTagRow;
class Switch;

/// The review queue: one unreviewed call after the other, judged by one key each.
class ReviewPage : public QWidget {
    Q_OBJECT
public:
    /// `page` is the model of the call shown here, and of nothing else; `listening` follows it.
    ReviewPage(store::Cache &cache, items::Background &background, items::CacheWatch &watch, items::Editing &editing,
               items::CallPage &page, const items::Reader &reader, items::Listening *listening = nullptr,
               QWidget *parent = nullptr);

    /// Begins with the newest (or oldest) unreviewed call of a client, or of all.
    void start(const std::optional<ClientId> &client);

    const items::ReviewQueue &queue() const { return m_queue; }
    CallView *callView() const { return m_view; }

Q_SIGNALS:
    void callRequested(earshot::CallRow row);
    void filterRequested(const earshot::conditions::Node &filter);
    void linkRequested(const QUrl &url);
    void copyRequested(const earshot::CallId &call, const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    static constexpr std::size_t QuickTags = 9;

    QWidget *makeTop();
    QWidget *makeBottom();
    QAction *addAction(const char *name, const QString &text, Icon icon, const QList<QKeySequence> &keys);
    void addActions();
    void restart();
    void follow();
    void followCall();
    void judge(const std::string &status, const QString &name);
    void readTagUse();
    void showQuickTags();
    void toggleTag(std::size_t index);

    store::Cache &m_cache;
    items::Background &m_background;
    items::Editing &m_editing;
    items::CallPage &m_page;
    items::ReviewQueue m_queue;
    items::Ticket m_readingUse;
    std::vector<std::string> m_mostUsed; // tags, most used first
    std::vector<Tag> m_quick;            // those under the keys 1 to 9
    QList<QAction *> m_quickActions;

    CallView *m_view;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    ElidedLabel *m_progress = nullptr;
    ProgressStrip *m_strip = nullptr;
    SegmentedControl *m_order = nullptr;
    Switch *m_skipMissed = nullptr;
    QWidget *m_bottom = nullptr;
    QuickTagRow *m_tags = nullptr;
    QAction *m_lead = nullptr, *m_notLead = nullptr, *m_next = nullptr, *m_previous = nullptr, *m_undo = nullptr;
};

} // namespace earshot
