#include "backend/api/answers.h"
#include "backend/api/verbs.h"
#include "models/wire/people.h"

// What CallRail has and this server has not yet. Its lists can be read, and are empty; to write is refused with the
// reason, so that no client believes something is set up that is not.

namespace earshot::api {
namespace {

Response emptyList(const Visit &visit, std::string_view key)
{
    return http::json(200, wire::writeEmptyPage(key, offsetPage(sliceOf(visit.request), 0)));
}

/// Lists that the service gives only for one company.
Response emptyListOfClient(const Visit &visit, std::string_view key)
{
    const auto client = idOf<ClientId>(visit.request, "company_id");
    if (!client)
        return refused(400, "company_id is required");
    const auto found = visit.storage().clients.find(visit.viewer, *client);
    return found ? emptyList(visit, key) : visit.failure(found.error());
}

} // namespace

Response listIntegrations(const Visit &visit)
{
    return emptyListOfClient(visit, "integrations");
}

Response listIntegrationTriggers(const Visit &visit)
{
    return emptyListOfClient(visit, "integration_criteria");
}

Response listCallerIds(const Visit &visit)
{
    return emptyListOfClient(visit, "caller_ids");
}

Response listNotifications(const Visit &visit)
{
    return emptyList(visit, "notifications");
}

Response listSummaryEmails(const Visit &visit)
{
    return emptyList(visit, "summary_emails");
}

Response listMessageFlows(const Visit &visit)
{
    return emptyList(visit, "message-flows");
}

Response refuseToDeliver(const Visit &)
{
    return refused(403, "This server does not deliver anything yet: integrations, notifications, caller ids, summary "
                        "e-mails and message flows cannot be set up");
}

Response nothingSetUp(const Visit &)
{
    return refused(404, "The requested record could not be found.");
}

} // namespace earshot::api
