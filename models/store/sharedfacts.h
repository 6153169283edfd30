#pragma once
// What a call's row shows of its client and its person, kept true when those change: a server with a log of changes
// tells of the client or the person once, and not of each of its calls.

#include "models/domain/account.h"
#include "models/domain/person.h"
#include "models/sql/connection.h"
#include "models/store/calls.h"

namespace earshot::store {

/// Name and zone of the clients, in their calls, forms and texts; true when anything changed. Of a list of all clients,
/// which comes again and again, only those count that were known by another name or zone: their calls are looked
/// through.
bool spreadClients(sql::Connection &connection, const std::vector<Client> &clients, bool all);

/// The trackers' names, which their calls show as where they come from; true when anything changed. Only for a server
/// with a log of changes: elsewhere a call may tell another name than its tracker has today.
bool spreadTrackers(sql::Connection &connection, const std::vector<Tracker> &trackers);

/// How often the persons called in all; gives the calls that changed.
std::vector<CallRow> spreadPersons(sql::Connection &connection, const std::vector<Person> &persons);

} // namespace earshot::store
