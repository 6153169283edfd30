#include "sounds.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earshot::test {

namespace {

constexpr int Rate = 1000; // enough for a picture
constexpr milliseconds Pause{800};

// Syllables in words in phrases, as loud as speech is.
float voice(double time, int who)
{
    const double syllable = 0.5 + 0.5 * std::sin(2 * std::numbers::pi * (who ? 4.3 : 3.7) * time + who);
    const double word = std::sin(2 * std::numbers::pi * 0.9 * time + 2.1 * who) > -0.75 ? 1 : 0.08;
    const double phrase = 0.65 + 0.35 * std::sin(0.31 * time + who);
    const double tone = std::sin(2 * std::numbers::pi * (who ? 131 : 197) * time) + 0.4 * std::sin(777 * time);
    return float(0.32 * syllable * syllable * word * phrase * tone);
}

} // namespace

std::shared_ptr<const audio::Peaks> talk(milliseconds length, int channels)
{
    audio::PeaksBuilder builder(channels, Rate);
    std::vector<float> block;
    unsigned noise = 1;
    for (std::int64_t frame = 0; frame < length.count() * Rate / 1000; ++frame) {
        const double time = double(frame) / Rate;
        const auto at = milliseconds(frame * 1000 / Rate);
        const int who = at / TurnLength % 2 == 0 ? 1 : 0; // the agent answers the phone
        const bool speaks = at % TurnLength < TurnLength - Pause;
        float both[2] = {};
        for (float &one : both) {
            noise = noise * 1664525u + 1013904223u;
            one = (float(noise >> 16) / 65536.0f - 0.5f) * 0.006f;
        }
        both[who] += speaks ? voice(time, who) : 0;
        if (channels == 1)
            block.push_back(both[0] + both[1]);
        else
            block.insert(block.end(), {both[0], both[1]});
        if (block.size() > 8000) {
            builder.add(block);
            block.clear();
        }
    }
    builder.add(block);
    return std::make_shared<const audio::Peaks>(builder.take());
}

audio::Spans pauses(milliseconds length)
{
    audio::Spans spans;
    for (milliseconds turn{}; turn + TurnLength - Pause < length; turn += TurnLength)
        spans.push_back({turn + TurnLength - Pause, std::min(turn + TurnLength, length)});
    return spans;
}

} // namespace earshot::test
