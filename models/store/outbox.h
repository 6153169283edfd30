#pragma once
// Edits on their way out. A call has at most one edit waiting, into which further edits go, and one being sent; each
// field that was refused is an edit by itself. Sending is a PUT of values, so that one that was sent when the program
// died is simply sent again.

#include "models/store/calls.h"
#include "models/store/edits.h"

namespace earshot::store {

enum class OutboxId : std::int64_t {};

/// An edit of one call, whole. `change` sets values; of tags it says what is added and taken away, never the whole set.
struct Outgoing {
    OutboxId id{};
    CallRow row{};
    CallId call;
    CallChange change;
    SendState state = SendState::Waiting; // Waiting, Sending, Refused
    int attempts = 0;
    Instant editedAt;
    std::optional<Instant> sentAt;
    std::optional<Error> refusal; // why, when refused; while it waits, what went wrong with it the last time
};

struct OutboxCounts {
    std::int64_t waiting = 0, sending = 0, refused = 0;
    std::int64_t gone = 0;         // of the refused: those whose call is no more
    std::int64_t troubled = 0;     // of the waiting: those that the other side failed at
    std::optional<Instant> oldest; // of what is not refused
};

/// What became of an edit that was being sent. Parts of it that are not named here arrived.
struct Settlement {
    struct Part {
        CallChange change; // of the edit, tags by addTags and removeTags
        Error reason;
    };
    /// The call as the other side has it now; of its fields only those of the edit count. Unset: nothing was told.
    std::optional<Call> server = {};
    std::optional<Call> before = {};   // as it was given to markSending()
    std::vector<Part> refused = {};    // the other side said no for good
    CallChange unsent = {};            // what did not get through and waits again,
    bool mayHaveArrived = false;       // though it may be there,
    std::optional<Error> trouble = {}; // and why, when that is this edit's own trouble
};

class Outbox {
public:
    explicit Outbox(Database &database) : m_database(database) {}

    /// Everything, oldest edit first; `state` narrows it.
    Result<std::vector<Outgoing>> all(std::optional<SendState> state = {}) const;
    /// NotFound when it is not there any more.
    Result<Outgoing> one(OutboxId id) const;
    Result<OutboxCounts> counts() const;
    /// A call's edits, oldest first.
    Result<std::vector<Outgoing>> of(CallRow row) const;

    /// Waiting edits of calls that have none under way, oldest first.
    Result<std::vector<Outgoing>> nextToSend(std::size_t limit) const;
    /// Takes a waiting edit to be sent now and gives it as it is at this moment: exactly this is to be sent, since
    /// later edits of the call wait beside it. `attempt` names the try, for the log. `server`, when given, is the call
    /// as the other side has it at this moment: what it says already need not be sent, and values of its own that
    /// nobody here has seen become conflicts. NotFound when it is gone, not waiting any more, or need not be sent.
    /// Of the fields named by `unread` nobody could read what it says.
    Result<Outgoing> markSending(OutboxId id, std::string_view attempt, const std::optional<Call> &server = {},
                                 const Words &unread = {});
    /// True: meanwhile the other side said something else of these fields; the call has to be read once more
    /// (and is among Inbox::unsure()).
    Result<bool> settle(OutboxId id, const Settlement &outcome);
    /// All of it arrived; `server` is the whole call as the other side has it now.
    Result<void> confirm(OutboxId id, const Call &server);
    /// The other side said no for good. The local values stay, marked as refused, until retried, changed or discarded.
    Result<void> refuse(OutboxId id, const Error &reason);
    /// What was refused waits again, together with later edits, which win. Refused while it is being sent.
    Result<void> retry(OutboxId id);
    /// Nobody sends any more what was being sent, and how that ended is not known: all of it waits again.
    Result<void> release();
    /// Gives up a waiting or refused edit: the fields go back to the other side's values.
    Result<void> discard(OutboxId id);
    /// The same with several in one transaction. Those that are no more there, or are being sent, are left as they are.
    Result<void> retry(const std::vector<OutboxId> &ids);
    /// What was given up is given anew by the receipt's `undo`.
    Result<EditReceipt> discard(const std::vector<OutboxId> &ids);

private:
    Database &m_database;
};

} // namespace earshot::store
