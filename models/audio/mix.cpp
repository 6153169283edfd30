#include "models/audio/mix.h"

#include <algorithm>
#include <cmath>

namespace earshot::audio {
namespace {

constexpr float GlideSeconds = 0.004f; // the time constant
constexpr float Loudest = 4;

float gain(float wanted)
{
    return std::isfinite(wanted) ? std::clamp(wanted, 0.f, Loudest) : 1;
}

} // namespace

Mixer::Mixer(int rate) : m_glide(1 - std::exp(-1 / (GlideSeconds * float(rate)))) {}

void Mixer::setMix(const Mix &mix, int channels)
{
    m_channels = std::size_t(channels);
    const float balance = std::isfinite(mix.balance) ? std::clamp(mix.balance, -1.f, 1.f) : 0;
    const float sides[] = {std::min(1 - balance, 1.f), std::min(1 + balance, 1.f)};
    for (const int side : {0, 1}) {
        const auto heard = [&](int channel) {
            return channels == 1 || mix.together || (mix.swapped ? 1 - channel : channel) == side;
        };
        const float own = gain(mix.swapped ? mix.agent : mix.caller);
        const float other = gain(mix.swapped ? mix.caller : mix.agent);
        m_wanted.fromFirst[side] = heard(0) ? (channels == 1 ? std::max(own, other) : own) * sides[side] : 0;
        m_wanted.fromSecond[side] = heard(1) && channels > 1 ? other * sides[side] : 0;
    }
}

void Mixer::add(std::span<const float> interleaved, std::vector<float> &stereo)
{
    for (std::size_t i = 0; i + m_channels <= interleaved.size(); i += m_channels) {
        const float first = interleaved[i];
        const float second = interleaved[i + m_channels - 1];
        for (const int side : {0, 1}) {
            m_now.fromFirst[side] += (m_wanted.fromFirst[side] - m_now.fromFirst[side]) * m_glide;
            m_now.fromSecond[side] += (m_wanted.fromSecond[side] - m_now.fromSecond[side]) * m_glide;
            const float sum = first * m_now.fromFirst[side] + second * m_now.fromSecond[side];
            stereo.push_back(std::clamp(sum, -1.f, 1.f));
        }
    }
}

} // namespace earshot::audio
