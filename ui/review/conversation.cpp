#include "ui/review/conversation.h"

#include "models/base/format.h"
#include "models/domain/derived.h"
#include "models/items/fieldtext.h"
#include "models/items/figurewords.h"
#include "models/items/nested.h"
#include "ui/review/callplayer.h"
#include "ui/review/commentfield.h"
#include "ui/review/commentlist.h"
#include "ui/review/fact.h"
#include "ui/review/paragraph.h"
#include "ui/review/playerpanel.h"
#include "ui/review/talkshare.h"
#include "ui/review/transcriptview.h"
#include "ui/review/words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/label.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/sectionheader.h"
#include "ui/widgets/spinner.h"

#include <QVBoxLayout>

namespace earshot {

namespace {

constexpr char16_t FirstOfWholeWords = 0x2e80; // Unicode: from here on one character may be a word

} // namespace

ConversationPanel::ConversationPanel(QWidget *parent)
    : QWidget(parent), m_transcript(new TranscriptView), m_panel(new PlayerPanel)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_panel);
    column->addWidget(makeBar());
    column->addWidget(m_transcript, 1);
    m_transcript->setHead(makeHead());
    connect(m_transcript, &TranscriptView::hitsChanged, this, &ConversationPanel::showHits);
    connect(m_transcript, &TranscriptView::correctionRequested, this, &ConversationPanel::correctionRequested);
    connect(m_comments, &CommentList::changeRequested, this, &ConversationPanel::commentChangeRequested);
}

void ConversationPanel::listenTo(items::Listening &listening)
{
    m_call = new CallPlayer(listening, *m_panel, *m_transcript, this);
    connect(m_call, &CallPlayer::commentSaid, this, &ConversationPanel::commentSaid);
    connect(m_comments, &CommentList::jumpRequested, m_call, &CallPlayer::goTo);
}

int ConversationPanel::wantedHeight() const
{
    int height = m_transcript->wantedHeight();
    for (const QWidget *above : {static_cast<const QWidget *>(m_panel), static_cast<const QWidget *>(m_bar)})
        if (!above->isHidden() && height < QWIDGETSIZE_MAX)
            height += std::max(above->sizeHint().height(), above->minimumHeight());
    return height;
}

QWidget *ConversationPanel::makeBar()
{
    m_bar = new QWidget;
    m_search = new SearchField(tr("Find in the transcript"));
    m_hits = new Label({}, TextSize::Small, Tone::Muted);
    auto *before = new IconButton(Icon::ChevronUp, tr("Previous match"));
    auto *after = new IconButton(Icon::ChevronDown, tr("Next match"));
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(space::L, space::S, space::S, space::S);
    row->setSpacing(space::Xs);
    row->addWidget(m_search, 1);
    row->addSpacing(space::Xs);
    row->addWidget(m_hits);
    row->addWidget(before);
    row->addWidget(after);
    connect(m_search, &SearchField::searched, this, [this](const QString &words) {
        if (words == std::exchange(m_searched, words))
            return; // it was not typed
        m_transcript->setSearch(words);
        if (!words.isEmpty())
            m_transcript->goToHit(true);
    });
    connect(m_search, &SearchField::returnPressed, this, [this] { m_transcript->goToHit(true); });
    connect(m_search, &SearchField::leftDownwards, m_transcript, [this] { m_transcript->setFocus(); });
    connect(m_search, &SearchField::left, m_transcript, [this] { m_transcript->setFocus(); });
    connect(before, &IconButton::clicked, this, [this] { m_transcript->goToHit(false); });
    connect(after, &IconButton::clicked, this, [this] { m_transcript->goToHit(true); });
    return m_bar;
}

QWidget *ConversationPanel::makeHead()
{
    auto *head = new QWidget;
    m_recording = new Fact;
    m_player = new Fact(tr("Open the player"), Icon::External);
    m_player->setLink(tr("Opens the recording's page in the browser"));
    connect(m_player, &Fact::clicked, this, [this] { Q_EMIT linkRequested(m_playerAddress); });
    m_sentiment = new Fact;
    auto *facts = new FlowLayout(nullptr, space::L, 0);
    facts->addWidget(m_recording);
    facts->addWidget(m_player);
    facts->addWidget(m_sentiment);
    m_share = new TalkShare;
    m_figures = new Label({}, TextSize::Small, Tone::Muted);
    m_figures->setWordWrap(true);
    m_commentsHeader = new SectionHeader(tr("Comments"));
    m_comments = new CommentList;
    m_summaryHeader = new SectionHeader(tr("Summary"));
    m_summary = new Paragraph;
    m_chips = new QWidget;
    m_chipFlow = new FlowLayout(m_chips, space::Xs);
    m_state = new QWidget;
    m_stateWords = new Label({}, TextSize::Body, Tone::Muted);
    m_stateWords->setWordWrap(true);
    m_spinner = new Spinner;
    auto *state = new QHBoxLayout(m_state);
    state->setContentsMargins(0, space::S, 0, 0);
    state->setSpacing(space::S);
    state->addWidget(m_spinner, 0, Qt::AlignTop);
    state->addWidget(m_stateWords, 1);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(space::L, space::Xs, space::L, space::S);
    column->setSpacing(space::S);
    column->addLayout(facts);
    column->addWidget(m_share);
    column->addWidget(m_figures);
    column->addWidget(m_commentsHeader);
    column->addWidget(m_comments);
    column->addWidget(m_summaryHeader);
    column->addWidget(m_summary);
    column->addWidget(m_chips);
    column->addWidget(m_state);
    return head;
}

