#pragma once
// A cache of a million calls, made once and kept for the next run.

#include "tests/bench/benches.h"

namespace earshot::bench {

int millionCalls(const Setup &setup);

/// The profile's folder.
Result<std::filesystem::path> millionProfile(const Setup &setup);

} // namespace earshot::bench
