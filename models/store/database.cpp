#include "models/store/database.h"

#include <sqlite3.h>

namespace earshot::store {

Database::Database(const std::string &path, std::unique_ptr<sql::Connection> forWriting, Clock clock)
    : m_path(path), m_readers(path), m_clock(std::move(clock))
{
    if (forWriting)
        m_writer = std::make_unique<sql::Writer>(std::move(forWriting));
}

Error Database::noted(Error error)
{
    if (error.kind != Error::Kind::Corrupt || m_isDamaged.exchange(true))
        return error;
    if (m_damage)
        m_damage();
    ChangeNotice notice;
    notice.parts = Part::Damage;
    m_notices.publish(notice);
    return error;
}

void Database::emptyLog()
{
    auto connection = sql::Connection::open(m_path, sql::Access::ReadWrite, sql::Durability::Normal);
    if (connection) // whoever is in the way has it emptied later, by the commits to come
        sqlite3_wal_checkpoint_v2((*connection)->database().getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                  nullptr);
}

Database::~Database()
{
    if (!m_writer)
        return;
    (void)m_writer->run([](sql::Connection &) { return Result<void>(); }); // all before it is done now
    m_readers.reset(); // the write connection has to be the last: readers cannot write the log back
}

} // namespace earshot::store
