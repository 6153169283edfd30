#include "backend/storage/database.h"

#include "backend/storage/storage.h"
#include "models/sql/migrations.h"
#include "models/sql/privacy.h"

#include <algorithm>

namespace earshot::storage {
namespace {

constexpr std::size_t CountsKept = 256;
constexpr auto DeletionsKept = std::chrono::days(90); // a client away for longer syncs in full

std::string metaText(sql::Connection &sql, const char *key)
{
    const sql::Use select = sql.prepared("SELECT value FROM meta WHERE key = ?");
    select->bind(1, key);
    return select->executeStep() ? select->getColumn(0).getString() : std::string();
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string &path, const Options &options)
{
    if (const auto isPrivate = sql::keepPrivate(path); !isPrivate)
        return isPrivate.error();
    auto connection = sql::Connection::open(path, sql::Access::ReadWrite, sql::Durability::Full);
    if (!connection)
        return connection.error();
    if (const auto schema = sql::migrate(**connection, sql::migrationsIn(":/schema/backend")); !schema)
        return schema.error();
    return sql::attempt([&]() -> std::unique_ptr<Database> {
        run(**connection, {"INSERT OR IGNORE INTO meta (key, value) VALUES ('epoch', ?), ('floor', 0)", {newId("")}});
        return std::unique_ptr<Database>(new Database(path, std::move(*connection), options));
    });
}

Database::Database(std::string path, std::unique_ptr<sql::Connection> connection, const Options &options)
    : m_clock(options.clock), m_retentionMonths(options.retentionMonths), m_epoch(metaText(*connection, "epoch")),
      m_readers(std::move(path))
{
    const auto newest = firstNumber(*connection, {"SELECT max(seq) FROM changes", {}});
    const auto floor = firstNumber(*connection, {"SELECT value FROM meta WHERE key = 'floor'", {}});
    m_seq = std::max(newest.value_or(0), floor.value_or(0));
    m_writer = std::make_unique<sql::Writer>(std::move(connection));
}

std::int64_t Database::count(sql::Connection &sql, const Clause &query)
{
    std::string key = query.text;
    for (const Bound &value : query.bound)
        std::visit(
            [&](const auto &v) {
                if constexpr (std::is_same_v<std::decay_t<decltype(v)>, std::string>)
                    key.append(1, '\0').append(v);
                else
                    key.append(1, '\0').append(std::to_string(v));
            },
            value);
    const std::int64_t version = firstNumber(sql, {"SELECT max(seq) FROM changes", {}}).value_or(0);
    {
        const std::lock_guard lock(m_mutex);
        const auto known = std::find_if(m_counts.begin(), m_counts.end(), [&](const Counted &counted) {
            return counted.query == key && counted.version == version;
        });
        if (known != m_counts.end()) {
            m_counts.splice(m_counts.begin(), m_counts, known);
            return known->count;
        }
    }
    const std::int64_t count = firstNumber(sql, query).value_or(0);
    const std::lock_guard lock(m_mutex);
    m_counts.remove_if([&](const Counted &counted) { return counted.query == key || counted.version < version; });
    m_counts.push_front({std::move(key), version, count});
    if (m_counts.size() > CountsKept)
        m_counts.pop_back();
    return count;
}

void Write::log(Logged type, Number record, Kind kind, Number account, std::optional<Number> company)
{
    const sql::Use insert = sql.prepared(
        "INSERT INTO changes (type, record, seq, created, account, company) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
        "ON CONFLICT (type, record) DO UPDATE SET seq = excluded.seq, account = excluded.account, "
        "company = excluded.company, deleted = 0, id = ''");
    const std::int64_t seq = database.nextSeq();
    insert->bind(1, int(type));
    insert->bind(2, record);
    insert->bind(3, seq);
    insert->bind(4, kind == Kind::Created ? seq : 0);
    insert->bind(5, account);
    if (company)
        insert->bind(6, *company);
    insert->exec();
}

void Write::logChanged(Logged type, const Clause &rows, Number account)
{
    std::vector<std::pair<Number, std::int64_t>> found;
    {
        const sql::Use select = prepare(sql, rows);
        while (select->executeStep())
            found.emplace_back(select->getColumn(0).getInt64(), select->getColumn(1).getInt64());
    }
    for (const auto &[row, company] : found)
        log(type, row, Kind::Changed, account, company);
}

void Write::logDeleted(Logged type, Number record, const std::string &id, Number account, std::optional<Number> company)
{
    log(type, record, Kind::Changed, account, company);
    run(sql, {"UPDATE changes SET deleted = ?, id = ? WHERE type = ? AND record = ?",
              {toMs(now), id, std::int64_t(type), record}});
    database.compact(*this);
}

void Database::compact(Write &write)
{
    const std::int64_t limit = toMs(write.now - DeletionsKept);
    const auto newest =
        firstNumber(write.sql, {"SELECT max(seq) FROM changes WHERE deleted <> 0 AND deleted < ?", {limit}});
    if (!newest)
        return;
    run(write.sql, {"DELETE FROM changes WHERE deleted <> 0 AND deleted < ?", {limit}});
    run(write.sql, {"DELETE FROM former_companies WHERE seq < ?", {*newest}});
    run(write.sql, {"UPDATE meta SET value = max(value, ?) WHERE key = 'floor'", {*newest}});
}

} // namespace earshot::storage
