#pragma once
// What one user may know of another.

#include "backend/storage/query.h"
#include "models/domain/account.h"

namespace earshot::storage {

/// Admins know every user of the account; others themselves and whom they share a client with.
bool mayKnow(sql::Connection &sql, const Viewer &viewer, const User &user);

/// Whether the viewer may have known the user after change number `since`, though it may not any more.
bool knewSince(sql::Connection &sql, const Viewer &viewer, Number user, std::int64_t since);

/// Of the clients of a user only those that the viewer sees: the others are none of its business.
void narrowClients(sql::Connection &sql, const Viewer &viewer, User &user);

} // namespace earshot::storage
