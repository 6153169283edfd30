#pragma once

#include "models/base/secret.h"
#include "models/remote/delivery.h"
#include "models/remote/httpclient.h"
#include "models/remote/origin.h"
#include "models/remote/ratebudget.h"
#include "models/remote/retrypolicy.h"

#include <functional>
#include <memory>

namespace earshot::remote {

struct CourierSettings {
    Origin origin;
    Secret key;
    HttpSettings http = {};
    RateLimits limits = {};
    BudgetState spent = {};
    RetryPolicy retry = {};
    int atOnce = 4; // requests under way
    /// Called on the network thread whenever a delivery has become ready (unless you cancelled it) or trouble()
    /// changed: wake your loop, do no work.
    std::function<void()> arrived = {};
    Clock clock = systemNow;
    /// How long to sleep for a planned wait; tests pass one that does not.
    std::function<milliseconds(milliseconds)> sleep = {};
};

/// Carries the requests of one account: signs them for their origin and no other, keeps to the rate budget (people
/// first), repeats what may be repeated. All functions may be called from any thread.
class Courier {
public:
    explicit Courier(CourierSettings settings);
    /// Deliveries still out end as Cancelled.
    ~Courier();
    Courier(const Courier &) = delete;
    Courier &operator=(const Courier &) = delete;

    /// Sends a request with the key. `request.url` is a path ("/v3/a.json?page=1") or an absolute URL as the server
    /// gave it; one that leads to another origin is BadData before anything is sent. A person is not left waiting:
    /// a Foreground request that would have to wait for the budget for longer than 10 seconds is RateLimited at once.
    Delivery send(HttpRequest request, Priority priority = Priority::Background);

    /// Fetches what the server points to, anywhere, without the key, following up to 5 redirects. Only https, unless
    /// the origin itself is plain http on this machine. Outside the budget.
    Delivery fetch(HttpRequest request, Priority priority = Priority::Background);

    /// Ends all deliveries that are out now, as Cancelled.
    void cancelAll();

    const Origin &origin() const;
    /// Why the latest attempt failed, while it waits to be repeated; empty after a good answer.
    std::optional<Error> trouble() const;
    BudgetFigures budget() const;
    /// What the origin's clock says, as far as it has told; else what ours says.
    Instant serverNow() const;
    /// What it was by the origin's clock when it last answered; by ours where it has none to tell. Empty: it has not
    /// answered yet. Our clock may jump since then, this does not.
    std::optional<Instant> serverSaid() const;
    /// To be kept in the cache, and handed back in the settings next time.
    BudgetState budgetState() const;

private:
    class Desk;
    Delivery refuse(Error error);
    Delivery dispatch(HttpRequest request, Priority priority, bool withKey);
    std::shared_ptr<Desk> m_desk;
};

} // namespace earshot::remote
