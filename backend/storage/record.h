#pragma once
// How a plain struct lies in a table: one row a column. Written once here, so that no verb counts question marks.

#include "models/domain/account.h"
#include "models/domain/call.h"
#include "models/sql/columns.h"
#include "models/sql/connection.h"

#include <span>

namespace earshot::storage {

template <typename T>
struct Column {
    const char *name;
    void (*bind)(SQLite::Statement &, int index, const T &);
    void (*read)(const SQLite::Column &, T &);
    bool own; // false: read from a view, kept elsewhere
};

namespace column {

inline std::string text(const SQLite::Column &column)
{
    return {column.getText(), std::size_t(column.getBytes())};
}

// One overload a type: how a member is bound, and read.
inline void put(SQLite::Statement &s, int i, const std::string &text)
{
    s.bind(i, text);
}
inline void put(SQLite::Statement &s, int i, bool yes)
{
    s.bind(i, yes ? 1 : 0);
}
inline void put(SQLite::Statement &s, int i, std::int64_t number)
{
    s.bind(i, number);
}
inline void put(SQLite::Statement &s, int i, Instant t)
{
    s.bind(i, toMs(t));
}
inline void put(SQLite::Statement &s, int i, Cents c)
{
    s.bind(i, std::int64_t(c));
}
inline void put(SQLite::Statement &s, int i, Role role)
{
    s.bind(i, std::string(word(role)));
}
inline void put(SQLite::Statement &s, int i, const Json &json)
{
    s.bind(i, json.text);
}
inline void put(SQLite::Statement &s, int i, const Words &words)
{
    s.bind(i, sql::wordsToJson(words));
}
template <typename Tag>
void put(SQLite::Statement &s, int i, const Id<Tag> &id)
{
    s.bind(i, id.text);
}
template <typename T>
void put(SQLite::Statement &s, int i, const std::optional<T> &maybe)
{
    if (maybe)
        put(s, i, *maybe);
    else
        s.bind(i);
}

inline void get(const SQLite::Column &c, std::string &out)
{
    out = text(c);
}
inline void get(const SQLite::Column &c, bool &out)
{
    out = c.getInt() != 0;
}
inline void get(const SQLite::Column &c, std::int64_t &out)
{
    out = c.getInt64();
}
inline void get(const SQLite::Column &c, Instant &out)
{
    out = instantFromMs(c.getInt64());
}
inline void get(const SQLite::Column &c, Cents &out)
{
    out = Cents(c.getInt64());
}
inline void get(const SQLite::Column &c, Role &out)
{
    out = roleFrom(text(c)).value_or(Role::Reporting);
}
inline void get(const SQLite::Column &c, Json &out)
{
    out.text = text(c);
}
inline void get(const SQLite::Column &c, Words &out)
{
    out = sql::wordsFromJson(text(c));
}
template <typename Tag>
void get(const SQLite::Column &c, Id<Tag> &out)
{
    out.text = text(c);
}
template <typename T>
void get(const SQLite::Column &c, std::optional<T> &out)
{
    if (c.isNull())
        out.reset();
    else
        get(c, out.emplace());
}

template <auto Member>
struct Of;
template <typename T, typename M, M T::*Member>
struct Of<Member> {
    static Column<T> named(const char *name, bool own)
    {
        return {name, [](SQLite::Statement &s, int i, const T &record) { put(s, i, record.*Member); },
                [](const SQLite::Column &c, T &record) { get(c, record.*Member); }, own};
    }
};

} // namespace column

/// A column of the record's own table.
template <auto Member>
auto own(const char *name)
{
    return column::Of<Member>::named(name, true);
}
/// A column that the record's view brings from elsewhere.
template <auto Member>
auto joined(const char *name)
{
    return column::Of<Member>::named(name, false);
}

/// The columns of a record's table or view. T: Account, Client, Tracker, Tag, User, FormSubmission, Conversation,
/// TextMessage, PageView.
template <typename T>
const std::vector<Column<T>> &columns();

/// "id, name, …": all columns, for reading from the view.
template <typename T>
const std::string &columnNames()
{
    static const std::string names = [] {
        std::string out;
        for (const auto &column : columns<T>())
            out.append(out.empty() ? "" : ", ").append(column.name);
        return out;
    }();
    return names;
}

/// Reads a record whose columns begin at `from`.
template <typename T>
T readRecord(SQLite::Statement &statement, int from = 0)
{
    T record;
    for (const auto &column : columns<T>())
        column.read(statement.getColumn(from++), record);
    return record;
}

/// A reference to another row, or a value that the struct does not carry.
struct Extra {
    const char *column;
    std::optional<std::int64_t> value;
};

/// Inserts the record's own columns with `extras`; gives the new row.
template <typename T>
std::int64_t insertRecord(sql::Connection &sql, const char *table, const T &record, std::span<const Extra> extras)
{
    std::string names, marks;
    for (const Extra &extra : extras)
        names.append(names.empty() ? "" : ", ").append(extra.column), marks.append(marks.empty() ? "?" : ", ?");
    for (const auto &column : columns<T>())
        if (column.own)
            names.append(names.empty() ? "" : ", ").append(column.name), marks.append(marks.empty() ? "?" : ", ?");
    const auto insert = sql.prepared(std::string("INSERT INTO ") + table + " (" + names + ") VALUES (" + marks + ")");
    int index = 1;
    for (const Extra &extra : extras)
        column::put(*insert, index++, extra.value);
    for (const auto &column : columns<T>())
        if (column.own)
            column.bind(*insert, index++, record);
    insert->exec();
    return sql.database().getLastInsertRowid();
}

/// Writes the record's own columns over those of a row.
template <typename T>
void updateRecord(sql::Connection &sql, const char *table, std::int64_t row, const T &record)
{
    std::string sets;
    for (const auto &column : columns<T>())
        if (column.own)
            sets.append(sets.empty() ? "" : ", ").append(column.name).append(" = ?");
    const auto update = sql.prepared(std::string("UPDATE ") + table + " SET " + sets + " WHERE row = ?");
    int index = 1;
    for (const auto &column : columns<T>())
        if (column.own)
            column.bind(*update, index++, record);
    update->bind(index, row);
    update->exec();
}

} // namespace earshot::storage
