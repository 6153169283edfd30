#include "models/audio/pitch.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace earshot::audio {
namespace {

constexpr double ListenRate = 8000; // at least; enough for the pitch of a voice
constexpr int Lowest = 60;          // Hz
constexpr int Highest = 500;
constexpr std::size_t Window = 256;
constexpr std::size_t LongestLag = 2 * std::size_t(ListenRate) / Lowest; // a recording's rate may be up to twice that
constexpr double Aperiodic = 0.15;                                       // YIN's threshold
constexpr double Quiet = 0.005;                                          // -46 dB of full scale: not worth listening to
constexpr double StepsASecond = 5;
constexpr std::uint32_t LeastVoiced = 10;
constexpr std::size_t Lanes = 8;

/// How far the samples are from themselves `lag` later.
float difference(const float *samples, std::size_t lag)
{
    std::array<float, Lanes> sums{};
    for (std::size_t i = 0; i < Window; i += Lanes)
        for (std::size_t lane = 0; lane < Lanes; ++lane) {
            const float d = samples[i + lane] - samples[i + lane + lag];
            sums[lane] += d * d;
        }
    float sum = 0;
    for (const float lane : sums)
        sum += lane;
    return sum;
}

/// Where the parabola through three neighbouring values has its least, as a part of their distance from the middle one.
double vertex(float before, float middle, float after)
{
    const double bend = double(before) - 2 * double(middle) + double(after);
    return bend > 0 ? std::clamp((double(before) - double(after)) / (2 * bend), -0.5, 0.5) : 0;
}

} // namespace

double fundamental(std::span<const float> samples, double rate)
{
    const std::size_t last = std::min(std::size_t(rate / Lowest) + 1, LongestLag);
    const auto first = std::size_t(rate / Highest);
    if (samples.size() < Window + last + 1 || first < 2)
        return 0;
    std::array<float, LongestLag + 2> normal{}; // the difference over its mean up to here
    normal[0] = 1;
    double sum = 0;
    for (std::size_t lag = 1; lag <= last; ++lag) {
        const float d = difference(samples.data(), lag);
        sum += double(d);
        normal[lag] = sum > 0 ? float(double(d) * double(lag) / sum) : 1;
    }
    for (std::size_t lag = first; lag < last; ++lag) {
        if (double(normal[lag]) >= Aperiodic)
            continue;
        while (lag + 1 < last && normal[lag + 1] < normal[lag])
            ++lag;
        return rate / (double(lag) + vertex(normal[lag - 1], normal[lag], normal[lag + 1]));
    }
    return 0;
}

std::size_t Pitch::window()
{
    return Window + LongestLag + 1;
}

Pitch::Pitch(int rate)
    : m_coarser(std::max(std::size_t(rate / ListenRate), std::size_t(1))), m_rate(double(rate) / double(m_coarser)),
      m_step(std::size_t(rate / StepsASecond)), m_counts(Highest + 1)
{
    m_window.reserve(window());
}

void Pitch::add(std::span<const float> interleaved, std::size_t channel, std::size_t channels)
{
    const std::size_t frames = interleaved.size() / channels;
    const std::size_t listened = window() * m_coarser; // frames at the start of each step
    for (std::size_t frame = 0; frame < frames;) {
        if (m_at >= std::min(listened, m_step)) {
            const std::size_t rest = std::min(m_step - m_at, frames - frame);
            m_at += rest;
            frame += rest;
        } else {
            const std::size_t end = frame + std::min(std::min(listened, m_step) - m_at, frames - frame);
            m_at += end - frame;
            for (; frame < end; ++frame) {
                m_sum += interleaved[frame * channels + channel];
                if (++m_parts < m_coarser)
                    continue;
                m_window.push_back(m_sum / float(m_coarser));
                m_sum = 0;
                m_parts = 0;
            }
            if (m_window.size() == window())
                listen();
        }
        if (m_at == m_step) {
            m_at = m_parts = 0;
            m_sum = 0;
            m_window.clear();
        }
    }
}

void Pitch::listen()
{
    float square = 0;
    for (const float sample : m_window)
        square += sample * sample;
    m_at = std::max(m_at, window() * m_coarser);
    if (std::sqrt(double(square) / double(m_window.size())) > Quiet) {
        const double hz = fundamental(m_window, m_rate);
        if (hz >= Lowest && hz <= Highest) {
            ++m_counts[std::size_t(std::lround(hz))];
            ++m_voiced;
        }
    }
    m_window.clear();
}

double Pitch::percentile(double share) const
{
    double left = share * m_voiced;
    std::size_t hz = 0;
    while (hz + 1 < m_counts.size() && (left -= m_counts[hz]) > 0)
        ++hz;
    return double(hz);
}

std::optional<PitchRange> Pitch::range() const
{
    if (m_voiced < LeastVoiced)
        return {};
    return PitchRange{percentile(0.1), percentile(0.5), percentile(0.9)};
}

double PitchRange::semitones() const
{
    return low > 0 ? 12 * std::log2(high / low) : 0;
}

} // namespace earshot::audio
