#pragma once

#include "models/base/result.h"
#include "models/remote/httpmessage.h"
#include "models/remote/ratebudget.h"

#include <optional>

namespace earshot::remote {

/// When a request that failed is sent again. GET, PUT and DELETE may be repeated after network errors and 5xx; a POST
/// may have done its work already and is not. A 429 did nothing, so any method may be repeated after it.
struct RetryPolicy {
    int attempts = 6;                                       // in all, unless a person waits
    int foregroundAttempts = 2;                             // then the person is told
    milliseconds firstWait = seconds(1);                    // doubles from attempt to attempt,
    milliseconds longestWait = seconds(60);                 // up to here,
    milliseconds longestLimited = std::chrono::minutes(10); // or here after a 429, whose window is an hour
    int limitedAttempts = 60;                               // of 429s in a row, before the background gives up too

    /// How long to wait before the next attempt after `attempt` (1 for the first) failed; empty to give up.
    /// `random` in [0, 1) spreads the wait over its upper half, so that clients do not come back together.
    /// The server's own Retry-After is never undercut.
    std::optional<milliseconds> wait(Method method, Priority priority, const Error &error,
                                     std::optional<milliseconds> retryAfter, int attempt, double random) const;
};

} // namespace earshot::remote
