#include "ui/review/playeractions.h"

#include "ui/widgets/icons.h"

#include <QAction>

namespace earshot {

QAction *PlayerActions::add(QObject *owner, const char *name, const QString &text, int icon,
                            const QList<QKeySequence> &keys)
{
    auto *action = new QAction(themedIcon(Icon(icon)), text, owner);
    action->setObjectName(QLatin1String("player.") + QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_all << action;
    return action;
}

PlayerActions::PlayerActions(QObject *owner)
{
    const auto with = [this, owner](const char *name, const QString &text, Icon icon, const QList<QKeySequence> &keys) {
        return add(owner, name, text, int(icon), keys);
    };
    play = with("play", tr("Play or pause"), Icon::Play, {Qt::Key_Space, Qt::Key_K});
    back1 = with("back1", tr("Back 1 second"), Icon::ChevronLeft, {Qt::Key_Left});
    forward1 = with("forward1", tr("Forward 1 second"), Icon::ChevronRight, {Qt::Key_Right});
    back5 = with("back5", tr("Back 5 seconds"), Icon::ChevronLeft, {Qt::CTRL | Qt::Key_Left});
    forward5 = with("forward5", tr("Forward 5 seconds"), Icon::ChevronRight, {Qt::CTRL | Qt::Key_Right});
    back10 = with("back10", tr("Back 10 seconds"), Icon::ChevronLeft, {Qt::Key_J});
    forward10 = with("forward10", tr("Forward 10 seconds"), Icon::ChevronRight, {Qt::Key_L});
    previousPhrase = with("previousPhrase", tr("Previous phrase"), Icon::ChevronUp, {Qt::Key_Comma});
    nextPhrase = with("nextPhrase", tr("Next phrase"), Icon::ChevronDown, {Qt::Key_Period});
    loopPhrase = with("loopPhrase", tr("Loop the phrase, or end the loop"), Icon::Loop, {Qt::Key_R});
    slower = with("slower", tr("Slower"), Icon::Minus, {Qt::Key_BracketLeft});
    faster = with("faster", tr("Faster"), Icon::Plus, {Qt::Key_BracketRight});
    normalSpeed = with("normalSpeed", tr("Normal speed"), Icon::Duration, {Qt::Key_Backslash});
    skipSilence = with("skipSilence", tr("Skip silence"), Icon::SkipSilence, {Qt::Key_S});
    heard = with("heard", tr("Hear both sides, the caller or the agent"), Icon::Volume, {Qt::Key_H});
    comment = with("comment", tr("Comment on this moment"), Icon::Message, {Qt::Key_M});
    correct = with("correct", tr("Correct the phrase"), Icon::Edit, {Qt::Key_C});
    find = with("find", tr("Find in the transcript"), Icon::Search, {Qt::Key_W, Qt::CTRL | Qt::SHIFT | Qt::Key_F});
    follow = with("follow", tr("Back to what is playing"), Icon::Transcript, {Qt::Key_B});
    zoomIn = with("zoomIn", tr("Zoom into the waveform"), Icon::Plus, {Qt::Key_Plus, Qt::Key_Equal});
    zoomOut = with("zoomOut", tr("Zoom out of the waveform"), Icon::Minus, {Qt::Key_Minus});
    zoomWhole = with("zoomWhole", tr("See the whole call"), Icon::Waveform, {Qt::Key_0});
    // no keys at first: it is done once for a client, if ever
    swapOnCall = with("swapOnCall", tr("Swap caller and agent on this call"), Icon::People, {});
    swapOnTracker = with("swapOnTracker", tr("Swap caller and agent on all calls to this number"), Icon::People, {});
    swapOnClient = with("swapOnClient", tr("Swap caller and agent on all calls of this client"), Icon::People, {});
}

} // namespace earshot
