#include "models/audio/analysis.h"

#include "models/audio/blob.h"
#include "models/audio/decoder.h"
#include "models/audio/pitch.h"
#include "models/audio/voiceactivity.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace earshot::audio {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t FramesAtOnce = 8192;
constexpr milliseconds FirstPicture{40};
constexpr milliseconds NextPicture{250};
constexpr milliseconds Missing{200}; // more than encoders add and take away at the ends of a file

constexpr std::string_view Magic = "ESPK";
constexpr std::uint16_t Version = 2;

std::uint32_t checksum(std::string_view bytes)
{
    return std::uint32_t(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), bytes.size()));
}

void put(std::string &blob, const std::optional<double> &number)
{
    blob::put(blob, std::bit_cast<std::int64_t>(number.value_or(std::nan(""))));
}

bool take(std::string_view &blob, std::optional<double> &number)
{
    std::int64_t bits = 0;
    if (!blob::take(blob, bits))
        return false;
    const auto value = std::bit_cast<double>(bits);
    number = std::isfinite(value) ? std::optional(value) : std::nullopt;
    return true;
}

void put(std::string &blob, const Voice &voice)
{
    put(blob, voice.loudness);
    put(blob, voice.pitch ? std::optional(voice.pitch->low) : std::nullopt);
    put(blob, voice.pitch ? std::optional(voice.pitch->middle) : std::nullopt);
    put(blob, voice.pitch ? std::optional(voice.pitch->high) : std::nullopt);
}

bool take(std::string_view &blob, Voice &voice)
{
    std::optional<double> low, middle, high;
    if (!take(blob, voice.loudness) || !take(blob, low) || !take(blob, middle) || !take(blob, high))
        return false;
    if (low && middle && high)
        voice.pitch = PitchRange{*low, *middle, *high};
    return true;
}

void put(std::string &blob, const Spans &spans)
{
    blob::put(blob, std::uint32_t(spans.size()));
    for (const Span &span : spans) {
        blob::put(blob, std::uint32_t(span.from.count()));
        blob::put(blob, std::uint32_t(span.to.count()));
    }
}

bool take(std::string_view &blob, Spans &spans)
{
    std::uint32_t count = 0;
    if (!blob::take(blob, count))
        return false;
    for (; count > 0; --count) {
        std::uint32_t from = 0, to = 0;
        if (!blob::take(blob, from) || !blob::take(blob, to) || to <= from ||
            (!spans.empty() && milliseconds(from) <= spans.back().to))
            return false;
        spans.push_back({milliseconds(from), milliseconds(to)});
    }
    return true;
}

/// The mean power of what is spoken, in dB relative to a full-scale square wave.
std::optional<double> loudness(const Peaks &peaks, int channel, const Spans &spoken)
{
    const Columns &columns = peaks.finestColumns(channel);
    double square = 0;
    double count = 0;
    for (const Span &span : spoken) {
        const auto from = std::size_t(double(span.from.count()) / 1000 / peaks.finest());
        const auto to = std::size_t(double(span.to.count()) / 1000 / peaks.finest());
        for (std::size_t i = from; i < std::min(to, columns.size()); ++i) {
            const auto rms = double(level(columns.rms[i]));
            square += rms * rms;
            ++count;
        }
    }
    return square > 0 ? std::optional(10 * std::log10(square / count)) : std::nullopt;
}

/// Listens for voices, on a thread of its own, to what is decoded meanwhile.
class Beside {
public:
    Beside(int channels, int rate)
        : m_voices(channels, rate), m_pitches(std::size_t(channels), Pitch(rate)),
          m_thread([this](const std::stop_token &stop) { run(stop); })
    {
    }

    /// Waits while much is to be listened to: little of a recording is in memory.
    void add(std::vector<float> samples)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_blocks.size() < MostBlocks; });
        m_blocks.push_back(std::move(samples));
        m_changed.notify_all();
    }
    /// A block that has been listened to, to be filled anew.
    std::vector<float> spare()
    {
        const std::lock_guard lock(m_mutex);
        if (m_spares.empty())
            return {};
        std::vector<float> spare = std::move(m_spares.back());
        m_spares.pop_back();
        return spare;
    }
    /// Waits until all has been listened to; nothing is added after that.
    void finish()
    {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_blocks.empty() && !m_isBusy; });
        }
        m_thread.request_stop();
        m_thread.join();
    }
    const VoiceActivity &voices() const { return m_voices; }
    const Pitch &pitch(std::size_t channel) const { return m_pitches[channel]; }

private:
    static constexpr std::size_t MostBlocks = 16;

    void run(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        while (m_changed.wait(lock, stop, [this] { return !m_blocks.empty(); }) && !stop.stop_requested()) {
            std::vector<float> samples = std::move(m_blocks.front());
            m_blocks.pop_front();
            m_isBusy = true;
            m_changed.notify_all();
            lock.unlock();
            m_voices.add(samples);
            for (std::size_t channel = 0; channel < m_pitches.size(); ++channel)
                m_pitches[channel].add(samples, channel, m_pitches.size());
            lock.lock();
            m_spares.push_back(std::move(samples));
            m_isBusy = false;
            m_changed.notify_all();
        }
    }

    VoiceActivity m_voices; // of the thread until it is finished, like the next
    std::vector<Pitch> m_pitches;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::vector<float>> m_blocks; // with m_mutex, like the next two
    std::vector<std::vector<float>> m_spares;
    bool m_isBusy = false;
    std::jthread m_thread; // last: uses all the others
};

