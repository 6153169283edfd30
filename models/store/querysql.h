#pragma once
// Inside the room: a CallQuery as SQL.

#include "models/conditions/sql.h"
#include "models/domain/catalogue.h"
#include "models/sql/connection.h"
#include "models/store/query.h"

namespace earshot::store {

struct QuerySql {
    std::string from;  // "FROM … WHERE …"
    std::string row;   // the expression of a call's row
    std::string order; // "ORDER BY …", when by time
    std::vector<conditions::SqlValue> bound;
    /// Tags whose calls are walked: a SELECT each, merged in time order, each with its name and a `bound` of its own.
    Words tags;
    /// What the rows are to be sorted by when not by time: see sortedrows.h.
    const Field *key = nullptr;

    /// "FROM … WHERE …" of the calls that have a key, where few have one and an index knows them.
    std::string fromKeyed;

    /// The rows in order; with `key` in no order and the key beside them.
    std::string rows() const;
    /// With `fromKeyed`, else empty: the rows that have a key, with it; and all rows without it, which costs less.
    std::string rowsWithKey() const;
    std::string rowsAlone() const;
    std::string count() const;
    /// Client, calls, calls without a status, good leads, value; a row for each client.
    std::string totals() const;
    /// The rows, in no order, that are in the JSON list which is bound after all others.
    std::string among() const;
    /// Gives how many are bound.
    int bindTo(SQLite::Statement &statement) const;

private:
    std::string select(const std::string &columns) const;
};

/// What conditions::check refuses is an error.
Result<QuerySql> toSql(const CallQuery &query);

} // namespace earshot::store
