#pragma once
// What a call's row shows of its client and its person, kept true when those change: a server with a log of changes
// tells of the client or the person once, and not of each of its calls.

#include "models/domain/account.h"
#include "models/domain/person.h"
#include "models/sql/connection.h"
#include "models/store/calls.h"

namespace earshot::store {

/// Of a list of all clients, which comes again and again, those that were not known by this name and zone: the calls of
/// the others need not be looked through.
std::vector<Client> toldAnew(sql::Connection &connection, std::vector<Client> clients);
/// Name and zone of the clients, in their calls, forms and texts; true when anything changed.
bool spreadClients(sql::Connection &connection, const std::vector<Client> &clients);
/// The name and zone that the call's client has here, where it is known.
void nameClientAsKnown(sql::Connection &connection, Call &call);

/// The trackers' names, which their calls show as where they come from; true when anything changed. Only for a server
/// with a log of changes: elsewhere a call may tell another name than its tracker has today.
bool spreadTrackers(sql::Connection &connection, const std::vector<Tracker> &trackers);

/// How often the persons called in all; gives the calls that changed.
std::vector<CallRow> spreadPersons(sql::Connection &connection, const std::vector<Person> &persons);

} // namespace earshot::store
