#include "models/conditions/period.h"

#include <utility>

namespace earshot::conditions {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;
using Unit = Period::Unit;

// 31 January and a month later is the last of February.
year_month_day clamped(year_month_day day)
{
    return day.ok() ? day : year_month_day(day.year() / day.month() / std::chrono::last);
}

year_month_day shifted(year_month_day day, Unit unit, int count)
{
    switch (unit) {
    case Unit::Day:
        return sys_days(day) + days(count);
    case Unit::Week:
        return sys_days(day) + days(7 * count);
    case Unit::Month:
        return clamped(day + months(count));
    case Unit::Quarter:
        return clamped(day + months(3 * count));
    case Unit::Year:
        return clamped(day + years(count));
    }
    return day;
}

// The first day of the calendar unit that `day` is in.
year_month_day startOf(Unit unit, year_month_day day)
{
    using std::chrono::month;
    switch (unit) {
    case Unit::Day:
        return day;
    case Unit::Week:
        return sys_days(day) - days(std::chrono::weekday(sys_days(day)).iso_encoding() - 1);
    case Unit::Month:
        return day.year() / day.month() / 1;
    case Unit::Quarter:
        return day.year() / month((unsigned(day.month()) - 1) / 3 * 3 + 1) / 1;
    case Unit::Year:
        return day.year() / 1 / 1;
    }
    return day;
}

// First day, and the day after the last.
std::pair<year_month_day, year_month_day> daysOf(const Period &period, year_month_day today)
{
    const year_month_day tomorrow = sys_days(today) + days(1);
    const year_month_day unitStart = startOf(period.unit, today);
    switch (period.span) {
    case Period::Span::Last:
        return {sys_days(shifted(today, period.unit, -period.count)) + days(1), tomorrow};
    case Period::Span::This:
        return {unitStart, shifted(unitStart, period.unit, 1)};
    case Period::Span::Previous:
        return {shifted(unitStart, period.unit, -period.count), unitStart};
    }
    return {today, tomorrow};
}

} // namespace

MomentRange instants(const Period &period, const EvalContext &context)
{
    const auto [first, end] = daysOf(period, localDate(context.now, context.viewerZone));
    return {startOfDay(first, context.viewerZone), startOfDay(end, context.viewerZone)};
}

} // namespace earshot::conditions
