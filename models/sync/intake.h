#pragma once
// Pages on their way into the cache. While one batch is written the next gathers, so that a quick server does not wait
// for the disk nor the disk for the server; what comes slowly goes in page by page, at once.

#include "models/sync/context.h"

#include <deque>

namespace earshot::sync {

class Intake {
public:
    /// `mostPages` may wait to be written.
    Intake(Context &context, std::size_t mostPages) : m_context(context), m_mostPages(mostPages) {}

    /// Writes what comes, for as long as the sync runs.
    Flow<> run();

    /// Takes a page of calls or conversations (no other parts of a delivery) with its cursors and waits while too many
    /// wait. Pages go in in the order they were taken; once one could not be written, neither it nor any after it is in
    /// the cache, and every put() tells why until settled().
    Flow<Result<void>> put(store::Delivery page);

    /// Waits until nothing is on its way any more. What went wrong goes on being told.
    Flow<Result<void>> written();

    /// Waits until nothing is on its way any more, and tells, once, what went wrong.
    Flow<Result<void>> settled();

private:
    store::Delivery gathered();

    Context &m_context;
    std::size_t m_mostPages;
    std::deque<store::Delivery> m_waiting;
    bool m_writing = false;
    Result<void> m_outcome;
};

} // namespace earshot::sync
