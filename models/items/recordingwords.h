#pragma once
// What is the matter with a recording, for people.

#include "models/items/errorwords.h"
#include "models/items/listening.h"

namespace earshot::items {

/// Why it cannot be heard, what the file is and what to do about it; of a stage other than Fetching and Failed,
/// nothing.
ErrorWords recordingTrouble(const Listening &listening);

/// What is odd about the length of one that can be heard: a sentence, or nothing.
QString lengthWords(const std::optional<Listening::OddLength> &odd);

} // namespace earshot::items
