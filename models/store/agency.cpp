#include "models/store/agency.h"

#include "models/store/database.h"
#include "models/store/records.h"

namespace earshot::store {

Result<std::vector<Client>> Agency::clients() const
{
    return m_database.read([](sql::Connection &connection) -> Result<std::vector<Client>> {
        return select<Client>(connection, "ORDER BY name COLLATE NOCASE, id");
    });
}

Result<std::vector<Tracker>> Agency::trackers(const std::optional<ClientId> &client) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<Tracker>> {
        if (client)
            return select<Tracker>(connection, "WHERE company_id = ? ORDER BY name COLLATE NOCASE, id", {client->text});
        return select<Tracker>(connection, "ORDER BY name COLLATE NOCASE, id");
    });
}

Result<std::vector<Tag>> Agency::tags(const std::optional<ClientId> &client) const
{
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<Tag>> {
        if (client)
            return select<Tag>(connection, "WHERE company_id IN ('', ?) ORDER BY name COLLATE NOCASE, id",
                               {client->text});
        return select<Tag>(connection, "ORDER BY name COLLATE NOCASE, id");
    });
}

Result<std::vector<User>> Agency::users() const
{
    return m_database.read([](sql::Connection &connection) -> Result<std::vector<User>> {
        return select<User>(connection, "ORDER BY first_name COLLATE NOCASE, last_name COLLATE NOCASE, id");
    });
}

Result<std::vector<TagUse>> Agency::tagUse() const
{
    return m_database.read([](sql::Connection &connection) -> Result<std::vector<TagUse>> {
        const auto count =
            connection.prepared("SELECT min(name), count(*) AS uses FROM call_tags GROUP BY name COLLATE NOCASE "
                                "ORDER BY uses DESC, 1");
        std::vector<TagUse> out;
        while (count->executeStep())
            out.push_back({count->getColumn(0).getString(), count->getColumn(1).getInt64()});
        return out;
    });
}

} // namespace earshot::store
