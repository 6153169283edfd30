#pragma once
// Caches of any size for benchmarks: calls of six clients over two years, with sources, people who call again, tags,
// reviews on a part of them and a believable conversation each. The same seed gives the same calls.

#include "models/store/cache.h"

namespace earshot::store {

struct BigCache {
    int calls = 1'000'000;
    unsigned seed = 1;
    int phrases = 8; // of a transcript, some ten words each
    Instant newest = instantFromMs(1'760'000'000'000);
};

/// The n-th call, counted from the newest; made anew each time.
Call bigCacheCall(const BigCache &what, int n);

/// Delivers all of them as sync would, newest first, in pages.
Result<void> fill(Cache &cache, const BigCache &what, int page = 1000);

} // namespace earshot::store
