#include "models/items/listening.h"

#include "models/audio/wordtimes.h"
#include "models/items/syncing.h"

namespace earshot::items {
namespace {

constexpr int MostMendings = 3; // of one recording while it is shown
constexpr milliseconds OddBy{5000};
constexpr double OddShare = 0.03; // of the call

} // namespace

Listening::Listening(store::Cache &cache, CacheWatch &watch, CallPage &page, RecordingVault &vault,
                     Analysing &analysing, const Syncing &syncing, QObject *parent)
    : QObject(parent), m_cache(cache), m_page(page), m_vault(vault), m_analysing(analysing), m_syncing(syncing)
{
    connect(&page, &CallPage::changed, this, &Listening::follow);
    connect(&vault, &RecordingVault::changed, this, &Listening::judge);
    connect(&syncing, &Syncing::changed, this, [this] {
        if (m_stage == Stage::Fetching || m_stage == Stage::Away)
            judge();
    });
    connect(&syncing, &Syncing::began, this, [this] {
        if (m_wanted && m_page.details())
            Q_EMIT recordingWanted(m_page.details()->stored.call.id);
    });
    connect(&watch, &CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        const bool mine = notice.manyCalls ||
                          (m_row && std::find(notice.calls.begin(), notice.calls.end(), *m_row) != notice.calls.end());
        if (m_row && mine && notice.touches(store::Part::Recordings))
            read();
    });
    connect(&m_player, &audio::Player::changed, this, [this] {
        if (m_loaded && m_player.state() == audio::Player::State::Failed && isPlayable() && m_player.error())
            giveUp(*m_player.error());
    });
    follow();
}

Listening::~Listening() = default;

void Listening::follow()
{
    const CallDetails *details = m_page.details();
    const auto row = details ? std::optional(details->stored.row) : std::nullopt;
    if (row != m_row) {
        forget();
        m_row = row;
    }
    if (!details)
        return become(Stage::None);
    if (!m_transcript || details->transcript.value_or(Transcript()) != *m_transcript) {
        m_transcript = std::make_shared<const Transcript>(details->transcript.value_or(Transcript()));
        m_words.clear();
        count();
    }
    if (!m_recording)
        read();
    else
        judge();
}

/// Another call is shown, or none.
void Listening::forget()
{
    unload();
    m_recording.reset();
    m_wanted = m_swapped = false;
    m_damage.reset();
    m_mendings = 0;
    m_startAt = {};
    m_transcript.reset();
    m_words.clear();
    m_asking = {};
}

void Listening::unload()
{
    if (!m_loaded)
        return;
    m_loaded = false;
    m_player.unload();
    m_kind = audio::FileKind::Unknown;
    m_isUndecodable = false;
    m_naming = {};
    m_hearing = {};
    m_counting = {};
    m_peaks.reset();
    m_heard.reset();
    m_figures.reset();
    m_words.clear();
    Q_EMIT pictureChanged();
}

void Listening::read()
{
    m_asking = m_background.run(
        this,
        [&cache = m_cache, row = *m_row](const std::stop_token &) {
            return Kept{cache.recordings().of(row), cache.sides().isSwapped(row).valueOr(false)};
        },
        [this](const Kept &kept) { take(kept); });
}

void Listening::take(const Kept &kept)
{
    const Result<store::Recording> &recording = kept.recording;
    turn(kept.swapped);
    if (!recording)
        return become(Stage::Failed, -1, recording.error());
    const bool first = !m_recording;
    m_recording = *recording;
    using State = store::RecordingState;
    const bool didNotCome = m_recording->state == State::Failed || m_recording->state == State::Absent;
    if (m_recording->state == State::Kept || m_recording->state == State::Overdue || (didNotCome && !first))
        m_wanted = false;
    else if (first)
        fetch();      // whoever opens a call wants to hear it
    m_damage.reset(); // what is there now is another file, or is found out again
    if (m_stage == Stage::Failed)
        unload(); // it may have come anew
    judge();
}

/// What was found out is put the other way round.
void Listening::turn(bool swapped)
{
    if (std::exchange(m_swapped, swapped) == swapped)
        return;
    if (m_loaded)
        listen();
    Q_EMIT changed();
}

