#include "backend/api/answers.h"
#include "backend/api/verbs.h"
#include "backend/http/uri.h"

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
    return shown(visit, visit.storage().calls.find(visit.viewer, visit.id<CallId>("call")));
}

Task<Response> updateCall(const Visit &visit)
{
    const auto update = wire::readCallUpdate(visit.request.body);
    if (!update)
        co_return visit.failure(update.error());
    const auto call = co_await http::until<Result<Call>>(
        [&](const auto &done) { visit.storage().calls.update(visit.viewer, visit.id<CallId>("call"), *update, done); });
    co_return saved(visit, call);
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
