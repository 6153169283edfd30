#include "models/items/analysing.h"

#include "models/audio/figures.h"
#include "models/items/joblist.h"

#include <algorithm>
#include <cmath>

namespace earshot::items {
namespace {

constexpr std::size_t AtOnce = 100; // are asked for

using FoundOr = Result<Analysing::Found>;

std::optional<seconds> whole(const std::optional<milliseconds> &time)
{
    return time ? std::optional(std::chrono::round<seconds>(*time)) : std::nullopt;
}
std::optional<std::int64_t> whole(const std::optional<double> &number)
{
    return number ? std::optional(std::int64_t(std::llround(*number))) : std::nullopt;
}
std::optional<std::int64_t> range(const audio::Voice &voice)
{
    return voice.pitch ? whole(voice.pitch->semitones()) : std::nullopt;
}

/// As the call keeps them.
TalkFigures talkFigures(const audio::Figures &heard)
{
    TalkFigures out;
    out.silence = whole(heard.silence);
    out.longestSilence = whole(heard.longestSilence);
    out.overlap = whole(heard.overlap);
    out.overlaps = heard.overlaps;
    if (heard.agent.share)
        out.agentShare = whole(*heard.agent.share * 100);
    out.callerMonologue = whole(heard.caller.monologue);
    out.agentMonologue = whole(heard.agent.monologue);
    out.callerInterruptions = heard.caller.interruptions;
    out.agentInterruptions = heard.agent.interruptions;
    out.callerQuestions = heard.caller.questions;
    out.agentQuestions = heard.agent.questions;
    out.callerPace = whole(heard.caller.wordsAMinute);
    out.agentPace = whole(heard.agent.wordsAMinute);
    out.callerLoudness = whole(heard.caller.voice.loudness);
    out.agentLoudness = whole(heard.agent.voice.loudness);
    out.callerPitchRange = range(heard.caller.voice);
    out.agentPitchRange = range(heard.agent.voice);
    return out;
}

std::optional<audio::Analysis> foundBefore(const store::Cache &cache, CallRow row)
{
    const auto blob = cache.recordings().peaks(row);
    if (!blob || blob->empty())
        return {};
    auto known = audio::Analysis::fromBlob(*blob);
    return known ? std::optional(std::move(*known)) : std::nullopt;
}

Result<void> keepFigures(store::Cache &cache, CallRow row, const audio::Analysis &analysis, bool swapped)
{
    if (cache.isReadOnly())
        return {};
    const auto transcript = cache.calls().transcript(row);
    if (!transcript)
        return transcript.error();
    const Transcript said = transcript->value_or(Transcript());
    return cache.figures().put(row, talkFigures(audio::figures(analysis, said)), {!said.empty(), swapped});
}

Analysing::Found heard(store::Cache &cache, CallRow row, audio::Analysis analysis, const Result<void> &peaksKept = {})
{
    Heard out;
    out.swapped = cache.sides().isSwapped(row).valueOr(false);
    if (out.swapped)
        analysis.swapChannels();
    out.speech = analysis.speech;
    if (analysis.twice)
        out.speech.resize(1);
    out.silences = audio::silences(analysis.speech, analysis.peaks.duration());
    out.analysis = std::move(analysis);
    const Result<void> kept = peaksKept ? keepFigures(cache, row, out.analysis, out.swapped) : peaksKept;
    if (!kept)
        out.notKept = kept.error(); // it is heard all the same
    return std::make_shared<const Heard>(std::move(out));
}

FoundOr listen(store::Cache &cache, const vault::Vault &vault, const store::KnownRecording &recording,
               const std::stop_token &stop, const audio::Progress &progress)
{
    if (auto known = foundBefore(cache, recording.row))
        return heard(cache, recording.row, std::move(*known));
    auto bytes = vault.open(recording.call);
    if (!bytes)
        return bytes.error();
    auto analysis = audio::analyse(std::shared_ptr<Bytes>(std::move(*bytes)), stop, progress);
    if (!analysis)
        return analysis.error();
    const Result<void> kept =
        cache.isReadOnly() ? Result<void>() : cache.recordings().putPeaks(recording.row, analysis->blob());
    return heard(cache, recording.row, std::move(*analysis), kept);
}

} // namespace

Analysing::Analysing(store::Cache &cache, CacheWatch &watch, RecordingVault &vault, JobList &jobs, QObject *parent)
    : QObject(parent), m_cache(cache), m_vault(vault), m_jobs(jobs)
{
    connect(&watch, &CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (notice.touches(store::Part::Recordings))
            look();
    });
    connect(&vault, &RecordingVault::changed, this, [this] {
        m_hopeless.clear();
        if (!m_vault.vault())
            drop();
        look();
    });
}

