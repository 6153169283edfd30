#pragma once
// Stretches of time, such as those of speech and of silence. models/audio/voiceactivity.h finds the speech.

#include "models/base/time.h"

#include <vector>

namespace earshot::audio {

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

/// Where nobody speaks for ShortestSilence or longer, of the speech of each channel and the length of the recording.
Spans silences(const std::vector<Spans> &speech, milliseconds length);

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
