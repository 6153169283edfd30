#pragma once
#include "models/domain/comments.h"
#include "models/items/listening.h"
#include "models/items/settings.h"
#include "ui/review/playeractions.h"
#include "ui/review/soundwish.h"
#include "ui/review/waveformmarks.h"

#include <QStringList>
#include <QTimer>

namespace earshot {

class PlayerPanel;
class TranscriptView;

/// Lets the call of a page be heard: panel and transcript show what the recording and its player know, and what they
/// and the keyboard wish for is done.
class CallPlayer : public QObject {
    Q_OBJECT
public:
    CallPlayer(items::Listening &listening, PlayerPanel &panel, TranscriptView &transcript, QObject *parent = nullptr);

    const PlayerActions &actions() const { return m_actions; }

    /// Another call is shown, of this length as the service says.
    void begin(milliseconds length);
    void setComments(std::vector<Comment> comments);
    /// The transcript is another one now.
    void transcriptChanged();
    /// Words that are marked wherever they are said.
    void setKeywords(const QStringList &keywords);
    /// To be heard from a second before it on; paused.
    void standBefore(milliseconds moment);
    void goTo(milliseconds to);
    /// Plays as soon as the recording is here.
    void playWhenHere();
    /// A comment lands so much before the moment at which it is begun: who says something has heard it already.
    void setCommentBack(milliseconds back) { m_commentBack = back; }

Q_SIGNALS:
    /// Something is about to happen in the conversation: it is to be in sight.
    void sightNeeded();
    void findRequested();
    void commentSaid(earshot::milliseconds at, const QString &text);

private:
    void recall();
    void remember();
    void connectWaveform();
    void connectBar();
    void connectTranscript();
    void connectActions();

    void followRecording();
    void followPlayer();
    void sayTrouble();
    void followPosition();
    void toggle();
    void skipBy(milliseconds by);
    void stepSpeed(double by);
    void setSpeed(double speed);
    void setSkipSilence(bool skip);
    void goToPhrase(int by);
    void loopPhrase();
    void setSound(const SoundWish &wish);
    void applySound();
    void openComment(milliseconds at);
    void activateMark(int index);

    void matchSome();
    void showMarks();
    QString saidAt(milliseconds at) const;
    milliseconds length() const;

    items::Listening &m_listening;
    PlayerPanel &m_panel;
    TranscriptView &m_transcript;
    PlayerActions m_actions;
    QTimer m_frames;       // while it plays
    milliseconds m_said{}; // the call's length, as the service has it
    SoundWish m_sound;
    milliseconds m_commentBack{};
    bool m_playWhenHere = false; // somebody pressed play before the recording was here
    bool m_wantsSound = false;   // somebody pressed play, and neither pause nor came the end
    bool m_missedDevice = false; // somebody pressed play without one

    QStringList m_keywords;
    QTimer m_matching; // looks for the keywords, some phrases at a time
    std::size_t m_matched = 0;
    std::vector<WaveformMark> m_matches;
    std::vector<Comment> m_comments;
};

} // namespace earshot