/// One pass over a recording.
class Listening {
public:
    Listening(Decoder &decoder, const Progress &progress)
        : m_decoder(decoder), m_progress(progress), m_peaks(decoder.format().channels, decoder.format().rate),
          m_beside(decoder.format().channels, decoder.format().rate)
    {
    }

    Result<Analysis> run(const std::stop_token &stop)
    {
        const auto channels = std::size_t(m_decoder.format().channels);
        bool cutShort = m_decoder.format().cutShort;
        for (;;) {
            if (stop.stop_requested())
                return Error{Error::Kind::Cancelled, "nobody waits for it"};
            std::vector<float> samples = m_beside.spare();
            samples.resize(FramesAtOnce * channels);
            const auto frames = m_decoder.read(samples);
            if (!frames && (frames.error().kind != Error::Kind::BadData || m_decoder.at() == 0))
                return frames.error();
            cutShort = cutShort || !frames;
            if (!frames || *frames == 0)
                break;
            samples.resize(*frames * channels);
            m_peaks.add(samples);
            m_beside.add(std::move(samples));
            showPicture();
        }
        if (m_decoder.at() == 0)
            return Error{Error::Kind::BadData, "no sound in the file"};
        return whole(cutShort || lacks());
    }

private:
    void showPicture()
    {
        const auto now = SteadyClock::now();
        if (!m_progress || now < m_nextPicture)
            return;
        const std::int64_t frames = m_decoder.format().frames;
        m_progress(m_peaks.snapshot(), frames > 0 ? std::min(double(m_decoder.at()) / double(frames), 1.0) : -1);
        m_nextPicture = SteadyClock::now() + NextPicture;
    }

    bool lacks() const
    {
        const auto missing = double(m_decoder.format().frames - m_decoder.at()) / m_decoder.format().rate;
        return m_decoder.format().frames >= 0 && missing > std::chrono::duration<double>(Missing).count();
    }

    Analysis whole(bool cutShort)
    {
        Analysis analysis;
        analysis.peaks = m_peaks.take();
        analysis.cutShort = cutShort;
        m_beside.finish();
        analysis.twice = m_beside.voices().isTwice();
        analysis.speech = m_beside.voices().speech();
        for (std::size_t channel = 0; channel < analysis.speech.size(); ++channel)
            analysis.voices.push_back(
                {loudness(analysis.peaks, int(channel), analysis.speech[channel]), m_beside.pitch(channel).range()});
        return analysis;
    }

    Decoder &m_decoder;
    const Progress &m_progress;
    PeaksBuilder m_peaks;
    Beside m_beside;
    SteadyClock::time_point m_nextPicture = SteadyClock::now() + FirstPicture;
};

} // namespace

Result<Analysis> analyse(std::shared_ptr<Bytes> bytes, const std::stop_token &stop, const Progress &progress)
{
    auto decoder = Decoder::open(std::move(bytes));
    if (!decoder)
        return decoder.error();
    return Listening(*decoder, progress).run(stop);
}

void Analysis::swapChannels()
{
    if (peaks.channels() != 2)
        return;
    peaks.swapChannels();
    std::reverse(voices.begin(), voices.end());
    std::reverse(speech.begin(), speech.end());
}

std::string Analysis::blob() const
{
    std::string body;
    blob::put(body, std::uint8_t((cutShort ? 1 : 0) | (twice ? 2 : 0)));
    blob::put(body, std::uint8_t(voices.size()));
    for (const Voice &voice : voices)
        put(body, voice);
    for (const Spans &spans : speech)
        put(body, spans);
    peaks.write(body);
    std::string out(Magic);
    blob::put(out, Version);
    blob::put(out, checksum(body));
    return out + body;
}

Result<Analysis> Analysis::fromBlob(std::string_view blob)
{
    const Error damaged{Error::Kind::Corrupt, "the picture of a recording is damaged"};
    if (!blob.starts_with(Magic))
        return damaged;
    blob.remove_prefix(Magic.size());
    std::uint16_t version = 0;
    std::uint32_t sum = 0;
    if (!blob::take(blob, version) || !blob::take(blob, sum))
        return damaged;
    if (version != Version)
        return Error{Error::Kind::BadData, "a picture of version " + std::to_string(version)};
    if (checksum(blob) != sum)
        return damaged;
    Analysis analysis;
    std::uint8_t flags = 0, voices = 0;
    if (!blob::take(blob, flags) || !blob::take(blob, voices))
        return damaged;
    analysis.cutShort = (flags & 1) != 0;
    analysis.twice = (flags & 2) != 0;
    analysis.voices.resize(voices);
    for (Voice &voice : analysis.voices)
        if (!take(blob, voice))
            return damaged;
    analysis.speech.resize(voices);
    for (Spans &spans : analysis.speech)
        if (!take(blob, spans))
            return damaged;
    auto peaks = Peaks::read(blob);
    if (!peaks)
        return peaks.error();
    if (!blob.empty() || peaks->channels() != int(voices))
        return damaged;
    analysis.peaks = *std::move(peaks);
    return analysis;
}

} // namespace earshot::audio
