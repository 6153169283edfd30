#include "backend/storage/calls.h"

#include "backend/storage/callquery.h"
#include "backend/storage/records.h"

namespace earshot::storage {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr const char *Figures = "count(*), coalesce(sum(c.answered = 0), 0), coalesce(sum(c.answered = 1), 0), "
                                "coalesce(sum(c.prior_calls = 0), 0), coalesce(sum(c.lead_status = 'good_lead'), 0), "
                                "coalesce(CAST(round(avg(c.duration)) AS INTEGER), 0)";

CallFigures readFigures(SQLite::Statement &select, int from)
{
    const auto at = [&](int i) { return std::int64_t(select.getColumn(from + i).getInt64()); };
    return {at(0), at(1), at(2), at(3), at(4), at(5)};
}

CallFigures count(sql::Connection &sql, const Clause &narrowed)
{
    const sql::Use select = prepare(sql, Clause{std::string("SELECT ") + Figures, {}}.add(narrowed));
    select->executeStep();
    return readFigures(*select, 0);
}

const char *expression(GroupBy by)
{
    switch (by) {
    case GroupBy::Source:
        return "c.source";
    case GroupBy::Keywords:
        return "c.keywords";
    case GroupBy::Campaign:
        return "c.campaign";
    case GroupBy::Referrer:
        return "c.referrer_domain";
    case GroupBy::LandingPage:
        return "c.landing_page_url";
    case GroupBy::ClientId:
        return "(SELECT id FROM companies WHERE row = c.company)";
    case GroupBy::Client:
        break;
    }
    return "(SELECT name FROM companies WHERE row = c.company)";
}

/// Where the hour, day, … after that of `t` begins.
Instant nextStart(Instant t, Interval interval, const QTimeZone &zone)
{
    const year_month_day date = localDate(t, zone);
    switch (interval) {
    case Interval::Hour: {
        const auto whole = std::chrono::floor<std::chrono::minutes>(t);
        return whole + std::chrono::minutes(60 - localTime(t, zone).minute % 60);
    }
    case Interval::Day:
        return startOfDay(std::chrono::sys_days(date) + days(1), zone);
    case Interval::Week:
        return startOfDay(std::chrono::sys_days(date) + days(8 - localTime(t, zone).weekday), zone);
    case Interval::Month:
        return startOfDay((date.year() / date.month() + std::chrono::months(1)) / 1, zone);
    case Interval::Year:
        break;
    }
    return startOfDay((date.year() + std::chrono::years(1)) / 1 / 1, zone);
}

} // namespace

Result<CallFigures> Calls::figures(const Viewer &viewer, const CallFilter &filter) const
{
    return m_database.read(
        [&](sql::Connection &sql) -> Result<CallFigures> { return count(sql, narrowedCalls(sql, viewer, filter)); });
}

Result<std::vector<CallGroup>> Calls::grouped(const Viewer &viewer, const CallFilter &filter, GroupBy by) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<std::vector<CallGroup>> {
        const std::string key = expression(by);
        const Clause query = Clause{"SELECT " + key + " AS key, " + Figures, {}}
                                 .add(narrowedCalls(sql, viewer, filter))
                                 .add(" GROUP BY key ORDER BY 2 DESC, 1");
        const sql::Use select = prepare(sql, query);
        std::vector<CallGroup> groups;
        while (select->executeStep())
            groups.push_back({column::text(select->getColumn(0)), readFigures(*select, 1)});
        return groups;
    });
}

Result<std::vector<CallPoint>> Calls::timeseries(const Viewer &viewer, const CallFilter &filter, Interval interval,
                                                 const QTimeZone &zone) const
{
    if (!filter.window)
        return refused("A date range is required.");
    std::vector<DateWindow> stretches;
    for (Instant t = filter.window->from; t < filter.window->to; t = stretches.back().to) {
        if (stretches.size() == MaxPoints)
            return refused("The date range has more than " + std::to_string(MaxPoints) +
                           " points. Please shorten it or choose a longer interval.");
        stretches.push_back({t, std::min(nextStart(t, interval, zone), filter.window->to)});
    }
    return m_database.read([&](sql::Connection &sql) -> Result<std::vector<CallPoint>> {
        std::vector<CallPoint> points;
        CallFilter one = filter;
        for (const DateWindow &stretch : stretches) {
            one.window = stretch;
            points.push_back({stretch.from, count(sql, narrowedCalls(sql, viewer, one))});
        }
        return points;
    });
}

} // namespace earshot::storage
