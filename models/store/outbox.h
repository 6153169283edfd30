#pragma once
// Edits on their way out. A call has at most one edit waiting, into which further edits go, and one being sent. Sending
// is a PUT of values, so that one that was sent when the program died is simply sent again.

#include "models/store/calls.h"
#include "models/store/edits.h"

namespace earshot::store {

enum class OutboxId : std::int64_t {};

/// An edit of one call, whole. `change` sets values (tags: the whole set), never addTags or removeTags.
struct Outgoing {
    OutboxId id{};
    CallRow row{};
    CallId call;
    CallChange change;
    SendState state = SendState::Waiting; // Waiting, Sending, Refused
    int attempts = 0;
    Instant editedAt;
    std::optional<Instant> sentAt;
    std::optional<Error> refusal; // why, when refused
};

struct OutboxCounts {
    std::int64_t waiting = 0, sending = 0, refused = 0;
    std::optional<Instant> oldest; // of what is not refused
};

class Outbox {
public:
    explicit Outbox(Database &database) : m_database(database) {}

    /// Everything, oldest edit first; `state` narrows it.
    Result<std::vector<Outgoing>> all(std::optional<SendState> state = {}) const;
    Result<OutboxCounts> counts() const;
    /// A call's edits, oldest first.
    Result<std::vector<Outgoing>> of(CallRow row) const;

    /// Waiting edits of calls that have none under way, oldest first.
    Result<std::vector<Outgoing>> nextToSend(std::size_t limit) const;
    /// Takes a waiting edit to be sent now and gives it as it is at this moment: exactly this is to be sent, since
    /// later edits of the call wait beside it. `attempt` names the try, for the log. NotFound when it is gone or not
    /// waiting any more.
    Result<Outgoing> markSending(OutboxId id, std::string_view attempt);
    /// It arrived; `server` is the whole call as the other side has it now. The fields of a later waiting edit keep
    /// their local values.
    Result<void> confirm(OutboxId id, const Call &server);
    /// The other side said no for good. The local values stay, marked as refused, until retried or discarded.
    Result<void> refuse(OutboxId id, const Error &reason);
    /// It did not get through, or was refused and is to be tried again: waits again, together with later edits, which
    /// win.
    Result<void> retry(OutboxId id);
    /// Gives up a waiting or refused edit: the fields go back to the other side's values.
    Result<void> discard(OutboxId id);

private:
    Database &m_database;
};

} // namespace earshot::store
