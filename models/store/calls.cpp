#include "models/store/calls.h"

#include "models/domain/withheld.h"
#include "models/sql/columns.h"
#include "models/store/callrows.h"
#include "models/store/corrections.h"
#include "models/store/database.h"
#include "models/store/records.h"

namespace earshot::store {
namespace {

Error noSuchCall()
{
    return {Error::Kind::NotFound, "no such call in the cache"};
}

Result<StoredCall> found(std::optional<StoredCall> call)
{
    if (!call)
        return noSuchCall();
    return std::move(*call);
}

std::vector<StoredCall> readRows(sql::Connection &connection, std::span<const CallRow> rows,
                                 std::span<const Field *const> fields)
{
    const auto select = connection.prepared(selectCalls(fields) + "WHERE row = ?");
    std::vector<StoredCall> out;
    out.reserve(rows.size());
    for (const CallRow row : rows) {
        select->reset();
        select->bind(1, std::int64_t(row));
        if (select->executeStep())
            out.push_back(readCall(*select, fields));
    }
    return out;
}

// A withheld number says nothing about who called.
std::string knownNumber(const Call &call)
{
    return phone::identifies(call.customerPhoneNumber) ? call.customerPhoneNumber : std::string();
}

std::string knownPerson(const Call &call)
{
    const bool nobody = call.personId.text == "anonymous" || phone::isWithheld(call.customerPhoneNumber);
    return nobody ? std::string() : call.personId.text; // whatever a server makes of those who withhold their number
}

void readMessages(sql::Connection &connection, std::vector<Conversation> &conversations)
{
    for (Conversation &conversation : conversations)
        conversation.messages = select<TextMessage>(
            connection, "WHERE conversation = ? ORDER BY created_at DESC, id DESC", {conversation.id.text});
}

} // namespace

Result<StoredCall> Calls::call(CallRow row) const
{
    return m_database.read([row](sql::Connection &connection) { return found(findCall(connection, row)); });
}

Result<StoredCall> Calls::callById(const CallId &id) const
{
    return m_database.read([&id](sql::Connection &connection) { return found(findCall(connection, id)); });
}

Result<std::vector<StoredCall>> Calls::calls(std::span<const CallRow> rows, std::span<const Field *const> fields) const
{
    std::vector<const Field *> stored;
    for (const Field *field : fields)
        if (field->isStored())
            stored.push_back(field);
    if (fields.empty()) {
        stored = sql::storedFields();
        stored.insert(stored.end(), sql::ownFields().begin(), sql::ownFields().end());
    }
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<StoredCall>> {
        return readRows(connection, rows, stored);
    });
}

Result<std::optional<Transcript>> Calls::transcript(CallRow row) const
{
    return m_database.read([row](sql::Connection &connection) -> Result<std::optional<Transcript>> {
        const auto state = connection.prepared("SELECT transcript_state FROM calls WHERE row = ?");
        state->bind(1, std::int64_t(row));
        if (!state->executeStep())
            return noSuchCall();
        const auto known = TranscriptState(state->getColumn(0).getInt());
        if (known == TranscriptState::None || known == TranscriptState::Wanted)
            return std::optional<Transcript>();
        return std::optional(readTranscript(connection, row));
    });
}

Result<std::vector<PageView>> Calls::pageViews(CallRow row) const
{
    return m_database.read([row](sql::Connection &connection) -> Result<std::vector<PageView>> {
        return select<PageView>(connection, "WHERE call = ? ORDER BY created_at, seq", {std::int64_t(row)});
    });
}

Result<std::vector<StoredCall>> Calls::otherCalls(CallRow row, std::size_t limit) const
{
    return m_database.read([row, limit](sql::Connection &connection) -> Result<std::vector<StoredCall>> {
        const auto known = findCall(connection, row);
        if (!known)
            return noSuchCall();
        std::vector<CallRow> rows;
        const auto select = connection.prepared(
            "SELECT row FROM (SELECT row, start_time FROM calls WHERE person_id = ?1 AND person_id <> '' AND gone = 0 "
            "AND row <> ?3 ORDER BY start_time DESC LIMIT ?4) UNION SELECT row FROM (SELECT row, start_time FROM calls "
            "WHERE customer_phone_number = ?2 AND customer_phone_number <> '' AND gone = 0 AND row <> ?3 "
            "ORDER BY start_time DESC LIMIT ?4) ORDER BY row DESC LIMIT ?4");
        select->bind(1, knownPerson(known->call));
        select->bind(2, knownNumber(known->call));
        select->bind(3, std::int64_t(row));
        select->bind(4, std::int64_t(limit));
        while (select->executeStep())
            rows.push_back(CallRow(select->getColumn(0).getInt64()));
        return readRows(connection, rows, sql::storedFields());
    });
}

Result<std::vector<FormSubmission>> Calls::forms(CallRow row, std::size_t limit) const
{
    return m_database.read([row, limit](sql::Connection &connection) -> Result<std::vector<FormSubmission>> {
        const auto known = findCall(connection, row);
        if (!known)
            return noSuchCall();
        return select<FormSubmission>(connection,
                                      "WHERE (person_id <> '' AND person_id = ?1) OR (customer_phone_number <> '' AND "
                                      "customer_phone_number = ?2) ORDER BY submitted_at DESC LIMIT ?3",
                                      {knownPerson(known->call), knownNumber(known->call), std::int64_t(limit)});
    });
}

Result<std::vector<Conversation>> Calls::conversations(CallRow row, std::size_t limit) const
{
    return m_database.read([row, limit](sql::Connection &connection) -> Result<std::vector<Conversation>> {
        const auto known = findCall(connection, row);
        if (!known)
            return noSuchCall();
        auto out = select<Conversation>(connection,
                                        "WHERE customer_phone_number <> '' AND customer_phone_number = ? "
                                        "ORDER BY last_message_at DESC LIMIT ?",
                                        {knownNumber(known->call), std::int64_t(limit)});
        readMessages(connection, out);
        return out;
    });
}

Result<std::vector<FormSubmission>> Calls::allForms(const ClientId &client, std::size_t limit) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<FormSubmission>> {
        if (client.empty())
            return select<FormSubmission>(connection, "ORDER BY submitted_at DESC LIMIT ?", {std::int64_t(limit)});
        return select<FormSubmission>(connection, "WHERE company_id = ? ORDER BY submitted_at DESC LIMIT ?",
                                      {client.text, std::int64_t(limit)});
    });
}

Result<std::vector<Conversation>> Calls::allConversations(const ClientId &client, std::size_t limit) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<Conversation>> {
        auto out =
            client.empty()
                ? select<Conversation>(connection, "ORDER BY last_message_at DESC LIMIT ?", {std::int64_t(limit)})
                : select<Conversation>(connection, "WHERE company_id = ? ORDER BY last_message_at DESC LIMIT ?",
                                       {client.text, std::int64_t(limit)});
        readMessages(connection, out);
        return out;
    });
}

} // namespace earshot::store
