#include "models/sync/context.h"

namespace earshot::sync {

bool passes(const Error &error)
{
    using enum Error::Kind;
    switch (error.kind) {
    case Offline:
    case Timeout:
    case Tls:
    case Unauthorized:
    case RateLimited:
    case Server:
    case BadData:
        return true;
    default:
        return false;
    }
}

bool isLastPage(const wire::PageInfo &info, int number, std::size_t rows, std::size_t fullPage)
{
    return rows == 0 || (info.totalPages ? number >= *info.totalPages : rows < fullPage);
}

Until pause(Context &context, seconds length)
{
    return Until([&context, before = context.nudges.load()] { return context.nudges != before; },
                 Steady::now() + length);
}

Flow<Result<store::Applied>> deliver(Context &context, store::Delivery delivery)
{
    seconds wait = context.pace.firstRetry;
    for (;;) {
        Result<store::Applied> applied = context.cache.inbox().apply(delivery);
        const bool waits =
            !applied && (applied.error().kind == Error::Kind::DiskFull || applied.error().kind == Error::Kind::Locked ||
                         applied.error().kind == Error::Kind::ReadOnly);
        if (!waits)
            co_return applied;
        context.board.trouble(applied.error());
        Until paused = pause(context, wait);
        co_await paused;
        wait = std::min(wait * 2, context.pace.longestRetry);
    }
}

} // namespace earshot::sync
