// What the keyboard does on the page of a call.
#include "models/items/recordingcopy.h"
#include "ui/review/callheader.h"
#include "ui/review/callplayer.h"
#include "ui/review/callview.h"
#include "ui/review/conversation.h"
#include "ui/review/reviewstrip.h"
#include "ui/review/words.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTabBar>

namespace earshot {

QAction *CallView::addAction(const char *name, const QString &text, Icon icon, const QKeySequence &keys,
                             const std::function<void()> &does)
{
    auto *action = new QAction(themedIcon(icon), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(false); // a key that is held judges no second call
    connect(action, &QAction::triggered, this, does);
    QWidget::addAction(action);
    return action;
}

void CallView::addLeadActions()
{
    m_lead = addAction("call.lead", tr("Mark as lead"), Icon::Star, Qt::Key_G,
                       [this] { judge("good_lead", tr("Mark as lead")); });
    addAction("call.notLead", tr("Mark as not a lead"), Icon::NotLead, Qt::Key_N,
              [this] { judge("not_a_lead", tr("Mark as not a lead")); });
    m_unscored = addAction("call.unscored", tr("Clear the lead status"), Icon::Minus, Qt::Key_U,
                           [this] { judge({}, tr("Take back the verdict")); });
}

void CallView::judge(const std::string &leadStatus, const QString &name)
{
    if (m_judge)
        return m_judge(leadStatus, name);
    store::CallChange judged, seen;
    judged.leadStatus = leadStatus;
    seen.leadStatus = m_known.leadStatus;
    change(judged, name, seen);
}

void CallView::addActions()
{
    const auto add = [this](const char *name, const QString &text, Icon icon, const QKeySequence &keys, auto does) {
        return addAction(name, text, icon, keys, does);
    };
    addLeadActions();
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
                                 items::recordingFileName(d->stored.call, m_listening->kind(), m_listening->mediaType(),
                                                          m_display.reader()));
    });
    QAction *spam = add("call.spam", tr("Mark as spam…"), Icon::Trash, {}, [this] { askWhetherSpam(); });
    connect(m_header, &CallHeader::copyRequested, m_copyNumber, &QAction::trigger);
    addPlayerActions();
    followRecording();
    auto *menu = new QMenu(this);
    menu->addActions({m_copyNumber, m_saveRecording, m_player});
    menu->addSeparator();
    menu->addAction(spam);
    m_header->setMenu(menu);
    const auto of = std::make_shared<std::optional<CallRow>>();
    connect(menu, &QMenu::aboutToShow, this, [this, of] { *of = m_shown; });
    connect(&m_model, &items::CallPage::changed, menu, [this, of, menu] {
        if (m_shown != *of) // it would be done to a call that it was not opened for
            menu->close();
    });
}

/// The one edit that nobody can take back: once the server has it, the call is in no list any more.
void CallView::askWhetherSpam()
{
    if (!m_shown)
        return;
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Mark as spam"), tr("Is this call spam?"), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("spamQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("It leaves every list and report, here and for everybody else. "
                               "Once it is sent, which takes seconds, this cannot be undone."));
    QPushButton *mark = box->addButton(tr("Mark as spam"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(mark, &QPushButton::clicked, this, [this, row = *m_shown] { // whatever is shown by then
        store::CallChange marked;
        marked.spam = true;
        m_editing.change(row, marked, tr("Mark as spam"));
    });
    box->open();
}

QList<QAction *> CallView::playerActions() const
{
    return m_conversation->player() ? m_conversation->player()->actions().all() : QList<QAction *>();
}

void CallView::useSettings(items::Settings &settings)
{
    CallPlayer *player = m_conversation->player();
    if (!player)
        return;
    const auto take = [player, &settings] {
        player->setCommentBack(std::chrono::seconds(settings.number(items::Setting::CommentBack)));
    };
    connect(&settings, &items::Settings::changed, player, take);
    take();
}

void CallView::playWhenHere()
{
    if (CallPlayer *player = m_conversation->player())
        player->playWhenHere();
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

} // namespace earshot
