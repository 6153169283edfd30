#include "models/remote/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace earshot::remote {
namespace {

bool mayRepeat(Method method, Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::RateLimited:
        return true;
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Server:
        return method != Method::Post;
    default:
        return false;
    }
}

} // namespace

std::optional<milliseconds> RetryPolicy::wait(Method method, Priority priority, const Error &error,
                                              std::optional<milliseconds> retryAfter, int attempt, double random) const
{
    const bool limited = error.kind == Error::Kind::RateLimited;
    const int most = priority == Priority::Foreground ? foregroundAttempts : limited ? limitedAttempts : attempts;
    if (!mayRepeat(method, error.kind) || attempt >= most)
        return {};
    const milliseconds longest = limited ? longestLimited : longestWait;
    const double doubled = static_cast<double>(firstWait.count()) * std::exp2(std::min(attempt - 1, 30));
    const double full = std::min(doubled, static_cast<double>(longest.count()));
    const milliseconds own(std::llround(full * (0.5 + random / 2)));
    return std::max(own, retryAfter.value_or(milliseconds(0)));
}

} // namespace earshot::remote
