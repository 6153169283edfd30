#include "models/audio/columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace earshot::audio {
namespace {

constexpr float Steps = 127; // of an amplitude, each way
constexpr float RmsSteps = 255;
constexpr std::size_t Lanes = 8;    // samples taken in side by side; even, so that a lane stays with its channel
constexpr std::size_t Block = 4096; // samples summed up in single precision

/// The square of what the byte of an rms stands for.
constexpr std::array<float, 256> Powers = [] {
    std::array<float, 256> out{};
    for (std::size_t byte = 0; byte < out.size(); ++byte) {
        const float root = float(byte) / 255;
        out[byte] = root * root * root * root;
    }
    return out;
}();

/// Within full scale; silence for what is no number.
float tamed(float sample)
{
    const float number = sample == sample ? sample : 0;
    const float least = number < 1 ? number : 1;
    return least > -1 ? least : -1;
}

struct Seen {
    float least[Lanes], most[Lanes], square[Lanes];
};

/// Whole groups of Lanes samples; the compiler makes vectors of the inner loop.
Seen look(const float *samples, std::size_t count)
{
    Seen seen;
    for (std::size_t lane = 0; lane < Lanes; ++lane) {
        seen.least[lane] = 1;
        seen.most[lane] = -1;
        seen.square[lane] = 0;
    }
    for (std::size_t i = 0; i < count; i += Lanes) {
        for (std::size_t lane = 0; lane < Lanes; ++lane) {
            const float sample = tamed(samples[i + lane]);
            seen.least[lane] = sample < seen.least[lane] ? sample : seen.least[lane];
            seen.most[lane] = sample > seen.most[lane] ? sample : seen.most[lane];
            seen.square[lane] += sample * sample;
        }
    }
    return seen;
}

void widenBy(Extent &extent, float least, float most, double square)
{
    extent.least = std::min(extent.least, least);
    extent.most = std::max(extent.most, most);
    extent.square += square;
}

std::int8_t outwards(float sample, bool up)
{
    const float size = std::sqrt(std::abs(sample)) * Steps;
    const bool away = (sample > 0) == up; // from zero
    return std::int8_t(std::copysign(away ? std::ceil(size) : std::floor(size), sample));
}

std::uint8_t byteOfPower(float power)
{
    // as std::lround() rounds, which takes three times as long
    const float steps = std::sqrt(std::sqrt(std::min(power, 1.f))) * RmsSteps + 0.5f;
    return std::uint8_t(steps);
}

} // namespace

void widen(std::span<Extent> channels, std::span<const float> interleaved)
{
    const std::size_t count = channels.size();
    for (Extent &extent : channels)
        extent.count += std::uint32_t(interleaved.size() / count);
    while (!interleaved.empty()) {
        const std::size_t block = std::min(interleaved.size(), Block);
        const std::size_t whole = block / Lanes * Lanes;
        const Seen seen = look(interleaved.data(), whole);
        for (std::size_t lane = 0; lane < Lanes; ++lane)
            widenBy(channels[lane % count], seen.least[lane], seen.most[lane], double(seen.square[lane]));
        for (std::size_t i = whole; i < block; ++i) {
            const float sample = tamed(interleaved[i]);
            widenBy(channels[i % count], sample, sample, double(sample * sample));
        }
        interleaved = interleaved.subspan(block);
    }
}

void append(Columns &columns, const Extent &extent)
{
    columns.least.push_back(outwards(extent.least, false));
    columns.most.push_back(outwards(extent.most, true));
    columns.rms.push_back(byteOfPower(float(extent.square / double(extent.count))));
}

Summary summary(const Columns &columns, std::size_t from, std::size_t to)
{
    Summary out{columns.least[from], columns.most[from], 0};
    for (std::size_t i = from; i < to; ++i) {
        out.least = std::min(out.least, columns.least[i]);
        out.most = std::max(out.most, columns.most[i]);
        out.power += Powers[columns.rms[i]];
    }
    out.power /= float(to - from);
    return out;
}

Columns merged(const Columns &columns, std::size_t by)
{
    Columns out;
    const std::size_t size = (columns.size() + by - 1) / by;
    out.least.resize(size);
    out.most.resize(size);
    out.rms.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        const Summary whole = summary(columns, i * by, std::min(i * by + by, columns.size()));
        out.least[i] = whole.least;
        out.most[i] = whole.most;
        out.rms[i] = byteOfPower(whole.power);
    }
    return out;
}

float amplitude(std::int8_t byte)
{
    const float root = std::max(float(byte), -Steps) / Steps;
    return std::copysign(root * root, root);
}

float level(std::uint8_t byte)
{
    const float root = float(byte) / RmsSteps;
    return root * root;
}

} // namespace earshot::audio
