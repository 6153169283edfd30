#pragma once
// Edits on their way out: those of one call in order, those of different calls beside each other. A call is read before
// an edit of it is sent, so that what others made of it since is not written over unseen.

#include "models/sync/context.h"

#include <map>

namespace earshot::sync {

/// An edit is read as it is there before it is changed.
inline constexpr int RequestsAnEdit = 2;

class OutboundFlow {
public:
    explicit OutboundFlow(Context &context) : m_context(context) {}

    /// Several of these may run beside each other.
    Flow<> run();
    /// The outbox has changed. Any thread.
    void look();
    /// Nothing is left to send but what the other side failed at again and again.
    bool isSettled() const { return m_settled && (m_aside.empty() || m_nudges == m_context.nudges); }

private:
    /// An edit that the other side fails at waits by itself, and stands in nobody's way.
    struct Aside {
        store::CallChange change; // once this is another one it is tried at once
        Steady::time_point until;
        int failures = 0;
        int nudges = 0;
    };
    struct Sent {
        store::Settlement outcome;
        std::optional<Error> line; // nothing gets through at the moment
        bool lookAgain = false;    // the call changed under our hands
    };
    Result<std::optional<store::Outgoing>> next();
    bool isAside(const store::Outgoing &edit) const;
    Flow<> rest();
    Flow<Result<remote::CallState>> read(CallId id);
    Flow<std::optional<Error>> send(store::Outgoing edit);
    Flow<store::CallChange> leftOut(store::CallChange part, remote::CallState &state);
    Flow<Sent> put(store::Outgoing edit, remote::CallState state);
    Flow<> settle(store::Outgoing edit, store::Settlement &outcome);
    void countLooks(const store::Outgoing &edit, Sent &sent);
    void setAside(const store::Outgoing &edit, const store::Settlement &outcome);

    Context &m_context;
    std::atomic<bool> m_look = true;
    std::map<store::OutboxId, CallRow> m_busy;
    std::map<CallRow, Aside> m_aside;
    std::map<CallRow, int> m_looks; // how often in a row a call had changed under our hands
    bool m_readAgain = false;       // what was sent may have changed more than itself
    bool m_settled = false;
    int m_nudges = 0; // answered
};

/// The requests that make up one edit, in the order they must be sent. CallRail answers 500 to an update that carries a
/// value among other things, and a call marked as spam can no longer be changed: both go alone, spam last.
std::vector<store::CallChange> partsOf(const store::CallChange &change, bool valueAlone);
/// Every field by itself, tags name by name: what is tried when a part is refused, so that the rest arrives.
std::vector<store::CallChange> piecesOf(const store::CallChange &change);
/// What of a part the other side did not take, though it said that it was done: the call it answered with is otherwise.
/// How it writes things is its own: blanks around a text count for nothing.
store::CallChange notTaken(const store::CallChange &part, const Call &answered);
/// The request for a part. Where the server has versions it takes tags to add and to remove. CallRail adds tags too;
/// to remove some it has to be given all that are to stay.
wire::CallUpdate updateOf(const store::CallChange &part, const remote::CallState &state);

} // namespace earshot::sync
