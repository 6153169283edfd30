#pragma once
// Numbered schema files, each applied in one transaction together with its number.

#include "models/sql/connection.h"

#include <vector>

namespace earshot::sql {

struct Migration {
    int number = 0; // 1, 2, 3 … without gaps
    std::string text;
};

/// The files `0001_….sql`, `0002_….sql` … of a resource folder such as ":/schema/cache", in order.
std::vector<Migration> migrationsIn(const std::string &resourceFolder);

/// Brings the database to the newest schema and returns its number. A database of a newer program gives NewerSchema
/// and is not touched; a step that fails leaves the database as it was before the step.
Result<int> migrate(Connection &connection, const std::vector<Migration> &migrations);

} // namespace earshot::sql
