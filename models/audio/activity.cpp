#include "models/audio/activity.h"

#include <algorithm>
#include <iterator>

namespace earshot::audio {
namespace {

/// Adds a span, or lengthens the last one when no more than `gap` is between them.
void join(Spans &spans, const Span &span, milliseconds gap = {})
{
    if (!spans.empty() && span.from - spans.back().to <= gap)
        spans.back().to = std::max(spans.back().to, span.to);
    else
        spans.push_back(span);
}

} // namespace

Spans silences(const std::vector<Spans> &speech, milliseconds length)
{
    Spans speaking;
    for (const Spans &channel : speech)
        speaking = united(speaking, channel);
    Spans quiet = without({milliseconds(0), length}, speaking);
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
