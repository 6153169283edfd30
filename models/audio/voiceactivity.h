#pragma once
// Who speaks when, listened to sample by sample.

#include "models/audio/activity.h"

#include <cstdint>
#include <memory>
#include <span>

namespace earshot::audio {

/// Takes in a recording once and says where on each channel somebody speaks: where WebRTC's detector of voices finds
/// one that stands out from the channel's own noise and is not the other channel's, come through. What a constant
/// voltage, a hum or a breath adds is no speech. A few bytes are kept for each 10 ms.
class VoiceActivity {
public:
    /// `channels` 1 or 2, `rate` in frames a second.
    VoiceActivity(int channels, int rate);
    VoiceActivity(VoiceActivity &&) noexcept;
    VoiceActivity &operator=(VoiceActivity &&) noexcept;
    ~VoiceActivity();

    /// The next frames, whole ones.
    void add(std::span<const float> interleaved);
    /// The speech on each channel. Breaths between words belong to the speech around them.
    std::vector<Spans> speech() const;
    /// Both channels carry the same sound: it is one recording, twice.
    bool isTwice() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace earshot::audio
