#pragma once
#include <QCoreApplication>
#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace earshot {

/// What the keyboard does to the player: an action each, named "player.…", with the keys they have at first. They only
/// say what is wished for; who owns them connects their triggered().
struct PlayerActions {
    Q_DECLARE_TR_FUNCTIONS(earshot::PlayerActions)
public:
    explicit PlayerActions(QObject *owner);

    QAction *play, *back1, *forward1, *back5, *forward5, *back10, *forward10;
    QAction *slower, *faster, *normalSpeed, *skipSilence, *heard;
    QAction *previousPhrase, *nextPhrase, *loopPhrase, *correct;
    QAction *comment, *find, *follow;
    QAction *zoomIn, *zoomOut, *zoomWhole;
    QAction *swapOnCall, *swapOnTracker, *swapOnClient;

    QList<QAction *> swaps() const { return {swapOnCall, swapOnTracker, swapOnClient}; }
    QList<QAction *> all() const { return m_all; }

private:
    QAction *add(QObject *owner, const char *name, const QString &text, int icon,
                 const QList<class QKeySequence> &keys);

    QList<QAction *> m_all;
};

} // namespace earshot
