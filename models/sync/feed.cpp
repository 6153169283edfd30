#include "models/sync/feed.h"

#include "models/sync/context.h"

namespace earshot::sync {
namespace {

struct Sorter {
    store::Delivery &delivery;
    const wire::Change &change;
    const Words &keys; // of fields of it that could not be read

    /// What was known of the fields that nobody could read stays.
    void unread(std::vector<store::UnreadField> &into, const std::string &id) const
    {
        for (const std::string &key : keys)
            into.push_back({id, key});
    }
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
        unread(delivery.unread, call.id.text);
        delivery.calls.push_back(std::move(call));
    }
    void operator()(FormSubmission &form) const
    {
        unread(delivery.forms.unread, form.id.text);
        delivery.forms.records.push_back(std::move(form));
    }
    void operator()(Conversation &texts) const
    {
        texts.messages.clear();
        delivery.cursors.push_back(messagesWanted(texts));
        unread(delivery.conversations.unread, texts.id.text);
        delivery.conversations.records.push_back(std::move(texts));
    }
    void operator()(Person &person) const { delivery.persons.push_back(std::move(person)); }
    void operator()(Client &client) const
    {
        unread(delivery.clients.unread, client.id.text);
        delivery.clients.records.push_back(std::move(client));
    }
    void operator()(Tracker &tracker) const
    {
        unread(delivery.trackers.unread, tracker.id.text);
        delivery.trackers.records.push_back(std::move(tracker));
    }
    void operator()(Tag &tag) const
    {
        unread(delivery.tags.unread, tag.id.text);
        delivery.tags.records.push_back(std::move(tag));
    }
    void operator()(User &user) const
    {
        unread(delivery.users.unread, user.id.text);
        delivery.users.records.push_back(std::move(user));
    }
};

} // namespace

store::Delivery fromFeed(wire::Changes changes)
{
    store::Delivery delivery;
    std::map<std::size_t, Words> unread;
    for (auto &[index, key] : wire::unreadFields(changes.problems))
        unread[index].push_back(std::move(key));
    for (std::size_t i = 0; i < changes.changes.size(); ++i)
        std::visit(Sorter{delivery, changes.changes[i], unread[i]}, changes.changes[i].record);
    return delivery;
}

} // namespace earshot::sync
