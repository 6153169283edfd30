#pragma once
// What the key may see. A cursor stands for what could be seen when it was written: where more may be seen, everything
// is read anew; what may not be seen any more is erased, after edits that were not sent were put into a file.

#include "models/sync/context.h"
#include "models/vault/vault.h"

#include <set>

namespace earshot::sync {

class Rights {
public:
    /// `vault` may be null: recordings then go with the next one that has it.
    Rights(Context &context, std::shared_ptr<const vault::Vault> vault) : m_context(context), m_vault(std::move(vault))
    {
    }

    /// Before anything is read: with another key than before, the walk through all calls begins anew.
    Result<void> begin(const Secret &key, const AccountId &account);
    /// The clients that the key sees, all of them.
    Flow<Result<void>> compare(std::vector<Client> before, std::vector<Client> now);
    /// The walk with another key is at its end: what it did not find is not for this key.
    Result<void> finishWalk();

private:
    Flow<Result<bool>> isVisible(ClientId client);
    Flow<Result<bool>> isListed(ClientId client);
    Result<void> erase(const ClientId &client, const std::string &name);

    Context &m_context;
    std::shared_ptr<const vault::Vault> m_vault;
    std::set<ClientId> m_visible; // though in no list: asked for
};

/// After calls were erased: what their texts left in the search index goes too. In steps, so that edits get in between.
Result<void> forgetWords(store::Inbox &inbox);

} // namespace earshot::sync
