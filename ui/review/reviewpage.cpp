#include "ui/review/reviewpage.h"

#include "models/base/format.h"
#include "models/domain/derived.h"
#include "models/items/caller.h"
#include "models/items/editwords.h"
#include "models/items/errorwords.h"
#include "ui/review/callview.h"
#include "ui/review/queuechooser.h"
#include "ui/review/queuememory.h"
#include "ui/review/quicktags.h"
#include "ui/review/verdictflash.h"
#include "ui/review/verdictlist.h"
#include "ui/review/words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/controlkeys.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/spokenrole.h"
#include "ui/widgets/switch.h"

#include <QAction>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace earshot {

ReviewPage::ReviewPage(store::Cache &cache, items::Background &background, items::CacheWatch &watch,
                       items::Editing &editing, items::CallPage &page, const items::DisplayContext &display,
                       items::Listening *listening, QWidget *parent)
    : QWidget(parent), m_cache(cache), m_background(background), m_editing(editing), m_page(page),
      m_queue(cache, background, watch, editing, display), m_display(display),
      m_view(new CallView(page, editing, display, listening)), m_stack(new QStackedWidget),
      m_nothing(new EmptyState(Icon::CheckCircle, {}, {})), m_banner(new InlineBanner), m_flash(new VerdictFlash(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent); // the window need not be painted beneath it
    setFocusPolicy(Qt::ClickFocus);        // its keys work from wherever the keyboard is, and Tab stops at controls
    setSpokenRole(this, QAccessible::Pane);
    setAccessibleName(tr("Review"));
    new ControlKeys(this);
    QWidget::addActions(m_view->actions()); // its keys work here too
    m_view->setJudge([this](const std::string &status, const QString &name) { judge(status, name); });
    addActions();
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_view);
    m_banner->setContentsMargins(space::L, 0, space::L, space::S);
    m_banner->setDismissible(false);
    m_banner->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);
    column->addWidget(m_banner); // at the foot: what is being read and typed stays where it is
    column->addWidget(m_bottom = makeBottom());

    connect(&m_queue, &items::ReviewQueue::changed, this, &ReviewPage::follow);
    connect(&m_page, &items::CallPage::changed, this, &ReviewPage::followCall);
    connect(&m_editing.undoStack(), &QUndoStack::indexChanged, this, &ReviewPage::noteUndone);
    connect(&m_editing, &items::Editing::edited, this, &ReviewPage::tellUndone);
    connect(&m_editing, &items::Editing::failed, this,
            [this](const Error &, const QString &name) { m_undone.removeOne(name); });
    connect(m_view, &CallView::callRequested, this, &ReviewPage::callRequested);
    connect(m_view, &CallView::filterRequested, this, &ReviewPage::filterRequested);
    connect(m_view, &CallView::linkRequested, this, &ReviewPage::linkRequested);
    connect(m_view, &CallView::copyRequested, this, &ReviewPage::copyRequested);
    follow();
}

