#include "models/sql/connection.h"

#include "models/sql/functions.h"

#include <QFile>
#include <QUrl>
#include <sqlite3.h>

namespace earshot::sql {

Use::~Use()
{
    if (!m_statement)
        return;
    m_statement->tryReset();
    m_statement->clearBindings();
}

Connection::Connection(const std::string &path, int flags) : m_db(path, flags, 5000)
{
    registerFunctions(m_db.getHandle());
    m_db.exec("PRAGMA temp_store=MEMORY");
    m_db.exec("PRAGMA foreign_keys=ON");
    m_db.exec("PRAGMA cache_size=-16384");
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string &path, Access access, Durability durability)
{
    // SQLite's count of its memory takes a lock at each allocation, and nobody asks for it
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)uncounted;
    const bool write = access == Access::ReadWrite;
    const auto openAs = [write, durability](const std::string &name, int flags) {
        return attempt([&] {
            std::unique_ptr<Connection> connection(new Connection(name, flags | SQLite::OPEN_NOMUTEX));
            if (write) {
                connection->execute("PRAGMA journal_mode=WAL");
                connection->execute(durability == Durability::Full ? "PRAGMA synchronous=FULL"
                                                                   : "PRAGMA synchronous=NORMAL");
            }
            connection->database().execAndGet("SELECT count(*) FROM sqlite_master"); // reads the header
            return connection;
        });
    };
    if (write)
        return openAs(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    auto opened = openAs(path, SQLite::OPEN_READONLY);
    // Where the folder takes no files SQLite cannot share the log. If there is none, the file is whole by itself and
    // nobody is writing it. https://www.sqlite.org/wal.html#readonly
    const QString file = QString::fromStdString(path);
    if (!opened && opened.error().kind == Error::Kind::ReadOnly && !QFile::exists(file + QStringLiteral("-wal")))
        return openAs(QUrl::fromLocalFile(file).toEncoded().toStdString() + "?immutable=1",
                      SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    return opened;
}

Use Connection::prepared(std::string_view text)
{
    const std::string key(text);
    auto it = m_statements.find(key);
    if (it == m_statements.end()) {
        // Statements made from conditions differ without end; the hot ones come back quickly after a clean sweep.
        if (m_statements.size() >= 256)
            m_statements.clear();
        it = m_statements.emplace(key, std::make_shared<SQLite::Statement>(m_db, key)).first;
    }
    return Use(it->second);
}

void Connection::execute(const std::string &sql)
{
    m_db.exec(sql);
}

Stoppable::Stoppable(Connection &connection, std::stop_token stop) : m_connection(connection), m_stop(std::move(stop))
{
    constexpr int StepsBetweenLooks = 2000; // some microseconds
    const auto isStopped = [](void *token) { return static_cast<std::stop_token *>(token)->stop_requested() ? 1 : 0; };
    if (m_stop.stop_possible())
        sqlite3_progress_handler(m_connection.database().getHandle(), StepsBetweenLooks, isStopped, &m_stop);
}

Stoppable::~Stoppable()
{
    sqlite3_progress_handler(m_connection.database().getHandle(), 0, nullptr, nullptr);
}

Error errorFrom(const SQLite::Exception &failure)
{
    using enum Error::Kind;
    const std::string detail = failure.what();
    switch (failure.getExtendedErrorCode()) { // what a disk answers that turned read-only under an open file
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
        return {ReadOnly, detail};
    default:
        break;
    }
    switch (failure.getErrorCode() & 0xFF) {
    case SQLITE_FULL:
        return {DiskFull, detail};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return {ReadOnly, detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Locked, detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {Corrupt, detail};
    case SQLITE_INTERRUPT:
        return {Cancelled, detail};
    case SQLITE_CONSTRAINT:
        return {Conflict, detail};
    default:
        return {Storage, detail};
    }
}

Snapshot::Snapshot(Connection &connection) : m_connection(connection)
{
    m_connection.prepared("BEGIN")->exec();
}

Snapshot::~Snapshot()
{
    (void)attempt([this] { m_connection.prepared("ROLLBACK")->exec(); }); // a failure may have ended it already
}

} // namespace earshot::sql
