#pragma once
// One SQLite connection with its prepared statements, and the one place where databases are opened. A connection
// belongs to one thread at a time. Inside the rooms that speak SQL, failures travel as SQLite::Exception; attempt()
// turns them into an Error at the border.

#include "models/base/result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>

namespace earshot::sql {

enum class Access { ReadOnly, ReadWrite };
enum class Durability {
    Normal, // a power cut may lose the last commits, never the database
    Full,   // a commit that returned is on the disk
};

/// A prepared statement in use: reset and unbound when it goes out of scope, so that no open cursor pins the log.
class Use {
public:
    explicit Use(std::shared_ptr<SQLite::Statement> statement) : m_statement(std::move(statement)) {}
    Use(Use &&other) noexcept = default;
    Use(const Use &) = delete;
    Use &operator=(const Use &) = delete;
    Use &operator=(Use &&) = delete;
    ~Use();
    SQLite::Statement *operator->() const { return m_statement.get(); }
    SQLite::Statement &operator*() const { return *m_statement; }

private:
    std::shared_ptr<SQLite::Statement> m_statement;
};

class Connection {
public:
    /// Opens (and with ReadWrite creates) the database: WAL, foreign keys, Earshot's SQL functions, 5 s of patience
    /// with other writers. Errors: Corrupt, ReadOnly, DiskFull, Locked, Storage.
    static Result<std::unique_ptr<Connection>> open(const std::string &path, Access access, Durability durability);

    /// The statement of this text, prepared once a connection.
    Use prepared(std::string_view sql);
    /// Runs statements that give no rows.
    void execute(const std::string &sql);
    SQLite::Database &database() { return m_db; }

private:
    Connection(const std::string &path, int flags);

    SQLite::Database m_db;
    std::unordered_map<std::string, std::shared_ptr<SQLite::Statement>> m_statements;
};

/// While it lives, all that is read on the connection is of one moment. Its statements are prepared once, where
/// SQLite::Transaction has SQLite read them anew each time, which is a tenth of a small answer.
class Snapshot {
public:
    explicit Snapshot(Connection &connection);
    ~Snapshot();
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

private:
    Connection &m_connection;
};

/// While it lives, what runs on the connection ends with Cancelled soon after `stop` is requested: also what begins
/// only then, which an interrupt from another thread would miss.
class Stoppable {
public:
    Stoppable(Connection &connection, std::stop_token stop);
    ~Stoppable();
    Stoppable(const Stoppable &) = delete;
    Stoppable &operator=(const Stoppable &) = delete;

private:
    Connection &m_connection;
    std::stop_token m_stop;
};

/// What an SQLite failure means.
Error errorFrom(const SQLite::Exception &failure);

/// Runs `work` and turns an SQLite failure into an Error.
template <typename Work>
auto attempt(Work work) -> Result<decltype(work())>
{
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const SQLite::Exception &failure) {
        return errorFrom(failure);
    }
}

} // namespace earshot::sql