QAction *ReviewPage::addAction(const char *name, const QString &text, Icon icon, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(themedIcon(icon), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(false); // a key that is held judges, and passes by, no call unseen
    QWidget::addAction(action);
    return action;
}

void ReviewPage::addActions()
{
    m_previous = addAction("review.previous", tr("Previous"), Icon::ChevronLeft, {Qt::Key_P});
    m_skip = addAction("review.skip", tr("Later"), Icon::Clock, {Qt::Key_X});
    m_skip->setToolTip(tr("Moves the call to the end of the queue"));
    m_next = addAction("review.next", tr("Next"), Icon::ChevronRight, {Qt::Key_Return, Qt::Key_Enter});
    // Ctrl+Z is the window's, and does the same
    QAction *undo = addAction("review.undo", tr("Undo"), Icon::Undo, {Qt::Key_Z});
    m_judged = addAction("review.verdicts", tr("Judged today"), Icon::History, {Qt::Key_Y});
    QAction *which = addAction("review.which", tr("Choose what is reviewed"), Icon::Filter, {Qt::Key_Q});
    connect(m_previous, &QAction::triggered, this, [this] { goOn(&items::ReviewQueue::previous); });
    connect(m_next, &QAction::triggered, this, [this] { goOn(&items::ReviewQueue::next); });
    connect(m_skip, &QAction::triggered, this, [this] { goOn(&items::ReviewQueue::skip); });
    connect(undo, &QAction::triggered, &m_editing.undoStack(), &QUndoStack::undo);
    connect(m_judged, &QAction::triggered, this, &ReviewPage::showVerdicts);
    connect(which, &QAction::triggered, this, &ReviewPage::chooseQueue);
    addTagActions();
}

void ReviewPage::addTagActions()
{
    for (std::size_t i = 0; i < MostQuickTags; ++i) {
        QAction *action =
            addAction("review.tag", tr("Quick tag %1").arg(i + 1), Icon::Tag, {QKeySequence(Qt::Key_1 + int(i))});
        action->setObjectName(QStringLiteral("review.tag%1").arg(i + 1));
        connect(action, &QAction::triggered, this, [this, i] { toggleTag(i); });
        m_quickActions << action;
    }
}

void ReviewPage::useSettings(items::Settings &settings)
{
    m_settings = &settings;
    {
        const QSignalBlocker order(m_order), missed(m_skipMissed);
        m_order->setCurrentIndex(settings.isOn(items::Setting::ReviewOldestFirst) ? 1 : 0);
        m_skipMissed->setChecked(settings.isOn(items::Setting::ReviewSkipMissed));
    }
    m_view->useSettings(settings);
    connect(&settings, &items::Settings::changed, this, &ReviewPage::followCall);
}

void ReviewPage::start(const store::SavedView &view)
{
    readTagUse();
    const bool narrowed = view.client || !view.search.empty() || view.filter != conditions::Node();
    const bool going = m_queue.current() && (!narrowed || view == m_queue.which().view);
    if (!going && !narrowed && !m_begun && m_settings) { // as it was left when the program ended
        const store::SavedView kept = queueFrom(m_settings->text(items::Setting::ReviewQueue));
        take(kept);
        Q_EMIT viewChanged(kept);
    } else if (!going) {
        take(view);
    }
    setFocus(Qt::OtherFocusReason);
}

void ReviewPage::take(const store::SavedView &view)
{
    items::ReviewQueue::Which which = m_queue.which();
    which.view = view;
    which.oldestFirst = m_order->currentIndex() == 1;
    which.skipMissed = m_skipMissed->isChecked();
    m_begun = true;
    if (m_settings)
        m_settings->set(items::Setting::ReviewQueue, queueText(view));
    m_queue.start(which);
}

void ReviewPage::restart()
{
    if (m_settings) {
        m_settings->set(items::Setting::ReviewOldestFirst, m_order->currentIndex() == 1);
        m_settings->set(items::Setting::ReviewSkipMissed, m_skipMissed->isChecked());
    }
    take(m_queue.which().view);
    setFocus(Qt::OtherFocusReason);
}

/// To another call, because the person wants to; what is being typed about this one goes first.
void ReviewPage::goOn(void (items::ReviewQueue::*step)())
{
    if (focusWidget() && focusWidget() != this)
        setFocus(Qt::OtherFocusReason);
    (m_queue.*step)();
    m_playing = m_queue.current();
}

void ReviewPage::follow()
{
    using State = items::ReviewQueue::State;
    const bool has = m_queue.current().has_value();
    if (m_queue.state() != State::Loading || has)
        m_page.show(m_queue.current());
    showProgress();
    showStanding();
    const int done = m_queue.reviewedToday();
    if (m_queue.state() == State::Failed)
        m_nothing->say(Icon::Warning, tr("The queue cannot be read"), items::sentence(m_queue.error()));
    else if (m_queue.state() == State::Loading)
        m_nothing->say(Icon::Review, tr("Looking for unreviewed calls…"), {});
    else
        m_nothing->say(Icon::CheckCircle, tr("All reviewed"),
                       done > 0 ? tr("%n call(s) judged today. New calls appear here as they come in.", nullptr, done)
                                : tr("New calls appear here as they come in."));
    if (has || m_queue.state() != State::Loading)
        m_stack->setCurrentIndex(has ? 1 : 0);
    m_bottom->setVisible(has);
    const bool queued = m_queue.standing() == items::ReviewQueue::Standing::Queued;
    m_next->setEnabled(has && (m_queue.left() > 1 || !queued));
    m_previous->setEnabled(has && (m_queue.left() > 1 || !queued));
    m_skip->setEnabled(has && queued && m_queue.left() > 1);
    if (!has && isAncestorOf(focusWidget()))
        setFocus(Qt::OtherFocusReason);
}

void ReviewPage::showProgress()
{
    const QString which = QueueChooser::nameOf(m_queue.which().view, m_clients);
    m_which->setValue(which);
    m_which->setAccessibleName(tr("Reviewed: %1").arg(which));
    const int done = m_queue.reviewedToday();
    const int all = done + int(m_queue.left());
    const int later = int(m_queue.later());
    QString words = all == 0 ? QString() : tr("%1 of %Ln reviewed today", nullptr, all).arg(format::count(done));
    if (later > 0)
        //: %1 is "12 of 40 reviewed today", %2 "3 for later"
        words = tr("%1, %2").arg(words, tr("%Ln for later", nullptr, later));
    m_progress->setText(words);
    m_strip->setProgress(all == 0 ? 0 : double(done) / all);
}

/// The page stays where it is when others take the call out of the queue; that is said.
void ReviewPage::showStanding()
{
    using Standing = items::ReviewQueue::Standing;
    const items::CallDetails *details = m_page.details();
    const bool here = details && details->stored.row == m_queue.current();
    if (here && m_queue.standing() == Standing::Queued && details->isEarlierLead())
        return m_banner->say(InlineBanner::Level::Info, tr("An earlier call from this person is marked as a lead."),
                             tr("That counts as a review of this one too. Next moves on."));
    if (m_queue.standing() == Standing::Queued || !here)
        return m_banner->hide();
    const std::string &lead = details->stored.call.leadStatus;
    const QString next = tr("Next moves on; your verdict would replace theirs.");
    if (m_queue.standing() == Standing::Mended)
        m_banner->say(InlineBanner::Level::Info, tr("You already judged this call."),
                      tr("A new verdict replaces it; Next returns to the queue."));
    else if (lead == "good_lead")
        m_banner->say(InlineBanner::Level::Info, tr("Marked as a lead by somebody else a moment ago."), next);
    else if (lead == "not_a_lead")
        m_banner->say(InlineBanner::Level::Info, tr("Marked as not a lead by somebody else a moment ago."), next);
    else if (details->stored.call.isEarlierLead())
        m_banner->say(InlineBanner::Level::Info,
                      tr("An earlier call from this person was marked as a lead a moment ago."),
                      tr("That counts as a review of this one too. Next moves on."));
    else
        m_banner->say(InlineBanner::Level::Info, tr("This call is no longer in this queue."), tr("Next moves on."));
}

void ReviewPage::followCall()
{
    showStanding();
    if (!m_page.details())
        return;
    showQuickTags();
    if (m_playing != m_page.details()->stored.row)
        return;
    m_playing.reset();
    if (m_settings && m_settings->isOn(items::Setting::ReviewPlaysOn))
        m_view->playWhenHere();
}

void ReviewPage::judge(const std::string &status, const QString &name)
{
    if (!m_queue.current())
        return;
    // what is being typed about this call goes first
    if (focusWidget() && focusWidget() != this)
        setFocus(Qt::OtherFocusReason);
    flash(status);
    store::CallChange seen;
    if (const items::CallDetails *details = m_page.details(); details && details->stored.row == m_queue.current())
        seen.leadStatus = details->stored.call.leadStatus;
    else if (m_queue.standing() == items::ReviewQueue::Standing::Queued)
        seen.leadStatus.emplace(); // not read yet: the queue says that nobody judged it
    if (status.empty()) {
        store::CallChange cleared;
        cleared.leadStatus = status;
        return m_editing.change(*m_queue.current(), cleared, name, seen);
    }
    m_queue.judge(status, name, seen);
    m_playing = m_queue.current();
}

void ReviewPage::flash(const std::string &status)
{
    const items::CallDetails *details = m_page.details();
    if (!details || details->stored.row != m_queue.current())
        return;
    const QString who = utf16(derive::nameOrNumber(details->stored.call)).simplified();
    if (status == "good_lead")
        m_flash->say(Icon::StarFilled, Tone::Good, tr("Lead: %1").arg(who));
    else if (status == "not_a_lead")
        m_flash->say(Icon::NotLead, Tone::Muted, tr("Not a lead: %1").arg(who));
}

void ReviewPage::noteUndone(int index)
{
    const QUndoStack &stack = m_editing.undoStack();
    const bool undone = index < std::exchange(m_undoAt, index) && stack.canRedo();
    if (undone && isVisible())
        m_undone << stack.redoText();
}

/// It may well be another call than the one that is shown, so it is named.
void ReviewPage::tellUndone(const std::vector<CallRow> &rows, const QString &name)
{
    if (!m_undone.removeOne(name))
        return;
    const auto tell = [this, name, rest = items::notTurnedWords(m_editing.outcome())](const QString &who) {
        //: %1 is a caller, %2 what was done: "Mark as lead"
        const QString done = who.isEmpty() ? tr("Undone: %1").arg(name) : tr("Undone for %1: %2").arg(who, name);
        //: %1 is "Undone: Tag 40 calls", %2 "2 calls deleted meanwhile"
        m_flash->say(Icon::Undo, Tone::Accent, rest.isEmpty() ? done : tr("%1; %2").arg(done, rest));
    };
    if (rows.size() != 1 || m_editing.outcome().total > 1)
        return tell({});
    m_readingUndone = m_background.run(
        this, [&cache = m_cache, row = rows.front()](const std::stop_token &) { return items::callerOf(cache, row); },
        tell);
}

void ReviewPage::chooseQueue()
{
    auto *chooser = new QueueChooser(m_cache, m_background, m_which);
    connect(chooser, &QueueChooser::chosen, this, [this](const store::SavedView &view) {
        take(view);
        setFocus(Qt::OtherFocusReason);
        Q_EMIT viewChanged(view);
    });
    chooser->openAt(m_which);
}

void ReviewPage::showVerdicts()
{
    auto *list = new VerdictList(m_cache, m_background, m_queue.verdicts(), m_display.reader(), m_verdicts);
    connect(list, &VerdictList::chosen, this, [this](CallRow row) {
        m_queue.mend(row);
        setFocus(Qt::OtherFocusReason);
    });
    list->openAt(m_verdicts);
}

void ReviewPage::showEvent(QShowEvent *event)
{
    m_queue.setWatched(true);
    QWidget::showEvent(event);
}

void ReviewPage::hideEvent(QHideEvent *event)
{
    m_queue.setWatched(false);
    QWidget::hideEvent(event);
}

void ReviewPage::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    if (m_bottom->isVisible())
        painter.fillRect(QRect(0, m_bottom->y(), width(), 1), t.hairline);
}

} // namespace earshot
