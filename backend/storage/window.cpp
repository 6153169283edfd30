#include "backend/storage/window.h"

#include "backend/storage/query.h"

#include <charconv>

namespace earshot::storage {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<int> number(std::string_view digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

std::optional<year_month_day> dateFrom(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const year_month_day date{std::chrono::year(*year), std::chrono::month(unsigned(*month)),
                              std::chrono::day(unsigned(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

year_month_day plus(year_month_day date, days n)
{
    return sys_days(date) + n;
}

/// The first day of the month that lies `n` months from the date's own.
year_month_day monthStart(year_month_day date, int n = 0)
{
    const auto month = date.year() / date.month() + months(n);
    return month / 1;
}

/// What a date parameter covers: a bare day, a minute or a second as a whole.
std::optional<DateWindow> stretch(const std::string &text, const QTimeZone &zone)
{
    if (const auto date = dateFrom(text))
        return DateWindow{startOfDay(*date, zone), startOfDay(plus(*date, days(1)), zone)};
    const std::size_t minuteLength = 16; // 2017-01-24T11:27
    if (text.size() < minuteLength || (text[10] != 'T' && text[10] != ' '))
        return std::nullopt;
    std::string iso = text;
    iso[10] = 'T';
    const bool seconds = iso.size() > minuteLength && iso[minuteLength] == ':';
    if (!seconds)
        iso.insert(minuteLength, ":00");
    const auto at = parseIso(iso, zone);
    if (!at)
        return std::nullopt;
    return DateWindow{*at, *at + (seconds ? std::chrono::seconds(1) : std::chrono::minutes(1))};
}

/// First and last day of a named range.
std::optional<std::pair<year_month_day, year_month_day>> namedRange(std::string_view name, year_month_day today)
{
    if (name == "recent")
        return std::pair(plus(today, days(-6)), today);
    if (name == "today")
        return std::pair(today, today);
    if (name == "yesterday")
        return std::pair(plus(today, days(-1)), plus(today, days(-1)));
    if (name == "last_7_days")
        return std::pair(plus(today, days(-7)), plus(today, days(-1)));
    if (name == "last_30_days")
        return std::pair(plus(today, days(-30)), plus(today, days(-1)));
    if (name == "this_month")
        return std::pair(monthStart(today), today);
    if (name == "last_month")
        return std::pair(monthStart(today, -1), plus(monthStart(today), days(-1)));
    if (name == "this_year")
        return std::pair(year_month_day(today.year() / 1 / 1), today);
    if (name == "last_year")
        return std::pair(year_month_day((today.year() - std::chrono::years(1)) / 1 / 1),
                         year_month_day((today.year() - std::chrono::years(1)) / 12 / 31));
    if (name == "all_time")
        return std::pair(year_month_day(std::chrono::year(1970) / 1 / 1), today);
    return std::nullopt;
}

Result<DateWindow> asked(const DateQuery &query, const QTimeZone &zone, year_month_day today, Instant oldest)
{
    if (query.start.empty() && query.end.empty()) {
        const auto range = namedRange(query.range.empty() ? "recent" : query.range, today);
        if (!range)
            return refused("date_range is not one of the known ranges.");
        return DateWindow{startOfDay(range->first, zone), startOfDay(plus(range->second, days(1)), zone)};
    }
    DateWindow window{oldest, startOfDay(plus(today, days(1)), zone)};
    if (!query.start.empty()) {
        const auto start = stretch(query.start, zone);
        if (!start)
            return refused("start_date is not a valid date.");
        window.from = start->from;
    }
    if (!query.end.empty()) {
        const auto end = stretch(query.end, zone);
        if (!end)
            return refused("end_date is not a valid date.");
        window.to = end->to;
    }
    window.to = std::max(window.from, window.to);
    return window;
}

} // namespace

Result<DateWindow> dateWindow(const DateQuery &query, const QTimeZone &zone, Instant now, int retentionMonths)
{
    const year_month_day today = localDate(now, zone);
    year_month_day oldestDay = today - months(retentionMonths);
    if (!oldestDay.ok())
        oldestDay = oldestDay.year() / oldestDay.month() / std::chrono::last;
    const Instant oldest = retentionMonths > 0 ? startOfDay(oldestDay, zone) : Instant();
    const auto window = asked(query, zone, today, oldest);
    if (window && retentionMonths > 0 && window->from < oldest)
        return refused("Data older than " + std::to_string(retentionMonths) +
                       " months is not available. Please revise your date range.");
    return window;
}

} // namespace earshot::storage
