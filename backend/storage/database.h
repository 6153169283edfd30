#pragma once
// The database under the verbs: readers, the one writer, and what every write leaves in the log of changes.

#include "backend/storage/listing.h"
#include "backend/storage/query.h"
#include "backend/storage/viewer.h"
#include "models/sql/readers.h"
#include "models/sql/writer.h"

#include <list>
#include <memory>

namespace earshot::storage {

struct Options;
class Database;

/// The kinds of records in the log of changes; the numbers stand in the database.
enum class Logged { Call = 1, Form = 2, Conversation = 3, Client = 4, Tracker = 5, Tag = 6, User = 7, Person = 8 };

/// What a job works with on the writer's thread, within its transaction.
struct Write {
    sql::Connection &sql;
    Database &database;
    Instant now;

    enum class Kind { Created, Changed };
    /// Logs that a record of a company (empty: of the whole account) was created or changed.
    void log(Logged type, Number record, Kind kind, Number account, std::optional<Number> company);
    /// Logs a change of calls or forms given by "SELECT row, company FROM …".
    void logChanged(Logged type, const Clause &rows, Number account);
    void logDeleted(Logged type, Number record, const std::string &id, Number account, std::optional<Number> company);
};

class Database {
public:
    /// Opens and brings to the newest schema. Errors as Storage::open.
    static Result<std::unique_ptr<Database>> open(const std::string &path, const Options &options);

    /// Runs `work` on a snapshot: all it reads is of one moment. Gives what it gives, a Result.
    template <typename Work>
    auto read(Work work) -> decltype(work(std::declval<sql::Connection &>()))
    {
        auto connection = m_readers.borrow();
        if (!connection)
            return connection.error();
        try {
            const sql::Snapshot snapshot(**connection);
            return work(**connection);
        } catch (const SQLite::Exception &failure) {
            return sql::errorFrom(failure);
        }
    }

    /// Queues `work`, which gives a Result<T>; an Error takes back what it did. `done` comes once it is on the disk.
    template <typename T>
    void write(std::function<Result<T>(Write &)> work, Done<T> done);
    /// As write(), and waits.
    template <typename T>
    Result<T> writeNow(std::function<Result<T>(Write &)> work);

    /// SELECT count(*) by that query, remembered until something changes.
    std::int64_t count(sql::Connection &sql, const Clause &query);

    std::int64_t nextSeq() { return ++m_seq; } // writer's thread only
    /// Forgets what was deleted long ago. Writer's thread only.
    void compact(Write &write);

    const Clock &clock() const { return m_clock; }
    const std::string &epoch() const { return m_epoch; }
    int retentionMonths() const { return m_retentionMonths; }

private:
    Database(std::string path, std::unique_ptr<sql::Connection> connection, const Options &options);

    struct Counted {
        std::string query;
        std::int64_t version;
        std::int64_t count;
    };

    Clock m_clock;
    int m_retentionMonths;
    std::string m_epoch; // of this database: cursors of another are of no use
    std::int64_t m_seq = 0;
    std::unique_ptr<sql::Writer> m_writer;
    sql::Readers m_readers; // goes first, so that the writer closes last and puts the log into the database
    std::mutex m_mutex;
    std::list<Counted> m_counts; // the newest in front
};

template <typename T>
void Database::write(std::function<Result<T>(Write &)> work, Done<T> done)
{
    auto outcome = std::make_shared<Result<T>>(Error{Error::Kind::Storage, "not run"});
    m_writer->submit(
        [this, work = std::move(work), outcome](sql::Connection &connection) -> Result<void> {
            Write write{connection, *this, m_clock()};
            *outcome = work(write);
            return outcome->ok() ? Result<void>() : Result<void>(outcome->error());
        },
        [outcome, done = std::move(done)](const Result<void> &committed) {
            if (done)
                done(committed ? std::move(*outcome) : Result<T>(committed.error()));
        });
}

template <typename T>
Result<T> Database::writeNow(std::function<Result<T>(Write &)> work)
{
    std::promise<Result<T>> promise;
    write<T>(std::move(work), [&promise](Result<T> outcome) { promise.set_value(std::move(outcome)); });
    return promise.get_future().get();
}

} // namespace earshot::storage
