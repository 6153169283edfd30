#include "models/store/database.h"

namespace earshot::store {

Database::Database(const std::string &path, std::unique_ptr<sql::Connection> forWriting, Clock clock)
    : m_readers(path), m_clock(std::move(clock))
{
    if (forWriting)
        m_writer = std::make_unique<sql::Writer>(std::move(forWriting));
}

Database::~Database()
{
    if (!m_writer)
        return;
    (void)m_writer->run([](sql::Connection &) { return Result<void>(); }); // all before it is done now
    m_readers.reset(); // the write connection has to be the last: readers cannot write the log back
}

} // namespace earshot::store
