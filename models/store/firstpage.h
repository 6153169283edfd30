#pragma once
// Inside the room: a database whose first page is damaged. SQLite opens none without it, but all it says of the rest
// is where the schema lies, and that is the same in every cache that was made with the same schema.

#include "models/sql/migrations.h"

namespace earshot::store {

/// Puts the first page of a new cache into the place of the file's own, which nothing can read. False when the file
/// cannot be written, or does not show the new cache's schema behind that page: then it was made with another.
/// https://www.sqlite.org/fileformat.html, 1.3
bool replaceFirstPage(const std::string &path, const std::vector<sql::Migration> &migrations);

} // namespace earshot::store
