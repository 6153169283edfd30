#include "models/audio/playback.h"

#include <algorithm>
#include <cmath>

namespace earshot::audio {
namespace {

constexpr std::size_t CrossFadesASecond = 200; // 5 ms each
constexpr std::size_t InputFrames = 512;

} // namespace

Playback::Playback(Decoder decoder)
    : m_source(std::move(decoder)), m_rate(format().rate), m_tempo(format().channels, m_rate, m_rate), m_mixer(m_rate),
      m_input(InputFrames * std::size_t(format().channels)), m_stretched(m_input.size())
{
    setMix({});
    m_tempo.start(m_speed);
    m_marks.push_back({0, 0, m_tempo.ratio()});
}

void Playback::setRate(int rate)
{
    if (rate == m_rate)
        return;
    m_rate = rate;
    m_tempo = Tempo(format().channels, format().rate, rate);
    m_mixer = Mixer(rate);
    setMix(m_mix);
}

void Playback::setMix(const Mix &mix)
{
    m_mix = mix;
    m_mixer.setMix(mix, format().channels);
}

void Playback::setSpeed(double speed)
{
    m_speed = speed;
}

std::size_t Playback::fadeFrames() const
{
    return std::size_t(m_rate) / CrossFadesASecond;
}

Result<void> Playback::begin(double seconds)
{
    m_tempo.start(m_speed);
    m_fed = 0;
    m_began = double(m_rendered);
    m_atEnd = false;
    m_last.reset();
    const auto done = m_source.seek(std::llround(seconds * format().rate));
    while (m_marks.size() > 1 && m_marks.back().device >= m_began)
        m_marks.pop_back();
    m_marks.push_back({m_began, double(m_source.at()), m_tempo.ratio()});
    return done;
}

Result<void> Playback::start(double seconds)
{
    m_rendered = 0;
    m_jumpAt = 0;
    m_marks.clear();
    // a fade in from nothing
    m_fading.assign(2 * fadeFrames(), 0);
    m_faded = 0;
    return begin(seconds);
}

Result<void> Playback::jump(double seconds)
{
    std::vector<float> following;
    if (m_rendered > 0 && !m_last)
        (void)pull(following, fadeFrames());
    following.resize(2 * fadeFrames());
    fade(following); // where the fade of an earlier jump is not yet through
    m_fading = std::move(following);
    m_faded = 0;
    const auto done = begin(seconds);
    m_jumpAt = m_began;
    return done;
}

void Playback::fadeOut()
{
    m_last = fadeFrames();
}

Result<bool> Playback::feed()
{
    const auto got = m_source.read(m_input, [&](std::size_t filled) {
        const double device = m_began + (m_fed + double(filled)) / m_tempo.ratio();
        m_marks.push_back({device, double(m_source.at()), m_tempo.ratio()});
    });
    if (!got)
        return got.error();
    m_tempo.put(std::span(m_input).first(*got * std::size_t(format().channels)));
    m_fed += double(*got);
    return *got > 0;
}

Result<std::size_t> Playback::pull(std::vector<float> &stereo, std::size_t frames)
{
    const auto channels = std::size_t(format().channels);
    std::size_t filled = 0;
    while (filled < frames) {
        const std::size_t wanted = std::min(frames - filled, m_stretched.size() / channels);
        const std::size_t got = m_tempo.take(std::span(m_stretched).first(wanted * channels));
        m_mixer.add(std::span(m_stretched).first(got * channels), stereo);
        filled += got;
        if (got != 0)
            continue;
        if (m_atEnd)
            break;
        const auto more = feed();
        if (!more)
            return more.error();
        if (!*more) {
            m_atEnd = true;
            m_tempo.finish();
        }
    }
    return filled;
}

void Playback::fade(std::vector<float> &stereo)
{
    const std::size_t count = std::min(stereo.size(), m_fading.size() - m_faded);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t frame = (m_faded + i) / 2;
        const float in = float(frame + 1) / float(fadeFrames() + 1);
        stereo[i] = stereo[i] * in + m_fading[m_faded + i] * (1 - in);
    }
    m_faded += count;
}

Result<std::size_t> Playback::render(std::span<float> stereo)
{
    std::size_t frames = stereo.size() / 2;
    if (m_last)
        frames = std::min(frames, *m_last);
    std::vector<float> made;
    made.reserve(frames * 2);
    const auto got = pull(made, frames);
    if (!got)
        return got.error();
    fade(made);
    const auto whole = float(fadeFrames());
    for (std::size_t i = 0; m_last && i < *got; ++i, --*m_last)
        for (const std::size_t side : {0, 1})
            made[2 * i + side] *= float(*m_last) / whole;
    std::copy(made.begin(), made.end(), stereo.begin());
    m_rendered += std::int64_t(*got);
    return *got;
}

double Playback::secondsOf(const Mark &mark, double frame) const
{
    return (mark.recording + std::max(frame - mark.device, 0.0) * mark.ratio) / format().rate;
}

double Playback::secondsNext() const
{
    const auto next = std::find_if(m_marks.rbegin(), m_marks.rend(),
                                   [&](const Mark &mark) { return mark.device <= double(m_rendered); });
    return secondsOf(next == m_marks.rend() ? m_marks.front() : *next, double(m_rendered));
}

double Playback::secondsAt(double frame)
{
    while (m_marks.size() > 1 && m_marks[1].device <= frame)
        m_marks.pop_front();
    return secondsOf(m_marks.front(), std::min(frame, double(m_rendered)));
}

} // namespace earshot::audio
