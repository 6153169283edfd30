#pragma once
// What the flows of a sync share, and how they ask the other side.

#include "models/store/cache.h"
#include "models/sync/flow.h"
#include "models/sync/status.h"

#include <set>

namespace earshot::sync {

struct Pace {
    int windowDays = 14;             // of calls that are read again and again where there is no changes feed
    int retentionMonths = 25;        // how far back the first sync goes
    seconds feedEvery = seconds(15); // the changes feed
    seconds windowEvery = std::chrono::minutes(10); // the trailing window, at most so often
    seconds agencyEvery = std::chrono::minutes(30); // clients, trackers, tags, users, where there is no feed
    seconds rereadEvery = std::chrono::minutes(3);  // a page of the slow full re-read
    seconds firstRetry = seconds(2);                // after trouble; doubles
    seconds longestRetry = seconds(60);
    bool transcriptsInBackground = true;
};

struct Context {
    store::Cache &cache;
    remote::Courier &courier;
    remote::Service service;
    Pace pace;
    Clock clock;
    Flows &flows;
    Board &board;
    int textsNoted = 0;                // rises with conversations whose messages are to be fetched
    int editsSent = 0;                 // rises with edits that the other side may have made more of: to be read again
    std::set<std::string> unsure = {}; // ids of calls that changed there while an edit was under way: to be read again
    std::atomic<int> nudges = 0;       // rises when a person wants news now, or the network is back
};

/// The cursor that says that a conversation's messages are to be fetched: lists carry but two, without their ids.
inline constexpr std::string_view MessagesKey = "texts.messages."; // + id: when its last message was, in ms

/// Notes that a conversation's messages have to be fetched.
store::Cursor messagesWanted(const Conversation &conversation);

/// True for faults that pass by themselves or once a person has done something about them; the same request may then
/// be asked again.
bool passes(const Error &error);

/// A pause that a nudge ends early, one that has come since there were `nudges` of them too.
Until pause(Context &context, seconds length, int nudges);
inline Until pause(Context &context, seconds length)
{
    return pause(context, length, context.nudges);
}

/// Asks until there is an answer or a fault that does not pass. `started` may be the first asking, under way already.
template <typename T>
Flow<Result<T>> ask(Context &context, std::function<remote::Pending<T>()> request,
                    std::optional<remote::Pending<T>> started = {})
{
    seconds wait = context.pace.firstRetry;
    for (;;) {
        remote::Pending<T> pending = started ? std::move(*started) : request();
        started.reset();
        auto gotSoon = answer(std::move(pending));
        Result<T> got = co_await gotSoon;
        if (got || !passes(got.error())) {
            context.board.online();
            co_return got;
        }
        context.board.trouble(got.error());
        const int nudges = context.nudges;
        Until paused = pause(context, wait);
        co_await paused;
        wait = context.nudges != nudges ? context.pace.firstRetry : std::min(wait * 2, context.pace.longestRetry);
    }
}

/// Puts something into the cache; a cache that cannot take it now (disk full, read-only) is trouble that may pass, and
/// nothing is asked for meanwhile.
Flow<Result<store::Applied>> deliver(Context &context, store::Delivery delivery);

/// True when no page comes after this one: the envelope says so or, where it says nothing, the page is not full.
bool isLastPage(const wire::PageInfo &info, int number, std::size_t rows, std::size_t fullPage = remote::PageRows);

/// All pages of a list, one after the other.
template <typename T>
Flow<Result<std::vector<T>>> allPages(Context &context, std::function<remote::Pending<wire::Page<T>>(int)> page)
{
    std::vector<T> all;
    for (int number = 1;; ++number) {
        auto gotSoon = ask<wire::Page<T>>(context, [page, number] { return page(number); });
        auto got = co_await gotSoon;
        if (!got)
            co_return got.error();
        const bool last = isLastPage(*got, number, got->items.size());
        std::move(got->items.begin(), got->items.end(), std::back_inserter(all));
        if (last)
            co_return all;
    }
}

} // namespace earshot::sync
