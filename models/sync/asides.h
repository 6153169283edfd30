#pragma once
// What could not be read and was set aside, so that one bad thing stops nothing else: a stretch of calls, a list, a
// transcript. Each has its own wait, which grows, and is kept with the cache, so that others can tell of it.

#include "models/store/inbox.h"
#include "models/sync/status.h"

namespace earshot::store {
class Cache;
}

namespace earshot::sync {

class Asides {
public:
    Asides(store::Cache &cache, Board &board, Clock clock);

    /// It was tried and failed: to be tried again after `first`, then after twice as long, up to `most`. Whoever notes
    /// at the same time that it is done with puts the cursor into that delivery, so that neither is kept alone.
    [[nodiscard]] store::Cursor noted(const std::string &what, const Error &error,
                                      seconds first = std::chrono::minutes(5), seconds most = std::chrono::hours(6));
    /// It is well again, or no more.
    [[nodiscard]] store::Cursor cleared(const std::string &what);
    /// The same, kept by themselves: lost when the cache cannot be written to, and then found out anew.
    void note(const std::string &what, const Error &error) { keep(noted(what, error)); }
    void clear(const std::string &what);

    bool has(const std::string &what) const { return m_troubles.contains(what); }
    /// True when it may be tried: it was never set aside, or its wait is over.
    bool isDue(const std::string &what) const;
    /// Ends all waits: a person wants it now.
    void hurry();
    const Troubles &all() const { return m_troubles; }

private:
    void keep(store::Cursor cursor);
    void tell();

    store::Cache &m_cache;
    Board &m_board;
    Clock m_clock;
    Troubles m_troubles;
};

/// What an engine set aside, by its name.
Troubles troublesIn(const std::vector<store::Cursor> &cursors);
/// The cursors that make the next engine know of none.
std::vector<store::Cursor> troublesForgotten(const std::vector<store::Cursor> &cursors);

/// The name of a stretch of calls, and back.
std::string nameOf(const store::Stretch &stretch);
std::optional<store::Stretch> stretchOf(std::string_view name);

} // namespace earshot::sync
