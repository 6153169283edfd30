#pragma once
// A conversation in figures: who spoke how much, how fast, how loud, and over whom.

#include "models/audio/activity.h"
#include "models/audio/voice.h"
#include "models/domain/transcript.h"

#include <optional>

namespace earshot::audio {

struct Analysis;

/// Empty: it cannot be known, of a recording with one channel or without a transcript.
struct SpeakerFigures {
    std::optional<milliseconds> speech;    // how long they speak
    std::optional<double> share;           // of all speech, 0 to 1
    std::optional<milliseconds> monologue; // the longest stretch in which the other says no more than a short "yes"
    std::optional<int> interruptions;      // how often they take the other's turn by speaking over them
    std::optional<int> questions;          // sentences of the transcript that ask
    std::optional<double> wordsAMinute;    // of speech
    Voice voice;
    bool operator==(const SpeakerFigures &) const = default;
};

struct Figures {
    milliseconds silence{};              // all of it, of ShortestSilence and longer
    milliseconds longestSilence{};       //
    std::optional<milliseconds> overlap; // both speak
    std::optional<int> overlaps;         // how often
    SpeakerFigures caller;
    SpeakerFigures agent;
    bool operator==(const Figures &) const = default;
};

/// Caller and agent are the channels 0 and 1. The transcript may be empty.
Figures figures(const Analysis &analysis, const Transcript &transcript);

/// The sentences of a text that ask: those that end with a question mark of any script; of a text without punctuation,
/// the phrase counts as one when a clause of it turns round as English questions do. Intonation is no evidence here.
int questionsIn(std::string_view text);

} // namespace earshot::audio
