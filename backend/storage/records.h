#pragma once
// Loading and listing the records of record.h.

#include "backend/storage/database.h"
#include "backend/storage/record.h"
#include "models/domain/interactions.h"
#include "models/domain/person.h"

namespace earshot::storage {

/// The table or view that records are read from.
template <typename T>
inline constexpr const char *view = nullptr;
template <>
inline constexpr const char *view<Account> = "accounts";
template <>
inline constexpr const char *view<Client> = "companies";
template <>
inline constexpr const char *view<Tracker> = "trackers";
template <>
inline constexpr const char *view<Tag> = "tags";
template <>
inline constexpr const char *view<User> = "users";
template <>
inline constexpr const char *view<FormSubmission> = "forms";
template <>
inline constexpr const char *view<Conversation> = "conversations";
template <>
inline constexpr const char *view<Person> = "leads";

// What a row alone does not say.
template <typename T>
void complete(sql::Connection &, Number, T &)
{
}
template <>
void complete(sql::Connection &sql, Number row, Tag &tag);
template <>
void complete(sql::Connection &sql, Number row, User &user);
template <>
void complete(sql::Connection &sql, Number row, Conversation &conversation);

/// The record of that row, which must exist.
template <typename T>
T load(sql::Connection &sql, Number row)
{
    T record;
    {
        const sql::Use select = sql.prepared("SELECT " + columnNames<T>() + " FROM " + view<T> + " WHERE row = ?");
        select->bind(1, row);
        if (select->executeStep())
            record = readRecord<T>(*select);
    }
    complete(sql, row, record);
    return record;
}

/// A field that a list may be sorted by.
struct Sortable {
    std::string_view field;
    std::string_view expression;
    bool newestFirst = false;
};

/// " ORDER BY …, row": by the order asked for if it is known, else by the first of the sortables.
std::string orderBy(const Order &order, std::initializer_list<Sortable> sortables);

/// A page of the records whose rows `narrowed` (" WHERE …") leaves.
template <typename T>
Listing<T> page(Database &database, sql::Connection &sql, const Clause &narrowed, const std::string &order,
                const Slice &slice)
{
    Listing<T> listing;
    const std::string from = std::string(" FROM ") + view<T>;
    listing.total = database.count(sql, Clause{"SELECT count(*)" + from, {}}.add(narrowed));
    for (const Number row : numbers(sql, Clause{"SELECT row" + from, {}}.add(narrowed).add(order).add(limits(slice))))
        listing.items.push_back(load<T>(sql, row));
    return listing;
}

} // namespace earshot::storage
