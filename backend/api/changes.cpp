#include "backend/api/answers.h"
#include "backend/api/verbs.h"

namespace earshot::api {

Response listChanges(const Visit &visit)
{
    const std::string cursor = textOf(visit.request, "cursor");
    if (cursor.empty()) {
        const auto now = visit.storage().changes.now(visit.viewer);
        return now ? http::json(200, wire::writeChanges({{}, *now, false, {}})) : visit.failure(now.error());
    }
    auto changes = visit.storage().changes.since(visit.viewer, cursor, sliceOf(visit.request).perPage);
    if (!changes && changes.error().kind == Error::Kind::NotFound)
        return refused(410, wire::CursorExpired);
    if (!changes)
        return visit.failure(changes.error());
    const std::string origin = visit.origin();
    for (wire::Change &change : changes->changes) {
        if (auto *call = std::get_if<Call>(&change.record))
            address(*call, origin);
        else if (auto *client = std::get_if<Client>(&change.record))
            address(*client, origin);
    }
    return http::json(200, wire::writeChanges(*changes, visit.zone));
}

} // namespace earshot::api
