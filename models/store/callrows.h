#pragma once
// Inside the room: how a call lies in its tables. All of it runs in a transaction of the caller's.

#include "models/sql/connection.h"
#include "models/store/calls.h"

namespace earshot::store {

/// "SELECT …" of the fields and the state of calls, to be followed by a WHERE.
std::string selectCalls(std::span<const Field *const> fields);
/// Reads what selectCalls() asked for.
StoredCall readCall(const SQLite::Statement &statement, std::span<const Field *const> fields);

std::optional<StoredCall> findCall(sql::Connection &connection, CallRow row);
std::optional<StoredCall> findCall(sql::Connection &connection, const CallId &id);

/// The first row of a call's place in time.
std::int64_t placeOf(const Call &call);

/// Adds a call, its tags and its entry in the search. Quickest in rising order of time.
CallRow insertCall(sql::Connection &connection, const Call &call, Gone gone = Gone::No);
/// Writes the fields that differ; false when none does.
bool updateCall(sql::Connection &connection, const StoredCall &before, const Call &after);
void setTranscriptState(sql::Connection &connection, CallRow row, TranscriptState state);
/// Takes a call out of lists and search, or brings it back.
void setGone(sql::Connection &connection, CallRow row, Gone before, Gone after, Instant at);
/// Erases a call with all that belongs to it.
void eraseCall(sql::Connection &connection, CallRow row);

/// Replaces the phrases.
void writeTranscript(sql::Connection &connection, CallRow row, const Transcript &transcript);
Transcript readTranscript(sql::Connection &connection, CallRow row);

} // namespace earshot::store
