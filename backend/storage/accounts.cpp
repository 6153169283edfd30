#include "backend/storage/agency.h"
#include "backend/storage/records.h"

namespace earshot::storage {

Result<Listing<Account>> Accounts::list(const Viewer &viewer, std::optional<bool> hipaa, const Order &order,
                                        const Slice &slice) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<Account>> {
        Clause narrowed;
        narrowed.where("row = ?", {viewer.account});
        if (hipaa)
            narrowed.where("hipaa_account = ?", {std::int64_t(*hipaa)});
        return page<Account>(m_database, sql, narrowed, orderBy(order, {{"name", "name COLLATE NOCASE"}}), slice);
    });
}

Result<Account> Accounts::find(const Viewer &viewer, const AccountId &id) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Account> {
        const auto row = rowOf(sql, "accounts", id.text);
        if (row != viewer.account)
            return notFound("account");
        return load<Account>(sql, *row);
    });
}

} // namespace earshot::storage
