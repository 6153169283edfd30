#pragma once
// Inside the room: what edits would do.

#include "models/sql/connection.h"
#include "models/store/edits.h"

namespace earshot::store {

/// An earlier call of the person is marked as a lead: the service takes no other one.
bool hasEarlierLead(sql::Connection &connection, const Call &call, CallRow row);

} // namespace earshot::store
