#pragma once

#include "models/base/result.h"

#include <string>

namespace earshot::sql {

/// Sees that a database, and what SQLite keeps beside it, can be read by its owner alone, whatever the folder and the
/// umask let others do. One that is not there is made, empty: SQLite makes its files with the rights the database has.
/// Errors: DiskFull, ReadOnly, Storage.
Result<void> keepPrivate(const std::string &path);

} // namespace earshot::sql
