#include "models/sql/readers.h"

namespace earshot::sql {

Result<Readers::Lease> Readers::borrow()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            std::unique_ptr<Connection> warm = std::move(m_idle.back());
            m_idle.pop_back();
            return Lease(*this, std::move(warm));
        }
    }
    auto opened = Connection::open(m_path, Access::ReadOnly, Durability::Normal);
    if (!opened)
        return opened.error();
    return Lease(*this, std::move(*opened));
}

Readers::Lease::~Lease()
{
    if (!m_connection)
        return;
    const std::lock_guard lock(m_home->m_mutex);
    m_home->m_idle.push_back(std::move(m_connection));
}

} // namespace earshot::sql
