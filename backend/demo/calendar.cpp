#include "backend/demo/calendar.h"

#include <algorithm>
#include <charconv>

namespace earshot::demo {
namespace {

constexpr std::array<double, 8> WeekdayLoad{0, 1.3, 1.12, 1.05, 1.0, 0.9, 0.0, 0.0}; // Monday is 1

std::array<double, 12> numbersIn(std::string_view text)
{
    std::array<double, 12> numbers{};
    for (double &number : numbers) {
        number = 10;
        std::from_chars(text.data(), text.data() + text.size(), number);
        text.remove_prefix(std::min(text.size(), text.find(' ') + 1));
    }
    return numbers;
}

std::array<double, 24> hourWeights(int opens, int closes, double night)
{
    static constexpr std::array<double, 24> Waking{1,  1,  1,  1,  1,  2,  5,  10, 14, 16, 16, 15,
                                                   14, 14, 15, 15, 15, 16, 16, 14, 11, 8,  4,  2};
    std::array<double, 24> weights{};
    for (int hour = 0; hour < 24; ++hour) {
        const auto i = static_cast<std::size_t>(hour);
        weights[i] = Waking[i] * (0.25 + 0.5 * night);
        if (hour < opens || hour >= closes)
            continue;
        const bool isLunch = hour == 12 || hour == 13;
        const bool isPeak = hour == 10 || hour == 11 || hour == 15 || hour == 16;
        weights[i] = isLunch ? 42 : isPeak ? 84 : 62;
    }
    return weights;
}

} // namespace

Calendar::Calendar(const Entry &client, const QTimeZone &zone, Instant now, std::vector<Campaign> campaigns)
    : m_zone(zone), m_now(now), m_opens(static_cast<int>(client.number("opens"))),
      m_closes(static_cast<int>(client.number("closes"))), m_saturday(static_cast<int>(client.number("saturday"))),
      m_night(client.number("night") / 100), m_hours(hourWeights(m_opens, m_closes, m_night)),
      m_sundayHours(hourWeights(0, 0, m_night)), m_campaigns(std::move(campaigns))
{
    const std::array<double, 12> seasons = numbersIn(client["seasons"]);
    const std::chrono::sys_days last = localDate(now, m_zone);
    double sum = 0;
    for (int day = 0; day <= Days; ++day) {
        const std::chrono::year_month_day date(last - std::chrono::days(Days - day));
        const auto weekday = std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding();
        double weight = 0.7 + 0.6 * day / Days; // the client grows
        weight *= seasons[static_cast<unsigned>(date.month()) - 1] / 10;
        weight *= weekday == 7   ? 0.1 + 0.5 * m_night
                  : weekday == 6 ? (m_saturday ? 0.62 : 0.15 + 0.5 * m_night)
                                 : WeekdayLoad[weekday];
        const bool isHoliday = (date.month() == std::chrono::December && date.day() >= std::chrono::day(25) &&
                                date.day() <= std::chrono::day(26)) ||
                               (date.month() == std::chrono::January && date.day() == std::chrono::day(1));
        weight *= isHoliday ? 0.2 : 1;
        for (const Campaign &campaign : m_campaigns)
            weight *= campaign.runsOn(day) ? 1 + campaign.boost : 1;
        sum += weight;
        m_upToDay.push_back(sum);
        m_midnights.push_back(startOfDay(date, m_zone));
    }
}

Instant Calendar::callTime(Random &random) const
{
    for (;;) {
        const auto place = std::ranges::lower_bound(m_upToDay, random.unit() * m_upToDay.back());
        const auto day = static_cast<std::size_t>(place - m_upToDay.begin());
        const Instant midnight = m_midnights[std::min(day, m_midnights.size() - 1)];
        const bool isSunday = local(midnight + std::chrono::hours(12)).weekday == 7;
        const auto hour = random.weighted(isSunday ? m_sundayHours : m_hours);
        const Instant t = midnight + std::chrono::hours(hour) + milliseconds(random.below(3'600'000));
        if (t < m_now - std::chrono::minutes(30))
            return t;
    }
}

bool Calendar::isOpen(Instant t) const
{
    return isOpen(local(t));
}

bool Calendar::isOpen(const LocalTime &t) const
{
    const int closes = t.weekday == 7 ? 0 : t.weekday == 6 ? m_saturday : m_closes;
    return t.minute >= m_opens * 60 && t.minute < closes * 60;
}

double Calendar::answerRate(Instant t) const
{
    const LocalTime now = local(t);
    if (!isOpen(now))
        return m_night;
    if (now.minute >= 12 * 60 && now.minute < 13 * 60 + 30)
        return 0.66;
    return now.weekday == 1 && now.minute < 11 * 60 ? 0.77 : 0.88;
}

Instant Calendar::whenOpen(Instant t, Random &random) const
{
    for (LocalTime now = local(t); !isOpen(now); now = local(t)) {
        const int wait = now.minute < m_opens * 60 ? m_opens * 60 - now.minute : 24 * 60 - now.minute + m_opens * 60;
        t += std::chrono::minutes(wait) + milliseconds(random.below(90 * 60'000));
    }
    return t;
}

int Calendar::dayOf(Instant t) const
{
    return static_cast<int>(std::chrono::floor<std::chrono::days>(t - start()).count());
}

const Campaign *Calendar::campaignAt(Instant t, std::string_view channel, Random &random) const
{
    const int day = dayOf(t);
    std::vector<const Campaign *> running;
    std::vector<double> weights;
    for (const Campaign &campaign : m_campaigns) {
        if (campaign.channel != channel || !campaign.runsOn(day))
            continue;
        running.push_back(&campaign);
        weights.push_back(1 + 4 * campaign.boost);
    }
    return running.empty() ? nullptr : running[random.weighted(weights)];
}

} // namespace earshot::demo
