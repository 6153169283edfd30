#pragma once
// What was said on a call, phrase by phrase.

#include "models/base/time.h"

#include <span>
#include <string>
#include <vector>

namespace earshot {

enum class Speaker { Unknown = 0, Caller = 1, Agent = 2 }; // numbers are kept in caches and by the backend

/// "caller", "agent" or "" on the wire.
std::string_view word(Speaker speaker);
Speaker speakerFrom(std::string_view word);

struct Word {
    milliseconds start{}; // from the start of the call
    milliseconds end{};
    std::string text;
    bool operator==(const Word &) const = default;
};

struct Phrase {
    Speaker speaker = Speaker::Unknown;
    milliseconds start{};
    std::string text;
    std::vector<Word> words;   // empty where the service gives only the phrase's start
    std::string original = {}; // what it said when it came, where a person corrected it
    bool operator==(const Phrase &) const = default;
};

using Transcript = std::vector<Phrase>;

/// The phrases one after the other, a line each, as the service writes its plain `transcription`.
std::string plainText(const Transcript &transcript);

/// What was said in such a transcription, without who said it, text::PhraseEnd between the lines.
std::string spoken(std::string_view transcription);

/// The times of a phrase's words alone, where the words are those of its text between single spaces: gap, length, gap,
/// length … in ms, a gap since the end of the word before, the first since the phrase's start. Else empty.
std::vector<std::int64_t> wordTimes(const Phrase &phrase);
/// The words of the phrase's text with such times; none when they do not fit one another.
std::vector<Word> timedWords(const Phrase &phrase, std::span<const std::int64_t> times);

/// Lets a phrase say something else, and keeps what it said. Words keep their times where there are as many as before,
/// else they go.
void correct(Phrase &phrase, std::string_view text);

/// Share of words spoken by the agent, 0-100; empty when nobody spoke.
std::optional<int> agentShare(const Transcript &transcript);

} // namespace earshot
