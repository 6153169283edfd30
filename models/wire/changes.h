#pragma once
// The changes feed, an extension of the Earshot backend: GET /v3/a/{account}/changes.json?cursor=…&per_page=…
//
// An ordered log of what was created, changed and deleted, so that an incremental sync costs one request:
//   {"changes": [{"seq": 17, "type": "call", "action": "changed", "id": "CAL…", "record": {…}, "transcript_available":
//   true}],
//    "next_cursor": "…", "has_more": false}
// `record` is the whole record as it is now, every optional field included, except a call's conversational_transcript:
// `transcript_available` says that there is one to fetch. A deleted record has none. Without a cursor the answer has no
// changes and the cursor of this moment: take it before a full sync. What a call shows of its company (name, zone), of
// its tracker (source_name) or of its person (total_calls) is told once, by a change of that and not by one of each
// call. A cursor the log no longer reaches back to, or does not know, is answered with 410 and {"error":
// "cursor_expired"}: the client then syncs in full. Cursors are opaque.

#include "models/wire/page.h"

#include "models/base/result.h"
#include "models/domain/account.h"
#include "models/domain/call.h"
#include "models/domain/interactions.h"
#include "models/domain/person.h"

#include <variant>

namespace earshot::wire {

/// The error word of a cursor that is of no use any more, sent with 410.
constexpr std::string_view CursorExpired = "cursor_expired";

enum class Action { Created, Changed, Deleted };
std::string_view word(Action action);
std::optional<Action> actionFrom(std::string_view word);

struct Change {
    std::int64_t seq = 0; // rises from change to change; gaps are allowed
    std::string type;     // call, form_submission, conversation, company, tracker, tag, user, person
    Action action = Action::Changed;
    std::string id;
    /// monostate for a deleted record.
    std::variant<std::monostate, Call, FormSubmission, Conversation, Client, Tracker, Tag, User, Person> record;
    bool transcriptAvailable = false; // calls only
    bool operator==(const Change &) const = default;
};

/// The wire word for the kind of record a Change carries; empty for monostate.
std::string_view typeOf(const decltype(Change::record) &record);

struct Changes {
    std::vector<Change> changes;
    std::string nextCursor;
    bool hasMore = false;
    std::vector<Problem> problems; // changes of an unknown type are skipped and told here
};

/// BadData as in readPage, and when there is no next_cursor (a sync without one would start over for ever).
Result<Changes> readChanges(std::string body);
std::string writeChanges(const Changes &changes, const QTimeZone &zone = QTimeZone::utc());

} // namespace earshot::wire
