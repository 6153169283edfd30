#pragma once
#include "models/items/callpage.h"
#include "models/items/displaycontext.h"
#include "models/items/editing.h"
#include "models/items/listening.h"
#include "models/items/reviewqueue.h"
#include "models/items/settings.h"
#include "ui/widgets/icons.h"

#include <QStringList>
#include <QUrl>
#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QStackedWidget;

namespace earshot {

class CallView;
class Chip;
class ElidedLabel;
class EmptyState;
class IconButton;
class InlineBanner;
class Label;
class ProgressStrip;
class QuickTags;
class SegmentedControl;
class Switch;
class VerdictFlash;

/// The review queue: one unreviewed call after the other, judged by one key each.
class ReviewPage : public QWidget {
    Q_OBJECT
public:
    /// `page` is the model of the call shown here, and of nothing else; `listening` follows it.
    ReviewPage(store::Cache &cache, items::Background &background, items::CacheWatch &watch, items::Editing &editing,
               items::CallPage &page, const items::DisplayContext &display, items::Listening *listening = nullptr,
               QWidget *parent = nullptr);

    /// Follows what a person set up, and remembers it there; they outlive the page.
    void useSettings(items::Settings &settings);
    /// Goes through the unreviewed calls of a view from the newest (or oldest) on; where that is being done already,
    /// and when the view names no calls, it goes on where it was.
    void start(const store::SavedView &view);

    const items::ReviewQueue &queue() const { return m_queue; }
    CallView *callView() const { return m_view; }

Q_SIGNALS:
    /// Other calls are gone through now.
    void viewChanged(const earshot::store::SavedView &view);
    void callRequested(earshot::CallRow row);
    void filterRequested(const earshot::conditions::Node &filter);
    void linkRequested(const QUrl &url);
    void copyRequested(const earshot::CallId &call, const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    static constexpr std::size_t MostQuickTags = 9;

    QWidget *makeTop();
    QWidget *makeBottom();
    QAction *addAction(const char *name, const QString &text, Icon icon, const QList<QKeySequence> &keys);
    void addActions();
    void addTagActions();
    void take(const store::SavedView &view);
    void restart();
    void goOn(void (items::ReviewQueue::*step)());
    void follow();
    void followCall();
    void showProgress();
    void showStanding();
    void judge(const std::string &status, const QString &name);
    void flash(const std::string &status);
    void noteUndone(int index);
    void tellUndone(const std::vector<CallRow> &rows, const QString &name);
    void chooseQueue();
    void showVerdicts();
    void arrangeTags();
    void readTagUse();
    void keepUsed();
    void showQuickTags();
    QStringList quickNames() const;
    void toggleTag(std::size_t index);

    store::Cache &m_cache;
    items::Background &m_background;
    items::Editing &m_editing;
    items::CallPage &m_page;
    items::ReviewQueue m_queue;
    const items::DisplayContext &m_display;
    items::Settings *m_settings = nullptr;
    items::Ticket m_readingUse;
    std::vector<Client> m_clients;
    QStringList m_mostUsed;   // tags, most used first
    QStringList m_allTags;    // that any client has
    QStringList m_used;       // under the keys where nobody chose; a place may be empty
    std::vector<Tag> m_quick; // those under the keys 1 to 9; without a name where there is none, and not enabled where
                              // the call's client has no such tag
    QList<QAction *> m_quickActions;
    std::optional<CallRow> m_playing; // to be heard as soon as it is shown
    bool m_begun = false;             // a queue has been gone through since the program began
    int m_undoAt = 0;
    QStringList m_undone; // names of edits that are being taken back
    items::Ticket m_readingUndone;

    CallView *m_view;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    InlineBanner *m_banner;
    VerdictFlash *m_flash;
    Chip *m_which = nullptr;
    IconButton *m_verdicts = nullptr;
    ElidedLabel *m_progress = nullptr;
    ProgressStrip *m_strip = nullptr;
    SegmentedControl *m_order = nullptr;
    Switch *m_skipMissed = nullptr;
    QWidget *m_bottom = nullptr;
    QuickTags *m_tags = nullptr;
    QAction *m_next = nullptr, *m_previous = nullptr, *m_skip = nullptr, *m_judged = nullptr;
};

} // namespace earshot
