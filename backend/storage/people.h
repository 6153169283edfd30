#pragma once
// Who called, filled in forms and wrote, and all of it on one line of time. The service says "leads".

#include "backend/storage/listing.h"
#include "backend/storage/viewer.h"
#include "models/domain/interactions.h"
#include "models/domain/person.h"
#include "models/wire/people.h"

namespace earshot::storage {

class Database;

struct PersonFilter {
    std::optional<ClientId> client;
    std::string search; // in name, number and e-mail
};

class People {
public:
    explicit People(Database &database) : m_database(database) {}
    /// Sorted by created_at (newest first), name or email. Persons of whom nothing but spam is known are left out.
    Result<Listing<Person>> list(const Viewer &viewer, const PersonFilter &filter, const Order &order,
                                 const Slice &slice) const;
    Result<Person> find(const Viewer &viewer, const PersonId &id) const;
    /// A page of what happened, newest first unless told otherwise; `total` counts all of it.
    struct Found {
        wire::Timeline timeline;
        std::int64_t total = 0;
    };
    Result<Found> timeline(const Viewer &viewer, const PersonId &id, const Order &order, const Slice &slice) const;

private:
    Database &m_database;
};

} // namespace earshot::storage
