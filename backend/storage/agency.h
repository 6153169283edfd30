#pragma once
// The agency's own records: accounts, clients, trackers, tags and users. Writes answer with the record as it is then.

#include "backend/storage/listing.h"
#include "backend/storage/viewer.h"

namespace earshot::storage {

class Database;

class Accounts {
public:
    explicit Accounts(Database &database) : m_database(database) {}
    /// The viewer's own: a key is a user's, and a user is of one account.
    Result<Listing<Account>> list(const Viewer &viewer, std::optional<bool> hipaa, const Slice &slice) const;
    Result<Account> find(const Viewer &viewer, const AccountId &id) const;

private:
    Database &m_database;
};

struct ClientFilter {
    std::string status; // active, disabled
    std::string search; // in the name
};

class Clients {
public:
    explicit Clients(Database &database) : m_database(database) {}
    Result<Listing<Client>> list(const Viewer &viewer, const ClientFilter &filter, const Order &order,
                                 const Slice &slice) const;
    Result<Client> find(const Viewer &viewer, const ClientId &id) const;
    // Writes are for admins.
    void create(const Viewer &viewer, Client draft, Done<Client> done);
    void update(const Viewer &viewer, const ClientId &id, Edit<Client> edit, Done<Client> done);
    /// Edits the named ones, or all active ones when `ids` is empty; gives how many. All of them or none.
    void updateMany(const Viewer &viewer, std::vector<ClientId> ids, Edit<Client> edit, Done<std::int64_t> done);
    /// Disables it with its trackers. Refused for the last active one.
    void disable(const Viewer &viewer, const ClientId &id, Done<Client> done);

private:
    Database &m_database;
};

struct TrackerFilter {
    std::optional<ClientId> client;
    std::string type;   // session, source
    std::string status; // active, disabled
    std::string search; // in the name
};

class Trackers {
public:
    explicit Trackers(Database &database) : m_database(database) {}
    Result<Listing<Tracker>> list(const Viewer &viewer, const TrackerFilter &filter, const Order &order,
                                  const Slice &slice) const;
    Result<Tracker> find(const Viewer &viewer, const TrackerId &id) const;
    // Writes are for admins and the client's managers. Numbers are unique among active trackers of the account:
    // Conflict.
    void create(const Viewer &viewer, Tracker draft, Done<Tracker> done);
    /// The call flow is replaced as a whole; `status` and the client stay as they are.
    void update(const Viewer &viewer, const TrackerId &id, Edit<Tracker> edit, Done<Tracker> done);
    void disable(const Viewer &viewer, const TrackerId &id, Done<Tracker> done);

private:
    Database &m_database;
};

struct TagFilter {
    std::optional<ClientId> client; // also gives the tags of the account
    std::string level;              // company, account; account together with a client is Refused
    std::string status;             // enabled, disabled
};

class Tags {
public:
    explicit Tags(Database &database) : m_database(database) {}
    Result<Listing<Tag>> list(const Viewer &viewer, const TagFilter &filter, const Order &order,
                              const Slice &slice) const;
    Result<Tag> find(const Viewer &viewer, const TagId &id) const;
    // Writes: account tags by admins, a client's tags by whoever may edit there. Refused: a name that is taken, a
    // colour that is not in the list.
    void create(const Viewer &viewer, Tag draft, Done<Tag> done);
    /// A new name shows everywhere at once.
    void update(const Viewer &viewer, const TagId &id, Edit<Tag> edit, Done<Tag> done);
    /// Takes it off every call and form.
    void remove(const Viewer &viewer, const TagId &id, Done<void> done);

private:
    Database &m_database;
};

struct UserFilter {
    std::optional<ClientId> client;
    std::string search; // in names and e-mail
};

class Users {
public:
    explicit Users(Database &database) : m_database(database) {}
    /// Admins see all; others themselves and whom they share a client with, and of their clients those in common.
    Result<Listing<User>> list(const Viewer &viewer, const UserFilter &filter, const Order &order,
                               const Slice &slice) const;
    Result<User> find(const Viewer &viewer, const UserId &id) const;
    /// By admins. Refused: the e-mail is taken, or a manager or reporting user has no client.
    void create(const Viewer &viewer, User draft, Done<User> done);
    /// Names by the user itself, role and clients by admins; anything else is Forbidden. Refused: another e-mail, for
    /// which the service wants a password, and the last admin would be none any more.
    void update(const Viewer &viewer, const UserId &id, Edit<User> edit, Done<User> done);
    /// An admin for an agency that nobody can enter yet, as after an import; the agency too, where there is none. By
    /// whoever holds the data folder. Refused: the e-mail is taken, or there are several accounts. Waits for the disk.
    Result<User> addAdmin(const std::string &email);
    /// Another e-mail address for a user, by whoever holds the data folder. NotFound: no such user. Refused: the
    /// address is taken. Waits for the disk.
    Result<void> changeEmail(const std::string &from, const std::string &to);
    /// By admins: for good, with its keys. Refused for the last admin.
    void remove(const Viewer &viewer, const UserId &id, Done<void> done);

private:
    Database &m_database;
};

} // namespace earshot::storage
