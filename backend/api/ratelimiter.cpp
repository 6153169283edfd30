#include "backend/api/ratelimiter.h"

#include <algorithm>

namespace earshot::api {

using namespace std::chrono_literals;

std::optional<seconds> RateLimiter::Window::full(std::int64_t most, seconds length, Instant now)
{
    if (most <= 0)
        return {};
    if (now >= start + length || now < start) // over, or the clock was set back
        *this = {now, 0};
    if (count < most)
        return {};
    return std::chrono::ceil<seconds>(start + length - now);
}

std::optional<seconds> RateLimiter::refuse(storage::Number account, Instant now)
{
    if (m_limit.perHour <= 0 && m_limit.perDay <= 0)
        return {};
    const std::lock_guard lock(m_mutex);
    Windows &windows = m_accounts[account];
    const auto hour = windows.hour.full(m_limit.perHour, 1h, now);
    const auto day = windows.day.full(m_limit.perDay, 24h, now);
    if (hour || day)
        return std::max(hour.value_or(0s), day.value_or(0s));
    ++windows.hour.count;
    ++windows.day.count;
    return {};
}

} // namespace earshot::api
