#pragma once
// What the flows of a sync share, and how they ask the other side.

#include "models/store/cache.h"
#include "models/sync/asides.h"
#include "models/sync/flow.h"
#include "models/sync/status.h"
#include "models/sync/unread.h"

#include <set>

namespace earshot::sync {

struct Pace {
    int windowDays = 14;             // of calls that are read again and again where there is no changes feed
    int retentionMonths = 25;        // how far back the first sync goes where the other side does not tell
    int rereadDays = 30;             // the slow full re-read begins so often
    seconds feedEvery = seconds(15); // the changes feed
    seconds windowEvery = std::chrono::minutes(10); // the trailing window, at most so often
    seconds agencyEvery = std::chrono::minutes(30); // clients, trackers, tags, users, where there is no feed
    seconds rereadEvery = std::chrono::minutes(3);  // a page of the slow full re-read
    seconds historyEvery = std::chrono::hours(24);  // how far back the other side lets one look
    seconds firstRetry = seconds(2);                // after trouble; doubles
    seconds longestRetry = seconds(60);
    bool transcriptsInBackground = true;
};

/// How far back the other side lets one look.
struct History {
    bool isKnown = false;
    std::optional<Instant> limit;  // it refuses what lies before; empty: nothing
    std::optional<int> months;     // as it says
    std::optional<Instant> oldest; // no call is older
};

struct Context {
    store::Cache &cache;
    remote::Courier &courier;
    remote::Service service;
    Pace pace;
    Clock clock;
    Flows &flows;
    Board &board;
    Asides &asides;
    History history = {};
    Steady::time_point historyAsked = {};
    int rewalks = 0;             // rises when all calls are to be read anew
    int textsNoted = 0;          // rises with conversations whose messages are to be fetched
    int editsSent = 0;           // rises with edits that the other side may have made more of: to be read again
    std::atomic<int> nudges = 0; // rises when a person wants news now, or the network is back