void ConversationPanel::show(const items::CallDetails &details)
{
    const bool fresh = std::exchange(m_shown, details.stored.row) != details.stored.row;
    const Call &call = details.stored.call;
    showRecording(call);
    showWords(details);
    showTranscript(details);
    showComments(call);
    if (m_call && fresh)
        m_call->begin(call.recordingDuration.value_or(call.duration.value_or(seconds(0))));
}

void ConversationPanel::save()
{
    m_transcript->saveCorrection();
    m_comments->save();
    m_panel->commentField().save();
}

QString ConversationPanel::takeAside()
{
    return m_panel->commentField().takeAside();
}

void ConversationPanel::putAside(const QString &comment)
{
    m_panel->commentField().putAside(comment);
}

void ConversationPanel::showComments(const Call &call)
{
    std::vector<Comment> comments = commentsIn(call.note);
    m_commentsHeader->setVisible(!comments.empty());
    m_comments->show(comments);
    if (m_call)
        m_call->setComments(std::move(comments));
}

void ConversationPanel::showRecording(const Call &call)
{
    const bool recorded = !call.recording.empty();
    const auto length = call.recordingDuration ? call.recordingDuration : call.duration;
    m_recording->setIcon(recorded ? Icon::Recording : Icon::Minus);
    m_recording->setTone(recorded ? Tone::Normal : Tone::Muted);
    if (!recorded)
        m_recording->setFact(tr("Not recorded"));
    else
        m_recording->setFact(length ? tr("Recorded, %1").arg(format::duration(*length)) : tr("Recorded"));
    m_playerAddress = utf16(call.recordingPlayer);
    m_player->setVisible(!webAddress(m_playerAddress).isEmpty());
}

void ConversationPanel::showWords(const items::CallDetails &details)
{
    const Call &call = details.stored.call;
    const QString sentiment = items::choiceLabel(*callField("sentiment"), call.sentiment);
    m_sentiment->setVisible(!sentiment.isEmpty());
    m_sentiment->setFact(tr("Sentiment: %1").arg(sentiment));
    const Tone tone = call.sentiment == "positive"   ? Tone::Good
                      : call.sentiment == "negative" ? Tone::Bad
                                                     : Tone::Muted;
    m_sentiment->setIcon(Icon::Dot, tone);

    const auto share = items::agentShareOf(details);
    m_share->setVisible(share.has_value());
    m_share->setAgentShare(share.value_or(0));
    m_figures->setText(items::figureWords(call.figures).join(QStringLiteral(" · ")));
    m_figures->setVisible(!m_figures->text().isEmpty());
    m_summary->setText(utf16(call.callSummary));
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_summaryHeader->setVisible(!m_summary->text().isEmpty());

    QStringList words = items::keywordsSpotted(call);
    for (const std::string &highlight : call.callHighlights)
        words << utf16(highlight).simplified();
    words.removeDuplicates();
    m_chips->setVisible(!words.isEmpty());
    if (m_call)
        m_call->setKeywords(words);
    if (words == std::exchange(m_chipWords, words))
        return;
    while (QLayoutItem *item = m_chipFlow->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString &word : std::as_const(words)) {
        auto *chip = new Chip(QString(word).replace(QLatin1Char('&'), QLatin1String("&&")));
        chip->setToolTip(tr("Find it in the transcript"));
        connect(chip, &Chip::clicked, this, [this, word] {
            setSearch(word);
            m_transcript->goToHit(true);
        });
        m_chipFlow->addWidget(chip);
    }
}

void ConversationPanel::showTranscript(const items::CallDetails &details)
{
    const Call &call = details.stored.call;
    const bool spoken = details.transcript && !details.transcript->empty();
    const bool plain = !spoken && !call.transcription.empty();
    const bool wanted = details.stored.transcript == store::TranscriptState::Wanted && !spoken;
    m_transcript->setSpeakers(utf16(derive::customerName(call)).simplified(), {});
    m_transcript->setCorrectable(spoken);
    const bool fresh =
        m_transcript->setRows(spoken ? TranscriptRows(*details.transcript) : TranscriptRows::plain(call.transcription));
    if (fresh && m_call)
        m_call->transcriptChanged();
    m_bar->setVisible(spoken || plain);
    m_spinner->setVisible(wanted);
    m_state->setVisible(!spoken);
    if (wanted && plain)
        m_stateWords->setText(tr("Fetching who said what and when; until then, this is the plain text."));
    else if (wanted)
        m_stateWords->setText(
            tr("Fetching the transcript. If you are offline, it arrives as soon as the server can be reached."));
    else if (plain)
        m_stateWords->setText(tr("Plain text only: speakers and times are not known."));
    else
        m_stateWords->setText(tr("This call has no transcript."));
}

void ConversationPanel::landOn(std::size_t phrase)
{
    m_transcript->landOn(phrase);
    const Transcript &transcript = m_transcript->rows().transcript();
    if (m_call && phrase < transcript.size())
        m_call->standBefore(transcript[phrase].start);
}

void ConversationPanel::setSearch(const QString &search)
{
    // one letter finds calls by their numbers or names; in a conversation it stands everywhere
    const QString words = search.trimmed();
    const bool says = words.size() > 1 || (words.size() == 1 && words.front().unicode() >= FirstOfWholeWords);
    m_searched = says ? words : QString();
    m_search->setText(says ? search : QString());
    m_transcript->setSearch(m_searched);
}

void ConversationPanel::startSearching()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ConversationPanel::showHits(int current, int count, bool complete)
{
    const bool searching = !m_search->text().isEmpty();
    m_hits->setVisible(searching);
    if (count == 0 && complete)
        m_hits->setText(tr("No matches"));
    else if (current == 0)
        m_hits->setText(tr("%n match(es)", nullptr, count));
    else
        //: The place of the transcript that is shown, and how many there are: "3 of 12"
        m_hits->setText(tr("%1 of %2").arg(current).arg(count));
}

} // namespace earshot
