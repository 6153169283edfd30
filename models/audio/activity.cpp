#include "models/audio/activity.h"

#include "models/audio/peaks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace earshot::audio {
namespace {

constexpr double Grid = 0.02;           // seconds
constexpr double QuietestSpeech = 2e-3; // -54 dB of full scale
constexpr double AboveNoise = 2.8;      // 9 dB
constexpr double GoesOn = 0.7;          // speech begins at its threshold and goes on 3 dB below it
constexpr double NoiseShare = 0.1;      // even a monologue is quiet between words for that share of its time
constexpr milliseconds LongestBreath{200};
constexpr milliseconds ShortestSpeech{60};

/// How loud the channel's noise is: what the quietest tenth does not exceed.
double noise(const Columns &cells)
{
    std::array<std::size_t, 256> counts{};
    for (const std::uint8_t rms : cells.rms)
        ++counts[rms];
    const auto quiet = std::size_t(NoiseShare * double(cells.size()));
    std::size_t seen = 0;
    std::size_t byte = 0;
    while (byte < 255 && (seen += counts[byte]) <= quiet)
        ++byte;
    return double(level(std::uint8_t(byte)));
}

/// Adds a span, or lengthens the last one when no more than `gap` is between them.
void join(Spans &spans, const Span &span, milliseconds gap = {})
{
    if (!spans.empty() && span.from - spans.back().to <= gap)
        spans.back().to = std::max(spans.back().to, span.to);
    else
        spans.push_back(span);
}

} // namespace

Spans speech(const Peaks &peaks, int channel)
{
    if (channel < 0 || channel >= peaks.channels())
        return {};
    const auto together = std::size_t(std::max(std::lround(Grid / peaks.finest()), 1L));
    const Columns cells = merged(peaks.finestColumns(channel), together);
    const double begins = std::max(noise(cells) * AboveNoise, QuietestSpeech);
    const auto at = [&](std::size_t cell) {
        const double seconds = double(cell * together) * peaks.finest();
        return std::min(milliseconds(std::llround(seconds * 1000)), peaks.duration());
    };
    Spans spans;
    bool speaking = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        speaking = double(level(cells.rms[i])) > (speaking ? begins * GoesOn : begins);
        if (speaking)
            join(spans, {at(i), at(i + 1)}, LongestBreath);
    }
    std::erase_if(spans, [](const Span &span) { return span.length() < ShortestSpeech; });
    return spans;
}

Spans silences(const Peaks &peaks)
{
    Spans speaking;
    for (int channel = 0; channel < peaks.channels(); ++channel)
        speaking = united(speaking, speech(peaks, channel));
    Spans quiet = without({milliseconds(0), peaks.duration()}, speaking);
    std::erase_if(quiet, [](const Span &span) { return span.length() < ShortestSilence; });
    return quiet;
}

const Span *spanAt(const Spans &spans, milliseconds at)
{
    const auto after = std::upper_bound(spans.begin(), spans.end(), at,
                                        [](milliseconds time, const Span &span) { return time < span.from; });
    if (after == spans.begin() || std::prev(after)->to <= at)
        return nullptr;
    return &*std::prev(after);
}

milliseconds total(const Spans &spans)
{
    milliseconds sum{};
    for (const Span &span : spans)
        sum += span.length();
    return sum;
}

Spans joined(const Spans &spans, milliseconds gap)
{
    Spans out;
    for (const Span &span : spans)
        join(out, span, gap);
    return out;
}

Spans united(const Spans &one, const Spans &other)
{
    Spans all;
    std::merge(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(all),
               [](const Span &a, const Span &b) { return a.from < b.from; });
    return joined(all, milliseconds(0));
}

Spans shared(const Spans &one, const Spans &other)
{
    Spans out;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end(); (a->to < b->to ? a : b)++) {
        const Span both{std::max(a->from, b->from), std::min(a->to, b->to)};
        if (both.from < both.to)
            out.push_back(both);
    }
    return out;
}

Spans without(const Span &whole, const Spans &spans)
{
    Spans out;
    milliseconds from = whole.from;
    for (const Span &span : spans) {
        if (span.from > from)
            out.push_back({from, std::min(span.from, whole.to)});
        from = std::max(from, span.to);
        if (from >= whole.to)
            break;
    }
    if (from < whole.to)
        out.push_back({from, whole.to});
    std::erase_if(out, [](const Span &span) { return span.length() <= milliseconds(0); });
    return out;
}

} // namespace earshot::audio
