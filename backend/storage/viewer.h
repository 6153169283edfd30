#pragma once
// Who asks: a user as the rules of sight and permission know it.

#include "models/base/time.h"
#include "models/domain/account.h"

#include <optional>
#include <vector>

namespace earshot::storage {

/// Number of a record: its second id beside the masked one, and its row in the database.
using Number = std::int64_t;

struct Viewer {
    AccountId accountId;
    Number account = 0;
    UserId userId;
    Number user = 0;
    std::string email;
    Role role = Role::Reporting;
    std::string timeZone;                       // IANA; what `time_zone=user` means
    std::optional<std::vector<Number>> clients; // the clients it may see; empty: all of the account
    std::int64_t grants = 0;                    // rises whenever `clients` or `role` change

    bool isAdmin() const { return role == Role::Admin; }
    /// Reporting users look; managers and admins also change what people said of calls and forms, and tags.
    bool mayEdit() const { return role != Role::Reporting; }
    bool sees(Number client) const;
};

} // namespace earshot::storage
