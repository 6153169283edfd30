#pragma once
// Inside the room: a million rows in the order of a column that has no index. SQLite's own sorter carries every key
// through a record of its own; here a row is four numbers, the first 16 bytes of its text among them, as people compare
// it: without case and diacritics. Only where those are the same the rest is looked at.

#include "models/domain/catalogue.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace earshot::store {

class SortedRows {
public:
    explicit SortedRows(const Field &by);

    /// Takes the row and the key in the first two columns of where `select` is.
    void add(const SQLite::Statement &select);
    /// Takes a row that has no key, unless it was taken with one.
    void addBare(std::int64_t row)
    {
        m_bare.push_back(row);
        m_twice = true;
    }
    std::size_t size() const { return m_places.size() + m_bare.size(); }
    /// At most `count` rows in order: empty keys last, calls alike newest first.
    std::vector<CallRow> take(bool descending, std::size_t count);

private:
    struct Place {
        std::uint64_t first = 0, second = 0; // a number, or 16 bytes of text
        std::uint32_t at = 0, size = 0;      // of longer text: all of it in m_texts
        std::int64_t row = 0;
    };
    void addText(std::string_view text, std::int64_t row);
    std::string_view whole(const Place &place) const;
    int compare(const Place &a, const Place &b) const;
    void sortPlaces(bool descending, std::size_t count);
    void takeOutPlaced();

    Kind m_kind;
    std::vector<Place> m_places;
    std::vector<std::int64_t> m_bare;
    bool m_twice = false; // a row may be in both
    std::string m_texts;
};

} // namespace earshot::store
