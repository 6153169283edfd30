#include "backend/api/answers.h"
#include "backend/api/verbs.h"

namespace earshot::api {
namespace {

constexpr std::string_view NoStock = "Unable to obtain number: there are none in stock. Give numbers you have instead.";
constexpr std::int64_t SmallestPool = 4, LargestPool = 50;

Error wrong(std::string_view sentence)
{
    return {Error::Kind::Refused, std::string(sentence)};
}

/// The settings that a body names; the kind of tracker and its client are settled when it is made.
Result<Tracker> withSettings(const std::string &body, const Tracker &before)
{
    auto update = wire::readTrackerUpdate(body, before);
    if (!update)
        return update.error();
    if (update->wantsNumbers)
        return Error{Error::Kind::Conflict, std::string(NoStock)};
    Tracker &tracker = update->tracker;
    tracker.type = before.type;
    tracker.clientId = before.clientId;
    if (update->poolSize && *update->poolSize < std::int64_t(before.trackingNumbers.size()))
        return wrong("pool_size may only grow");
    if (update->poolSize && *update->poolSize > std::int64_t(tracker.trackingNumbers.size()))
        return Error{Error::Kind::Conflict, std::string(NoStock)};
    return tracker;
}

Result<Tracker> withAll(const std::string &body, const Tracker &blank)
{
    auto update = wire::readTrackerUpdate(body, blank);
    if (!update)
        return update.error();
    const Tracker &tracker = update->tracker;
    if (tracker.name.empty() || tracker.clientId.empty() || tracker.callFlow.empty() || tracker.source.empty())
        return wrong("name, type, company_id, call_flow and source are required");
    if (tracker.type != "source" && tracker.type != "session")
        return wrong("type must be source or session");
    const std::int64_t pool = update->poolSize.value_or(std::int64_t(tracker.trackingNumbers.size()));
    if (tracker.type == "session" && (pool < SmallestPool || pool > LargestPool))
        return wrong("pool_size must be from 4 to 50");
    if (update->wantsNumbers || std::int64_t(tracker.trackingNumbers.size()) < pool)
        return Error{Error::Kind::Conflict, std::string(NoStock)};
    if (tracker.trackingNumbers.empty())
        return wrong("tracking_number is required");
    Tracker draft = tracker;
    draft.status = blank.status;
    draft.createdAt = draft.disabledAt = {};
    return draft;
}

/// Writes answer the message flow too.
Response savedTracker(const Visit &visit, const Result<Tracker> &tracker, int status)
{
    if (!tracker)
        return visit.failure(tracker.error());
    return http::json(status, wire::writeOne(*tracker, wire::FieldSelection::parse("message_flow"), visit.zone));
}

} // namespace

Response listTrackers(const Visit &visit)
{
    const auto slice = sliceOf(visit.request);
    const storage::TrackerFilter filter{
        idOf<ClientId>(visit.request, "company_id"), oneOf(visit.request, "type", {"session", "source"}),
        oneOf(visit.request, "status", {"active", "disabled"}), textOf(visit.request, "search")};
    return listed(visit, visit.storage().trackers.list(visit.viewer, filter, orderOf(visit.request), slice), slice);
}

Response showTracker(const Visit &visit)
{
    return shown(visit, visit.storage().trackers.find(visit.viewer, visit.id<TrackerId>("tracker")));
}

Task<Response> createTracker(const Visit &visit)
{
    const auto draft = drafted<Tracker>([&](const Tracker &blank) { return withAll(visit.request.body, blank); });
    if (!draft)
        co_return visit.failure(draft.error());
    const auto tracker = co_await http::until<Result<Tracker>>(
        [&](const auto &done) { visit.storage().trackers.create(visit.viewer, *draft, done); });
    co_return savedTracker(visit, tracker, 201);
}

Task<Response> updateTracker(const Visit &visit)
{
    const auto edit =
        editing<Tracker>([body = visit.request.body](const Tracker &before) { return withSettings(body, before); });
    const auto tracker = co_await http::until<Result<Tracker>>([&](const auto &done) {
        visit.storage().trackers.update(visit.viewer, visit.id<TrackerId>("tracker"), edit, done);
    });
    co_return savedTracker(visit, tracker, 200);
}

Task<Response> disableTracker(const Visit &visit)
{
    const auto tracker = co_await http::until<Result<Tracker>>([&](const auto &done) {
        visit.storage().trackers.disable(visit.viewer, visit.id<TrackerId>("tracker"), done);
    });
    co_return gone(visit, tracker);
}

} // namespace earshot::api