Analysing::~Analysing() = default;

Ticket Analysing::want(const store::KnownRecording &recording, std::function<void(Picture)> pictured,
                       std::function<void(Result<Found>)> told)
{
    if (m_current && m_current->row == recording.row) { // not twice at a time; look() finds it should this be given up
        m_reading = {};
        next();
    }
    const auto work = [this, &cache = m_cache, vault = m_vault.vault(), recording,
                       pictured = std::move(pictured)](const std::stop_token &stop) {
        const bool swapped = cache.sides().isSwapped(recording.row).valueOr(false);
        return listen(cache, *vault, recording, stop, [&](audio::Peaks peaks, double) {
            if (swapped && peaks.channels() == 2)
                peaks.swapChannels();
            const Picture drawn = std::make_shared<const audio::Peaks>(std::move(peaks));
            const auto show = [pictured, stop, drawn] {
                if (!stop.stop_requested())
                    pictured(drawn);
            };
            QMetaObject::invokeMethod(this, show, Qt::QueuedConnection);
        });
    };
    return m_background.run(this, work, [this, told = std::move(told)](const FoundOr &found) {
        told(found);
        look();
    });
}

/// Asks for what is still unread, when nothing is under way.
void Analysing::look()
{
    if (m_current || m_stopped || !m_vault.vault() || m_cache.isReadOnly())
        return;
    m_lookAgain = m_looking;
    if (m_looking)
        return;
    m_looking = true;
    m_asking = m_background.run(
        this,
        [&cache = m_cache, below = m_below](const std::stop_token &) {
            return cache.recordings().unread(AtOnce, below);
        },
        [this](const Result<std::vector<store::KnownRecording>> &unread) {
            m_looking = false;
            if (unread)
                begin(*unread);
            if (m_lookAgain)
                look();
        });
}

void Analysing::begin(std::vector<store::KnownRecording> unread)
{
    m_below = unread.size() == AtOnce ? std::optional(unread.back().row) : std::nullopt;
    std::erase_if(unread, [this](const store::KnownRecording &one) { return m_hopeless.contains(one.row); });
    if (unread.empty() && m_below)
        return look(); // older ones may be readable where a hundred are not
    m_below.reset();
    m_queue.assign(unread.begin(), unread.end());
    m_done = 0;
    if (!m_current)
        next();
}

void Analysing::next()
{
    m_current.reset();
    if (m_queue.empty()) {
        if (std::exchange(m_done, 0) > 0)
            look(); // there may be more than were asked for
        tellJob();
        return;
    }
    m_current = std::move(m_queue.front());
    m_queue.pop_front();
    tellJob();
    m_reading = m_background.run(
        this,
        [&cache = m_cache, vault = m_vault.vault(), recording = *m_current](const std::stop_token &stop) {
            return listen(cache, *vault, recording, stop, {});
        },
        [this, row = m_current->row](const FoundOr &found) {
            if (!found || (*found)->notKept)
                m_hopeless.insert(row);
            ++m_done;
            next();
        });
}

void Analysing::drop()
{
    m_reading = {};
    m_queue.clear();
    next();
}

void Analysing::stop()
{
    m_stopped = true;
    drop();
}

void Analysing::tellJob()
{
    const QString source = QStringLiteral("analysing");
    if (!m_current)
        return m_jobs.setJobs(source, {});
    Job job;
    job.key = source;
    job.title = tr("Listening to recordings");
    job.detail = tr("%n left", nullptr, int(m_queue.size()) + 1);
    job.share = double(m_done) / double(m_done + m_queue.size() + 1);
    job.cancelText = tr("Stop listening to recordings that nobody opened");
    job.cancel = [this] { stop(); };
    m_jobs.setJobs(source, {job});
}

} // namespace earshot::items
