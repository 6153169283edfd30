#pragma once

#include "models/remote/courier.h"
#include "models/store/cache.h"
#include "models/sync/context.h"
#include "models/vault/vault.h"

#include <memory>

namespace earshot::sync {

/// The setting that keeps what was spent of the budget, so that a restart does not forget it.
inline constexpr const char *BudgetSetting = "sync.budget";

struct Connection {
    remote::Origin origin;
    Secret key;
    AccountId account;
    remote::RateLimits limits;
    remote::HttpSettings http;
};

/// Makes the cache and the other side agree, on a thread of its own, for as long as it lives. Screens never wait for
/// it: they read the cache, which tells what changed.
class Engine {
public:
    /// Begins at once. `listener` is called on the sync thread whenever the status changed and must be quick.
    /// Recordings are kept in `vault`; without one none are fetched, without its key they only go when they have to.
    Engine(store::Cache &cache, const Connection &connection, Board::Listener listener, Pace pace = {},
           const Clock &clock = systemNow, const std::shared_ptr<const vault::Vault> &vault = {});
    /// Stops within moments: requests under way are dropped, and what they would have brought is asked for next time.
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    // Any thread.
    Status status() const;
    /// Looks for news now instead of at the next turn; also after the network has come back.
    void syncNow();
    /// Somebody opened this call: its transcript and its web session before all others.
    void want(const CallId &call);
    /// Somebody opened this call and will want to hear it: its recording before all others, and it stays while there
    /// are not many newer wishes. status().recordings says how far it is, the cache how it ended.
    void wantRecording(const CallId &call);
    /// Nobody waits for it any more. What has come of it stays, to be gone on with.
    void dropRecording(const CallId &call);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace earshot::sync
