#pragma once
// The first sync's way back in time: slice by slice, several at once, newest first. What is begun and how far it has
// come is kept in the cache's cursors, so that a stop at any moment resumes where it was.

#include "models/store/inbox.h"

#include <map>

namespace earshot::sync {

/// A stretch of time whose calls are read page by page, newest first.
struct Slice {
    store::Stretch stretch;
    std::string next; // the page to go on with; empty: the first

    /// Where it stands, to be kept; and what to keep once it is read.
    store::Cursor open() const;
    store::Cursor closed() const;
    static std::optional<Slice> parse(const store::Cursor &cursor);
};

/// So far after the other side's now the newest slice ends: calls may carry a time that is a little ahead, and either
/// clock may be wrong. A list of what is newest has no end of our own making.
inline constexpr std::chrono::days Ahead{366};

/// The slice before `to`: short at first so that the newest calls are there at once, then longer. `newest` is where the
/// first slice ended. Never before `limit`.
store::Stretch sliceBefore(Instant to, Instant newest, Instant limit);

class WayBack {
public:
    /// Goes on from the cursors of a cache, or begins Ahead of `now`, the other side's. It ends at `limit`; one that
    /// ended before goes on where the limit lies further back by now.
    WayBack(const std::vector<store::Cursor> &kept, Instant now, Instant limit);

    /// The next slice to read; empty when all have been taken. Keep cursor() and the slice's open() before others
    /// are taken.
    std::optional<Slice> take();
    store::Cursor cursor() const;
    bool isDone() const { return m_done || (m_left.empty() && m_taken.empty() && m_begin <= m_limit); }

    /// A taken slice has been read back to `oldest`.
    void reach(const Slice &slice, Instant oldest);
    /// A taken slice has been read to its end.
    void close(const Slice &slice);
    /// All calls after this have been read.
    Instant reached() const;

    /// A taken slice cannot be read now: it is no part of the way any more.
    void setAside(const Slice &slice) { m_taken.erase(slice.stretch.to); }

    /// Makes the next way begin anew.
    static std::vector<store::Cursor> forgotten(const std::vector<store::Cursor> &kept);

private:
    Instant m_now;
    Instant m_limit;
    Instant m_begin; // nothing before this has been begun
    bool m_done = false;
    std::vector<Slice> m_left;          // begun by a sync that was stopped; the newest last
    std::map<Instant, Instant> m_taken; // ends of slices, and how far back they have been read
};

} // namespace earshot::sync
