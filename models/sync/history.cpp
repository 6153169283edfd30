#include "models/sync/history.h"

#include <algorithm>
#include <charconv>

namespace earshot::sync {
namespace {

using std::chrono::days;

constexpr int FewRows = 5;                             // enough to see in which order they come
const Instant Beginning = instantFromMs(946684800000); // 2000: before there was any of this

/// So many months before, and two days less: the other side counts in a zone of its own.
Instant monthsBefore(Instant now, int months)
{
    using namespace std::chrono;
    const auto today = floor<days>(now);
    year_month_day day = year_month_day(today) - std::chrono::months(months);
    if (!day.ok())
        day = day.year() / day.month() / last;
    return Instant(sys_days(day)) + days(2);
}

/// "<asked ms> <limit ms> <months> <oldest ms>", 0 for what is not known.
std::string textOf(const History &history, Instant asked)
{
    const auto ms = [](const std::optional<Instant> &t) { return std::to_string(t ? toMs(*t) : 0); };
    return std::to_string(toMs(asked)) + ' ' + ms(history.limit) + ' ' + std::to_string(history.months.value_or(0)) +
           ' ' + ms(history.oldest);
}

std::optional<Instant> askedIn(std::string_view text, History &history)
{
    std::array<std::int64_t, 4> numbers{};
    for (std::int64_t &number : numbers) {
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (code != std::errc())
            return {};
        text.remove_prefix(std::min(std::size_t(end - text.data()) + 1, text.size()));
    }
    const auto moment = [](std::int64_t ms) { return ms != 0 ? std::optional(instantFromMs(ms)) : std::nullopt; };
    history.isKnown = true;
    history.limit = moment(numbers[1]);
    history.months = numbers[2] > 0 ? std::optional(int(numbers[2])) : std::nullopt;
    history.oldest = moment(numbers[3]);
    return instantFromMs(numbers[0]);
}

/// Calls that were asked for oldest first, when they came so.
std::optional<Instant> oldestOf(const wire::Page<Call> &page, Instant now)
{
    const auto &calls = page.items;
    if (calls.empty())
        return now;
    if (!calls.front().startTime || !calls.back().startTime)
        return {};
    const bool only = calls.size() == 1 && !page.hasNextPage.value_or(false) && page.totalRecords.value_or(1) == 1;
    const bool ordered = calls.size() <= std::size_t(FewRows) && *calls.front().startTime < *calls.back().startTime;
    return only || ordered ? calls.front().startTime : std::nullopt;
}

} // namespace

std::optional<History> limitTold(const Error &refusal, Instant now)
{
    constexpr std::string_view sign = "older than ";
    const std::size_t at = refusal.detail.find(sign);
    if (refusal.kind != Error::Kind::TooOld)
        return {};
    int months = 0;
    if (at != std::string::npos) {
        const char *from = refusal.detail.data() + at + sign.size();
        std::from_chars(from, refusal.detail.data() + refusal.detail.size(), months);
    }
    History history;
    history.isKnown = true;
    if (months > 0 && months < 1200) {
        history.months = months;
        history.limit = monthsBefore(now, months);
    }
    return history;
}

History historyIn(const std::vector<store::Cursor> &cursors)
{
    History history;
    for (const store::Cursor &cursor : cursors)
        if (cursor.key == HistoryKey)
            askedIn(cursor.value, history);
    return history;
}

Flow<Result<void>> findHistory(Context &context)
{
    if (context.history.isKnown && Steady::now() - context.historyAsked < context.pace.historyEvery)
        co_return {};
    const auto kept = context.cache.inbox().cursor(HistoryKey);
    if (!kept)
        co_return kept.error();
    const Instant now = context.theirNow();
    History known;
    const auto asked = askedIn(*kept, known);
    if (!context.history.isKnown && asked && *asked <= now && now - *asked < context.pace.historyEvery) {
        context.history = known;
        context.historyAsked = Steady::now() - (now - *asked);
        co_return {};
    }
    remote::CallQuery query;
    query.window = {Beginning, now + days(366)};
    query.newestFirst = false;
    query.rows = FewRows;
    auto pageSoon = askFor<wire::Page<Call>>(context, [&context, query] { return context.service.calls(query); });
    const auto page = co_await pageSoon;
    History found;
    found.isKnown = true;
    if (page)
        found.oldest = oldestOf(*page, now);
    else if (const auto told = limitTold(page.error(), now))
        found = *told;
    if (!found.oldest && !found.limit) // it does not tell: what CallRail keeps
        found.limit = monthsBefore(now, context.pace.retentionMonths);
    context.history = found;
    context.historyAsked = Steady::now();
    context.flows.wake();
    store::Delivery delivery;
    delivery.cursors = {{HistoryKey, textOf(found, now)}};
    auto putSoon = deliver(context, std::move(delivery));
    const auto put = co_await putSoon;
    co_return put ? Result<void>() : Result<void>(put.error());
}

} // namespace earshot::sync
