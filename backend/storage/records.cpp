#include "backend/storage/records.h"

namespace earshot::storage {

template <>
void complete(sql::Connection &, Number, Tag &tag)
{
    for (const TagColor &color : tagColors())
        if (tag.color == color.name)
            tag.backgroundColor = color.background;
}

template <>
void complete(sql::Connection &sql, Number row, User &user)
{
    const sql::Use select = sql.prepared("SELECT m.id, m.name FROM user_companies u JOIN companies m "
                                         "ON m.row = u.company WHERE u.user = ? ORDER BY m.name, m.row");
    select->bind(1, row);
    while (select->executeStep()) {
        user.clients.emplace_back(column::text(select->getColumn(0)));
        user.clientNames.push_back(column::text(select->getColumn(1)));
    }
}

template <>
void complete(sql::Connection &sql, Number row, Conversation &conversation)
{
    const sql::Use select = sql.prepared("SELECT " + columnNames<TextMessage>() +
                                         " FROM messages WHERE conversation = ? ORDER BY created_at DESC, row DESC "
                                         "LIMIT 2");
    select->bind(1, row);
    while (select->executeStep())
        conversation.messages.push_back(readRecord<TextMessage>(*select));
}

std::string orderBy(const Order &order, std::initializer_list<Sortable> sortables)
{
    const Sortable *chosen = sortables.begin();
    for (const Sortable &sortable : sortables)
        if (sortable.field == order.field)
            chosen = &sortable;
    const char *direction = order.descending.value_or(chosen->newestFirst) ? " DESC" : " ASC";
    return " ORDER BY " + std::string(chosen->expression) + direction + ", row" + direction;
}

} // namespace earshot::storage
