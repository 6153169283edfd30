#include "backend/api/answers.h"
#include "backend/api/verbs.h"
#include "backend/http/uri.h"
#include "models/domain/catalogue.h"

#include <charconv>

namespace earshot::api {
namespace {

constexpr std::string_view After = "after"; // where the next relative page begins

std::int64_t pageIndexOf(const http::Request &request)
{
    const std::string text = textOf(request, "offset");
    std::int64_t index = 0;
    std::from_chars(text.data(), text.data() + text.size(), index);
    return std::max<std::int64_t>(index, 0);
}

/// The address of the page after this one: the same question, further on.
std::string nextPage(const Visit &visit, std::int64_t index, const std::string &after)
{
    std::string url = visit.origin() + visit.request.path + "?relative_pagination=true";
    const auto add = [&](std::string_view key, std::string_view value) {
        url.append("&").append(http::percentEncoded(key)).append("=").append(http::percentEncoded(value));
    };
    for (const http::Field &pair : visit.request.query)
        if (pair.name != "relative_pagination" && pair.name != "offset" && pair.name != "page" && pair.name != After)
            add(pair.name, pair.value);
    add("offset", std::to_string(index));
    add(After, after);
    return url;
}

Response walkCalls(const Visit &visit, const storage::CallFilter &filter)
{
    const http::Request &request = visit.request;
    const std::int64_t index = pageIndexOf(request);
    const storage::RelativeSlice slice{sliceOf(request).perPage, index, textOf(request, After)};
    const auto fields = fieldsOf(request);
    auto walk = visit.storage().calls.walk(visit.viewer, filter, orderOf(request), slice, fields);
    if (!walk)
        return visit.failure(walk.error());
    const std::string origin = visit.origin();
    for (Call &call : walk->calls)
        address(call, origin);
    wire::PageInfo info;
    info.perPage = slice.perPage;
    info.hasNextPage = !walk->next.empty();
    if (!walk->next.empty())
        info.nextPage = nextPage(visit, index + 1, walk->next);
    return http::json(200, wire::writePage(walk->calls, info, fields, visit.zone));
}

std::string versionTag(std::int64_t version)
{
    return std::string(wire::CallVersionPrefix) + std::to_string(version) + '"';
}

/// The version of If-Match; none for any ("*", or no such header). Nothing at all for one that cannot be.
std::optional<std::optional<std::int64_t>> onlyVersion(const http::Request &request)
{
    std::string_view text = request.header("If-Match");
    if (text.starts_with("W/")) // of a compressed answer: it is the same call
        text.remove_prefix(2);
    if (text.empty() || text == "*")
        return std::optional<std::int64_t>();
    if (!text.starts_with(wire::CallVersionPrefix) || !text.ends_with('"'))
        return std::nullopt;
    text = text.substr(wire::CallVersionPrefix.size(), text.size() - wire::CallVersionPrefix.size() - 1);
    std::int64_t version = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return std::optional(version);
}

Response changedMeanwhile()
{
    return refused(412, "The call has changed since that version. Read it again, and send what is still to be changed "
                        "with the ETag of that answer in If-Match.");
}

/// The error, and the field it is about where it is about one.
Response refusedUpdate(const Visit &visit, const Error &error)
{
    const std::string_view first = std::string_view(error.detail).substr(0, error.detail.find(' '));
    const std::string_view field = error.detail == storage::LeadIsTaken ? "lead_status" : first;
    const bool isField =
        callField(field) || field == "append_tags" || field == "spam" || field == "add_tags" || field == "remove_tags";
    if (error.kind != Error::Kind::Refused || !isField)
        return visit.failure(error);
    return http::json(400, wire::writeError(error.detail, field));
}

} // namespace

Response listCalls(const Visit &visit)
{
    const http::Request &request = visit.request;
    const auto filter = callFilterOf(visit);
    if (!filter)
        return visit.failure(filter.error());
    if (yesNo(request, "relative_pagination").value_or(false))
        return walkCalls(visit, *filter);
    const auto slice = sliceOf(request);
    return listed(visit, visit.storage().calls.list(visit.viewer, *filter, orderOf(request), slice, fieldsOf(request)),
                  slice);
}

Response showCall(const Visit &visit)
{
    auto state = visit.storage().calls.state(visit.viewer, visit.id<CallId>("call"));
    if (!state)
        return visit.failure(state.error());
    const std::int64_t version = state->version;
    return shown<Call>(visit, std::move(state->call)).with("ETag", versionTag(version));
}

Task<Response> updateCall(const Visit &visit)
{
    const auto update = wire::readCallUpdate(visit.request.body);
    if (!update)
        co_return refusedUpdate(visit, update.error());
    const auto only = onlyVersion(visit.request);
    if (!only)
        co_return changedMeanwhile();
    const auto state = co_await http::until<Result<storage::VersionedCall>>([&](const auto &done) {
        visit.storage().calls.update(visit.viewer, visit.id<CallId>("call"), *update, *only, done);
    });
    if (!state && *only && state.error().kind == Error::Kind::Conflict)
        co_return changedMeanwhile();
    if (!state)
        co_return refusedUpdate(visit, state.error());
    // the default fields alone, or those that are asked for: some clients trip over keys they do not know
    co_return shown<Call>(visit, state->call).with("ETag", versionTag(state->version));
}

Response placeCall(const Visit &)
{
    return refused(403, "This server does not place calls");
}

Response listPageViews(const Visit &visit)
{
    const auto slice = sliceOf(visit.request);
    return listed(visit, visit.storage().calls.pageViews(visit.viewer, visit.id<CallId>("call"), slice), slice);
}

} // namespace earshot::api
