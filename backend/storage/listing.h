#pragma once
// Lists, writes and permissions: the words that all verbs of the storage share.
//
// Every id given to a verb may be the masked one ("CAL0123…") or the number. A record outside the viewer's sight is
// NotFound, as one that does not exist; what the viewer's role forbids is Forbidden; a value that cannot be is Refused.
// The details of these three are sentences fit for an error answer. Other kinds are faults of the disk or database.

#include "models/base/result.h"

#include <functional>
#include <string>
#include <vector>

namespace earshot::storage {

/// A part of a list by number of page. Pages before the first count as the first, sizes are held to 1…250.
struct Slice {
    std::int64_t page = 1;
    std::int64_t perPage = 100;
};

struct Order {
    std::string field;              // empty, or one the list does not know: the list's own order
    std::optional<bool> descending; // empty: text ascending, times newest first
};

template <typename T>
struct Listing {
    std::vector<T> items;
    std::int64_t total = 0; // in all pages
};

/// Called once, on the writer's thread, when what was asked for is on the disk or has failed: it must be quick.
template <typename T>
using Done = std::function<void(Result<T>)>;

/// Changes a record as it is at that moment; runs on the writer's thread within the transaction and must not call the
/// storage. An Error leaves the record as it was.
template <typename T>
using Edit = std::function<Result<void>(T &)>;

} // namespace earshot::storage
