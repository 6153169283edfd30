#pragma once
// The limit of sync: the rows of a synced cache, inserted into an empty one of the same schema, indexes and search
// index by one writer with prepared statements, and nothing else: no network, no JSON, no look at what is there.

#include "models/base/result.h"
#include "tests/bench/figure.h"

#include <filesystem>

namespace earshot::bench {

struct BareInsert {
    Seconds calls{};   // calls with their tags and search index, forms, texts and the agency
    Seconds phrases{}; // the transcripts' phrases
};

/// Copies `cache` (a profile's folder) into the empty folder `into`, `batch` calls in a transaction. Reading the rows
/// does not count.
Result<BareInsert> bareInsert(const std::filesystem::path &cache, const std::filesystem::path &into, int batch);

} // namespace earshot::bench
