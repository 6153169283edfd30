#include "backend/api/answers.h"
#include "backend/api/verbs.h"
#include "models/domain/derived.h"

#include <algorithm>
#include <array>

namespace earshot::api {
namespace {

using namespace std::chrono_literals;

template <typename T>
struct Choice {
    std::string_view word;
    T value;
};

constexpr Choice<storage::GroupBy> CallGroups[] = {
    {"source", storage::GroupBy::Source},       {"keywords", storage::GroupBy::Keywords},
    {"campaign", storage::GroupBy::Campaign},   {"referrer", storage::GroupBy::Referrer},
    {"company", storage::GroupBy::Client},      {"landing_page", storage::GroupBy::LandingPage},
    {"company_id", storage::GroupBy::ClientId},
};

constexpr Choice<storage::FormGroupBy> FormGroups[] = {
    {"source", storage::FormGroupBy::Source},       {"keywords", storage::FormGroupBy::Keywords},
    {"campaign", storage::FormGroupBy::Campaign},   {"referrer", storage::FormGroupBy::Referrer},
    {"company", storage::FormGroupBy::Client},      {"landing_page", storage::FormGroupBy::LandingPage},
    {"company_id", storage::FormGroupBy::ClientId}, {"form_name", storage::FormGroupBy::FormName},
};

constexpr Choice<storage::Interval> Intervals[] = {
    {"hour", storage::Interval::Hour},   {"day", storage::Interval::Day},   {"week", storage::Interval::Week},
    {"month", storage::Interval::Month}, {"year", storage::Interval::Year},
};

/// The choice that a parameter names; Refused with the words there are.
template <typename T, std::size_t N>
Result<T> chosen(const http::Request &request, std::string_view key, const Choice<T> (&choices)[N])
{
    const std::string word = textOf(request, key);
    std::string words;
    for (const Choice<T> &choice : choices) {
        if (choice.word == word)
            return choice.value;
        words.append(words.empty() ? "" : ", ").append(choice.word);
    }
    return Error{Error::Kind::Refused, std::string(key) + " must be one of " + words};
}

/// The figures that were asked for, in the service's order; the first always.
wire::Figures asked(const http::Request &request, wire::Figures all)
{
    const auto names = namesOf(request, "fields");
    std::erase_if(all, [&, first = all.front().key](const wire::Figure &figure) {
        return figure.key != first && std::ranges::find(names, figure.key) == names.end();
    });
    return all;
}

wire::Figures figuresOf(const http::Request &request, const storage::CallFigures &figures)
{
    return asked(request, {{"total_calls", figures.total},
                           {"missed_calls", figures.missed},
                           {"answered_calls", figures.answered},
                           {"first_time_callers", figures.firstTime},
                           {"average_duration", figures.averageDuration},
                           {"formatted_average_duration", derive::durationText(seconds(figures.averageDuration))},
                           {"leads", figures.leads}});
}

wire::Figures figuresOf(const http::Request &request, const storage::FormFigures &figures)
{
    return asked(request, {{"total_forms", figures.total}, {"first_forms", figures.first}, {"leads", figures.leads}});
}

wire::Window windowOn(const Visit &visit, const std::optional<storage::DateWindow> &window)
{
    return {window->from, window->to - 1s, visit.zone};
}

/// The answer of both summaries: totals, and groups where `group_by` asks for them.
template <typename Verbs, typename Filter, typename Groups>
Response summarize(const Visit &visit, const Verbs &verbs, const Result<Filter> &filter, const Groups &groups)
{
    if (!filter)
        return visit.failure(filter.error());
    const auto total = verbs.figures(visit.viewer, *filter);
    if (!total)
        return visit.failure(total.error());
    wire::Summary summary{windowOn(visit, filter->window), figuresOf(visit.request, *total), {}, {}};
    if (visit.request.first("group_by")) {
        const auto by = chosen(visit.request, "group_by", groups);
        if (!by)
            return visit.failure(by.error());
        const auto grouped = verbs.grouped(visit.viewer, *filter, *by);
        if (!grouped)
            return visit.failure(grouped.error());
        summary.groupedBy = textOf(visit.request, "group_by");
        for (const auto &group : *grouped)
            summary.groups.push_back({group.key, figuresOf(visit.request, group.figures)});
    }
    return http::json(200, wire::writeSummary(summary));
}

} // namespace

Response summarizeCalls(const Visit &visit)
{
    return summarize(visit, visit.storage().calls, figureFilterOf(visit), CallGroups);
}

Response summarizeForms(const Visit &visit)
{
    return summarize(visit, visit.storage().forms, formFilterOf(visit), FormGroups);
}

Response callTimeseries(const Visit &visit)
{
    const auto filter = figureFilterOf(visit);
    if (!filter)
        return visit.failure(filter.error());
    const bool named = visit.request.first("interval").has_value();
    const auto interval = named ? chosen(visit.request, "interval", Intervals) : Result(storage::Interval::Day);
    if (!interval)
        return visit.failure(interval.error());
    const auto total = visit.storage().calls.figures(visit.viewer, *filter);
    if (!total)
        return visit.failure(total.error());
    const auto points = visit.storage().calls.timeseries(visit.viewer, *filter, *interval, visit.zone);
    if (!points)
        return visit.failure(points.error());
    wire::Timeseries series{
        windowOn(visit, filter->window), figuresOf(visit.request, *total), *interval == storage::Interval::Hour, {}};
    for (const storage::CallPoint &point : *points)
        series.data.push_back({point.at, figuresOf(visit.request, point.figures)});
    return http::json(200, wire::writeTimeseries(series));
}

} // namespace earshot::api
