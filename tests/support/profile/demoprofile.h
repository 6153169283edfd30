#pragma once
// A profile's folder filled with the demo agency, for tests and pictures that need a cache like those of life.

#include "models/store/cache.h"
#include "tests/support/day.h"

#include <memory>
#include <string>

namespace earshot::test {

/// Opens a cache in the folder and fills it with the newest `calls` of the demo agency, their transcripts, forms and
/// texts included; 2,000 calls take about a second. The same numbers give the same calls. Errors as Cache::open, and
/// those of the demo.
Result<std::unique_ptr<store::Cache>> demoProfile(const std::string &folder, int calls, Instant now = Day,
                                                  std::uint64_t seed = 1);

/// Calls to try a screen with: names without end, from right to left, of emoji, of nothing; numbers that are none;
/// twenty tags; values too large. They all start within the day before `now`.
std::vector<Call> awfulCalls(Instant now);

} // namespace earshot::test
