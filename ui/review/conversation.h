#pragma once
#include "models/domain/comments.h"
#include "models/items/callpage.h"
#include "models/items/listening.h"

#include <QUrl>
#include <QWidget>

class QVBoxLayout;

namespace earshot {

class CallPlayer;
class CommentList;
class Fact;
class FlowLayout;
class IconButton;
class Label;
class Paragraph;
class PlayerPanel;
class SearchField;
class SectionHeader;
class Spinner;
class TalkShare;
class TranscriptView;

/// What was said on a call: summary, mood, who talked how much, and the transcript.
class ConversationPanel : public QWidget {
    Q_OBJECT
public:
    explicit ConversationPanel(QWidget *parent = nullptr);

    /// Lets the call be heard; once.
    void listenTo(items::Listening &listening);
    /// Null until then.
    CallPlayer *player() const { return m_call; }

    /// Without a transcript it needs no more than it has to say.
    int wantedHeight() const;
    void show(const items::CallDetails &details);
    /// Wishes for what is being typed, before another call is shown.
    void save();
    /// A comment that was begun and put aside; it belongs to the call that was shown.
    QString takeAside();
    void putAside(const QString &comment);
    /// Brings a phrase into sight; the call can be heard from shortly before it.
    void landOn(std::size_t phrase);
    void setSearch(const QString &search);
    void startSearching();
    TranscriptView *transcript() const { return m_transcript; }

Q_SIGNALS:
    void linkRequested(const QString &address);
    void commentSaid(earshot::milliseconds at, const QString &text);
    /// The comment that says `was` is to say something else; an empty text: it is to go. It may be gone already.
    void commentChangeRequested(const earshot::Comment &was, const QString &text);
    void correctionRequested(std::size_t phrase, const QString &text);

private:
    QWidget *makeHead();
    QWidget *makeBar();
    void showRecording(const Call &call);
    void showWords(const items::CallDetails &details);
    void showComments(const Call &call);
    void showTranscript(const items::CallDetails &details);
    void showHits(int current, int count, bool complete);

    TranscriptView *m_transcript = nullptr;
    PlayerPanel *m_panel;
    CallPlayer *m_call = nullptr;
    std::optional<CallRow> m_shown;
    SectionHeader *m_commentsHeader = nullptr;
    CommentList *m_comments = nullptr;
    Fact *m_recording = nullptr;
    Fact *m_player = nullptr;
    QString m_playerAddress;
    SectionHeader *m_summaryHeader = nullptr;
    Paragraph *m_summary = nullptr;
    Fact *m_sentiment = nullptr;
    QWidget *m_chips = nullptr;
    FlowLayout *m_chipFlow = nullptr;
    QStringList m_chipWords;
    TalkShare *m_share = nullptr;
    Label *m_figures = nullptr;
    QWidget *m_state = nullptr;
    Label *m_stateWords = nullptr;
    Spinner *m_spinner = nullptr;
    QWidget *m_bar = nullptr;
    SearchField *m_search = nullptr;
    QString m_searched; // words the transcript is marked for
    Label *m_hits = nullptr;
};

} // namespace earshot
