#include "models/sync/feed.h"

#include "models/sync/context.h"

namespace earshot::sync {
namespace {

struct Sorter {
    store::Delivery &delivery;
    const wire::Change &change;

    void operator()(std::monostate) const
    {
        const std::string &id = change.id;
        if (change.type == "call")
            delivery.gone.emplace_back(CallId(id), store::Gone::Deleted);
        else if (change.type == "company")
            delivery.clients.deleted.emplace_back(id);
        else if (change.type == "tracker")
            delivery.trackers.deleted.emplace_back(id);
        else if (change.type == "tag")
            delivery.tags.deleted.emplace_back(id);
        else if (change.type == "user")
            delivery.users.deleted.emplace_back(id);
        else if (change.type == "form_submission")
            delivery.forms.deleted.emplace_back(id);
        else if (change.type == "conversation")
            delivery.conversations.deleted.emplace_back(id);
    }
    void operator()(Call &call) const
    {
        if (change.transcriptAvailable)
            delivery.transcribed.push_back(call.id);
        delivery.calls.push_back(std::move(call));
    }
    void operator()(FormSubmission &form) const { delivery.forms.records.push_back(std::move(form)); }
    void operator()(Conversation &texts) const
    {
        texts.messages.clear();
        delivery.cursors.push_back(messagesWanted(texts));
        delivery.conversations.records.push_back(std::move(texts));
    }
    void operator()(Person &person) const { delivery.persons.push_back(std::move(person)); }
    void operator()(Client &client) const { delivery.clients.records.push_back(std::move(client)); }
    void operator()(Tracker &tracker) const { delivery.trackers.records.push_back(std::move(tracker)); }
    void operator()(Tag &tag) const { delivery.tags.records.push_back(std::move(tag)); }
    void operator()(User &user) const { delivery.users.records.push_back(std::move(user)); }
};

} // namespace

store::Delivery fromFeed(wire::Changes changes)
{
    store::Delivery delivery;
    for (wire::Change &change : changes.changes)
        std::visit(Sorter{delivery, change}, change.record);
    return delivery;
}

} // namespace earshot::sync
