#pragma once
// The fields of every record on the wire, each described once for reading and writing. A call's come from the
// catalogue.

#include "models/domain/account.h"
#include "models/domain/catalogue.h"
#include "models/domain/interactions.h"
#include "models/domain/person.h"
#include "models/wire/page.h"

#include <unordered_map>

namespace earshot::wire {

/// How the writer deviates from the plain form of a kind.
enum class Form {
    Plain,   // times as 2017-01-24T11:27:48.119-05:00
    Integer, // text of digits as an integer
    Quoted,  // a number as text
    UtcMs,   // times as IsoStyle says
    Utc,
    Offset,
};

template <typename T>
struct Member {
    const char *key; // "company.id" is `id` inside the object `company`
    Kind kind;
    Form form;
    FieldSet set;
    bool nullable;
    ValueView (*get)(const T &, std::string &scratch); // null: a name that is read, but never written
    bool (*assign)(T &, const Value &);                // null: worked out from others, ignored when read
};

template <typename T>
struct Table {
    const char *list; // the key of the list in a page
    std::vector<Member<T>> members;
    std::unordered_map<std::string_view, const Member<T> *> byKey;
    std::string_view inner; // the object that keys such as "company.id" are in; empty where there is none

    Table(const char *listKey, std::vector<Member<T>> rows) : list(listKey), members(std::move(rows))
    {
        for (const Member<T> &member : members) {
            const std::string_view key = member.key;
            byKey.emplace(key, &member);
            if (const std::size_t dot = key.find('.'); dot != std::string_view::npos)
                inner = key.substr(0, dot);
        }
    }
    Table(const Table &) = delete;
    const Member<T> *find(std::string_view key) const
    {
        const auto it = byKey.find(key);
        return it == byKey.end() ? nullptr : it->second;
    }
};

/// The table of a record type. Thread-safe.
template <typename T>
const Table<T> &table();
template <>
const Table<Call> &table();
template <>
const Table<Client> &table();
template <>
const Table<Tracker> &table();
template <>
const Table<Tag> &table();
template <>
const Table<User> &table();
template <>
const Table<Account> &table();
template <>
const Table<FormSubmission> &table();
template <>
const Table<Conversation> &table();
template <>
const Table<TextMessage> &table();
template <>
const Table<Person> &table();
template <>
const Table<PageView> &table();
template <>
const Table<PageInfo> &table();

} // namespace earshot::wire