void Listening::setSwapped(store::SidesOf of, bool swapped)
{
    if (!m_row)
        return;
    m_saying = m_background.run(
        this,
        [&cache = m_cache, row = *m_row, of, swapped](const std::stop_token &) {
            return cache.sides().put(row, of, swapped);
        },
        [this](const Result<void> &said) {
            if (!said)
                Q_EMIT failed(said.error());
        });
}

/// Works out how it stands from what is known of the recording, the vault and the sync.
void Listening::judge()
{
    using State = store::RecordingState;
    const CallDetails *details = m_page.details();
    if (!details || !m_recording)
        return;
    if (details->stored.call.recording.empty() || m_recording->state == State::Absent)
        return become(Stage::NotRecorded);
    if (m_recording->state == State::Overdue)
        return become(Stage::Overdue);
    if (m_vault.state() == RecordingVault::State::Locked)
        return become(Stage::NoKey, -1, m_vault.error());
    if (m_vault.state() == RecordingVault::State::Failed && !m_vault.vault())
        return become(Stage::Failed, -1, m_vault.error());
    if (m_recording->state == State::Kept && !m_damage)
        return load();
    unload(); // it may have been taken away while it was shown
    const SyncStanding &standing = m_syncing.standing();
    const bool coming = m_wanted && standing.phase == SyncStanding::Phase::Running;
    const auto way = standing.status.recordings.find(details->stored.call.id);
    const bool isMeasured = way != standing.status.recordings.end() && way->second.total > 0;
    const double share = isMeasured ? double(way->second.done) / double(way->second.total) : -1;
    if (coming)
        return become(Stage::Fetching, share, standing.status.trouble);
    if (m_damage || m_recording->state == State::Failed)
        return become(Stage::Failed, -1, m_damage ? m_damage : m_recording->error);
    become(Stage::Away);
}

void Listening::load()
{
    if (!m_vault.vault() || m_loaded)
        return; // soon, or already
    m_loaded = true;
    m_player.load(
        [vault = m_vault.vault(), id = m_page.details()->stored.call.id]() -> Result<std::shared_ptr<Bytes>> {
            auto bytes = vault->open(id);
            if (!bytes)
                return bytes.error();
            return std::shared_ptr<Bytes>(std::move(*bytes));
        },
        m_startAt);
    if (!m_cache.isReadOnly())
        m_cache.recordings().use(*m_row);
    become(Stage::Reading);
    name(false);
    listen();
}

void Listening::listen()
{
    const auto picture = [this](const Analysing::Picture &peaks) {
        m_peaks = peaks;
        Q_EMIT pictureChanged();
    };
    m_hearing = m_analysing.want({*m_row, m_page.details()->stored.call.id, *m_recording}, picture,
                                 [this](const Result<Analysing::Found> &found) { hear(found); });
}

void Listening::hear(const Result<Analysing::Found> &found)
{
    if (!found)
        return giveUp(found.error());
    m_heard = *found;
    m_peaks = Analysing::Picture(m_heard, &m_heard->analysis.peaks);
    m_words.clear();
    m_player.setSilences(m_heard->silences);
    m_player.setLength(m_peaks->duration());
    Q_EMIT pictureChanged();
    count();
    if (m_stage != Stage::Failed) // the picture may be known of a file that is broken by now
        become(Stage::Ready);
}

/// The file that is kept cannot be played. A damaged one comes anew by itself; of any other it is found out what it is.
void Listening::giveUp(const Error &error)
{
    if (error.kind == Error::Kind::Corrupt || error.kind == Error::Kind::NotFound) {
        m_damage = error;
        if (m_mendings++ < MostMendings)
            want();
        return judge();
    }
    become(Stage::Failed, -1, error);
    if (error.kind != Error::Kind::BadData)
        return;
    name(true);
}