    /// What time it may be. One moment, unless the clocks are more than a day apart: then nobody knows whose is wrong,
    /// and what is read has to reach from the one to the other.
    struct Now {
        Instant earliest;
        Instant latest;
        bool areApart() const { return earliest != latest; }
    };
    Now now() const;
    /// What the other side's clock says; what a list is asked for and how far it was read goes by that alone.
    Instant theirNow() const { return courier.serverNow(); }
};

/// The cursor that says that a conversation's messages are to be fetched: lists carry but two, without their ids.
inline constexpr std::string_view MessagesKey = "texts.messages."; // + id: when its last message was, in ms

/// Notes that a conversation's messages have to be fetched.
store::Cursor messagesWanted(const Conversation &conversation);

/// True for faults that pass by themselves or once a person has done something about them; the same request may then
/// be asked again.
bool passes(const Error &error);
/// True when the other side says that there is no such thing, or none for this key. Nothing else may be taken for that.
bool isGone(const Error &error);

/// True for faults of this computer and its cache: whatever was asked for is not to blame.
bool isOfThisSide(const Error &error);

/// True for an error that the other side itself gave.
bool isAnswer(const Error &error);

/// True when this is the fault of the way to the other side and not of the one thing that was asked for: others were
/// not answered either since there were `answers`.
bool isOfTheLink(const Context &context, const Error &error, int tries, std::uint64_t answers);

/// A pause that a nudge ends early, one that has come since there were `nudges` of them too.
Until pause(Context &context, seconds length, int nudges);
inline Until pause(Context &context, seconds length)
{
    return pause(context, length, context.nudges);
}

/// A flow's own trouble, told for as long as this lives.
class Standing {
public:
    explicit Standing(Board &board) : m_board(board), m_who(board.newWho()) {}
    ~Standing() { clear(); }
    Standing(const Standing &) = delete;
    Standing &operator=(const Standing &) = delete;
    void tell(const Error &error)
    {
        m_told = true;
        m_board.trouble(m_who, error);
    }
    void clear()
    {
        if (std::exchange(m_told, false))
            m_board.cleared(m_who);
    }

private:
    Board &m_board;
    std::uint64_t m_who;
    bool m_told = false;
};

/// Asks again for as long as `again` says so of what went wrong, and how often. `started` may be the first asking,
/// under way already.
template <typename T>
Flow<Result<T>> askWhile(Context &context, std::function<bool(const Error &, int tries)> again,
                         std::function<remote::Pending<T>()> request, std::optional<remote::Pending<T>> started)
{
    seconds wait = context.pace.firstRetry;
    Standing standing(context.board);
    for (int tries = 1;; ++tries) {
        remote::Pending<T> pending = started ? std::move(*started) : request();
        started.reset();
        auto gotSoon = answer(std::move(pending));
        Result<T> got = co_await gotSoon;
        if (got || isAnswer(got.error()))
            context.board.online();
        if (got || !again(got.error(), tries))
            co_return got;
        standing.tell(got.error());
        const int nudges = context.nudges;
        Until paused = pause(context, wait);
        co_await paused;
        wait = context.nudges != nudges ? context.pace.firstRetry : std::min(wait * 2, context.pace.longestRetry);
    }
}

/// Asks until there is an answer or a fault that does not pass.
template <typename T>
Flow<Result<T>> ask(Context &context, std::function<remote::Pending<T>()> request,
                    std::optional<remote::Pending<T>> started = {})
{
    return askWhile<T>(
        context, [](const Error &error, int) { return passes(error); }, std::move(request), std::move(started));
}

/// Asks for one thing among many, for those who set aside what cannot be had: waits for the other side to be there and
/// to let us in, but takes no for an answer, and so a fault of the other side with this one thing.
template <typename T>
Flow<Result<T>> askFor(Context &context, std::function<remote::Pending<T>()> request,
                       std::optional<remote::Pending<T>> started = {})
{
    const std::uint64_t before = context.board.answers();
    return askWhile<T>(
        context,
        [&context, before](const Error &error, int tries) { return isOfTheLink(context, error, tries, before); },
        std::move(request), std::move(started));
}

/// Puts something into the cache; a cache that cannot take it now (disk full, read-only) is trouble that may pass, and
/// nothing is asked for meanwhile.
Flow<Result<store::Applied>> deliver(Context &context, store::Delivery delivery);

/// True the first time that a record comes; what has no id is always news.
template <typename T>
bool isNews(std::set<std::string> &seen, const T &record)
{
    if constexpr (requires { record.id.text; })
        return seen.insert(record.id.text).second;
    else
        return true;
}

/// True when no page comes after this one: the envelope says so or, where it says nothing, the page is not full.
bool isLastPage(const wire::PageInfo &info, int number, std::size_t rows, std::size_t fullPage = remote::PageRows);

/// All that the pages of a list brought.
template <typename T>
struct AllPages {
    std::vector<T> items;
    std::vector<store::UnreadField> unread = {};
    std::vector<wire::Problem> problems = {};
    bool whole = true; // it came to its end, and each of its items could be read
};

/// No list of an agency is longer: one that goes on is made up.
inline constexpr int MostPagesOfAList = 200;
inline const Error Endless{Error::Kind::BadData, "the list has no end"};

/// All pages of a list, one after the other. A page that brings nothing new is the last: some servers give one for
/// ever.
template <typename T>
Flow<Result<AllPages<T>>> allPages(Context &context, std::function<remote::Pending<wire::Page<T>>(int)> page)
{
    AllPages<T> all;
    std::set<std::string> seen;
    for (int number = 1; number <= MostPagesOfAList; ++number) {
        auto gotSoon = askFor<wire::Page<T>>(context, [page, number] { return page(number); });
        auto got = co_await gotSoon;
        if (!got)
            co_return got.error();
        const bool last = isLastPage(*got, number, got->rows());
        bool news = false;
        if constexpr (requires(T record) { record.id.text; })
            takeUnread(all.unread, got->problems, got->items, [](const T &record) { return record.id.text; });
        for (T &item : got->items)
            if (isNews(seen, item)) {
                news = true;
                all.items.push_back(std::move(item));
            }
        all.problems.insert(all.problems.end(), got->problems.begin(), got->problems.end());
        const bool isEnd = last && (news || got->rows() == 0 || number == 1);
        all.whole = isEnd && wire::skippedIn(all.problems) == 0;
        if (last || !news)
            co_return all;
    }
    co_return Result<AllPages<T>>(Endless);
}

} // namespace earshot::sync
