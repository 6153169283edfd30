#pragma once
// What a request asks for in its query. Parameters nobody knows, and filter words that do not exist, narrow nothing,
// as the service has it; dates and zones that cannot be are refused.

#include "backend/api/visit.h"

namespace earshot::api {

/// `page`, `per_page`, held to what a list gives.
storage::Slice sliceOf(const http::Request &request);

/// `sort` and `order`; an `order` alone turns the list's own order round.
storage::Order orderOf(const http::Request &request);

/// `fields`, comma-separated or as a list.
wire::FieldSelection fieldsOf(const http::Request &request);

/// The first value of a parameter; empty when absent.
std::string textOf(const http::Request &request, std::string_view key);

/// textOf() when it is one of `words`, else empty.
std::string oneOf(const http::Request &request, std::string_view key, std::initializer_list<std::string_view> words);

/// "true" and "false"; empty for anything else.
std::optional<bool> yesNo(const http::Request &request, std::string_view key);

/// Every value of `key` and `key[]`, and the parts of those that are comma-separated.
std::vector<std::string> namesOf(const http::Request &request, std::string_view key);

/// An id, of a parameter that is there and not empty.
template <typename Id>
std::optional<Id> idOf(const http::Request &request, std::string_view key)
{
    const std::string text = textOf(request, key);
    return text.empty() ? std::nullopt : std::optional(Id(text));
}

/// `lead_status`: good_lead, not_a_lead, previously_marked_good_lead, not_scored.
std::optional<std::string> leadStatusOf(const http::Request &request);

/// `date_range`, `start_date`, `end_date` in the zone of the visit; the last 7 days when none is there.
Result<storage::DateWindow> windowOf(const Visit &visit);

/// The filters of the call list.
Result<storage::CallFilter> callFilterOf(const Visit &visit);

/// The filters of the figures: those of the list, with more.
Result<storage::CallFilter> figureFilterOf(const Visit &visit);

/// The filters of form submissions, of the list and of the figures.
Result<storage::FormFilter> formFilterOf(const Visit &visit);

} // namespace earshot::api
