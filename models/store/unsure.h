#pragma once
// Inside the room: calls of which only a new answer tells how they stand. They are cursors, so that a program that dies
// before it has asked leaves them to the next one.

#include "models/sql/connection.h"
#include "models/store/inbox.h"

namespace earshot::store {

/// Each note is another one: whoever asked because of one takes away that one alone.
void noteUnsure(sql::Connection &connection, const CallId &id);
std::vector<UnsureCall> unsureCalls(sql::Connection &connection, std::size_t limit);

} // namespace earshot::store
