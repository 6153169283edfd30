#pragma once
// Inside the room: calls that come under two ids lie in the cache once, under the id they came with first, and are
// found by both. Those that came in twice before anybody could know are made one.

#include "models/sql/connection.h"
#include "models/store/calls.h"

namespace earshot::store {

/// Where the call of that id lies, whichever of its ids this is.
std::optional<CallRow> rowOfCall(sql::Connection &connection, const CallId &id);
std::vector<CallId> otherIdsOf(sql::Connection &connection, const CallId &id);

struct Related {
    bool isNews = false;
    std::optional<StoredCall> gone; // of two calls that were one, the one that went
};

/// A call, which need not be here yet, comes under its id now and was known as `old`. Where two calls lie under these
/// ids that may be one, one of them goes. Edits that were refused because the call was unknown wait again.
Related relate(sql::Connection &connection, const Call &call, const CallId &old);
/// The call that lies there is known by another id too. False: that is known, or another call lies under it.
bool keepOtherId(sql::Connection &connection, CallRow row, const CallId &other);

/// The one call with an id of the other form that agrees with a call in every fact that tells calls apart. Empty where
/// there is none or several, or where nobody knows who called.
std::optional<CallId> twinOf(sql::Connection &connection, const CallId &id);

} // namespace earshot::store
