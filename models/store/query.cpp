#include "models/store/query.h"

#include "models/conditions/sql.h"
#include "models/store/database.h"
#include "models/store/querysql.h"
#include "models/store/sortedrows.h"

#include <limits>

namespace earshot::store {
namespace {

// A long list is read in one go; asking now and then costs nothing beside it.
constexpr std::size_t RowsBetweenLooks = 4096;
constexpr std::size_t AllRows = std::numeric_limits<std::size_t>::max();

Result<std::vector<CallRow>> readRows(SQLite::Statement &select, const std::stop_token &stop)
{
    std::vector<CallRow> out;
    while (select.executeStep()) {
        out.push_back(CallRow(select.getColumn(0).getInt64()));
        if (out.size() % RowsBetweenLooks == 0 && stop.stop_requested())
            return Error{Error::Kind::Cancelled, {}};
    }
    return out;
}

Result<std::vector<CallRow>> readSorted(sql::Connection &connection, const QuerySql &sql, bool descending,
                                        std::size_t count, const std::stop_token &stop)
{
    SortedRows sorted(*sql.key);
    const auto readInto = [&](const std::string &text, bool withKey) {
        const auto select = connection.prepared(text);
        sql.bindTo(*select);
        while (select->executeStep()) {
            withKey ? sorted.add(*select) : sorted.addBare(select->getColumn(0).getInt64());
            if (sorted.size() % RowsBetweenLooks == 0 && stop.stop_requested())
                return false;
        }
        return true;
    };
    const std::string keyed = sql.rowsWithKey();
    if (!readInto(keyed.empty() ? sql.rows() : keyed, true) || (!keyed.empty() && !readInto(sql.rowsAlone(), false)))
        return Error{Error::Kind::Cancelled, {}};
    return sorted.take(descending, count);
}

Result<std::vector<CallRow>> read(Database &database, const CallQuery &query, std::size_t count,
                                  const std::stop_token &stop)
{
    const auto sql = toSql(query);
    if (!sql)
        return sql.error();
    return database.read(
        [&](sql::Connection &connection) {
            if (sql->key)
                return readSorted(connection, *sql, query.sort.descending, count, stop);
            const std::string some = count != AllRows ? " LIMIT " + std::to_string(count) : "";
            const auto select = connection.prepared(sql->rows() + some);
            sql->bindTo(*select);
            return readRows(*select, stop);
        },
        stop);
}

} // namespace

Result<std::vector<CallRow>> Queries::firstRows(const CallQuery &query, std::size_t count,
                                                const std::stop_token &stop) const
{
    return read(m_database, query, count, stop);
}

Result<std::vector<CallRow>> Queries::rows(const CallQuery &query, const std::stop_token &stop) const
{
    return read(m_database, query, AllRows, stop);
}

Result<std::int64_t> Queries::count(const CallQuery &query, const std::stop_token &stop) const
{
    const auto sql = toSql(query);
    if (!sql)
        return sql.error();
    return m_database.read(
        [&](sql::Connection &connection) -> Result<std::int64_t> {
            const auto count = connection.prepared(sql->count());
            sql->bindTo(*count);
            count->executeStep();
            return std::int64_t(count->getColumn(0).getInt64());
        },
        stop);
}

Result<std::vector<CallRow>> Queries::among(const CallQuery &query, std::span<const CallRow> rows,
                                            const std::stop_token &stop) const
{
    const auto sql = toSql(query);
    if (!sql)
        return sql.error();
    std::string asked;
    for (const CallRow row : rows)
        asked += (asked.empty() ? "" : ", ") + std::to_string(std::int64_t(row));
    return m_database.read(
        [&](sql::Connection &connection) {
            const auto select = connection.prepared(sql->among());
            const int bound = sql->bindTo(*select);
            select->bind(bound + 1, '[' + asked + ']');
            return readRows(*select, stop);
        },
        stop);
}

Result<std::vector<ClientTotals>> Queries::totals(const CallQuery &query, const std::stop_token &stop) const
{
    const auto sql = toSql(query);
    if (!sql)
        return sql.error();
    return m_database.read(
        [&](sql::Connection &connection) -> Result<std::vector<ClientTotals>> {
            const auto select = connection.prepared(sql->totals());
            sql->bindTo(*select);
            std::vector<ClientTotals> out;
            while (select->executeStep())
                out.push_back({ClientId(select->getColumn(0).getString()), select->getColumn(1).getInt64(),
                               select->getColumn(2).getInt64(), select->getColumn(3).getInt64(),
                               select->getColumn(4).getInt64()});
            return out;
        },
        stop);
}

Result<std::vector<ClientCount>> Queries::clientCounts(const std::stop_token &stop) const
{
    return m_database.read(
        [](sql::Connection &connection) -> Result<std::vector<ClientCount>> {
            const auto count = connection.prepared(
                "SELECT company_id, count(*), (SELECT count(*) FROM calls AS open WHERE open.company_id = "
                "calls.company_id AND open.gone = 0 AND open.lead_status = '') FROM calls WHERE gone = 0 "
                "GROUP BY company_id");
            std::vector<ClientCount> out;
            while (count->executeStep())
                out.push_back({ClientId(count->getColumn(0).getString()), count->getColumn(1).getInt64(),
                               count->getColumn(2).getInt64()});
            return out;
        },
        stop);
}

Result<std::vector<std::string>> Queries::valuesOf(const std::string &field, const std::optional<ClientId> &client,
                                                   std::size_t limit, const std::stop_token &stop) const
{
    const Field *known = callField(field);
    if (!known || !known->isStored())
        return Error{Error::Kind::BadData, "no such field: " + field};
    const std::string key = conditions::sqlColumn(*known);
    return m_database.read(
        [&](sql::Connection &connection) -> Result<std::vector<std::string>> {
            const auto select = connection.prepared("SELECT " + key + " FROM calls WHERE gone = 0 AND " + key +
                                                    " <> ''" + (client ? " AND company_id = ?2" : "") + " GROUP BY " +
                                                    key + " ORDER BY count(*) DESC LIMIT ?1");
            select->bind(1, std::int64_t(limit));
            if (client)
                select->bind(2, client->text);
            std::vector<std::string> out;
            while (select->executeStep())
                out.push_back(select->getColumn(0).getString());
            return out;
        },
        stop);
}

} // namespace earshot::store
