#include "backend/api/routes.h"

#include "backend/api/verbs.h"

namespace earshot::api {

using enum http::Method;

std::vector<http::Route> routes(Service &service)
{
    // for whoever has a key
    const auto known = [&service](Verb verb) -> http::Handler {
        return
            [&service, verb = std::move(verb)](const http::Request &request) { return admit(service, request, verb); };
    };
    const auto in = [](const char *path) { return "/v3/a/{account}/" + std::string(path); };
    // for whoever has the key in the address
    const auto open = [&service](Response (*verb)(const Service &, const http::Request &)) -> http::Handler {
        return [&service, verb](const http::Request &request) { return verb(service, request); };
    };
    std::vector<http::Route> all = {
        {Get, "/v3/a.json", known(listAccounts)},
        {Get, "/v3/a/{account}.json", known(showAccount)},

        {Get, in("companies.json"), known(listClients)},
        {Post, in("companies.json"), known(createClient)},
        {Post, in("companies/bulk_update.json"), known(updateClients)},
        {Get, in("companies/{company}.json"), known(showClient)},
        {Put, in("companies/{company}.json"), known(updateClient)},
        {Delete, in("companies/{company}.json"), known(disableClient)},

        {Get, in("trackers.json"), known(listTrackers)},
        {Post, in("trackers.json"), known(createTracker)},
        {Get, in("trackers/{tracker}.json"), known(showTracker)},
        {Put, in("trackers/{tracker}.json"), known(updateTracker)},
        {Delete, in("trackers/{tracker}.json"), known(disableTracker)},

        {Get, in("tags.json"), known(listTags)},
        {Post, in("tags.json"), known(createTag)},
        {Get, in("tags/{tag}.json"), known(showTag)},
        {Put, in("tags/{tag}.json"), known(updateTag)},
        {Delete, in("tags/{tag}.json"), known(removeTag)},

        {Get, in("users.json"), known(listUsers)},
        {Post, in("users.json"), known(createUser)},
        {Get, in("users/{user}.json"), known(showUser)},
        {Put, in("users/{user}.json"), known(updateUser)},
        {Delete, in("users/{user}.json"), known(removeUser)},

        {Get, in("calls.json"), known(listCalls)},
        {Post, in("calls.json"), known(placeCall)},
        {Get, in("calls/summary.json"), known(summarizeCalls)},
        {Get, in("calls/timeseries.json"), known(callTimeseries)},
        {Get, in("calls/{call}.json"), known(showCall)},
        {Put, in("calls/{call}.json"), known(updateCall)},
        {Get, in("calls/{call}/page_views.json"), known(listPageViews)},
        {Get, in("calls/{call}/recording.json"), known(showRecording)},

        {Get, in("forms/summary.json"), known(summarizeForms)},
        {Get, in("form_submissions.json"), known(listForms)},
        {Post, in("form_submissions.json"), known(createForm)},
        {Post, in("form_submissions/ignored_fields.json"), known(ignoreFields)},
        {Post, in("form_submissions/ignore_fields.json"), known(ignoreFields)}, // as a client in the field has it
        {Get, in("form_submissions/{form}.json"), known(showForm)},
        {Put, in("form_submissions/{form}.json"), known(updateForm)},

        {Get, in("text-messages.json"), known(listConversations)},
        {Post, in("text-messages.json"), known(sendText)},
        {Get, in("text-messages/{conversation}.json"), known(showConversation)},

        {Get, in("sms-threads.json"), known(listThreads)},
        {Get, in("sms-threads/{thread}.json"), known(showThread)},
        {Put, in("sms-threads/{thread}.json"), known(updateThread)},

        {Get, in("leads.json"), known(listPeople)},
        {Get, in("leads/{lead}.json"), known(showPerson)},
        {Get, in("leads/{lead}/timeline.json"), known(showTimeline)},

        {Get, in("changes.json"), known(listChanges)},

        {Get, "/calls/{call}/recording", open(moveToSound)},
        {Get, "/calls/{call}/recording/redirect", open(moveToSound)},
        {Get, "/calls/{call}/recording/sound", open(sound)},
    };
    const auto notYet = [&](const char *name, Response (*list)(const Visit &)) {
        all.push_back({Get, in(name) + ".json", known(list)});
        all.push_back({Post, in(name) + ".json", known(refuseToDeliver)});
        for (const http::Method method : {Get, Put, Delete})
            all.push_back({method, in(name) + "/{id}.json", known(nothingSetUp)});
    };
    notYet("integrations", listIntegrations);
    notYet("integration_triggers", listIntegrationTriggers);
    notYet("notifications", listNotifications);
    notYet("caller_ids", listCallerIds);
    notYet("summary_emails", listSummaryEmails);
    notYet("message-flows", listMessageFlows);
    all.push_back({Get, in("summary_emails"), known(listSummaryEmails)}); // as the reference writes it
    return all;
}

} // namespace earshot::api
