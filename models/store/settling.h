#pragma once
// Inside the room: what an edit's answer does to the fields of the call.

#include "models/sql/connection.h"
#include "models/store/notices.h"
#include "models/store/outbox.h"
#include "models/store/turns.h"

namespace earshot::store {

/// Ends the sending of `sent`, field by field, and notes with `turns` what arrived. True as Outbox::settle() gives it.
bool settleEdit(sql::Connection &connection, ChangeNotice &notice, const Outgoing &sent, const Settlement &outcome,
                Turns &turns, Instant now);

} // namespace earshot::store
