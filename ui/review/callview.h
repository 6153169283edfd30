#pragma once
#include "models/conditions/condition.h"
#include "models/domain/comments.h"
#include "models/items/callpage.h"
#include "models/items/displaycontext.h"
#include "models/items/editing.h"
#include "models/items/listening.h"
#include "models/items/settings.h"
#include "ui/review/ownedits.h"
#include "ui/widgets/icons.h"

#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <functional>
#include <map>

class QBoxLayout;
class QStackedWidget;
class QTabBar;

namespace earshot {

class CallHeader;
class ConversationPanel;
class EditedField;
class EmptyState;
class HistoryPanel;
class InlineBanner;
class JourneyPanel;
class ReviewStrip;

/// The page of one call: who called, what people say of it (edited in place, saved as it is changed), what was said,
/// what led here, and the person's earlier calls, forms and texts. Where there is room, who called stands beside what
/// was said. It shows what the model shows; the call before stays in sight until the next one is read.
class CallView : public QWidget {
    Q_OBJECT
public:
    /// Without `listening` the call is only to be read.
    CallView(items::CallPage &model, items::Editing &editing, const items::DisplayContext &display,
             items::Listening *listening = nullptr, QWidget *parent = nullptr);
    /// What is being typed is saved.
    ~CallView() override;

    /// Brings a phrase of the transcript (from 0) into sight and marks it; also when the call is only being read.
    void landOn(std::size_t phrase);
    /// Marks where the transcript has these words; empty ends that.
    void setSearch(const QString &search);
    /// What the keyboard does to the player; they are among actions() too.
    QList<QAction *> playerActions() const;
    /// The page as a person set it up; it follows what changes. They outlive the page.
    void useSettings(items::Settings &settings);
    /// What a verdict does ("good_lead", "not_a_lead", empty) where it is more than a change of the call.
    using Judge = std::function<void(const std::string &leadStatus, const QString &name)>;
    void setJudge(Judge judge) { m_judge = std::move(judge); }
    /// The recording of the call plays as soon as it is here.
    void playWhenHere();
    /// Whether there are calls to choose from; where there are none, the page stays empty.
    void setChoosable(bool choosable);

    QSize sizeHint() const override { return {600, 900}; }

protected:
    /// Nobody hears a call whose page is gone; a window that is only out of sight plays on.
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    /// Another call of the same person was clicked.
    void callRequested(earshot::CallRow row);
    /// The list is wanted with the calls for which this holds.
    void filterRequested(const earshot::conditions::Node &filter);
    /// The recording is to be saved as a file; `name` is one that would fit.
    void copyRequested(const earshot::CallId &call, const QString &name);
    /// A web page is to be opened in the browser; http and https only.
    void linkRequested(const QUrl &url);

private:
    QWidget *makePage();
    QWidget *makeTop();
    QWidget *makeParts();
    void arrange();
    void addActions();
    void addLeadActions();
    QAction *addAction(const char *name, const QString &text, Icon icon, const QKeySequence &keys,
                       const std::function<void()> &does);
    void judge(const std::string &leadStatus, const QString &name);
    void askWhetherSpam();
    void addPlayerActions();
    void followRecording();
    void connectFields();
    void connectConversation();
    void follow();
    void fill(const items::CallDetails &read);
    void know(const Call &call);
    void showSending(const items::CallDetails &details);
    void showNothing();
    void save();
    void leave();
    void changeComment(const Comment &was, const QString &words);
    void change(const store::CallChange &change, const QString &name, const store::CallChange &seen = {});
    void changeNote(const std::string &note, const QString &name);
    void openLink(const QString &address);
    QList<EditedField *> fields() const;

    items::CallPage &m_model;
    items::Editing &m_editing;
    items::Listening *m_listening;
    const items::DisplayContext &m_display;
    std::optional<CallRow> m_shown;
    /// What people may say of the call that is shown, which the model may have left already.
    Call m_known;
    OwnEdits m_own;
    int m_undoAt = 0;
    /// What was begun and is neither saved nor given up, by call.
    struct Begun {
        QString tag, comment;
    };
    std::map<CallRow, Begun> m_begun;
    std::optional<std::size_t> m_landing;
    bool m_choosable = true;
    QTimer m_patience; // how long the call before stays while the next one is read
    QStackedWidget *m_stack;
    QBoxLayout *m_sides = nullptr;
    QWidget *m_top = nullptr;
    EmptyState *m_nothing;
    CallHeader *m_header;
    InlineBanner *m_banner;
    InlineBanner *m_failure; // over the page
    ReviewStrip *m_strip;
    QTabBar *m_tabs;
    QStackedWidget *m_panels;
    ConversationPanel *m_conversation;
    JourneyPanel *m_journey;
    HistoryPanel *m_history;
    Judge m_judge;
    QAction *m_lead = nullptr;
    QAction *m_unscored = nullptr;
    QAction *m_copyNumber = nullptr;
    QAction *m_player = nullptr;
    QAction *m_saveRecording = nullptr;
};

} // namespace earshot
