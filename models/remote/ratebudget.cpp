#include "models/remote/ratebudget.h"

#include <algorithm>
#include <charconv>

namespace earshot::remote {
namespace {

using std::chrono::minutes;

constexpr minutes Hour{60};
constexpr minutes Day{24 * 60};
constexpr milliseconds LongestPause = std::chrono::hours(24);

/// Requests of the last hour are counted in steps of ten seconds, those of earlier hours by the quarter: 24 hours stay
/// a short list.
milliseconds grain(Instant at, Instant now)
{
    return now - at < Hour ? milliseconds(seconds(10)) : milliseconds(minutes(15));
}

bool sameGrain(Instant a, Instant b, Instant now)
{
    const milliseconds size = grain(b, now);
    return grain(a, now) == size && a.time_since_epoch() / size == b.time_since_epoch() / size;
}

} // namespace

std::string BudgetState::text() const
{
    std::string result = std::to_string(toMs(pausedUntil));
    for (const Spent &s : spent)
        result += ' ' + std::to_string(toMs(s.at)) + ' ' + std::to_string(s.count);
    return result;
}

BudgetState BudgetState::parse(std::string_view text)
{
    std::vector<std::int64_t> numbers;
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at < end) {
        std::int64_t number = 0;
        const auto [next, code] = std::from_chars(at, end, number);
        if (code != std::errc() || (next < end && *next != ' '))
            return {};
        numbers.push_back(number);
        at = next + (next < end);
    }
    if (numbers.size() % 2 == 0)
        return {};
    BudgetState state;
    state.pausedUntil = instantFromMs(numbers.front());
    for (std::size_t i = 1; i < numbers.size(); i += 2) {
        if (numbers[i + 1] < 0 || numbers[i + 1] > 1'000'000)
            return {};
        state.spent.push_back({instantFromMs(numbers[i]), static_cast<int>(numbers[i + 1])});
    }
    std::sort(state.spent.begin(), state.spent.end(), [](const Spent &a, const Spent &b) { return a.at < b.at; });
    return state;
}

RateBudget::RateBudget(RateLimits limits, BudgetState state) : m_limits(limits), m_state(std::move(state)) {}

void RateBudget::tidy(Instant now)
{
    auto &spent = m_state.spent;
    if (!spent.empty() && spent.back().at > now) { // the clock was set back
        const milliseconds back = spent.back().at - now;
        for (BudgetState::Spent &s : spent)
            s.at -= back;
        m_state.pausedUntil -= back;
    }
    m_state.pausedUntil = std::min(m_state.pausedUntil, now + LongestPause);
    std::erase_if(spent, [now](const BudgetState::Spent &s) { return now - s.at >= Day; });
    std::vector<BudgetState::Spent> merged;
    for (const BudgetState::Spent &s : spent) {
        if (!merged.empty() && sameGrain(merged.back().at, s.at, now))
            merged.back() = {s.at, merged.back().count + s.count}; // the later time: never back too early
        else
            merged.push_back(s);
    }
    spent = std::move(merged);
}

int RateBudget::spentSince(Instant from) const
{
    int sum = 0;
    for (const BudgetState::Spent &s : m_state.spent)
        sum += s.at > from ? s.count : 0;
    return sum;
}

/// When fewer than `limit` tokens are out, if nobody spends more meanwhile.
Instant RateBudget::windowFree(Instant now, minutes window, int limit) const
{
    int out = spentSince(now - window);
    Instant free = now;
    for (const BudgetState::Spent &s : m_state.spent) {
        if (out < limit)
            break;
        if (s.at <= now - window)
            continue;
        out -= s.count;
        free = s.at + window;
    }
    return free;
}

Instant RateBudget::nextSlot(Instant now, Priority priority)
{
    tidy(now);
    const auto allowed = [&](int limit) {
        const int reserve = priority == Priority::Background ? limit * m_limits.reservePercent / 100 : 0;
        return std::max(limit - reserve, 1);
    };
    return std::max({now, m_state.pausedUntil, windowFree(now, Hour, allowed(m_limits.hour)),
                     windowFree(now, Day, allowed(m_limits.day))});
}

void RateBudget::spend(Instant now)
{
    m_state.spent.push_back({now, 1});
    tidy(now);
}

void RateBudget::pause(Instant now, Instant until)
{
    tidy(now);
    m_state.pausedUntil = std::clamp(until, m_state.pausedUntil, std::max(m_state.pausedUntil, now + LongestPause));
}

BudgetFigures RateBudget::figures(Instant now)
{
    tidy(now);
    BudgetFigures figures;
    figures.usedHour = spentSince(now - Hour);
    figures.usedDay = spentSince(now - Day);
    figures.leftDay = std::max(0, m_limits.day - figures.usedDay);
    figures.leftHour = std::clamp(m_limits.hour - figures.usedHour, 0, figures.leftDay);
    if (m_state.pausedUntil > now)
        figures.pausedUntil = m_state.pausedUntil;
    if (const Instant slot = nextSlot(now, Priority::Background); slot > now)
        figures.waitsUntil = slot;
    if (const Instant slot = nextSlot(now, Priority::Foreground); slot > now)
        figures.peopleWaitUntil = slot;
    return figures;
}

} // namespace earshot::remote
