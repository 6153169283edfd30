#include "ui/review/callview.h"

#include "models/items/errorwords.h"
#include "models/items/sending.h"
#include "ui/review/callheader.h"
#include "ui/review/callplayer.h"
#include "ui/review/conversation.h"
#include "ui/review/editedfield.h"
#include "ui/review/history.h"
#include "ui/review/journey.h"
#include "ui/review/reviewstrip.h"
#include "ui/review/words.h"
#include "ui/widgets/controlkeys.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fittedscroll.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/notices.h"
#include "ui/widgets/spokenrole.h"

#include <QAction>
#include <QHideEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <set>

namespace earshot {

namespace {

constexpr int Patience = 100;                     // ms
constexpr int LeastPanel = 360;                   // what stays for the conversation however much is written above it
constexpr int SideWidth = 384, LeastBeside = 480; // who called, and what was said, side by side
constexpr int Widest = SideWidth + 800;           // beyond it, lines are too long to read quickly

// A value the other side has, as the page writes its own.
QString otherWords(const Field &field, const Value &other, const ClientId &client, const items::Reader &reader)
{
    Call call;
    call.clientId = client; // whose currency it is
    return field.assign(call, other) ? items::text(field, call, reader) : QString();
}

} // namespace

CallView::CallView(items::CallPage &model, items::Editing &editing, const items::DisplayContext &display,
                   items::Listening *listening, QWidget *parent)
    : QWidget(parent), m_model(model), m_editing(editing), m_listening(listening), m_display(display),
      m_stack(new QStackedWidget), m_nothing(new EmptyState(Icon::Phone, {}, {})), m_header(new CallHeader),
      m_banner(new InlineBanner), m_failure(new InlineBanner), m_strip(new ReviewStrip), m_tabs(new QTabBar),
      m_panels(new QStackedWidget), m_conversation(new ConversationPanel), m_journey(new JourneyPanel),
      m_history(new HistoryPanel)
{
    setAttribute(Qt::WA_OpaquePaintEvent); // the window need not be painted beneath it
    setFocusPolicy(Qt::ClickFocus);
    setSpokenRole(this, QAccessible::Pane);
    setAccessibleName(tr("Call"));
    new ControlKeys(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(makePage());
    m_stack->addWidget(new QWidget); // where there is nothing to choose from
    new Notices(this, {m_failure});
    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(&m_patience, &QTimer::timeout, this, &CallView::showNothing);
    connect(&m_model, &items::CallPage::changed, this, &CallView::follow);
    connect(&display, &items::DisplayContext::changed, this, &CallView::follow); // "Today" is another day
    const auto sayFailure = [this](const Error &error) {
        m_failure->say(InlineBanner::Level::Error, tr("That did not work."), items::sentence(error));
    };
    connect(&m_model, &items::CallPage::failed, this, sayFailure);
    if (listening)
        connect(listening, &items::Listening::failed, this, sayFailure);
    connect(&m_editing, &items::Editing::failed, this,
            [this](const Error &error, const QString &name, const std::vector<CallRow> &rows) {
                if (!m_shown || std::find(rows.begin(), rows.end(), *m_shown) == rows.end())
                    return;
                m_own.forget();
                m_failure->say(InlineBanner::Level::Error, tr("Not done: %1").arg(name), items::sentence(error));
            });
    m_undoAt = m_editing.undoStack().index();
    connect(&m_editing.undoStack(), &QUndoStack::indexChanged, this, [this](int index) {
        if (index < std::exchange(m_undoAt, index))
            m_own.forget(); // what was there before comes back
    });
    if (listening)
        m_conversation->listenTo(*listening);
    connectFields();
    connectConversation();
    addActions();
    showNothing();
    follow();
}

CallView::~CallView()
{
    save();
}

/// Wishes for what is being typed, which belongs to the call that is shown.
void CallView::save()
{
    m_header->save();
    m_strip->save();
    m_conversation->save();
}

/// The page turns to another call, or to none: what is saved as one leaves is saved, what is only begun waits for its
/// call.
void CallView::leave()
{
    save();
    const Begun begun{m_strip->takeTyped(), m_conversation->takeAside()};
    if (!m_shown)
        return;
    if (begun.tag.trimmed().isEmpty() && begun.comment.trimmed().isEmpty())
        m_begun.erase(*m_shown);
    else
        m_begun[*m_shown] = begun;
}

QWidget *CallView::makePage()
{
    m_top = makeTop();
    QWidget *parts = makeParts();
    auto *both = new QWidget;
    both->setMaximumWidth(forText(Widest));
    m_sides = new QBoxLayout(QBoxLayout::TopToBottom, both);
    m_sides->setContentsMargins(0, 0, 0, 0);
    m_sides->setSpacing(0);
    m_sides->addWidget(m_top);
    m_sides->addWidget(parts, 1);
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(both, 1000);
    row->addStretch(1);
    return page;
}

QWidget *CallView::makeTop()
{
    auto *top = new QWidget;
    auto *parts = new QVBoxLayout(top);
    parts->setContentsMargins(space::L, space::L, space::L, space::M);
    parts->setSpacing(space::M);
    parts->addWidget(m_header);
    parts->addWidget(m_banner);
    parts->addWidget(m_strip);
    parts->addStretch();
    m_banner->setDismissible(true);
    return new FittedScroll(top);
}

QWidget *CallView::makeParts()
{
    m_tabs->addTab(tr("Conversation"));
    m_tabs->addTab(tr("Journey"));
    m_tabs->addTab(tr("History"));
    m_journey->setAccessibleName(m_tabs->tabText(1));
    m_history->setAccessibleName(m_tabs->tabText(2));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(true);
    m_tabs->setAccessibleName(tr("Parts of the call"));
    for (QWidget *panel :
         {static_cast<QWidget *>(m_conversation), static_cast<QWidget *>(m_journey), static_cast<QWidget *>(m_history)})
        m_panels->addWidget(panel);
    connect(m_tabs, &QTabBar::currentChanged, m_panels, &QStackedWidget::setCurrentIndex);
    connect(m_panels, &QStackedWidget::currentChanged, this, &CallView::arrange);
    connect(m_conversation, &ConversationPanel::linkRequested, this, &CallView::openLink);
    connect(m_journey, &JourneyPanel::linkRequested, this, &CallView::openLink);
    connect(m_journey, &JourneyPanel::filterRequested, this, &CallView::filterRequested);
    connect(m_history, &HistoryPanel::linkRequested, this, &CallView::openLink);
    connect(m_history, &HistoryPanel::callRequested, this, &CallView::callRequested);

    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(space::S, 0, space::S, 0);
    tabs->addWidget(m_tabs, 1);
    auto *parts = new QWidget;
    auto *column = new QVBoxLayout(parts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tabs);
    column->addWidget(m_panels, 1);
    return parts;
}

void CallView::arrange()
{
    const int side = forText(SideWidth);
    const bool beside = width() >= side + forText(LeastBeside);
    m_sides->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_top->setMinimumWidth(beside ? side : 0);
    m_top->setMaximumWidth(beside ? side : QWIDGETSIZE_MAX);
    int least = std::min(LeastPanel, height() * 2 / 5); // on a low screen both give way, facts less
    if (m_panels->currentWidget() == m_conversation)
        least = std::min(least, m_conversation->wantedHeight()); // and none keeps room that it leaves empty
    m_panels->setMinimumHeight(beside ? 0 : least);
    m_sides->itemAt(1)->widget()->setContentsMargins(0, beside ? space::S : 0, 0, 0);
}

QList<EditedField *> CallView::fields() const
{
    return m_strip->fields() << m_header->name();
}

void CallView::connectFields()
{
    for (EditedField *field : fields()) {
        connect(field, &EditedField::retryRequested, this, [this, field] {
            if (field->edit())
                m_model.retry(*field->edit());
        });
        connect(field, &EditedField::discardRequested, this, [this, field] {
            if (field->edit())
                m_model.discard(*field->edit());
        });
        connect(field, &EditedField::otherRequested, this, [this, field] { m_model.takeOther(field->key()); });
        connect(field, &EditedField::mineRequested, this, [this, field] { m_model.keepMine(field->key()); });
    }
    connect(&m_model, &items::CallPage::otherTaken, this,
            [this](const store::EditReceipt &receipt) { m_editing.remember(receipt, tr("Take the other value")); });
    connect(m_strip, &ReviewStrip::changeRequested, this, &CallView::change);
    connect(m_strip, &ReviewStrip::verdictRequested, this, &CallView::judge);
    connect(m_header, &CallHeader::named, this, [this](const QString &name, const std::string &before) {
        store::CallChange named, seen;
        named.customerName = name.toStdString();
        seen.customerName = before;
        change(named, tr("Change the caller's name"), seen);
    });
}

void CallView::connectConversation()
{
    connect(m_conversation, &ConversationPanel::commentSaid, this, [this](milliseconds at, const QString &words) {
        const Comment comment{std::chrono::duration_cast<seconds>(at), words.toStdString()};
        changeNote(withComment(m_known.note, comment), tr("Comment on the call"));
    });
    connect(m_conversation, &ConversationPanel::commentChangeRequested, this, &CallView::changeComment);
    connect(m_conversation, &ConversationPanel::correctionRequested, this,
            [this](std::size_t phrase, const QString &words) {
                store::CallChange corrected;
                corrected.corrections = {{phrase, words.toStdString()}};
                change(corrected, words.isEmpty() ? tr("Go back to the original phrase") : tr("Correct the phrase"));
            });
}

/// The comment is found by what it said. Where somebody else changed it or took it away meanwhile, what was typed here
/// becomes a comment of its own.
void CallView::changeComment(const Comment &was, const QString &words)
{
    const std::vector<Comment> now = commentsIn(m_known.note);
    const auto it = std::find(now.begin(), now.end(), was);
    const std::string note = it == now.end()
                                 ? withComment(m_known.note, {was.at, words.toStdString()})
                                 : withCommentText(m_known.note, std::size_t(it - now.begin()), words.toStdString());
    if (note != m_known.note)
        changeNote(note, words.isEmpty() ? tr("Delete the comment") : tr("Change the comment"));
}

void CallView::follow()
{
    if (const items::CallDetails *details = m_model.details()) {
        m_patience.stop();
        return fill(*details);
    }
    if (m_model.row() && !m_model.error())
        return m_patience.start(); // the call before stays until then
    m_patience.stop();
    showNothing();
}

void CallView::showNothing()
{
    if (const auto &error = m_model.error())
        m_nothing->say(Icon::Warning, tr("This call cannot be shown"), items::sentence(*error));
    else if (m_model.row())
        m_nothing->say(Icon::Phone, tr("Reading the call…"), {});
    else
        m_nothing->say(Icon::Phone, tr("No call chosen"), tr("Choose a call in the list to see it here."));
    leave();
    m_shown.reset();
    m_stack->setCurrentIndex(m_choosable || m_model.row() ? 0 : 2);
}

void CallView::know(const Call &call)
{
    m_known = Call();
    m_known.note = call.note;
    m_known.value = call.value;
    m_known.customerName = call.customerName;
    m_known.leadStatus = call.leadStatus;
}

void CallView::fill(const items::CallDetails &read)
{
    const bool fresh = m_shown != read.stored.row;
    if (fresh) {
        leave();
        m_own.forget();
    }
    std::optional<items::CallDetails> mended;
    if (!m_own.empty())
        m_own.putInto(mended.emplace(read).stored.call);
    const items::CallDetails &details = mended ? *mended : read;
    if (fresh) {
        m_header->name()->forget();
        for (InlineBanner *banner : {m_banner, m_failure})
            banner->hide();
    }
    m_shown = details.stored.row;
    know(details.stored.call);
    m_header->show(details, m_display.reader());
    m_strip->show(details, m_display.reader());
    showSending(details);
    m_conversation->show(details);
    m_journey->show(details, m_display.reader());
    m_history->show(details, m_display.reader());
    m_tabs->setTabText(2, m_history->count() > 0 ? tr("History  %1").arg(m_history->count()) : tr("History"));
    m_lead->setEnabled(!details.isEarlierLead());
    m_unscored->setEnabled(!details.stored.call.isEarlierLead() && !details.stored.call.leadStatus.empty());
    m_copyNumber->setEnabled(!details.stored.call.customerPhoneNumber.empty());
    m_player->setEnabled(!webAddress(utf16(details.stored.call.recordingPlayer)).isEmpty());
    m_stack->setCurrentIndex(1);
    arrange();
    if (const auto begun = m_begun.find(*m_shown); fresh && begun != m_begun.end()) {
        m_strip->setTyped(begun->second.tag);
        m_conversation->putAside(begun->second.comment);
    }
    if (fresh && details.stored.gone != store::Gone::No)
        m_banner->say(InlineBanner::Level::Info, tr("This call is no longer in any list."),
                      tr("It was deleted or marked as spam, and is removed %n day(s) after that.", nullptr,
                         int(store::GoneIsKept.count())));
    if (m_landing && details.transcript) {
        m_tabs->setCurrentIndex(0);
        m_conversation->landOn(*m_landing);
        m_landing.reset();
    }
}

void CallView::showSending(const items::CallDetails &details)
{
    std::set<store::OutboxId> explained; // one edit carries several fields: its refusal is told once
    for (EditedField *field : fields()) {
        items::FieldSending sending = items::sendingOf(details, field->key());
        if (sending.refusal && !explained.insert(*sending.edit).second)
            sending.refusal.reset();
        field->show(sending, sending.other ? otherWords(*callField(field->key()), *sending.other,
                                                        details.stored.call.clientId, m_display.reader())
                                           : QString());
    }
}

void CallView::changeNote(const std::string &note, const QString &name)
{
    store::CallChange changed, seen;
    changed.note = note;
    seen.note = m_known.note;
    change(changed, name, seen);
}

void CallView::change(const store::CallChange &change, const QString &name, const store::CallChange &seen)
{
    if (!m_shown)
        return;
    m_own.made(m_known, change);
    store::apply(change, m_known); // what comes next adds to it, though it is not read back yet
    m_editing.change(*m_shown, change, name, seen);
}

void CallView::openLink(const QString &address)
{
    if (const QUrl url = webAddress(address); !url.isEmpty())
        Q_EMIT linkRequested(url);
}

void CallView::landOn(std::size_t phrase)
{
    m_landing = phrase;
    const items::CallDetails *details = m_model.details();
    if (details && details->stored.row == m_shown)
        fill(*details);
}

void CallView::setChoosable(bool choosable)
{
    m_choosable = choosable;
    if (!m_shown)
        showNothing();
}

void CallView::setSearch(const QString &search)
{
    m_conversation->setSearch(search);
}

void CallView::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    if (m_stack->currentIndex() == 1 && m_sides->direction() == QBoxLayout::LeftToRight) {
        const QRect side(m_top->mapTo(this, QPoint(0, 0)), m_top->size());
        painter.fillRect(QRect(isRightToLeft() ? side.left() : side.right(), 0, 1, height()), t.hairline);
    }
}

void CallView::hideEvent(QHideEvent *event)
{
    if (m_listening && !event->spontaneous())
        m_listening->player().pause();
    QWidget::hideEvent(event);
}

void CallView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace earshot
