#include "models/sync/context.h"

namespace earshot::sync {

Context::Now Context::now() const
{
    const Instant theirs = theirNow();
    const Instant ours = clock();
    if (std::chrono::abs(theirs - ours) <= std::chrono::hours(24))
        return {theirs, theirs};
    const auto [before, after] = std::minmax(theirs, ours);
    const Instant known = cache.inbox().newestCall().valueOr(std::nullopt).value_or(before);
    return {std::clamp(known, before, after - std::chrono::hours(1)), after}; // not all the years between again
}

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
    case CaFile:
    case NotTheService:
    case PlainServer:
        return true;
    case Forbidden:
    case NotFound:
    case Refused:
    case Conflict:
    case Storage:
    case DiskFull:
    case ReadOnly:
    case NewerSchema:
    case Corrupt:
    case Locked:
    case Cancelled:
    case BadAddress:
    case WrongAccount:
    case NoRoom:
    case TooOld:
    case NotSound:
        return false;
    }
    return false;
}

bool isGone(const Error &error)
{
    return error.kind == Error::Kind::NotFound || error.kind == Error::Kind::Forbidden;
}

bool isOfThisSide(const Error &error)
{
    using enum Error::Kind;
    return error.kind == Storage || error.kind == DiskFull || error.kind == ReadOnly || error.kind == NewerSchema ||
           error.kind == Corrupt || error.kind == Locked || error.kind == Cancelled || error.kind == BadAddress;
}

bool isAnswer(const Error &error)
{
    using enum Error::Kind;
    return error.kind == Forbidden || error.kind == NotFound || error.kind == Refused || error.kind == TooOld ||
           error.kind == Conflict;
}

bool isOfTheLink(const Context &context, const Error &error, int tries, std::uint64_t answers)
{
    constexpr int Enough = 3;
    using enum Error::Kind;
    switch (error.kind) {
    case Unauthorized:
    case RateLimited:
    case CaFile:
    case PlainServer:
    case Tls:
        return true;
    case Offline:
    case Timeout:
        return tries < Enough || context.board.answers() == answers;
    default:
        return false;
    }
}

bool isLastPage(const wire::PageInfo &info, int number, std::size_t rows, std::size_t fullPage)
{
    return rows == 0 || (info.totalPages ? number >= *info.totalPages : rows < fullPage);
}

Until pause(Context &context, seconds length, int nudges)
{
    return Until([&context, nudges] { return context.nudges != nudges; }, Steady::now() + length);
}

store::Cursor messagesWanted(const Conversation &conversation)
{
    return {std::string(MessagesKey) + conversation.id.text,
            std::to_string(toMs(conversation.lastMessageAt.value_or(Instant())))};
}

namespace {

/// The cache's answer, from its writer thread.
struct Receipt {
    std::mutex mutex;
    std::optional<Result<store::Applied>> applied;

    bool isThere()
    {
        const std::lock_guard lock(mutex);
        return applied.has_value();
    }
};

std::shared_ptr<Receipt> hand(Context &context, std::shared_ptr<const store::Delivery> delivery)
{
    auto receipt = std::make_shared<Receipt>();
    context.cache.inbox().applyLater(std::move(delivery),
                                     [receipt, wake = context.flows.waker()](Result<store::Applied> applied) {
                                         {
                                             const std::lock_guard lock(receipt->mutex);
                                             receipt->applied = std::move(applied);
                                         }
                                         wake();
                                     });
    return receipt;
}

bool mayPass(const Error &error)
{
    return error.kind == Error::Kind::DiskFull || error.kind == Error::Kind::Locked ||
           error.kind == Error::Kind::ReadOnly;
}

} // namespace

Flow<Result<store::Applied>> deliver(Context &context, store::Delivery delivery)
{
    const auto kept = std::make_shared<const store::Delivery>(std::move(delivery));
    seconds wait = context.pace.firstRetry;
    Standing standing(context.board);
    for (;;) {
        const auto receipt = hand(context, kept);
        Until written([receipt] { return receipt->isThere(); });
        co_await written;
        Result<store::Applied> applied = std::move(*receipt->applied);
        if (applied || !mayPass(applied.error()))
            co_return applied;
        standing.tell(applied.error());
        Until paused = pause(context, wait);
        co_await paused;
        wait = std::min(wait * 2, context.pace.longestRetry);
    }
}

} // namespace earshot::sync
