#pragma once
// Clients, trackers, tags and users as the cache knows them. Any thread.

#include "models/base/result.h"
#include "models/domain/account.h"

namespace earshot::store {

class Database;

struct TagUse {
    std::string name;
    std::int64_t calls = 0;
};

class Agency {
public:
    explicit Agency(Database &database) : m_database(database) {}

    /// By name.
    Result<std::vector<Client>> clients() const;
    Result<std::vector<Tracker>> trackers(const std::optional<ClientId> &client = {}) const;
    /// The client's tags and the account's; all without a client.
    Result<std::vector<Tag>> tags(const std::optional<ClientId> &client = {}) const;
    Result<std::vector<User>> users() const;
    /// How often each tag is used, most used first.
    Result<std::vector<TagUse>> tagUse() const;

private:
    Database &m_database;
};

} // namespace earshot::store
