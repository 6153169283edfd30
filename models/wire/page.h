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
    bool partly = false; // of a list: the other items were read
    bool operator==(const Problem &) const = default;
};

template <typename T>
struct Page : PageInfo {
    std::vector<T> items;
    std::vector<Problem> problems;
    /// How many the answer had, with those that were skipped.
    std::size_t rows() const;
};

/// How many rows were skipped.
std::size_t skippedIn(const std::vector<Problem> &problems);
/// The fields that could not be read at all, each with the place of its item among those that were not skipped.
std::vector<std::pair<std::size_t, std::string>> unreadFields(const std::vector<Problem> &problems);

template <typename T>
std::size_t Page<T>::rows() const
{
    return items.size() + skippedIn(problems);
}

} // namespace earshot::wire
