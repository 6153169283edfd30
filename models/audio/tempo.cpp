#include "models/audio/tempo.h"

#include <SoundTouch.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace earshot::audio {

// Samples that are to leave as they came never see SoundTouch.
struct Tempo::Private {
    soundtouch::SoundTouch stretch;
    std::size_t channels = 1;
    int from = 0;
    int to = 0;
    double speed = 1;
    std::vector<float> plain;
    std::size_t taken = 0; // samples of `plain`
    double put = 0;        // frames since the start
    double given = 0;
    bool finished = false;

    bool isPlain() const { return speed == 1 && from == to; }
};

Tempo::Tempo(int channels, int from, int to) : d(std::make_unique<Private>())
{
    d->channels = std::size_t(channels);
    d->from = from;
    d->to = to;
    d->stretch.setChannels(unsigned(channels));
    d->stretch.setSampleRate(unsigned(from));
    d->stretch.setRate(double(from) / to);
}

Tempo::Tempo(Tempo &&) noexcept = default;
Tempo &Tempo::operator=(Tempo &&) noexcept = default;
Tempo::~Tempo() = default;

void Tempo::start(double speed)
{
    d->speed = speed;
    // setRate() plays at another speed, which the tempo makes good where only the rate of frames changes
    d->stretch.setTempo(speed);
    d->stretch.clear();
    d->plain.clear();
    d->taken = 0;
    d->put = 0;
    d->given = 0;
    d->finished = false;
}

double Tempo::ratio() const
{
    return d->speed * d->from / d->to;
}

void Tempo::put(std::span<const float> interleaved)
{
    const std::size_t frames = interleaved.size() / d->channels;
    d->put += double(frames);
    if (d->isPlain())
        d->plain.insert(d->plain.end(), interleaved.begin(), interleaved.end());
    else
        d->stretch.putSamples(interleaved.data(), unsigned(frames));
}

void Tempo::finish()
{
    if (!d->isPlain() && !d->finished)
        d->stretch.flush();
    d->finished = true;
}

std::size_t Tempo::take(std::span<float> interleaved)
{
    std::size_t frames = interleaved.size() / d->channels;
    if (d->isPlain()) {
        const std::size_t count = std::min(frames * d->channels, d->plain.size() - d->taken);
        std::copy_n(d->plain.begin() + std::ptrdiff_t(d->taken), count, interleaved.begin());
        d->taken += count;
        if (d->taken == d->plain.size()) {
            d->plain.clear();
            d->taken = 0;
        }
        return count / d->channels;
    }
    if (d->finished) // what flush() pads with is not of the recording
        frames = std::min(frames, std::size_t(std::max(std::ceil(d->put / ratio() - d->given), 0.0)));
    frames = d->stretch.receiveSamples(interleaved.data(), unsigned(frames));
    d->given += double(frames);
    return frames;
}

} // namespace earshot::audio
