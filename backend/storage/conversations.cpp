#include "backend/storage/additions.h"
#include "backend/storage/interactions.h"
#include "models/base/text.h"

#include <algorithm>

namespace earshot::storage {
namespace {

/// Short and of mixed case, as the service writes them: "KZaGR".
std::string newCode(sql::Connection &sql)
{
    constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    for (std::size_t length = 5;; ++length) {
        const std::string random = newId("");
        std::string code;
        for (std::size_t i = 0; i < length; ++i)
            code += letters[std::size_t(std::stoul(random.substr(i * 2 % 30, 2), nullptr, 16)) % letters.size()];
        if (!rowOf(sql, "stored_conversations", code))
            return code;
    }
}

void addMessages(sql::Connection &sql, Number row, const std::vector<TextMessage> &messages)
{
    for (auto message = messages.rbegin(); message != messages.rend(); ++message) { // oldest first: rows rise with time
        TextMessage kept = *message;
        if (!kept.createdAt)
            continue;
        if (kept.id.empty())
            kept.id = std::to_string(firstNumber(sql, {"SELECT max(row) + 1 FROM messages", {}}).value_or(1));
        if (firstNumber(sql, {"SELECT row FROM messages WHERE conversation = ? AND id = ?", {row, kept.id}}))
            continue;
        const Extra extras[] = {{"conversation", row}};
        insertRecord(sql, "messages", kept, extras);
    }
}

Number insertConversation(Write &write, Conversation conversation, Number client)
{
    if (conversation.id.empty())
        conversation.id = ConversationId(newCode(write.sql));
    if (!conversation.lastMessageAt)
        conversation.lastMessageAt = write.now;
    const Extra links[] = {
        {"company", client},
        {"person", person(write, client, conversation.customerPhoneNumber, conversation.customerName)},
        {"initial_tracker", rowOf(write.sql, "stored_trackers", conversation.initialTrackerId.text)},
        {"current_tracker", rowOf(write.sql, "stored_trackers", conversation.currentTrackerId.text)}};
    return insertRecord(write.sql, "stored_conversations", conversation, links);
}

Clause narrowedConversations(sql::Connection &sql, const Viewer &viewer, const ConversationFilter &filter)
{
    Clause query;
    query.where(visibleTo(viewer, "company"));
    if (filter.client)
        query.where("company = ?", {rowOf(sql, "companies", filter.client->text).value_or(0)});
    if (filter.window)
        query.where("last_message_at >= ?", {toMs(filter.window->from)})
            .where("last_message_at < ?", {toMs(filter.window->to)});
    if (!filter.search.empty()) {
        query.where("(instr(folded(customer_name), ?) > 0 OR customer_phone_number LIKE ? ESCAPE '\\')",
                    {text::folded(filter.search), numberAnywhere(filter.search)});
    }
    return query;
}

} // namespace

Result<Number> addConversation(Write &write, Conversation conversation)
{
    const auto client = rowOf(write.sql, "companies", conversation.clientId.text);
    if (!client)
        return refused("company_id does not exist");
    const Number account = firstNumber(write.sql, {"SELECT account FROM companies WHERE row = ?", {*client}}).value();
    const auto known =
        firstNumber(write.sql, {"SELECT row FROM stored_conversations WHERE id = ?", {conversation.id.text}});
    const std::vector<TextMessage> messages = std::move(conversation.messages);
    const Number row = known ? *known : insertConversation(write, std::move(conversation), *client);
    addMessages(write.sql, row, messages);
    run(write.sql, {"UPDATE stored_conversations SET last_message_at = coalesce("
                    "(SELECT max(created_at) FROM messages WHERE conversation = ?), last_message_at) WHERE row = ?",
                    {row, row}});
    write.log(Logged::Conversation, row, known ? Write::Kind::Changed : Write::Kind::Created, account, *client);
    return row;
}

Result<Listing<Conversation>> Conversations::list(const Viewer &viewer, const ConversationFilter &filter,
                                                  const Slice &slice) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<Conversation>> {
        return page<Conversation>(m_database, sql, narrowedConversations(sql, viewer, filter),
                                  " ORDER BY last_message_at DESC, row DESC", slice);
    });
}

Result<Conversations::Found> Conversations::find(const Viewer &viewer, const ConversationId &id,
                                                 const Slice &messages) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Found> {
        const auto row = visibleRow(sql, "stored_conversations", id.text, viewer);
        if (!row)
            return row.error();
        Found found{load<Conversation>(sql, *row), 0};
        found.total = firstNumber(sql, {"SELECT count(*) FROM messages WHERE conversation = ?", {*row}}).value_or(0);
        found.conversation.messages.clear();
        const Clause page = Clause{
            "SELECT " + columnNames<TextMessage>() +
                " FROM messages WHERE conversation = ? ORDER BY created_at DESC, row DESC",
            {*row}}.add(limits(messages));
        const sql::Use select = prepare(sql, page);
        while (select->executeStep())
            found.conversation.messages.push_back(readRecord<TextMessage>(*select));
        return found;
    });
}

void Conversations::insert(Conversation conversation, Done<ConversationId> done)
{
    m_database.write<ConversationId>(
        [conversation = std::move(conversation)](Write &write) -> Result<ConversationId> {
            const auto row = addConversation(write, conversation);
            return row ? Result(load<Conversation>(write.sql, *row).id) : row.error();
        },
        std::move(done));
}

} // namespace earshot::storage
