#pragma once
// Leads with their timeline, text threads, and lists of what this server does not have yet. Written only: our own
// client asks for none of them, other people's clients do.

#include "models/domain/account.h"
#include "models/domain/interactions.h"
#include "models/domain/person.h"
#include "models/wire/page.h"

#include <variant>

namespace earshot::wire {

/// leads/{id}/timeline.json
struct Timeline {
    using Event = std::variant<Call, FormSubmission, TextMessage>;
    Person person;
    std::vector<Tag> tags;           // of its calls
    std::int64_t interactions = 0;   // all there are
    std::optional<Call> first, last; // calls; where the person came from is the first's
    std::vector<Event> events;       // a page of them
};
std::string writeTimeline(const Timeline &timeline, const PageInfo &info);

/// sms-threads.json: a conversation by its other name, under the other names of its fields.
std::string writeThreads(const std::vector<Conversation> &conversations, const PageInfo &info);
/// One thread with a page of its messages, whose envelope stands in the same object.
std::string writeThread(const Conversation &conversation, const PageInfo &messages);

/// An empty page of the list `key`.
std::string writeEmptyPage(std::string_view key, const PageInfo &info);

/// {"message": "…"}
std::string writeMessage(std::string_view sentence);

} // namespace earshot::wire
