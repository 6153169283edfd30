#pragma once
// Inside the room: how what is kept of a recording lies in its table.

#include "models/sql/connection.h"
#include "models/store/recordings.h"

namespace earshot::store {

/// "SELECT … FROM recordings ", to be followed by a WHERE, for readRecording().
std::string selectRecordings();
KnownRecording readRecording(const SQLite::Statement &select);

/// Adds or replaces it; nothing where there is no such call.
std::optional<CallRow> putRecording(sql::Connection &connection, const CallId &call, const Recording &recording,
                                    Instant now);

} // namespace earshot::store
