#include "backend/api/query.h"

#include <algorithm>
#include <charconv>

namespace earshot::api {

using http::Request;

namespace {

constexpr std::int64_t MostPerPage = 250;

std::optional<std::int64_t> numberOf(const Request &request, std::string_view key)
{
    const std::string_view text = request.first(key).value_or("");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                     : std::nullopt;
}

std::vector<std::string_view> parts(std::string_view list)
{
    std::vector<std::string_view> found;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (comma > 0)
            found.push_back(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return found;
}

/// A date with its offset, whose plus came as it is and was read as a space: 2026-01-01T00:00:00 05:30.
std::string dateOf(const Request &request, std::string_view key)
{
    std::string text = textOf(request, key);
    const std::size_t space = text.rfind(' ');
    if (space != std::string::npos && space > 10 && text.find('T') == 10)
        text[space] = '+';
    return text;
}

} // namespace

storage::Slice sliceOf(const Request &request)
{
    storage::Slice slice;
    slice.page = std::max<std::int64_t>(numberOf(request, "page").value_or(slice.page), 1);
    slice.perPage = std::clamp<std::int64_t>(numberOf(request, "per_page").value_or(slice.perPage), 1, MostPerPage);
    return slice;
}

storage::Order orderOf(const Request &request)
{
    storage::Order order{textOf(request, "sort"), {}};
    const std::string direction = textOf(request, "order");
    if (direction == "asc" || direction == "desc") // some clients give it without `sort`, and mean the list's own order
        order.descending = direction == "desc";
    return order;
}

wire::FieldSelection fieldsOf(const Request &request)
{
    std::string list;
    for (const std::string_view value : request.all("fields"))
        list.append(value).append(",");
    wire::FieldSelection fields = wire::FieldSelection::parse(list);
    if (yesNo(request, "list_transcripts").value_or(false)) // beyond CallRail: spares our client a request a call
        fields.askDialogues();
    return fields;
}

std::string textOf(const Request &request, std::string_view key)
{
    return std::string(request.first(key).value_or(""));
}

std::string oneOf(const Request &request, std::string_view key, std::initializer_list<std::string_view> words)
{
    const std::string_view word = request.first(key).value_or("");
    return std::ranges::find(words, word) == words.end() ? std::string() : std::string(word);
}

std::optional<bool> yesNo(const Request &request, std::string_view key)
{
    const std::string word = oneOf(request, key, {"true", "false"});
    return word.empty() ? std::nullopt : std::optional(word == "true");
}

std::vector<std::string> namesOf(const Request &request, std::string_view key)
{
    std::vector<std::string> names;
    for (const std::string_view value : request.all(key)) {
        const auto single = parts(value);
        if (single.size() > 1)
            names.emplace_back(value); // a name may hold a comma itself
        names.insert(names.end(), single.begin(), single.end());
    }
    return names;
}

std::optional<std::string> leadStatusOf(const Request &request)
{
    const std::string word =
        oneOf(request, "lead_status", {"good_lead", "not_a_lead", "previously_marked_good_lead", "not_scored"});
    return word.empty() ? std::nullopt : std::optional(word);
}

Result<storage::DateWindow> windowOf(const Visit &visit)
{
    const storage::DateQuery dates{textOf(visit.request, "date_range"), dateOf(visit.request, "start_date"),
                                   dateOf(visit.request, "end_date")};
    const storage::Options &options = visit.storage().options();
    return storage::dateWindow(dates, visit.zone, options.clock(), options.retentionMonths);
}

Result<storage::CallFilter> callFilterOf(const Visit &visit)
{
    const auto window = windowOf(visit);
    if (!window)
        return window.error();
    const Request &request = visit.request;
    storage::CallFilter filter;
    filter.window = *window;
    filter.client = idOf<ClientId>(request, "company_id");
    for (const std::string_view key : {"tracker_id", "tracker_ids"})
        for (const std::string_view value : request.all(key))
            for (const std::string_view id : parts(value))
                filter.trackers.emplace_back(id);
    filter.callType = storage::callTypeFrom(textOf(request, "call_type"));
    filter.answerStatus = storage::answerStatusFrom(textOf(request, "answer_status"));
    filter.answered = yesNo(request, "answered");
    filter.device = oneOf(request, "device", {"desktop", "mobile"});
    filter.direction = oneOf(request, "direction", {"inbound", "outbound"});
    filter.leadStatus = leadStatusOf(request);
    filter.tags = namesOf(request, "tags");
    filter.source = textOf(request, "source");
    filter.search = textOf(request, "search");
    return filter;
}

Result<storage::CallFilter> figureFilterOf(const Visit &visit)
{
    auto filter = callFilterOf(visit);
    if (!filter)
        return filter;
    const Request &request = visit.request;
    filter->firstTimeCallers = yesNo(request, "first_time_callers");
    filter->minDuration = numberOf(request, "min_duration");
    filter->maxDuration = numberOf(request, "max_duration");
    filter->agent = idOf<UserId>(request, "agent");
    filter->sourceSearch = std::exchange(filter->search, {});
    return filter;
}

Result<storage::FormFilter> formFilterOf(const Visit &visit)
{
    const auto window = windowOf(visit);
    if (!window)
        return window.error();
    const Request &request = visit.request;
    storage::FormFilter filter;
    filter.window = *window;
    filter.client = idOf<ClientId>(request, "company_id");
    filter.leadStatus = leadStatusOf(request);
    filter.tags = namesOf(request, "tags");
    filter.leadsOnly = yesNo(request, "person_lead").value_or(false);
    filter.formUrl = textOf(request, request.first("form_URL") ? "form_URL" : "form_url");
    return filter;
}

} // namespace earshot::api
