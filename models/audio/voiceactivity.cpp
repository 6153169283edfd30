#include "models/audio/voiceactivity.h"

#include <webrtc/modules/audio_processing/include/audio_processing.h>
#include <webrtc/modules/interface/module_common_types.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

namespace earshot::audio {
namespace {

constexpr int CellsASecond = 100;      // as the detector wants them
constexpr double HighPass = 90;        // Hz: below are voltages, hum and knocks
constexpr double UsualVoice = 0.1;     // root of the mean square that the detector was made for;
constexpr double MostGain = 16;        // quieter recordings are raised to it by so much,
constexpr double Forgets = 0.999;      // and 1 % a tenth of a second is forgotten of what was loud
constexpr float Quietest = -100;       // dB of full scale, as far as a cell counts
constexpr float AboveNoise = 6;        // dB by which speech stands out from the channel's noise,
constexpr float BelowSpeech = 28;      // and how far it may lie under the channel's loud speech: breath lies lower
constexpr float QuietestVoice = -62;   // dB: under this nobody would hear it
constexpr double NoiseShare = 0.1;     // even a monologue is quiet between words for that share of its time
constexpr std::size_t LoudCells = 100; // a second of the loudest says how loud somebody speaks
constexpr float Loud = 15;             // dB: so far under its loud speech a channel is loud enough to leak
constexpr float AboveLeak = 9;         // dB that somebody speaks above what leaks from the other channel
constexpr float MostLeak = -10;        // dB: what is louder is no leak
constexpr std::size_t LeakLasts = 8;   // cells that an echo may be late
constexpr std::size_t Reach = 12;      // cells around a voice that belong to it if they are loud enough
constexpr milliseconds LongestPauseInSpeech{200};
constexpr milliseconds ShortestVoice{90};
constexpr float SameSound = 1e-4f; // of the power: the difference of two channels that are one

float decibels(double power)
{
    return power > 0 ? std::max(float(10 * std::log10(power)), Quietest) : Quietest;
}

/// The value that the given share of them does not exceed.
float quantile(std::vector<float> values, double share)
{
    if (values.empty())
        return Quietest;
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Within full scale; silence for what is no number.
float tamedSample(float sample)
{
    const float number = sample == sample ? sample : 0;
    return std::clamp(number, -1.f, 1.f);
}

/// The sum of f(i) for i below count, in lanes of which the compiler makes vectors.
template <typename F>
double sumOf(std::size_t count, F f)
{
    constexpr std::size_t Lanes = 8;
    std::array<float, Lanes> sums{};
    const std::size_t whole = count / Lanes * Lanes;
    for (std::size_t i = 0; i < whole; i += Lanes)
        for (std::size_t lane = 0; lane < Lanes; ++lane)
            sums[lane] += f(i + lane);
    for (std::size_t i = whole; i < count; ++i)
        sums[0] += f(i);
    double sum = 0;
    for (const float lane : sums)
        sum += double(lane);
    return sum;
}

/// A high-pass of second order: R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients"; in the
/// form that has the shortest way from one sample to the next.
class Filter {
public:
    explicit Filter(double rate)
    {
        const double turn = 2 * 3.14159265358979 * HighPass / rate;
        const double alpha = std::sin(turn) / std::sqrt(2.0);
        const double whole = 1 + alpha;
        m_b0 = (1 + std::cos(turn)) / 2 / whole;
        m_a1 = -2 * std::cos(turn) / whole;
        m_a2 = (1 - alpha) / whole;
    }
    float next(float sample)
    {
        const double in = m_b0 * double(sample);
        const double out = in + m_first;
        m_first = m_second - 2 * in - m_a1 * out;
        m_second = in - m_a2 * out;
        return float(out);
    }
    /// What is far below hearing is forgotten: numbers that small are slow.
    void settle()
    {
        if (std::abs(m_first) + std::abs(m_second) < 1e-15)
            m_first = m_second = 0;
    }

private:
    double m_b0 = 1, m_a1 = 0, m_a2 = 0;
    double m_first = 0, m_second = 0;
};

/// WebRTC's detector of voices, which wants 10 ms at 8 kHz: whatever it gets it brings down to that.
class Detector {
public:
    explicit Detector(int rate) : m_processing(webrtc::AudioProcessing::Create())
    {
        for (std::size_t i = 0; i <= Samples; ++i)
            m_edges[i] = std::size_t(double(i) * rate / Rate);
        for (std::size_t i = 0; i < Samples; ++i)
            m_shares[i] = 1 / float(std::max(m_edges[i + 1] - m_edges[i], std::size_t(1)));
        webrtc::VoiceDetection &voice = *m_processing->voice_detection();
        voice.set_likelihood(webrtc::VoiceDetection::kModerateLikelihood);
        voice.Enable(true);
        m_frame.UpdateFrame(0, 0, nullptr, Samples, Rate, webrtc::AudioFrame::kNormalSpeech,
                            webrtc::AudioFrame::kVadUnknown, 1);
    }

    /// A cell of the recording's own rate, already filtered, to be made louder by so much.
    bool hasVoice(std::span<const float> cell, float gain)
    {
        for (std::size_t i = 0; i < Samples; ++i) {
            const std::size_t from = std::min(m_edges[i], cell.size() - 1);
            const std::size_t to = std::clamp(m_edges[i + 1], from + 1, cell.size());
            float sum = cell[from];
            for (std::size_t k = from + 1; k < to; ++k)
                sum += cell[k];
            m_frame.data_[i] = std::int16_t(std::clamp(gain * m_shares[i] * sum, -1.f, 1.f) * 32767);
        }
        return m_processing->ProcessStream(&m_frame) == 0 && m_processing->voice_detection()->stream_has_voice();
    }

private:
    static constexpr int Rate = 8000;
    static constexpr std::size_t Samples = Rate / CellsASecond;
    std::array<std::size_t, Samples + 1> m_edges{}; // of its samples in the recording's,
    std::array<float, Samples> m_shares{};          // and how much of each of its own one of those is
    std::unique_ptr<webrtc::AudioProcessing> m_processing;
    webrtc::AudioFrame m_frame;
};

struct Cells {
    std::vector<float> power; // dB
    std::vector<bool> voice;
};

struct Listener {
    explicit Listener(int rate) : filter(rate), detector(rate), cell(std::size_t(rate / CellsASecond) + 1) {}
    Filter filter;
    Detector detector;
    std::vector<float> cell; // filtered
    std::size_t filled = 0;  // of it
    Cells cells;

    double loud = 0;        // what was loud lately: root of the mean square
    std::size_t silent = 0; // cells without a sound, up to here

    void end()
    {
        const double power = sumOf(filled, [this](std::size_t i) { return cell[i] * cell[i]; }) / double(filled);
        cells.power.push_back(decibels(power));
        loud = std::max(std::sqrt(power), loud * Forgets);
        silent = cells.power.back() > Quietest ? 0 : silent + 1;
        const auto gain = float(std::clamp(UsualVoice / std::max(loud, 1e-6), 1.0, MostGain));
        // a detector that has heard nothing for that long has nothing left to say of it
        cells.voice.push_back(silent < Reach && detector.hasVoice({cell.data(), filled}, gain));
        filter.settle();
        filled = 0;
    }
};

/// How loud speech has to be on a channel to be some.
float threshold(const Cells &cells)
{
    std::vector<float> sounding, voices;
    for (std::size_t i = 0; i < cells.power.size(); ++i) {
        if (cells.power[i] > Quietest)
            sounding.push_back(cells.power[i]);
        if (cells.voice[i])
            voices.push_back(cells.power[i]);
    }
    const bool isGated = sounding.size() < cells.power.size() * 9 / 10; // digital silence is where nobody speaks
    const float noise = isGated ? Quietest : quantile(std::move(sounding), NoiseShare);
    const double loudest =
        std::min(double(LoudCells), double(voices.size()) / 4) / std::max(double(voices.size()), 1.0);
    const float speech = quantile(std::move(voices), 1 - loudest);
    return std::max({noise + AboveNoise, speech - BelowSpeech, QuietestVoice});
}

/// How loud `other` is at most where an echo of it may be heard at `cell`.
float around(const Cells &other, std::size_t cell)
{
    const auto from = other.power.begin() + std::ptrdiff_t(cell - std::min(cell, LeakLasts));
    const auto to = other.power.begin() + std::ptrdiff_t(std::min(cell + 2, other.power.size()));
    return *std::max_element(from, to);
}

/// By how much less than on `other` its sound is heard on `own`, dB.
float leak(const Cells &own, const Cells &other)
{
    const float loud = threshold(other) + BelowSpeech - Loud;
    std::vector<float> differences;
    for (std::size_t i = 0; i < own.power.size(); ++i)
        if (other.voice[i] && other.power[i] > loud)
            differences.push_back(own.power[i] - around(other, i));
    return differences.size() < LoudCells ? 2 * Quietest : quantile(std::move(differences), 0.25);
}

/// The cells that are loud enough, own, and near a voice.
std::vector<bool> spoken(const Cells &own, const Cells *other)
{
    const float begins = threshold(own);
    const float leaks = other ? leak(own, *other) : 2 * Quietest;
    const std::size_t count = own.power.size();
    std::vector<bool> fits(count), out(count);
    for (std::size_t i = 0; i < count; ++i) {
        const bool isLeak = other && leaks < MostLeak && own.power[i] < around(*other, i) + leaks + AboveLeak;
        fits[i] = own.power[i] > begins && !isLeak;
    }
    const auto spread = [&](auto next) {
        std::size_t left = 0;
        for (std::size_t step = 0; step < count; ++step) {
            const std::size_t i = next(step);
            left = !fits[i] ? 0 : own.voice[i] ? Reach + 1 : left;
            if (left > 0) {
                out[i] = true;
                --left;
            }
        }
    };
    spread([](std::size_t step) { return step; });
    spread([count](std::size_t step) { return count - 1 - step; });
    return out;
}

} // namespace

struct VoiceActivity::Private {
    int rate = 0;
    std::deque<Listener> listeners; // which do not move
    std::int64_t frames = 0;
    std::int64_t cellEnds = 0; // the frame at which the present cell does
    double square = 0;         // of both channels
    double apart = 0;          // of their difference

