#pragma once
// Inside the room: a million rows in the order of a column that has no index. SQLite's own sorter carries every key
// through a record of its own; a number a row sorts four times as fast, and each different text is compared as people
// do, without case and diacritics, at the price of folding it once.

#include "models/domain/catalogue.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace earshot::store {

class SortedRows {
public:
    explicit SortedRows(const Field &by);

    /// Takes the row and the key in the first two columns of where `select` is.
    void add(const SQLite::Statement &select);
    std::size_t size() const { return m_places.size(); }
    /// At most `count` rows in order: empty keys last, calls alike newest first.
    std::vector<CallRow> take(bool descending, std::size_t count);

private:
    struct Place {
        std::int64_t key; // of text: its number in m_texts until take()
        std::int64_t row;
    };
    std::int64_t numberOf(std::string_view text);
    std::vector<std::int64_t> ranks() const;

    Kind m_kind;
    std::vector<Place> m_places;
    std::unordered_map<std::string, std::int64_t> m_texts; // in the order they came
    std::string m_text;
};

} // namespace earshot::store
