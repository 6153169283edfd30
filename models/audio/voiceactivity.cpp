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

/// A high-pass of second order: R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients".
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
    double next(double sample)
    {
        const double out = m_b0 * (sample - 2 * m_x1 + m_x2) - m_a1 * m_y1 - m_a2 * m_y2;
        m_x2 = m_x1;
        m_x1 = sample;
        m_y2 = m_y1;
        m_y1 = out;
        return out;
    }

private:
    double m_b0 = 1, m_a1 = 0, m_a2 = 0;
    double m_x1 = 0, m_x2 = 0, m_y1 = 0, m_y2 = 0;
};

/// WebRTC's detector of voices, which wants 10 ms at one of its own rates.
class Detector {
public:
    explicit Detector(int rate)
        : m_rate(rate >= 16'000 ? 16'000 : 8000), m_step(double(rate) / m_rate),
          m_processing(webrtc::AudioProcessing::Create())
    {
        webrtc::VoiceDetection &voice = *m_processing->voice_detection();
        voice.set_likelihood(webrtc::VoiceDetection::kModerateLikelihood);
        voice.Enable(true);
        m_frame.UpdateFrame(0, 0, nullptr, std::size_t(m_rate / CellsASecond), m_rate,
                            webrtc::AudioFrame::kNormalSpeech, webrtc::AudioFrame::kVadUnknown, 1);
    }

    /// A cell of the recording's own rate, already filtered.
    bool hasVoice(std::span<const float> cell)
    {
        const auto count = std::size_t(m_rate / CellsASecond);
        for (std::size_t i = 0; i < count; ++i) {
            const auto from = std::min(std::size_t(double(i) * m_step), cell.size() - 1);
            const auto to = std::clamp(std::size_t(double(i + 1) * m_step), from + 1, cell.size());
            float sum = 0;
            for (std::size_t k = from; k < to; ++k)
                sum += cell[k];
            m_frame.data_[i] = std::int16_t(std::clamp(sum / float(to - from), -1.f, 1.f) * 32767);
        }
        return m_processing->ProcessStream(&m_frame) == 0 && m_processing->voice_detection()->stream_has_voice();
    }

private:
    int m_rate;
    double m_step; // samples of the recording for one of the detector's
    std::unique_ptr<webrtc::AudioProcessing> m_processing;
    webrtc::AudioFrame m_frame;
};

struct Cells {
    std::vector<float> power; // dB
    std::vector<bool> voice;
};

struct Listener {
    explicit Listener(int rate) : filter(rate), detector(rate) {}
    Filter filter;
    Detector detector;
    std::vector<float> cell;
    Cells cells;

    double loud = 0; // what was loud lately: root of the mean square

    void end()
    {
        double square = 0;
        for (const float sample : cell)
            square += double(sample) * double(sample);
        const double power = square / double(cell.size());
        cells.power.push_back(decibels(power));
        loud = std::max(std::sqrt(power), loud * Forgets);
        const auto gain = float(std::clamp(UsualVoice / std::max(loud, 1e-6), 1.0, MostGain));
        for (float &sample : cell)
            sample *= gain;
        cells.voice.push_back(detector.hasVoice(cell));
        cell.clear();
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
    for (std::size_t i = 0; i + channels <= interleaved.size(); i += channels) {
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const float sample = interleaved[i + channel];
            const double fit = std::isfinite(sample) ? std::clamp(double(sample), -1.0, 1.0) : 0;
            d->listeners[channel].cell.push_back(float(d->listeners[channel].filter.next(fit)));
            d->square += fit * fit;
        }
        const auto difference = channels == 2 ? double(interleaved[i]) - double(interleaved[i + 1]) : 0;
        d->apart += std::isfinite(difference) ? difference * difference : 0;
        if (++d->frames == d->cellEnds) {
            for (Listener &listener : d->listeners)
                listener.end();
            d->cellEnds = d->frameOfCell(d->listeners.front().cells.power.size() + 1);
        }
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
