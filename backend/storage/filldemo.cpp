#include "backend/storage/filldemo.h"

#include "backend/storage/additions.h"
#include "backend/storage/persons.h"

#include <set>

namespace earshot::storage {
namespace {

constexpr std::size_t BatchCalls = 1000;
constexpr const char *DemoZone = "Asia/Kolkata"; // the agency is in Bengaluru

/// Writes what the demo makes, calls in batches.
class Shelf final : public demo::Sink {
public:
    explicit Shelf(Storage &storage) : m_storage(storage) {}

    Result<void> agency(demo::Agency agency) override;
    Result<void> call(demo::CallRecord record) override;
    Result<void> form(FormSubmission form) override;
    Result<void> conversation(Conversation conversation) override;
    Result<void> flush();

private:
    Result<void> addAgency(Write &write, const demo::Agency &agency);
    Result<void> addBatch(Write &write);

    Storage &m_storage;
    Number m_account = 0;
    std::vector<NewCall> m_calls;
    std::vector<FormSubmission> m_forms;
    std::vector<Conversation> m_conversations;
};

Result<void> Shelf::agency(demo::Agency agency)
{
    return m_storage.database.writeNow<void>([&](Write &write) { return addAgency(write, agency); });
}

Result<void> Shelf::addAgency(Write &write, const demo::Agency &agency)
{
    if (firstNumber(write.sql, {"SELECT row FROM accounts", {}}))
        return Error{Error::Kind::Conflict, "the folder already holds an agency"};
    m_account = addAccount(write, agency.account, DemoZone);
    for (const Client &client : agency.clients)
        addClient(write, client, m_account);
    const auto clientOf = [&](const ClientId &id) { return rowOf(write.sql, "companies", id.text); };
    for (const Tracker &tracker : agency.trackers)
        if (const auto added = addTracker(write, tracker, m_account, clientOf(tracker.clientId).value_or(0)); !added)
            return added.error();
    for (const Tag &tag : agency.tags)
        if (const auto added = addTag(write, tag, m_account, clientOf(tag.clientId)); !added)
            return added.error();
    for (const User &user : agency.users)
        if (const auto added = addUser(write, user, m_account); !added)
            return added.error();
    return {};
}

Result<void> Shelf::call(demo::CallRecord record)
{
    NewCall call{std::move(record.call), std::move(record.pageViews), {}};
    if (!record.wav.empty()) {
        const auto saved = m_storage.recordings.save(record.wav, mediaTypeOf(record.wav));
        if (!saved)
            return saved.error();
        call.recording = *saved;
    }
    m_calls.push_back(std::move(call));
    return m_calls.size() < BatchCalls ? Result<void>() : flush();
}

Result<void> Shelf::form(FormSubmission form)
{
    m_forms.push_back(std::move(form));
    return {};
}

Result<void> Shelf::conversation(Conversation conversation)
{
    m_conversations.push_back(std::move(conversation));
    return {};
}

Result<void> Shelf::addBatch(Write &write)
{
    std::set<Number> persons;
    for (NewCall &call : m_calls) {
        const auto added = addCall(write, std::move(call));
        if (!added)
            return added.error();
        if (added->person)
            persons.insert(*added->person);
    }
    for (FormSubmission &form : m_forms)
        if (const auto added = addForm(write, std::move(form)); !added)
            return added.error();
    for (Conversation &conversation : m_conversations)
        if (const auto added = addConversation(write, std::move(conversation)); !added)
            return added.error();
    for (const Number person : persons)
        settlePerson(write, person, m_account);
    return {};
}

Result<void> Shelf::flush()
{
    const auto written = m_storage.database.writeNow<void>([&](Write &write) { return addBatch(write); });
    m_calls.clear();
    m_forms.clear();
    m_conversations.clear();
    return written;
}

} // namespace

Result<demo::Figures> fillDemo(Storage &storage, const demo::Options &options)
{
    Shelf shelf(storage);
    const auto figures = demo::make(options, shelf);
    if (!figures)
        return figures;
    if (const auto written = shelf.flush(); !written)
        return written.error();
    return figures;
}

} // namespace earshot::storage
