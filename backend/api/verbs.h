#pragma once
// What the API can do, a function a route; routes.cpp has the table. Reads answer at once, writes wait for the disk.

#include "backend/api/visit.h"

namespace earshot::api {

using http::Response;
using http::Task;

// accounts.cpp
Response listAccounts(const Visit &visit);
Response showAccount(const Visit &visit);

// clients.cpp
Response listClients(const Visit &visit);
Response showClient(const Visit &visit);
Task<Response> createClient(const Visit &visit);
Task<Response> updateClient(const Visit &visit);
Task<Response> updateClients(const Visit &visit);
Task<Response> disableClient(const Visit &visit);

// trackers.cpp
Response listTrackers(const Visit &visit);
Response showTracker(const Visit &visit);
Task<Response> createTracker(const Visit &visit);
Task<Response> updateTracker(const Visit &visit);
Task<Response> disableTracker(const Visit &visit);

// tags.cpp
Response listTags(const Visit &visit);
Response showTag(const Visit &visit);
Task<Response> createTag(const Visit &visit);
Task<Response> updateTag(const Visit &visit);
Task<Response> removeTag(const Visit &visit);

// users.cpp
Response listUsers(const Visit &visit);
Response showUser(const Visit &visit);
Task<Response> createUser(const Visit &visit);
Task<Response> updateUser(const Visit &visit);
Task<Response> removeUser(const Visit &visit);

// calls.cpp
Response listCalls(const Visit &visit);
Response showCall(const Visit &visit);
Task<Response> updateCall(const Visit &visit);
Response placeCall(const Visit &visit);
Response listPageViews(const Visit &visit);

// figures.cpp
Response summarizeCalls(const Visit &visit);
Response callTimeseries(const Visit &visit);
Response summarizeForms(const Visit &visit);

// forms.cpp
Response listForms(const Visit &visit);
Response showForm(const Visit &visit);
Task<Response> createForm(const Visit &visit);
Task<Response> updateForm(const Visit &visit);
Task<Response> ignoreFields(const Visit &visit);

// conversations.cpp
Response listConversations(const Visit &visit);
Response showConversation(const Visit &visit);
Response sendText(const Visit &visit);

Response listThreads(const Visit &visit);
Response showThread(const Visit &visit);
Response updateThread(const Visit &visit);

// people.cpp
Response listPeople(const Visit &visit);
Response showPerson(const Visit &visit);
Response showTimeline(const Visit &visit);

// notyet.cpp
Response listIntegrations(const Visit &visit);
Response listIntegrationTriggers(const Visit &visit);
Response listCallerIds(const Visit &visit);
Response listNotifications(const Visit &visit);
Response listSummaryEmails(const Visit &visit);
Response listMessageFlows(const Visit &visit);
Response refuseToDeliver(const Visit &visit);
Response nothingSetUp(const Visit &visit);

// changes.cpp
Response listChanges(const Visit &visit);

// sound.cpp
Response showRecording(const Visit &visit);
/// Where the sound is, and the sound itself: for whoever has its access key, without a user.
Response moveToSound(const Service &service, const http::Request &request);
Response sound(const Service &service, const http::Request &request);

} // namespace earshot::api