/// Finds out what the file is.
void Listening::name(bool isUndecodable)
{
    m_naming = m_background.run(
        this,
        [vault = m_vault.vault(), id = m_page.details()->stored.call.id](const std::stop_token &) {
            const auto bytes = vault->open(id);
            return bytes ? audio::kindOf(**bytes) : audio::FileKind::Unknown;
        },
        [this, isUndecodable](audio::FileKind kind) {
            m_kind = kind;
            m_isUndecodable = isUndecodable;
            if (isUndecodable)
                Q_EMIT changed();
        });
}

void Listening::want()
{
    m_wanted = true;
    Q_EMIT recordingWanted(m_page.details()->stored.call.id);
}

std::optional<Listening::OddLength> Listening::oddLength() const
{
    const CallDetails *details = m_page.details();
    if (!m_heard || !details)
        return {};
    OddLength odd{m_heard->analysis.peaks.duration(), details->stored.call.duration, m_heard->analysis.cutShort};
    const milliseconds call = odd.call.value_or(odd.here);
    const auto share = std::chrono::duration_cast<milliseconds>(OddShare * call);
    const bool differs = std::chrono::abs(odd.here - call) > std::max(OddBy, share);
    return odd.cutShort || differs ? std::optional(odd) : std::nullopt;
}

/// The figures of what was heard and what was said.
void Listening::count()
{
    if (!m_heard || !m_transcript)
        return;
    m_counting = m_background.run(
        this,
        [heard = m_heard, transcript = m_transcript](const std::stop_token &) {
            return audio::figures(heard->analysis, *transcript);
        },
        [this](const audio::Figures &figures) {
            m_figures = figures;
            Q_EMIT changed();
        });
}

void Listening::become(Stage stage, double progress, std::optional<Error> error)
{
    if (stage == m_stage && progress == m_progress && error == m_error)
        return;
    m_stage = stage;
    m_progress = progress;
    m_error = std::move(error);
    Q_EMIT changed();
}

const audio::Spans &Listening::silences() const
{
    static const audio::Spans none;
    return m_heard ? m_heard->silences : none;
}

std::vector<Word> Listening::words(std::size_t phrase) const
{
    if (!m_transcript || phrase >= m_transcript->size())
        return {};
    const auto known = m_words.find(phrase);
    if (known != m_words.end())
        return known->second;
    const Speaker speaker = (*m_transcript)[phrase].speaker;
    audio::Spans speech;
    if (m_heard && m_heard->speech.size() == 2 && speaker != Speaker::Unknown)
        speech = m_heard->speech[speaker == Speaker::Caller ? 0 : 1];
    else if (m_heard)
        for (const audio::Spans &channel : m_heard->speech)
            speech = audio::united(speech, channel);
    const CallDetails *details = m_page.details();
    const milliseconds called = details ? details->stored.call.duration.value_or(seconds(0)) : seconds(0);
    const milliseconds length = m_heard ? m_heard->analysis.peaks.duration() : called;
    return m_words[phrase] = audio::wordTimes(*m_transcript, phrase, speech, length);
}

void Listening::fetch()
{
    const CallDetails *details = m_page.details();
    if (!details || details->stored.call.recording.empty())
        return;
    using State = RecordingVault::State;
    if (m_vault.state() == State::Locked || m_vault.state() == State::Failed)
        m_vault.open();
    const bool isNoSound = m_isUndecodable && m_syncing.standing().phase == SyncStanding::Phase::Running;
    if (m_stage == Stage::Failed)
        unload();
    m_wanted = true;
    if (!isNoSound) {
        want();
        return judge();
    }
    // what is kept is whole, but nothing that could be heard: it makes room for what the server has now
    m_asking = m_background.run(
        this, [&cache = m_cache, row = *m_row](const std::stop_token &) { return cache.recordings().forget({row}); },
        [this](const Result<void> &forgotten) {
            if (!forgotten)
                return become(Stage::Failed, -1, forgotten.error());
            want();
            read();
        });
}

void Listening::cancel()
{
    m_wanted = false;
    if (const CallDetails *details = m_page.details())
        Q_EMIT recordingUnwanted(details->stored.call.id);
    judge();
}

void Listening::startAt(milliseconds at)
{
    m_startAt = at;
    if (!m_loaded)
        return;
    m_player.pause();
    m_player.seek(at);
}

} // namespace earshot::items
