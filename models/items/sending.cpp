#include "models/items/sending.h"

namespace earshot::items {
namespace {

bool carries(const store::CallChange &change, std::string_view field)
{
    return (field == "note" && change.note) || (field == "lead_status" && change.leadStatus) ||
           (field == "value" && change.value) || (field == "customer_name" && change.customerName) ||
           (field == "tags" && !(change.addTags.empty() && change.removeTags.empty()));
}

} // namespace

FieldSending sendingOf(const CallDetails &details, std::string_view field)
{
    FieldSending sending;
    sending.sentAt = details.stored.sentAt;
    for (const store::Outgoing &edit : details.outbox) {
        const bool isSettled = sending.state == store::SendState::Settled;
        if (!carries(edit.change, field) || (!isSettled && sending.state == store::SendState::Refused))
            continue; // what was refused needs somebody; of tags others may be on their way
        sending.state = edit.state;
        sending.edit = edit.id;
        sending.refusal = edit.refusal;
    }
    for (const store::Conflict &conflict : details.conflicts)
        if (conflict.field == field)
            sending.other = conflict.other;
    return sending;
}

} // namespace earshot::items
