#pragma once
// From turns to a transcript: how long words take, where people pause, hum and fall into each other's words.

#include "backend/demo/telling.h"

namespace earshot::demo {

/// What slips in when people speak: "um", a word said twice, a "mm-hmm" from the other side.
std::vector<Turn> spoken(std::vector<Turn> turns, Random &random);

/// The sentences of a turn, short ones kept together; never empty for a text with words.
std::vector<std::string> phrasesOf(std::string_view text);

/// Words at a plausible pace within `length`, by their letters.
std::vector<Word> wordsWithin(std::string_view phrase, milliseconds start, milliseconds length);

/// Turns with plausible times: each speaker's own pace, pauses, overlaps where somebody is cut off.
Transcript timed(const std::vector<Turn> &turns, Random &random);

/// The gap before a turn: below zero where it cuts off the one before.
milliseconds gapBefore(const Turn &turn, const Turn *before, Random &random);

/// The end of the last word; zero for an empty transcript.
milliseconds endOf(const Transcript &transcript);

} // namespace earshot::demo
