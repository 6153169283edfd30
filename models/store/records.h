#pragma once
// Inside the room: the records beside calls, each a table with a column a member.

#include "models/domain/account.h"
#include "models/domain/catalogue.h"
#include "models/domain/interactions.h"
#include "models/sql/connection.h"

namespace earshot::store {

template <typename T>
struct Column {
    const char *name;
    Kind kind;
    ValueView (*get)(const T &, std::string &scratch);
    bool (*assign)(T &, const Value &);
};

template <typename T>
struct Table {
    const char *name;
    std::vector<Column<T>> columns; // the first is the key

    std::string columnList() const;
    void bind(SQLite::Statement &statement, int first, const T &record) const; // columns from `first` (from 1)
    T read(const SQLite::Statement &statement, int first) const;               // from `first` (from 0)
};

/// Of Client, Tracker, Tag, User, FormSubmission, Conversation, TextMessage, PageView.
template <typename T>
const Table<T> &table();

/// The records that `where` ("WHERE … ORDER BY …") chooses, with what its ?s are bound to.
template <typename T>
std::vector<T> select(sql::Connection &connection, std::string_view where, const std::vector<Value> &bound = {});

/// The record, with what is known here of the fields that nobody could read of it. `keys` are the wire's.
template <typename T>
T withKnown(sql::Connection &connection, T record, const Words &keys);

/// Adds or replaces; true when that made a difference. Not for messages and page views, which have owners.
template <typename T>
bool upsert(sql::Connection &connection, const T &record);

} // namespace earshot::store
