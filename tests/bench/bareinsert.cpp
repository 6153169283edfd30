#include "tests/bench/bareinsert.h"

#include "models/sql/connection.h"
#include "models/store/cache.h"

#include <sqlite3.h>

#include <array>

namespace earshot::bench {
namespace {

struct Cell {
    int type = SQLITE_NULL;
    std::int64_t number = 0;
    double real = 0;
    std::string bytes; // text or blob
};

/// Rows of one statement, a cell after the other.
struct Rows {
    std::size_t columns = 0;
    std::vector<Cell> cells;
    std::size_t count() const { return columns == 0 ? 0 : cells.size() / columns; }
};

Rows read(SQLite::Statement &select)
{
    Rows rows;
    rows.columns = std::size_t(select.getColumnCount());
    while (select.executeStep())
        for (int i = 0; i < int(rows.columns); ++i) {
            const SQLite::Column column = select.getColumn(i);
            Cell &cell = rows.cells.emplace_back();
            cell.type = column.getType();
            if (cell.type == SQLITE_INTEGER)
                cell.number = column.getInt64();
            else if (cell.type == SQLITE_FLOAT)
                cell.real = column.getDouble();
            else if (cell.type != SQLITE_NULL)
                cell.bytes.assign(static_cast<const char *>(column.getBlob()), std::size_t(column.getBytes()));
        }
    return rows;
}

void bind(SQLite::Statement &insert, int index, const Cell &cell)
{
    if (cell.type == SQLITE_INTEGER)
        insert.bind(index, cell.number);
    else if (cell.type == SQLITE_FLOAT)
        insert.bind(index, cell.real);
    else if (cell.type == SQLITE_TEXT)
        insert.bindNoCopy(index, cell.bytes);
    else if (cell.type == SQLITE_BLOB)
        insert.bindNoCopy(index, cell.bytes.data(), int(cell.bytes.size()));
    else
        insert.bind(index);
}

void insertAll(SQLite::Statement &insert, const Rows &rows)
{
    for (std::size_t row = 0; row < rows.count(); ++row) {
        insert.reset();
        for (std::size_t i = 0; i < rows.columns; ++i)
            bind(insert, int(i) + 1, rows.cells[row * rows.columns + i]);
        insert.exec();
    }
}

std::string insertInto(const std::string &table, const std::string &columns, std::size_t count)
{
    std::string text = "INSERT INTO " + table + columns + " VALUES (?";
    for (std::size_t i = 1; i < count; ++i)
        text += ",?";
    return text + ')';
}

/// A table, and how its rows between two rows of `calls` are read.
struct Source {
    std::string table;
    std::string columns; // of the insert, in parentheses; empty: all
    std::string select;
};

const std::array CallTables = {
    Source{"calls", "", "SELECT * FROM calls WHERE row > ? AND row <= ? ORDER BY row"},
    Source{"call_tags", "", "SELECT * FROM call_tags WHERE call > ? AND call <= ?"},
    Source{"search", " (rowid, transcript, note, name, numbers)",
           "SELECT * FROM searchable WHERE row > ? AND row <= ? ORDER BY row"},
};
const std::array PhraseTables = {Source{"phrases", "", "SELECT * FROM phrases WHERE call > ? AND call <= ?"}};
const std::array OtherTables = {"clients", "trackers", "tags", "users", "forms", "conversations", "messages"};

class Copy {
public:
    Copy(sql::Connection &from, sql::Connection &to) : m_from(from), m_to(to) {}

    /// The rows where batches of calls end.
    std::vector<std::int64_t> borders(int batch) const
    {
        const auto rows = m_from.prepared("SELECT row FROM calls ORDER BY row");
        std::vector<std::int64_t> out;
        for (int n = 1; rows->executeStep(); ++n)
            if (n % batch == 0)
                out.push_back(rows->getColumn(0).getInt64());
        out.push_back(INT64_MAX);
        return out;
    }

    template <std::size_t N>
    Seconds batches(const std::array<Source, N> &sources, int batch) const
    {
        Seconds time{};
        std::int64_t after = INT64_MIN;
        for (const std::int64_t last : borders(batch)) {
            std::array<Rows, N> rows;
            for (std::size_t i = 0; i < N; ++i) {
                const auto select = m_from.prepared(sources[i].select);
                select->bind(1, after);
                select->bind(2, last);
                rows[i] = read(*select);
            }
            time += timed([&] { insert(sources, rows); });
            after = last;
        }
        return time;
    }

    Seconds whole(const std::string &table) const
    {
        const Source source{table, "", "SELECT * FROM " + table};
        const std::array<Rows, 1> rows = {read(*m_from.prepared(source.select))};
        return timed([&] { insert(std::array{source}, rows); });
    }

private:
    template <std::size_t N>
    void insert(const std::array<Source, N> &sources, const std::array<Rows, N> &rows) const
    {
        SQLite::Transaction transaction(m_to.database());
        for (std::size_t i = 0; i < N; ++i)
            if (rows[i].count() > 0)
                insertAll(*m_to.prepared(insertInto(sources[i].table, sources[i].columns, rows[i].columns)), rows[i]);
        transaction.commit();
    }

    sql::Connection &m_from;
    sql::Connection &m_to;
};

} // namespace

Result<BareInsert> bareInsert(const std::filesystem::path &cache, const std::filesystem::path &into, int batch)
{
    {
        const auto empty = store::Cache::open(into.string(), store::Mode::ReadWrite);
        if (!empty)
            return empty.error();
    }
    auto from = sql::Connection::open(cache / "cache.db", sql::Access::ReadOnly, sql::Durability::Normal);
    auto to = sql::Connection::open(into / "cache.db", sql::Access::ReadWrite, sql::Durability::Normal);
    if (!from || !to)
        return from ? to.error() : from.error();
    return sql::attempt([&] {
        // as sync has it, and as anybody would who has read of FTS5 and inserts much
        (*to)->database().exec("INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)");
        const Copy copy(**from, **to);
        BareInsert took;
        took.calls = copy.batches(CallTables, batch);
        for (const char *table : OtherTables)
            took.calls += copy.whole(table);
        took.phrases = copy.batches(PhraseTables, batch);
        took.calls += timed([&] { to->reset(); }); // the last of the log goes into the file
        return took;
    });
}

} // namespace earshot::bench
