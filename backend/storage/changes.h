#pragma once
// The log of what was created, changed and deleted. It keeps the newest entry of a record only, so it grows with the
// records and not with their edits; entries of deleted records are dropped after a while.

#include "backend/storage/viewer.h"
#include "models/base/result.h"
#include "models/wire/changes.h"

namespace earshot::storage {

class Database;

class ChangeLog {
public:
    explicit ChangeLog(Database &database) : m_database(database) {}

    /// The cursor of this moment: take it before reading everything.
    Result<std::string> now(const Viewer &viewer) const;
    /// What the viewer may see of what came after the cursor, oldest first, each record once and as it is now. At most
    /// `limit` (1…250) changes. NotFound: a cursor the log does not know or no longer reaches, or whose viewer has
    /// since been given other clients or another role: read everything anew.
    Result<wire::Changes> since(const Viewer &viewer, std::string_view cursor, std::int64_t limit) const;

private:
    Database &m_database;
};

} // namespace earshot::storage
