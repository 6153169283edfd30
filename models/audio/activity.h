#pragma once
// Who spoke when: stretches of speech and of silence, worked out from the peaks of a recording.

#include "models/base/time.h"

#include <vector>

namespace earshot::audio {

class Peaks;

/// A stretch of a recording: `from` belongs to it, `to` does not.
struct Span {
    milliseconds from{};
    milliseconds to{};
    milliseconds length() const { return to - from; }
    bool operator==(const Span &) const = default;
};

/// Sorted by time, apart from one another.
using Spans = std::vector<Span>;

/// A pause shorter than this is none in a conversation.
constexpr milliseconds ShortestSilence{600};

/// Where somebody speaks on `channel`: what stands out from the channel's own noise, on a grid of 20 ms or of the
/// peaks' columns if those are longer. Breaths between words belong to the speech around them. It knows loudness only:
/// music, ringing and keys count as speech, an even hum does not.
Spans speech(const Peaks &peaks, int channel);

/// Where nobody speaks on any channel for ShortestSilence or longer, within the recording.
Spans silences(const Peaks &peaks);

/// The span that `at` lies in, or null.
const Span *spanAt(const Spans &spans, milliseconds at);
/// How much of them there is.
milliseconds total(const Spans &spans);
/// The same with neighbours made one that are no more than `gap` apart.
Spans joined(const Spans &spans, milliseconds gap);
/// What is in `one` or in `other`.
Spans united(const Spans &one, const Spans &other);
/// What is in both.
Spans shared(const Spans &one, const Spans &other);
/// What of `whole` is in none of them.
Spans without(const Span &whole, const Spans &spans);

} // namespace earshot::audio
