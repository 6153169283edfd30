#pragma once
#include "models/items/callpage.h"

#include <QUrl>
#include <QWidget>

class QVBoxLayout;

namespace earshot {

class Fact;
class FlowLayout;
class IconButton;
class Label;
class Paragraph;
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

    void show(const items::CallDetails &details);
    void landOn(std::size_t phrase);
    void setSearch(const QString &search);
    void startSearching();
    TranscriptView *transcript() const { return m_transcript; }

Q_SIGNALS:
    void linkRequested(const QString &address);

private:
    QWidget *makeHead();
    QWidget *makeBar();
    void showRecording(const Call &call);
    void showWords(const items::CallDetails &details);
    void showTranscript(const items::CallDetails &details);
    void showHits(int current, int count, bool complete);

    TranscriptView *m_transcript = nullptr;
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
    QWidget *m_state = nullptr;
    Label *m_stateWords = nullptr;
    Spinner *m_spinner = nullptr;
    QWidget *m_bar = nullptr;
    SearchField *m_search = nullptr;
    QString m_searched; // words the transcript is marked for
    Label *m_hits = nullptr;
};

} // namespace earshot
