#pragma once

#include "models/base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earshot::remote {

/// Who waits: a person, or nobody.
enum class Priority { Foreground, Background };

/// What an account may ask for in any 60 minutes and any 24 hours. CallRail allows 1,000 and 10,000 for all keys of the
/// account together; the default stays a little under.
struct RateLimits {
    int hour = 950;
    int day = 9'500;
    int reservePercent = 5; // of each, kept for people: the background stops before
};

/// What was spent, as a value for the cache to keep.
struct BudgetState {
    struct Spent {
        Instant at; // not before the requests it counts
        int count = 0;
        bool operator==(const Spent &) const = default;
    };
    std::vector<Spent> spent; // oldest first
    Instant pausedUntil{};    // the server said 429
    bool operator==(const BudgetState &) const = default;

    std::string text() const;
    /// What text() wrote; an empty state for anything else, which costs no more than a 429.
    static BudgetState parse(std::string_view text);
};

/// The figures for people.
struct BudgetFigures {
    int usedHour = 0, leftHour = 0;
    int usedDay = 0, leftDay = 0;
    std::optional<Instant> pausedUntil;
    std::optional<Instant> waitsUntil;      // nothing is left for the background before
    std::optional<Instant> peopleWaitUntil; // nothing at all
    bool operator==(const BudgetFigures &) const = default;
};

/// Two buckets of tokens, for the hour and the day. A token comes back an hour (a day) after it was spent, not drop by
/// drop: a bucket of 1,000 that refills by 1,000 an hour would let nearly 2,000 through in its first hour.
/// A clock set back takes the past along, so nothing is forgotten and nobody waits for a future that is far away.
class RateBudget {
public:
    explicit RateBudget(RateLimits limits = {}, BudgetState state = {});

    /// When the next request may go: `now`, or later.
    Instant nextSlot(Instant now, Priority priority);
    /// Counts a request that goes now.
    void spend(Instant now);
    /// Nothing goes before `until`.
    void pause(Instant now, Instant until);

    BudgetFigures figures(Instant now);
    const BudgetState &state() const { return m_state; }

private:
    void tidy(Instant now);
    int spentSince(Instant from) const;
    Instant windowFree(Instant now, std::chrono::minutes window, int limit) const;

    RateLimits m_limits;
    BudgetState m_state;
};

} // namespace earshot::remote
