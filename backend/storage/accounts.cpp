#include "backend/storage/agency.h"
#include "backend/storage/records.h"

namespace earshot::storage {

Result<Listing<Account>> Accounts::list(const Viewer &viewer, std::optional<bool> hipaa, const Slice &slice) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<Account>> {
        Account own = load<Account>(sql, viewer.account);
        Listing<Account> listing;
        if (hipaa && own.hipaaAccount != *hipaa)
            return listing;
        listing.total = 1;
        if (slice.page <= 1)
            listing.items.push_back(std::move(own));
        return listing;
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
