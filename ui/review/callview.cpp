#include "ui/review/callview.h"

#include "models/domain/comments.h"
#include "models/domain/phone.h"
#include "models/items/errorwords.h"
#include "models/items/recordingcopy.h"
#include "models/items/sending.h"
#include "ui/review/callheader.h"
#include "ui/review/callplayer.h"
#include "ui/review/controlkeys.h"
#include "ui/review/conversation.h"
#include "ui/review/editedfield.h"
#include "ui/review/history.h"
#include "ui/review/journey.h"
#include "ui/review/reviewstrip.h"
#include "ui/review/words.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fittedscroll.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/metrics.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHideEvent>
#include <QMenu>
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
QString otherWords(const Field &field, const Value &other, const items::Reader &reader)
{
    Call call;
    return field.assign(call, other) ? items::text(field, call, reader) : QString();
}

} // namespace

CallView::CallView(items::CallPage &model, items::Editing &editing, items::Reader reader, items::Listening *listening,
                   QWidget *parent)
    : QWidget(parent), m_model(model), m_editing(editing), m_listening(listening), m_reader(std::move(reader)),
      m_stack(new QStackedWidget), m_nothing(new EmptyState(Icon::Phone, {}, {})), m_header(new CallHeader),
      m_banner(new InlineBanner), m_strip(new ReviewStrip), m_tabs(new QTabBar), m_panels(new QStackedWidget),
      m_conversation(new ConversationPanel), m_journey(new JourneyPanel), m_history(new HistoryPanel)
{
    setFocusPolicy(Qt::ClickFocus);
    new ControlKeys(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(makePage());
    m_stack->addWidget(new QWidget); // where there is nothing to choose from
    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(&m_patience, &QTimer::timeout, this, &CallView::showNothing);
    connect(&m_model, &items::CallPage::changed, this, &CallView::follow);
    connect(&m_model, &items::CallPage::failed, this, [this](const Error &error) {
        m_banner->say(InlineBanner::Level::Error, tr("That did not work."), items::sentence(error));
    });
    connect(&m_editing, &items::Editing::failed, this,
            [this](const Error &error, const QString &name, const std::vector<CallRow> &rows) {
                if (m_shown && std::find(rows.begin(), rows.end(), *m_shown) != rows.end())
                    m_banner->say(InlineBanner::Level::Error, tr("Not done: %1").arg(name), items::sentence(error));
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
    m_tabs->addTab(tr("How they came"));
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
    m_panels->setMinimumHeight(beside ? 0 : std::min(LeastPanel, height() * 3 / 5)); // on a low screen both give way
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
    connect(m_header, &CallHeader::named, this, [this](const QString &name) {
        store::CallChange named;
        named.customerName = name.toStdString();
        change(named, tr("Change the caller's name"));
    });
}

void CallView::connectConversation()
{
    connect(m_conversation, &ConversationPanel::commentSaid, this, [this](milliseconds at, const QString &words) {
        store::CallChange said;
        const Comment comment{std::chrono::duration_cast<seconds>(at), words.toStdString()};
        said.note = withComment(m_note, comment);
        change(said, tr("Comment on the call"));
    });
    connect(m_conversation, &ConversationPanel::commentChangeRequested, this,
            [this](std::size_t index, const QString &words) {
                store::CallChange changed;
                changed.note = withCommentText(m_note, index, words.toStdString());
                change(changed, words.isEmpty() ? tr("Delete the comment") : tr("Change the comment"));
            });
    connect(m_conversation, &ConversationPanel::correctionRequested, this,
            [this](std::size_t phrase, const QString &words) {
                store::CallChange corrected;
                corrected.corrections = {{phrase, words.toStdString()}};
                change(corrected, words.isEmpty() ? tr("Go back to the original phrase") : tr("Correct the phrase"));
            });
}

void CallView::addActions()
{
    const auto add = [this](const char *name, const QString &text, Icon icon, const QKeySequence &keys, auto does) {
        auto *action = new QAction(themedIcon(icon), text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, does);
        addAction(action);
        return action;
    };
    add("call.note", tr("Write a note"), Icon::Note, Qt::Key_E, [this] { m_strip->startNote(); });
    add("call.tag", tr("Add a tag"), Icon::Tag, Qt::Key_T, [this] { m_strip->startTagging(); });
    add("call.value", tr("Set the value"), Icon::Value, Qt::Key_V, [this] { m_strip->startValue(); });
    add("call.name", tr("Change the caller's name"), Icon::Person, {}, [this] { m_header->startNaming(); });
    m_copyNumber =
        add("call.copyNumber", tr("Copy the caller's number"), Icon::Copy, Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] {
            if (const auto *d = m_model.details())
                QGuiApplication::clipboard()->setText(utf16(d->stored.call.customerPhoneNumber));
        });
    m_player = add("call.player", tr("Open the recording in the browser"), Icon::External, {}, [this] {
        if (const auto *d = m_model.details())
            openLink(utf16(d->stored.call.recordingPlayer));
    });
    m_saveRecording = add("call.saveRecording", tr("Save the recording…"), Icon::Export, {}, [this] {
        if (const auto *d = m_model.details())
            Q_EMIT copyRequested(d->stored.call.id,
                                 items::recordingFileName(d->stored.call, m_listening->mediaType(), m_reader));
    });
    QAction *spam = add("call.spam", tr("Mark as spam"), Icon::Trash, {}, [this] {
        store::CallChange marked;
        marked.spam = true;
        change(marked, tr("Mark as spam"));
    });
    connect(m_header, &CallHeader::copyRequested, m_copyNumber, &QAction::trigger);
    addPlayerActions();
    followRecording();
    auto *menu = new QMenu(this);
    menu->addActions({m_copyNumber, m_saveRecording, m_player});
    menu->addSeparator();
    menu->addAction(spam);
    m_header->setMenu(menu);
}

QList<QAction *> CallView::playerActions() const
{
    return m_conversation->player() ? m_conversation->player()->actions().all() : QList<QAction *>();
}

void CallView::addPlayerActions()
{
    const CallPlayer *player = m_conversation->player();
    if (!player)
        return;
    QWidget::addActions(player->actions().all());
    connect(m_listening, &items::Listening::changed, this, &CallView::followRecording);
    connect(player, &CallPlayer::sightNeeded, this, [this] { m_tabs->setCurrentIndex(0); });
    connect(player, &CallPlayer::findRequested, m_conversation, &ConversationPanel::startSearching);
}

void CallView::followRecording()
{
    m_saveRecording->setEnabled(m_listening && m_listening->isPlayable());
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
    save();
    m_shown.reset();
    m_stack->setCurrentIndex(m_choosable || m_model.row() ? 0 : 2);
}

void CallView::fill(const items::CallDetails &details)
{
    if (m_shown != details.stored.row) {
        save();
        m_header->name()->forget();
        m_banner->hide();
    }
    const bool fresh = m_shown != details.stored.row;
    m_shown = details.stored.row;
    m_note = details.stored.call.note;
    m_header->show(details, m_reader);
    m_strip->show(details, m_reader);
    showSending(details);
    m_conversation->show(details);
    m_journey->show(details, m_reader);
    m_history->show(details, m_reader);
    m_tabs->setTabText(2, m_history->count() > 0 ? tr("History  %1").arg(m_history->count()) : tr("History"));
    m_copyNumber->setEnabled(!details.stored.call.customerPhoneNumber.empty());
    m_player->setEnabled(!webAddress(utf16(details.stored.call.recordingPlayer)).isEmpty());
    m_stack->setCurrentIndex(1);
    if (fresh && details.stored.gone != store::Gone::No)
        m_banner->say(InlineBanner::Level::Info, tr("This call is in no list any more."),
                      tr("It was deleted or marked as spam, and will be forgotten after a while."));
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
        field->show(sending,
                    sending.other ? otherWords(*callField(field->key()), *sending.other, m_reader) : QString());
    }
}

void CallView::change(const store::CallChange &change, const QString &name)
{
    if (!m_shown)
        return;
    if (change.note)
        m_note = *change.note; // what comes next adds to it, though it is not read back yet
    m_editing.change(*m_shown, change, name);
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
