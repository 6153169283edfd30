#pragma once
// Calls as they are in the cache, and what else is known of the people who called. Any thread.

#include "models/base/result.h"
#include "models/domain/catalogue.h"
#include "models/domain/interactions.h"

#include <span>

namespace earshot::store {

class Database;

/// What the cache knows of a call's transcript beyond the plain text.
enum class TranscriptState { // numbers are kept in caches: only ever appended to
    None,                    // nothing says that there is one
    Wanted,                  // there should be one; not fetched yet
    Absent,                  // asked for: there is none
    Fetched,                 // in the cache
};

/// How far the latest edits of a call have come.
enum class SendState { Settled = 0, Waiting = 1, Sending = 2, Refused = 3 }; // numbers are kept in caches

/// Why a call is in no list any more. Its row stays for a while, so that nothing is lost by mistake.
enum class Gone { No = 0, Deleted = 1, Spam = 2, Absent = 3 }; // numbers are kept in caches

/// A call as it lies in the cache; `call.transcript` is empty: see Calls::transcript.
struct StoredCall {
    CallRow row{};
    Call call;
    TranscriptState transcript = TranscriptState::None;
    SendState sending = SendState::Settled;
    std::optional<Instant> sentAt; // when the last edit was confirmed
    bool hasConflict = false;      // see Edits::conflicts
    Gone gone = Gone::No;
};

class Calls {
public:
    explicit Calls(Database &database) : m_database(database) {}

    /// NotFound when there is no such row. Calls that are gone are found too.
    Result<StoredCall> call(CallRow row) const;
    Result<StoredCall> callById(const CallId &id) const;
    /// For list rows, in the order asked for; rows that are no more are left out. `fields` (all when empty) says what
    /// to read of each; id comes always. 256 rows with a dozen fields take about a millisecond.
    Result<std::vector<StoredCall>> calls(std::span<const CallRow> rows,
                                          std::span<const Field *const> fields = {}) const;

    /// Empty optional: not fetched. An empty transcript: there is none.
    Result<std::optional<Transcript>> transcript(CallRow row) const;
    /// The web session that led to the call, oldest first.
    Result<std::vector<PageView>> pageViews(CallRow row) const;

    /// The same person's or number's other calls, newest first, at most `limit`.
    Result<std::vector<StoredCall>> otherCalls(CallRow row, std::size_t limit) const;
    /// Forms and texts of the call's person, number or e-mail, newest first, at most `limit`.
    Result<std::vector<FormSubmission>> forms(CallRow row, std::size_t limit) const;
    Result<std::vector<Conversation>> conversations(CallRow row, std::size_t limit) const;

    /// All forms and texts, newest first, of one client or (empty) of all.
    Result<std::vector<FormSubmission>> allForms(const ClientId &client, std::size_t limit) const;
    Result<std::vector<Conversation>> allConversations(const ClientId &client, std::size_t limit) const;

private:
    Database &m_database;
};

} // namespace earshot::store
