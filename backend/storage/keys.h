#pragma once
// API keys. A key belongs to a user and is kept as its SHA-256 only: 256 random bits need no slow hash.

#include "backend/storage/viewer.h"
#include "models/base/result.h"
#include "models/base/time.h"

#include <string>
#include <string_view>

namespace earshot::storage {

class Database;

class Keys {
public:
    explicit Keys(Database &database) : m_database(database) {}

    /// A new key for the user of that e-mail: the only moment it can be read. NotFound: no such user. Waits for the
    /// disk.
    Result<std::string> add(std::string_view email);
    /// Takes a key back that nobody got to see.
    Result<void> remove(std::string_view key);
    /// Who asks with this key. Unauthorized when it is none of ours. Any thread; cheap enough for each request.
    Result<Viewer> viewer(std::string_view key) const;

private:
    Database &m_database;
};

/// As Keys::add while a server of this version holds the folder: a key is one row that no other record depends on.
Result<std::string> addKeyBesideServer(const std::string &folder, std::string_view email, Instant now);
Result<void> removeKeyBesideServer(const std::string &folder, std::string_view key);

} // namespace earshot::storage
