#pragma once
// The backend's memory: a data folder with an SQLite database and the recordings. One server holds the folder at a
// time. Reads run on the thread that asks; writes go through one writer, which commits what gathers together.
//
//   DIR/earshotd.db      the database, with its -wal and -shm
//   DIR/recordings/      the sound of calls
//   DIR/recordings/aside sound that no call in the database has, put there at a start and never taken away
//   DIR/lock             held while a server runs

#include "backend/storage/agency.h"
#include "backend/storage/calls.h"
#include "backend/storage/changes.h"
#include "backend/storage/interactions.h"
#include "backend/storage/keys.h"
#include "backend/storage/people.h"
#include "backend/storage/recordings.h"

#include <future>
#include <memory>

namespace earshot::storage {

struct Options {
    std::string folder;       // made when missing, for its owner only
    int retentionMonths = 25; // how far back lists reach; 0: without limit
    Clock clock = systemNow;
};

/// What became of sound without a call while opening.
struct Strays {
    std::size_t setAside = 0;  // files of which no call is known
    std::size_t takenBack = 0; // files set aside before whose call is known now
};

class Storage {
public:
    /// Errors: Locked (another server holds the folder), NewerSchema, Corrupt, ReadOnly, DiskFull, Storage; the detail
    /// names the file. Nothing is changed in a folder that cannot be opened.
    static Result<std::unique_ptr<Storage>> open(const Options &options);
    /// Finishes the writes that are queued.
    ~Storage();

    const Options &options() const;
    const Strays &strays() const;

private:
    struct Parts;
    explicit Storage(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts; // before the verbs, which refer to it

public:
    Accounts accounts;
    Clients clients;
    Trackers trackers;
    Tags tags;
    Users users;
    Keys keys;
    Calls calls;
    Forms forms;
    Conversations conversations;
    People people;
    ChangeLog changes;
    const Recordings &recordings;
    Database &database; // for import and demo
};

/// Waits for a write: `wait<Call>([&](auto done) { storage.calls.update(viewer, id, update, done); })`.
template <typename T, typename Start>
Result<T> wait(Start start)
{
    std::promise<Result<T>> promise;
    start(Done<T>([&promise](Result<T> outcome) { promise.set_value(std::move(outcome)); }));
    return promise.get_future().get();
}

} // namespace earshot::storage
