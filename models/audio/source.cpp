#include "models/audio/source.h"

#include <algorithm>
#include <limits>

namespace earshot::audio {
namespace {

constexpr milliseconds Breath{150}; // of a skipped silence, left at either end
constexpr int FadesASecond = 200;
constexpr int MostLeaps = 4; // in a row: a loop that is all silence is played nevertheless

} // namespace

Source::Source(Decoder decoder) : m_decoder(std::move(decoder)) {}

std::int64_t Source::frameOf(milliseconds time) const
{
    return time.count() * format().rate / 1000;
}

void Source::setSilences(const Spans &silences)
{
    m_quiet.clear();
    for (const Span &span : silences) {
        const Stretch stretch{frameOf(span.from + (span.from > milliseconds(0) ? Breath : milliseconds(0))),
                              frameOf(span.to - Breath)};
        if (stretch.from < stretch.to)
            m_quiet.push_back(stretch);
    }
}

void Source::setLoop(const std::optional<Span> &loop)
{
    m_loop.reset();
    if (loop && loop->from < loop->to)
        m_loop = Stretch{frameOf(loop->from), frameOf(loop->to)};
}

Result<void> Source::seek(std::int64_t frame)
{
    m_fading.clear();
    m_faded = 0;
    const auto done = m_decoder.seek(frame);
    m_at = m_decoder.at();
    return done;
}

std::optional<std::int64_t> Source::leap() const
{
    if (m_loop && !m_loop->has(m_at))
        return m_loop->from;
    if (!m_skip)
        return {};
    const auto quiet = std::find_if(m_quiet.begin(), m_quiet.end(), [&](const Stretch &s) { return s.has(m_at); });
    if (quiet == m_quiet.end())
        return {};
    return m_loop && !m_loop->has(quiet->to) ? m_loop->from : quiet->to;
}

std::int64_t Source::border() const
{
    std::int64_t border = m_loop && m_loop->to > m_at ? m_loop->to : std::numeric_limits<std::int64_t>::max();
    for (const Stretch &quiet : m_quiet) {
        if (quiet.from > m_at)
            border = std::min(border, quiet.from);
        if (quiet.to > m_at)
            border = std::min(border, quiet.to);
    }
    return border;
}

Result<void> Source::leapTo(std::int64_t frame)
{
    std::vector<float> following(std::size_t(format().rate / FadesASecond * format().channels));
    const auto got = m_decoder.read(following);
    following.resize(got ? *got * std::size_t(format().channels) : 0);
    const auto done = seek(frame);
    m_fading = std::move(following);
    return done;
}

void Source::fadeIn(std::span<float> interleaved)
{
    const auto channels = std::size_t(format().channels);
    const std::size_t count = std::min(interleaved.size(), m_fading.size() - m_faded);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t frame = (m_faded + i) / channels;
        const std::size_t frames = m_fading.size() / channels;
        const float in = float(frame + 1) / float(frames + 1);
        interleaved[i] = interleaved[i] * in + m_fading[m_faded + i] * (1 - in);
    }
    m_faded += count;
}

Result<std::size_t> Source::read(std::span<float> interleaved, const std::function<void(std::size_t)> &leapt)
{
    const auto channels = std::size_t(format().channels);
    const std::size_t room = interleaved.size() / channels;
    std::size_t filled = 0;
    int leaps = 0;
    while (filled < room) {
        if (const auto to = leap(); to && leaps++ < MostLeaps) {
            if (const auto done = leapTo(*to); !done)
                return done.error();
            leapt(filled);
            continue;
        }
        const auto wanted = std::size_t(std::min(std::int64_t(room - filled), border() - m_at));
        const auto rest = interleaved.subspan(filled * channels, wanted * channels);
        const auto got = m_decoder.read(rest);
        if (!got)
            return got.error();
        fadeIn(rest.first(*got * channels));
        filled += *got;
        m_at += std::int64_t(*got);
        leaps = *got == 0 ? leaps : 0;
        if (*got == 0 && (!m_loop || leaps >= MostLeaps))
            break;
        if (*got == 0)
            m_at = m_loop->to; // the loop is to end after the recording does
    }
    return filled;
}

} // namespace earshot::audio
