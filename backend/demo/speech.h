#pragma once
// Calls with sound: each phrase spoken by espeak-ng and laid on its speaker's channel, and the transcript timed by it.

#include "backend/demo/script.h"

namespace earshot::demo {

struct Recording {
    Transcript transcript; // with the times of the sound
    std::string wav;       // 8 kHz, 16 bit, caller left and agent right
};

struct Voice {
    std::string name; // of espeak-ng: "en-us+f3"
    int pitch = 50;   // 0-99
    int pace = 175;   // words a minute
};

/// Why `program` cannot speak; empty when it can.
std::string whySilent(const std::string &program);

/// Speaks a dialogue; an empty `wav` when the program failed. Thread-safe.
Recording record(const std::string &program, const std::vector<Turn> &turns, const Voice &caller, const Voice &agent,
                 Random &random);

/// 16-bit samples at 8 kHz of a 16-bit mono WAV file of any rate; empty when it is none.
std::vector<std::int16_t> telephoneSamples(std::string_view wav);

} // namespace earshot::demo
