#pragma once
// How loud the channels are, and where they are heard.

#include <span>
#include <vector>

namespace earshot::audio {

/// Of a recording with one channel, the louder of the two gains holds.
struct Mix {
    float caller = 1;      // gain of channel 0, 0 to 4
    float agent = 1;       // gain of channel 1, 0 to 4
    float balance = 0;     // -1 left only … 1 right only
    bool together = false; // both channels on both sides; else the caller left, the agent right
    bool swapped = false;  // the agent is channel 0, the caller channel 1
    bool operator==(const Mix &) const = default;
};

/// Applies a mix; from one mix to the next it glides, so that nothing clicks.
class Mixer {
public:
    /// `rate` of the frames that come.
    explicit Mixer(int rate);
    void setMix(const Mix &mix, int channels);
    /// Adds stereo frames made of frames with as many channels as setMix() said.
    void add(std::span<const float> interleaved, std::vector<float> &stereo);

private:
    struct Gains {
        float fromFirst[2] = {0, 0}; // to the left, to the right
        float fromSecond[2] = {0, 0};
    };
    std::size_t m_channels = 1;
    Gains m_now;
    Gains m_wanted;
    float m_glide; // share of the way to go with each frame
};

} // namespace earshot::audio
