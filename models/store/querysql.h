#pragma once
// Inside the room: a CallQuery as SQL.

#include "models/conditions/sql.h"
#include "models/sql/connection.h"
#include "models/store/query.h"

namespace earshot::store {

struct QuerySql {
    std::string from;  // "FROM … WHERE …"
    std::string order; // "ORDER BY …"
    std::string row;   // the expression of a call's row
    std::vector<conditions::SqlValue> bound;

    std::string rows() const { return "SELECT " + row + ' ' + from + ' ' + order; }
    std::string count() const { return "SELECT count(*) " + from; }
    void bindTo(SQLite::Statement &statement) const;
};

/// What conditions::check refuses is an error.
Result<QuerySql> toSql(const CallQuery &query);

} // namespace earshot::store
