#pragma once
// What a voice sounds like: how loud, how high.

#include "models/base/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace earshot::audio {

/// Where a voice's pitch lies: the 10th, 50th and 90th percentile of its voiced moments, Hz.
struct PitchRange {
    double low = 0;
    double middle = 0;
    double high = 0;
    bool operator==(const PitchRange &) const = default;

    /// From low to high in semitones.
    double semitones() const;
};

/// The voice on one channel.
struct Voice {
    /// Of the speech alone, without its pauses: the mean power of the samples in dB relative to a full-scale square
    /// wave (dBov, as ITU-T G.100.1 counts). A full-scale sine has -3. Empty: nobody speaks.
    std::optional<double> loudness;
    /// Empty: too little of it was voiced to say.
    std::optional<PitchRange> pitch;
    bool operator==(const Voice &) const = default;
};

} // namespace earshot::audio
