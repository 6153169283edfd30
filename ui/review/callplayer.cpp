#include "ui/review/callplayer.h"

#include "models/base/text.h"
#include "models/items/recordingwords.h"
#include "ui/review/commentfield.h"
#include "ui/review/playerpanel.h"
#include "ui/review/transcriptview.h"
#include "ui/review/words.h"

#include <QAction>
#include <QElapsedTimer>

#include <cmath>

namespace earshot {

using namespace std::chrono_literals;

namespace {

constexpr int FrameBeat = 16; // ms; sixty a second
constexpr double SpeedStep = 0.1;
constexpr milliseconds Before = 1s; // what is looked for is heard from so much earlier
constexpr int MatchingSlice = 4;    // ms

} // namespace

CallPlayer::CallPlayer(items::Listening &listening, PlayerPanel &panel, TranscriptView &transcript, QObject *parent)
    : QObject(parent), m_listening(listening), m_panel(panel), m_transcript(transcript), m_actions(this)
{
    m_frames.setTimerType(Qt::PreciseTimer);
    m_frames.setInterval(FrameBeat);
    m_matching.setInterval(0);
    connect(&m_frames, &QTimer::timeout, this, &CallPlayer::followPosition);
    connect(&m_matching, &QTimer::timeout, this, &CallPlayer::matchSome);
    connect(&m_listening, &items::Listening::changed, this, &CallPlayer::followRecording);
    connect(&m_listening, &items::Listening::pictureChanged, this,
            [this] { m_panel.waveform().setPeaks(m_listening.peaks()); });
    connect(&m_listening.player(), &audio::Player::changed, this, &CallPlayer::followPlayer);
    connect(&m_listening.player(), &audio::Player::ended, this, [this] { m_wantsSound = false; });
    connect(&m_listening.player(), &audio::Player::moved, this, &CallPlayer::followPosition);
    connect(&m_panel, &PlayerPanel::fetchRequested, &m_listening, &items::Listening::fetch);
    connect(&m_panel, &PlayerPanel::cancelRequested, this, [this] {
        m_playWhenHere = false;
        m_listening.cancel();
    });
    connectWaveform();
    connectBar();
    connectTranscript();
    connectActions();
    recall();
    if (items::Settings *settings = m_listening.settings())
        connect(settings, &items::Settings::changed, this, [this](items::Setting setting) {
            if (setting == items::Setting::Sound)
                recall();
        });
    followRecording();
}

/// How it was listened to last, here or on another page.
void CallPlayer::recall()
{
    items::Settings *settings = m_listening.settings();
    if (!settings || settings->text(items::Setting::Sound).isEmpty())
        return;
    const RememberedSound last = rememberedSound(settings->text(items::Setting::Sound));
    m_sound = last.sound;
    applySound();
    m_listening.player().setSpeed(last.speed);
    m_listening.player().setSkipSilence(last.skipSilence);
    followPlayer();
}

void CallPlayer::remember()
{
    const audio::Player &player = m_listening.player();
    if (items::Settings *settings = m_listening.settings())
        settings->set(items::Setting::Sound, textOf({player.speed(), player.skipsSilence(), m_sound}));
}

// ---- wishes

void CallPlayer::connectWaveform()
{
    WaveformView &waveform = m_panel.waveform();
    connect(&waveform, &WaveformView::seekRequested, this, &CallPlayer::goTo);
    connect(&waveform, &WaveformView::loopRequested, this,
            [this](const std::optional<audio::Span> &loop) { m_listening.player().setLoop(loop); });
    connect(&waveform, &WaveformView::markActivated, this, &CallPlayer::activateMark);
    waveform.addActions(m_actions.swaps());
    waveform.setContextMenuPolicy(Qt::ActionsContextMenu);
    waveform.setSaidAt([this](milliseconds at) { return saidAt(at); });
}

void CallPlayer::connectBar()
{
    PlayerBar &bar = m_panel.bar();
    audio::Player &player = m_listening.player();
    bar.setActions(m_actions.play, m_actions.skipSilence, m_actions.comment, m_actions.swaps());
    connect(&bar, &PlayerBar::playRequested, this, &CallPlayer::toggle);
    connect(&bar, &PlayerBar::speedRequested, this, &CallPlayer::setSpeed);
    connect(&bar, &PlayerBar::skippingRequested, this, &CallPlayer::setSkipSilence);
    connect(&bar, &PlayerBar::loopEndRequested, &player, [&player] { player.setLoop({}); });
    connect(&bar, &PlayerBar::soundRequested, this, &CallPlayer::setSound);
    connect(&bar, &PlayerBar::commentRequested, m_actions.comment, &QAction::trigger);
    connect(&m_panel.commentField(), &CommentField::said, this, &CallPlayer::commentSaid);
    connect(&m_panel.commentField(), &CommentField::closed, &m_transcript,
            [this] { m_transcript.setFocus(Qt::OtherFocusReason); });
}

void CallPlayer::connectTranscript()
{
    audio::Player &player = m_listening.player();
    connect(&m_transcript, &TranscriptView::playRequested, this, [this, &player](milliseconds from) {
        goTo(from);
        if (from < length()) // beyond the end there is nothing to play, and nobody wants the beginning
            player.play();
    });
    connect(&m_transcript, &TranscriptView::scrubRequested, this, &CallPlayer::goTo);
    connect(&m_transcript, &TranscriptView::loopRequested, this, [&player](const audio::Span &span) {
        player.setLoop(span);
        player.seek(span.from);
        player.play();
    });
    connect(&m_transcript, &TranscriptView::commentRequested, this, &CallPlayer::openComment);
    connect(&m_transcript, &TranscriptView::hitsChanged, this, &CallPlayer::showMarks);
}

void CallPlayer::connectActions()
{
    const auto on = [this](QAction *action, auto does) { connect(action, &QAction::triggered, this, does); };
    on(m_actions.play, [this] { toggle(); });
    const std::pair<QAction *, milliseconds> skips[] = {{m_actions.back1, -1s},   {m_actions.forward1, 1s},
                                                        {m_actions.back5, -5s},   {m_actions.forward5, 5s},
                                                        {m_actions.back10, -10s}, {m_actions.forward10, 10s}};
    for (const auto &[action, by] : skips) {
        on(action, [this, by = by] { skipBy(by); });
        action->setAutoRepeat(true);
    }
    on(m_actions.slower, [this] { stepSpeed(-SpeedStep); });
    on(m_actions.faster, [this] { stepSpeed(SpeedStep); });
    on(m_actions.normalSpeed, [this] { setSpeed(1); });
    on(m_actions.skipSilence, [this] { setSkipSilence(!m_listening.player().skipsSilence()); });
    on(m_actions.heard, [this] {
        SoundWish wish = m_sound;
        wish.heard = SoundWish::Heard((int(wish.heard) + 1) % 3);
        setSound(wish);
    });
    on(m_actions.previousPhrase, [this] { goToPhrase(-1); });
    on(m_actions.nextPhrase, [this] { goToPhrase(1); });
    on(m_actions.loopPhrase, [this] { loopPhrase(); });
    const std::pair<QAction *, store::SidesOf> swaps[] = {{m_actions.swapOnCall, store::SidesOf::Call},
                                                          {m_actions.swapOnTracker, store::SidesOf::Tracker},
                                                          {m_actions.swapOnClient, store::SidesOf::Client}};
    for (const auto &[action, of] : swaps)
        on(action, [this, of = of] { m_listening.setSwapped(of, !m_listening.isSwapped()); });
    for (QAction *seen : {m_actions.correct, m_actions.comment, m_actions.follow, m_actions.find})
        on(seen, [this] { Q_EMIT sightNeeded(); }); // first
    on(m_actions.correct, [this] { m_transcript.correct(); });
    on(m_actions.comment, [this] { openComment(std::max(0ms, m_listening.player().position() - m_commentBack)); });
    on(m_actions.follow, [this] { m_transcript.setFollowing(true); });
    on(m_actions.find, [this] { Q_EMIT findRequested(); });
    on(m_actions.zoomIn, [this] { m_panel.waveform().zoomIn(); });
    on(m_actions.zoomOut, [this] { m_panel.waveform().zoomOut(); });
    on(m_actions.zoomWhole, [this] { m_panel.waveform().showWhole(); });
}

void CallPlayer::toggle()
{
    if (!m_listening.isPlayable()) {
        m_playWhenHere = true;
        if (m_listening.stage() != items::Listening::Stage::Fetching)
            m_listening.fetch();
        return;
    }
    audio::Player &player = m_listening.player();
    m_wantsSound = !player.isPlaying();
    m_missedDevice = m_wantsSound && player.device().isEmpty();
    player.toggle();
    followPlayer();
}

void CallPlayer::playWhenHere()
{
    m_playWhenHere = true; // until this call's recording is told to be here, that of the call before may seem to be
}

void CallPlayer::goTo(milliseconds to)
{
    if (!m_listening.isPlayable())
        return;
    audio::Player &player = m_listening.player();
    const auto loop = player.loop();
    if (loop && (to < loop->from || to >= loop->to)) // who goes elsewhere is done with it
        player.setLoop({});
    m_transcript.setFollowing(true);
    player.seek(to);
}

void CallPlayer::standBefore(milliseconds moment)
{
    m_listening.startAt(std::max(0ms, moment - Before));
}

void CallPlayer::skipBy(milliseconds by)
{
    if (m_listening.isPlayable())
        goTo(std::clamp(m_listening.player().position() + by, 0ms, length()));
}

void CallPlayer::stepSpeed(double by)
{
    audio::Player &player = m_listening.player();
    const double stepped = std::round((player.speed() + by) * 10) / 10; // 1.2, not 1.2000000000000002
    setSpeed(std::clamp(stepped, audio::Player::Slowest, audio::Player::Fastest));
}

void CallPlayer::setSpeed(double speed)
{
    m_listening.player().setSpeed(speed);
    remember();
}

void CallPlayer::setSkipSilence(bool skip)
{
    m_listening.player().setSkipSilence(skip);
    remember();
}

void CallPlayer::goToPhrase(int by)
{
    if (const auto to = m_transcript.phraseFrom(m_listening.player().position(), by))
        goTo(*to);
}

void CallPlayer::loopPhrase()
{
    audio::Player &player = m_listening.player();
    if (player.loop())
        return player.setLoop({});
    if (const auto phrase = m_transcript.spokenPhrase(); phrase && m_listening.isPlayable())
        player.setLoop(m_transcript.spanOf(*phrase));
}

void CallPlayer::setSound(const SoundWish &wish)
{
    m_sound = wish;
    applySound();
    remember();
    followPlayer();
}

void CallPlayer::applySound()
{
    audio::Mix mix = m_sound.mix();
    mix.swapped = m_listening.isSwapped();
    m_listening.player().setMix(mix);
}

void CallPlayer::openComment(milliseconds at)
{
    if (!m_panel.isHidden())
        m_panel.commentField().open(at);
}

void CallPlayer::activateMark(int index)
{
    const WaveformMark mark = m_panel.waveform().marks().at(std::size_t(index));
    goTo(mark.kind == WaveformMark::Kind::Comment ? mark.at : std::max(0ms, mark.at - Before));
}

// ---- what is shown

milliseconds CallPlayer::length() const
{
    const milliseconds known = m_listening.player().duration();
    const auto &peaks = m_listening.peaks();
    return known > 0ms ? known : peaks && peaks->complete() ? peaks->duration() : m_said;
}

void CallPlayer::begin(milliseconds length)
{
    m_said = length;
    m_playWhenHere = m_missedDevice = false;
    m_panel.commentField().save();
    m_panel.waveform().showWhole();
    m_transcript.setFollowing(true);
    followRecording();
}

void CallPlayer::transcriptChanged()
{
    m_matched = 0;
    m_matches.clear();
    m_matching.start();
    followPosition();
}

void CallPlayer::followRecording()
{
    const bool playable = m_listening.isPlayable();
    applySound();
    for (QAction *swap : m_actions.swaps())
        swap->setEnabled(playable && m_listening.isApart());
    m_panel.showStage(m_listening.stage(), m_listening.progress(), items::recordingTrouble(m_listening));
    m_panel.waveform().setPeaks(m_listening.peaks());
    if (playable)
        m_transcript.setWordTimes([this](std::size_t phrase) { return m_listening.words(phrase); });
    else
        m_transcript.setWordTimes({});
    if (m_listening.stage() == items::Listening::Stage::None)
        m_playWhenHere = false;
    if (playable && std::exchange(m_playWhenHere, false))
        m_listening.player().play();
    followPlayer();
    showMarks();
}

void CallPlayer::followPlayer()
{
    audio::Player &player = m_listening.player();
    PlayerBar::Shown shown;
    const auto stage = m_listening.stage();
    using Stage = items::Listening::Stage;
    const bool away = stage == Stage::Away || stage == Stage::Fetching || stage == Stage::Failed;
    shown.playable = m_listening.isPlayable();
    shown.waiting = away;
    shown.playing = player.isPlaying();
    shown.speed = player.speed();
    shown.skipping = player.skipsSilence();
    shown.silence = audio::total(m_listening.silences());
    shown.apart = m_listening.isApart();
    shown.swapped = shown.apart && m_listening.isSwapped();
    shown.sound = m_sound;
    shown.loop = player.loop();
    shown.device = player.device();
    // also where the device went, or did not answer, after somebody pressed play
    m_missedDevice = shown.device.isEmpty() && (m_missedDevice || (m_wantsSound && !shown.playing));
    m_panel.bar().show(shown);
    sayTrouble();
    m_panel.waveform().setLength(length());
    m_panel.waveform().setSilences(m_listening.silences(), shown.skipping);
    m_panel.waveform().setLoop(shown.loop);
    if (shown.playing != m_frames.isActive())
        shown.playing ? m_frames.start() : m_frames.stop();
    followPosition();
}

void CallPlayer::sayTrouble()
{
    if (m_missedDevice)
        return m_panel.sayTrouble(
            tr("There is nothing to play it on."),
            tr("No sound output was found. Connect headphones or speakers; everything else keeps working."));
    m_panel.sayTrouble(items::lengthWords(m_listening.oddLength()));
}

void CallPlayer::followPosition()
{
    const bool playable = m_listening.isPlayable();
    const milliseconds now = playable ? m_listening.player().position() : 0ms;
    m_panel.waveform().setPosition(now);
    m_panel.bar().setTimes(now, length());
    // before anything has been heard nothing is marked, and the page stays at its top
    const bool heard = playable && (now > 0ms || m_listening.player().isPlaying());
    m_transcript.setPosition(heard ? std::optional(now) : std::nullopt, m_listening.player().isPlaying());
}

QString CallPlayer::saidAt(milliseconds at) const
{
    constexpr milliseconds Around = 1200ms;
    const auto phrase = m_transcript.phraseAt(at);
    if (!phrase)
        return {};
    QStringList said;
    for (const Word &word : m_listening.words(*phrase))
        if (word.end > at - Around && word.start < at + Around)
            said << utf16(word.text);
    return said.join(QLatin1Char(' '));
}

// ---- marks

void CallPlayer::setComments(std::vector<Comment> comments)
{
    m_comments = std::move(comments);
    showMarks();
}

void CallPlayer::setKeywords(const QStringList &keywords)
{
    if (keywords == m_keywords)
        return;
    m_keywords = keywords;
    transcriptChanged();
}

void CallPlayer::matchSome()
{
    QElapsedTimer clock;
    clock.start();
    const Transcript &transcript = m_transcript.rows().transcript();
    const std::size_t before = m_matches.size();
    for (; m_matched < transcript.size() && !m_keywords.isEmpty() && clock.elapsed() < MatchingSlice; ++m_matched) {
        for (const QString &keyword : m_keywords)
            if (text::containsPhrase(transcript[m_matched].text, keyword.toStdString())) {
                m_matches.push_back({WaveformMark::Kind::Match, transcript[m_matched].start, keyword});
                break;
            }
    }
    if (m_matched >= transcript.size() || m_keywords.isEmpty())
        m_matching.stop();
    if (m_matches.size() != before)
        showMarks();
}

void CallPlayer::showMarks()
{
    std::vector<WaveformMark> marks;
    if (m_listening.isPlayable()) {
        for (const milliseconds at : m_transcript.hitTimes())
            marks.push_back({WaveformMark::Kind::Hit, at, {}});
        marks.insert(marks.end(), m_matches.begin(), m_matches.end());
    }
    for (const Comment &comment : m_comments)
        marks.push_back({WaveformMark::Kind::Comment, comment.at, utf16(comment.text)});
    m_panel.waveform().setMarks(std::move(marks));
}

} // namespace earshot
