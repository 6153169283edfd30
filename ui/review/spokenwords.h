#pragma once
#include "ui/review/transcriptrows.h"

#include <span>

namespace earshot {

/// A word of a transcript: when it is spoken, and where it stands.
struct SpokenWord {
    milliseconds start{};
    milliseconds end{};
    int row = 0;
    int from = 0; // UTF-16 units into the row's text
    int length = 0;
    bool estimated = false; // nobody measured when it is spoken
    bool operator==(const SpokenWord &) const = default;
};

/// Finds the words of a phrase in its rows, one after the other. Words that are not there are left out.
std::vector<SpokenWord> spokenWords(const TranscriptRows &rows, std::size_t phrase, std::span<const Word> words);

/// The word at (or before) a place of a row; null when there is none.
const SpokenWord *wordAtPlace(const std::vector<SpokenWord> &words, int row, int at);
/// The word that is spoken at a time, or was last in a phrase that goes on; null before the first and after the last.
const SpokenWord *wordAtTime(const std::vector<SpokenWord> &words, milliseconds at);

} // namespace earshot
