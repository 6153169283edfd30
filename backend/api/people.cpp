#include "models/wire/people.h"
#include "backend/api/answers.h"
#include "backend/api/verbs.h"

namespace earshot::api {

Response listPeople(const Visit &visit)
{
    const auto slice = sliceOf(visit.request);
    const storage::PersonFilter filter{idOf<ClientId>(visit.request, "company_id"), textOf(visit.request, "search")};
    const auto people = visit.storage().people.list(visit.viewer, filter, orderOf(visit.request), slice);
    if (!people)
        return visit.failure(people.error());
    return http::json(200, wire::writePage(people->items, offsetPage(slice, people->total)));
}

Response showPerson(const Visit &visit)
{
    return shown(visit, visit.storage().people.find(visit.viewer, visit.id<PersonId>("lead")));
}

Response showTimeline(const Visit &visit)
{
    const auto slice = sliceOf(visit.request);
    const auto found =
        visit.storage().people.timeline(visit.viewer, visit.id<PersonId>("lead"), orderOf(visit.request), slice);
    if (!found)
        return visit.failure(found.error());
    return http::json(200, wire::writeTimeline(found->timeline, offsetPage(slice, found->total)));
}

} // namespace earshot::api