    /// Frames of one cell.
    void listen(std::span<const float> frames_)
    {
        const auto sample = [&](std::size_t i) { return tamedSample(frames_[i]); };
        square += sumOf(frames_.size(), [&](std::size_t i) { return sample(i) * sample(i); });
        Listener &first = listeners.front();
        if (listeners.size() == 1) {
            for (const float one : frames_)
                first.cell[first.filled++] = first.filter.next(tamedSample(one));
            return;
        }
        apart += sumOf(frames_.size() / 2, [&](std::size_t i) {
            const float difference = sample(2 * i) - sample(2 * i + 1);
            return difference * difference;
        });
        Listener &second = listeners.back();
        for (std::size_t i = 0; i < frames_.size(); i += 2) { // side by side: neither waits for the other
            first.cell[first.filled++] = first.filter.next(sample(i));
            second.cell[second.filled++] = second.filter.next(sample(i + 1));
        }
    }

    std::int64_t frameOfCell(std::size_t cell) const { return std::int64_t(cell) * rate / CellsASecond; }
    milliseconds timeOfCell(std::size_t cell) const
    {
        return milliseconds(std::min(std::int64_t(cell) * 1000 / CellsASecond, frames * 1000 / rate));
    }
};

VoiceActivity::VoiceActivity(int channels, int rate) : d(std::make_unique<Private>())
{
    d->rate = rate;
    for (int channel = 0; channel < channels; ++channel)
        d->listeners.emplace_back(rate);
    d->cellEnds = d->frameOfCell(1);
}

VoiceActivity::VoiceActivity(VoiceActivity &&) noexcept = default;
VoiceActivity &VoiceActivity::operator=(VoiceActivity &&) noexcept = default;
VoiceActivity::~VoiceActivity() = default;

void VoiceActivity::add(std::span<const float> interleaved)
{
    const std::size_t channels = d->listeners.size();
    while (interleaved.size() >= channels) {
        const std::size_t frames = std::min(interleaved.size() / channels, std::size_t(d->cellEnds - d->frames));
        d->listen(interleaved.first(frames * channels));
        interleaved = interleaved.subspan(frames * channels);
        d->frames += std::int64_t(frames);
        if (d->frames < d->cellEnds)
            continue;
        for (Listener &listener : d->listeners)
            listener.end();
        d->cellEnds = d->frameOfCell(d->listeners.front().cells.power.size() + 1);
    }
}

bool VoiceActivity::isTwice() const
{
    return d->listeners.size() == 2 && d->square > 0 && d->apart < double(SameSound) * d->square;
}

std::vector<Spans> VoiceActivity::speech() const
{
    std::vector<Spans> out;
    for (std::size_t channel = 0; channel < d->listeners.size(); ++channel) {
        const bool both = d->listeners.size() == 2 && !isTwice();
        const auto said = spoken(d->listeners[channel].cells, both ? &d->listeners[1 - channel].cells : nullptr);
        Spans spans;
        for (std::size_t i = 0; i < said.size(); ++i)
            if (said[i])
                spans.push_back({d->timeOfCell(i), d->timeOfCell(i + 1)});
        spans = joined(spans, milliseconds(0));
        std::erase_if(spans, [](const Span &span) { return span.length() < ShortestVoice; });
        out.push_back(joined(spans, LongestPauseInSpeech));
    }
    return out;
}

} // namespace earshot::audio
