#pragma once
// Chooses the calls that get sound, and records them on all cores.

#include "backend/demo/speech.h"

#include <map>

namespace earshot::demo {

/// The recordings, by the contact's stream. Empty when `program` cannot speak.
std::map<std::uint64_t, Recording> recordSome(const Plan &plan, const Options &options);

} // namespace earshot::demo
