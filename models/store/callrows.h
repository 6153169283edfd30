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
/// By any of its ids.
std::optional<StoredCall> findCall(sql::Connection &connection, const CallId &id);

/// What can be told from the call alone.
TranscriptState transcriptStateOf(const Call &call);
/// The first row of a call's place in time.
std::int64_t placeOf(const Call &call);

/// Adds a call and its tags, but not to the search. Quickest in rising order of time.
CallRow insertCall(sql::Connection &connection, const Call &call, Gone gone, TranscriptState transcript);
/// Writes the fields that differ, but not to the search; false when none does.
bool updateCall(sql::Connection &connection, const StoredCall &before, const Call &after);
/// As updateCall(), for a single call: with the search.
bool rewriteCall(sql::Connection &connection, const StoredCall &before, const Call &after);

/// Whether the search has to be told.
bool searchDiffers(const Call &before, const Call &after);
/// What the search holds of calls that are not gone is taken out before their texts change, and put in after. SQLite
/// writes the index at the end of each statement: many rows in one are ten times quicker than one by one.
void takeFromSearch(sql::Connection &connection, const std::vector<CallRow> &rows);
void addToSearch(sql::Connection &connection, const std::vector<CallRow> &rows);
/// From now on the search index takes in thousands of calls before it writes, at the price of some megabytes while it
/// does.
void letSearchGather(sql::Connection &connection);
/// Notes that a call has a transcript to fetch; its row if that is news.
std::optional<CallRow> wantTranscript(sql::Connection &connection, const CallId &id);
void setTranscriptState(sql::Connection &connection, CallRow row, TranscriptState state);
/// Takes a call out of lists and search, or brings it back.
void setGone(sql::Connection &connection, CallRow row, Gone before, Gone after, Instant at);
/// Erases calls with all that belongs to them.
void eraseCalls(sql::Connection &connection, const std::vector<CallRow> &rows);

/// Replaces the phrases.
void writeTranscript(sql::Connection &connection, CallRow row, const Transcript &transcript);

} // namespace earshot::store
