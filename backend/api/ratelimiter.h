#pragma once
// How many requests an account has made, against what it may make.

#include "backend/api/api.h"

#include <mutex>
#include <unordered_map>

namespace earshot::api {

class RateLimiter {
public:
    explicit RateLimiter(RateLimit limit) : m_limit(limit) {}

    /// Counts a request; when it is one too many, gives how long the account has to wait. Any thread.
    std::optional<seconds> refuse(storage::Number account, Instant now);

private:
    struct Window {
        Instant start{};
        std::int64_t count = 0;
        std::optional<seconds> full(std::int64_t most, seconds length, Instant now);
    };
    struct Windows {
        Window hour, day;
    };

    const RateLimit m_limit;
    std::mutex m_mutex;
    std::unordered_map<storage::Number, Windows> m_accounts; // with m_mutex
};

} // namespace earshot::api
