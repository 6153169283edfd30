#pragma once
// A page of a list, and what was wrong with single rows of it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace earshot::wire {

/// The envelope around a list. Offset pages carry the first four, relative pages the last two; what the other side
/// left out stays empty.
struct PageInfo {
    std::optional<std::int64_t> page; // from 1
    std::optional<std::int64_t> perPage;
    std::optional<std::int64_t> totalPages;
    std::optional<std::int64_t> totalRecords;
    std::optional<bool> hasNextPage;
    std::string nextPage; // absolute; its origin is for the caller to check before a key goes there
    bool operator==(const PageInfo &) const = default;
};

/// A field that was ignored, or a row that was skipped (`key` is then its id's). Holds no value, so it may be logged.
struct Problem {
    std::size_t row = 0; // in the page, from 0
    std::string key;
    std::string reason;
    bool skippedRow = false;
    bool operator==(const Problem &) const = default;
};

template <typename T>
struct Page : PageInfo {
    std::vector<T> items;
    std::vector<Problem> problems;
};

} // namespace earshot::wire
