#pragma once
// CallRail v3 JSON → values. Lenient about what a value looks like ("" for null, numbers as text, text as numbers, any
// time offset), strict about nothing but the shape: JSON, and a list where a list is due. Thread-safe, no state.
//
// Bodies are taken by value and moved from; one with 64 bytes of spare capacity is read without a copy.

#include "models/base/result.h"
#include "models/domain/account.h"
#include "models/domain/call.h"
#include "models/domain/interactions.h"
#include "models/wire/page.h"

namespace earshot::wire {

/// Reads a list. T: Call, Client, Tracker, Tag, User, Account, FormSubmission, Conversation, PageView.
/// A field of a wrong type is ignored, as is an item of a list, and a row without id skipped, each with a Problem;
/// unknown fields are ignored, unknown words kept. Of a key that comes twice, the last counts. Text comes out through
/// text::clean. BadData, with the position, when the body is not whole JSON of that shape (a page cut in the middle,
/// HTML).
template <typename T>
Result<Page<T>> readPage(std::string body);

/// Reads one record over `onto`: fields the body does not name keep what `onto` has, so that the short answer to an
/// update does not blank the rest. Same types and rules as readPage; a record without any id is BadData.
/// `problems` (may be null) gets the ignored fields.
template <typename T>
Result<T> readOne(std::string body, T onto = {}, std::vector<Problem> *problems = nullptr);

/// One conversation with a page of its messages (newest first), whose envelope stands in the same object.
struct ConversationPage : PageInfo {
    Conversation conversation;
    std::vector<Problem> problems; // row 0: of the conversation; from 1: of its messages
};
Result<ConversationPage> readConversation(std::string body);

/// The address of the sound, from the answer of a recording endpoint: {"url": "…"}. It may expire: ask again each time.
Result<std::string> readRecordingUrl(std::string body);

/// A call as webhooks send it: masked ids in `resource_id` and its likes win over the numeric ones.
struct WebhookCall {
    Call call;
    Words changes; // what a Call Modified event names: tags, note, value, …
    bool spam = false;
    bool hasZonelessTimes = false; // one at least has no offset
    std::vector<Problem> problems;
};
/// Fields the body does not name keep what `onto` has; so do its ids. Times without an offset are taken in `zoneless`.
Result<WebhookCall> readWebhookCall(std::string body, Call onto = {}, const QTimeZone &zoneless = QTimeZone::utc());

/// What an error body says, in all its known forms: {"error":"…"}, {"message":"…"}, {"errors": text, list of texts or
/// of {field, message}, or object of lists}. Several are joined with "; ". Empty when the body says nothing readable.
/// At most 500 bytes; made harmless for logs and screens.
std::string readError(std::string body);
/// An error that came with a status of success, as some servers do.
struct ErrorBody {
    std::string message; // as readError
    int status = 0;      // that it names in the body; 0: none
};
/// Of {"error": …} and its like without anything else; unset: it is none, or says nothing.
std::optional<ErrorBody> readNothingButError(const std::string &body);

} // namespace earshot::wire
