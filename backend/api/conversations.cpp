#include "backend/api/answers.h"
#include "backend/api/verbs.h"

namespace earshot::api {

Response listConversations(const Visit &visit)
{
    const auto window = windowOf(visit);
    if (!window)
        return visit.failure(window.error());
    const storage::ConversationFilter filter{idOf<ClientId>(visit.request, "company_id"), *window,
                                             textOf(visit.request, "search")};
    const auto slice = sliceOf(visit.request);
    return listed(visit, visit.storage().conversations.list(visit.viewer, filter, slice), slice);
}

Response showConversation(const Visit &visit)
{
    const auto slice = sliceOf(visit.request);
    const auto found =
        visit.storage().conversations.find(visit.viewer, visit.id<ConversationId>("conversation"), slice);
    if (!found)
        return visit.failure(found.error());
    const auto info = offsetPage(slice, found->total);
    return http::json(200, wire::writeConversation(found->conversation, info, fieldsOf(visit.request)));
}

Response sendText(const Visit &)
{
    return refused(403, "This server does not send text messages");
}

} // namespace earshot::api
