#pragma once
// Recordings made of nothing, for the tests and pictures of the waveform.

#include "models/audio/activity.h"
#include "models/audio/peaks.h"
#include "models/domain/transcript.h"

#include <memory>

namespace earshot::test {

/// Two people taking turns, with pauses; of one channel, both on it. The same every time.
std::shared_ptr<const audio::Peaks> talk(milliseconds length, int channels = 2);
/// The pauses in it.
audio::Spans pauses(milliseconds length);
/// Whose turn it is at a time; the first channel is the caller's. A turn begins every TurnLength.
inline constexpr milliseconds TurnLength{4200};

} // namespace earshot::test
