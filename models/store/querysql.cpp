#include "models/store/querysql.h"

#include "models/sql/columns.h"
#include "models/store/search.h"

namespace earshot::store {
namespace {

bool isText(const Field &field)
{
    switch (field.kind) {
    case Kind::YesNo:
    case Kind::Number:
    case Kind::Duration:
    case Kind::Money:
    case Kind::Time:
        return false;
    default:
        return true;
    }
}

// Empty values last; among equals, the newest first.
std::string orderBy(const Field &field, bool descending)
{
    const std::string column = std::string("calls.") + field.key;
    const char *direction = descending ? " DESC" : "";
    if (field.kind == Kind::Tags || field.kind == Kind::List)
        return "ORDER BY " + column + " IN ('', '[]'), " + column + " COLLATE NOCASE" + direction + ", calls.row DESC";
    if (isText(field))
        return "ORDER BY " + column + " = '', " + column + " COLLATE NOCASE" + direction + ", calls.row DESC";
    return "ORDER BY " + column + " IS NULL, " + column + direction + ", calls.row DESC";
}

} // namespace

void QuerySql::bindTo(SQLite::Statement &statement) const
{
    int index = 0;
    for (const conditions::SqlValue &value : bound)
        std::visit([&](const auto &v) { statement.bind(++index, v); }, value);
}

Result<QuerySql> toSql(const CallQuery &query)
{
    QuerySql out;
    const std::string match = matchExpression(query.search);
    const bool all = query.filter == conditions::Node();
    const Field *field = callField(query.sort.field);
    const bool byTime = !field || !field->isStored() || query.sort.field == "start_time";
    const char *direction = query.sort.descending ? " DESC" : "";

    out.row = "calls.row";
    std::string where;
    const auto and_ = [&where](const std::string &condition) { where += (where.empty() ? "" : " AND ") + condition; };
    if (match.empty()) {
        out.from = "FROM calls";
        and_("calls.gone = 0");
    } else {
        // The index holds only calls that are not gone, so that a plain search need not look at the calls at all.
        const bool alone = all && !query.client && byTime;
        out.row = "search.rowid";
        out.from = alone ? "FROM search" : "FROM search CROSS JOIN calls ON calls.row = search.rowid";
        and_("search MATCH ?");
        out.bound.emplace_back(match);
    }
    if (query.client) {
        and_("calls.company_id = ?");
        out.bound.emplace_back(query.client->text);
    }
    if (!all) {
        auto filter = conditions::toSql(query.filter, query.context);
        if (!filter)
            return filter.error();
        and_('(' + filter->text + ')');
        out.bound.insert(out.bound.end(), filter->bound.begin(), filter->bound.end());
    }
    out.from += " WHERE " + where;
    if (!byTime)
        out.order = orderBy(*field, query.sort.descending);
    else if (match.empty())
        out.order = std::string("ORDER BY calls.start_time") + direction + ", calls.row" + direction;
    else
        out.order = std::string("ORDER BY search.rowid") + direction;
    return out;
}

} // namespace earshot::store
