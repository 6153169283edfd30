#include "backend/api/answers.h"
#include "backend/api/verbs.h"
#include "models/wire/people.h"

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

Response listThreads(const Visit &visit)
{
    const auto window = windowOf(visit);
    if (!window)
        return visit.failure(window.error());
    const storage::ConversationFilter filter{idOf<ClientId>(visit.request, "company_id"), *window,
                                             textOf(visit.request, "search")};
    const auto slice = sliceOf(visit.request);
    const auto threads = visit.storage().conversations.list(visit.viewer, filter, slice);
    if (!threads)
        return visit.failure(threads.error());
    return http::json(200, wire::writeThreads(threads->items, offsetPage(slice, threads->total)));
}

Response showThread(const Visit &visit)
{
    auto slice = sliceOf(visit.request);
    slice.perPage = std::min<std::int64_t>(slice.perPage, 100); // of messages the service gives fewer
    const auto found = visit.storage().conversations.find(visit.viewer, visit.id<ConversationId>("thread"), slice);
    if (!found)
        return visit.failure(found.error());
    return http::json(200, wire::writeThread(found->conversation, offsetPage(slice, found->total)));
}

Response updateThread(const Visit &)
{
    return refused(403, "This server keeps no notes, tags or values of text threads yet");
}

Response sendText(const Visit &)
{
    return refused(403, "This server does not send text messages");
}

} // namespace earshot::api
