#pragma once
// Edits on their way out: those of one call in order, those of different calls beside each other.

#include "models/sync/context.h"

#include <set>

namespace earshot::sync {

class OutboundFlow {
public:
    explicit OutboundFlow(Context &context) : m_context(context) {}

    /// Several of these may run beside each other.
    Flow<> run();
    /// The outbox has changed. Any thread.
    void look();
    bool isSettled() const { return m_settled; }

private:
    Result<std::optional<store::Outgoing>> next();
    Flow<> send(store::Outgoing edit);
    Flow<Result<Call>> put(const Call &known, std::vector<wire::CallUpdate> parts);

    Context &m_context;
    std::atomic<bool> m_look = true;
    std::set<store::OutboxId> m_busy;
    bool m_settled = false;
};

/// The requests that make up one edit, in the order they must be sent. CallRail answers 500 to an update that carries a
/// value among other things, and a call marked as spam can no longer be changed: both go alone, spam last.
std::vector<wire::CallUpdate> partsOf(const store::CallChange &change);

} // namespace earshot::sync
