#include "models/store/database.h"

namespace earshot::store {

Database::Database(const std::string &path, std::unique_ptr<sql::Connection> forWriting, Clock clock)
    : m_readers(path), m_clock(std::move(clock))
{
    if (forWriting)
        m_writer = std::make_unique<sql::Writer>(std::move(forWriting));
}

} // namespace earshot::store
