#pragma once

#include "models/store/cache.h"
#include "models/sync/engine.h"

#include <optional>
#include <string>

namespace earshot::sync {

/// Which server and account a profile belongs to, as it is kept with the cache. The key is not part of it: see
/// vault::KeyStore.
struct Link {
    std::string address; // as Origin::text() writes it
    AccountId account;
    std::string accountName;
    remote::ServerReport::Sort sort = remote::ServerReport::Sort::CallRail;
    std::string caFile; // PEM of a server's own authority; empty: the system's
    int hourLimit = 0;  // requests; 0: what the sort of server suggests
    int dayLimit = 0;
    int windowDays = 14;
    bool operator==(const Link &) const = default;

    remote::RateLimits limits() const;
    /// What the engine needs, with the key. BadAddress: the address makes no sense.
    Result<Connection> connection(const Secret &key) const;
    Pace pace() const;
};

/// Empty when the profile was never connected.
Result<std::optional<Link>> readLink(store::Cache &cache);
/// Keeps the link. WrongAccount when the cache holds calls of another account: connect a new profile instead.
Result<void> writeLink(store::Cache &cache, const Link &link);

/// What is left of the request budget, as far as this profile knows.
remote::BudgetFigures budgetLeft(store::Cache &cache, const Link &link, Instant now);

/// Asks a server whether it is one, and for the accounts the key may see; a link for each. Waits for the network, at
/// most about a minute: not on the GUI thread. Errors as remote::probe, and BadAddress for one that makes no sense.
Result<std::vector<Link>> testConnection(const std::string &address, const Secret &key, const std::string &caFile = {});

} // namespace earshot::sync
