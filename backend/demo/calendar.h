#pragma once
// When people call: by season, weekday, campaign and hour, in the client's own zone.

#include "backend/demo/phrasebook.h"
#include "backend/demo/random.h"
#include "models/base/time.h"

#include <array>

namespace earshot::demo {

constexpr int Days = 730; // two years

struct Campaign {
    std::string name, channel, page;
    int firstDay = 0, lastDay = Days; // 0 is the first day of the demo
    double boost = 0;                 // more calls while it runs, as a share
    bool runsOn(int day) const { return day >= firstDay && day <= lastDay; }
};

class Calendar {
public:
    Calendar() = default;
    Calendar(const Entry &client, const QTimeZone &zone, Instant now, std::vector<Campaign> campaigns);

    /// A moment at which somebody calls, before the demo's end.
    Instant callTime(Random &random) const;

    /// The first moment from `t` on in opening hours, some minutes into them if that has to be waited for.
    Instant whenOpen(Instant t, Random &random) const;

    bool isOpen(Instant t) const;
    LocalTime local(Instant t) const { return localTime(t, m_zone); }
    /// How likely a call at `t` is answered, 0-1.
    double answerRate(Instant t) const;

    int dayOf(Instant t) const;
    /// The campaign of a channel that brought a call at `t`; null when none runs.
    const Campaign *campaignAt(Instant t, std::string_view channel, Random &random) const;

    const QTimeZone &zone() const { return m_zone; }
    Instant start() const { return m_midnights.front(); }

private:
    bool isOpen(const LocalTime &t) const;

    QTimeZone m_zone;
    Instant m_now{};
    int m_opens = 9, m_closes = 17, m_saturday = 0; // hours; 0: closed on Saturday
    double m_night = 0;                             // share of calls answered when closed
    std::vector<Instant> m_midnights;
    std::vector<double> m_upToDay; // running sums of the days' weights
    std::array<double, 24> m_hours{}, m_sundayHours{};
    std::vector<Campaign> m_campaigns;
};

} // namespace earshot::demo
