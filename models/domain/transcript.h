#pragma once
// What was said on a call, phrase by phrase.

#include "models/base/time.h"

#include <string>
#include <vector>

namespace earshot {

enum class Speaker { Unknown, Caller, Agent };

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
    std::vector<Word> words; // empty where the service gives only the phrase's start
    bool operator==(const Phrase &) const = default;
};

using Transcript = std::vector<Phrase>;

/// The phrases one after the other, a line each, as the service writes its plain `transcription`.
std::string plainText(const Transcript &transcript);

/// Share of words spoken by the agent, 0-100; empty when nobody spoke.
std::optional<int> agentShare(const Transcript &transcript);

} // namespace earshot
