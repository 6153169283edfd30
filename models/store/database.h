#pragma once
// Inside the room: the file's connections, and how the repositories read and write through them.

#include "models/base/time.h"
#include "models/sql/readers.h"
#include "models/sql/writer.h"
#include "models/store/notices.h"
#include "models/store/turns.h"

#include <atomic>
#include <functional>
#include <future>
#include <stop_token>

namespace earshot::store {

class Database {
public:
    /// Without a write connection every write gives ReadOnly.
    Database(const std::string &path, std::unique_ptr<sql::Connection> forWriting, Clock clock);
    /// Finishes what is queued; then the log is written back, so that the file is whole by itself.
    ~Database();

    /// Runs `work(Connection &)`, which returns a Result, in a consistent view of the file. Stopping interrupts it.
    template <typename Work>
    auto read(Work work, std::stop_token stop = {}) -> decltype(work(std::declval<sql::Connection &>()));

    /// Runs `work(Connection &, ChangeNotice &)` in a transaction and waits for its commit; then tells what it noted.
    template <typename Work>
    auto write(Work work) -> decltype(work(std::declval<sql::Connection &>(), std::declval<ChangeNotice &>()));
    /// As write(), without waiting: `done` gets the outcome on the writer thread.
    template <typename Work, typename Done>
    void writeLater(Work work, Done done);

    /// Called when something finds the file damaged, once, before that is told; set before other threads come in.
    void onDamage(std::function<void()> damage) { m_damage = std::move(damage); }
    bool isDamaged() const { return m_isDamaged; }

    Notices &notices() { return m_notices; }
    Turns &turns() { return m_turns; }
    Instant now() const { return m_clock(); }
    bool isReadOnly() const { return !m_writer; }
    /// Carries the whole log over into the file and empties it, as far as nobody reads what is before it.
    void emptyLog();
    static Error readOnly() { return {Error::Kind::ReadOnly, "the cache was opened for reading"}; }

private:
    Error noted(Error error);

    std::string m_path;
    std::optional<sql::Readers> m_readers;
    Notices m_notices;
    Turns m_turns;
    Clock m_clock;
    std::function<void()> m_damage;
    std::atomic<bool> m_isDamaged = false;
    std::unique_ptr<sql::Writer> m_writer; // last: its jobs use the others
};

template <typename Work>
auto Database::read(Work work, std::stop_token stop) -> decltype(work(std::declval<sql::Connection &>()))
{
    auto lease = m_readers->borrow();
    if (!lease)
        return noted(lease.error());
    sql::Connection &connection = **lease;
    if (stop.stop_requested())
        return Error{Error::Kind::Cancelled, {}};
    const sql::Stoppable stoppable(connection, std::move(stop));
    try {
        const sql::Snapshot view(connection);
        auto outcome = work(connection);
        return outcome;
    } catch (const SQLite::Exception &failure) {
        return noted(sql::errorFrom(failure));
    }
}

template <typename Work, typename Done>
void Database::writeLater(Work work, Done done)
{
    using Outcome = decltype(work(std::declval<sql::Connection &>(), std::declval<ChangeNotice &>()));
    if (!m_writer)
        return done(Outcome(readOnly()));
    struct Task {
        std::optional<Outcome> outcome;
        ChangeNotice notice;
    };
    const auto task = std::make_shared<Task>();
    m_writer->submit(
        [task, work = std::move(work)](sql::Connection &connection) mutable -> Result<void> {
            task->outcome.emplace(work(connection, task->notice));
            return task->outcome->ok() ? Result<void>() : Result<void>(task->outcome->error());
        },
        [this, task, done = std::move(done)](const Result<void> &committed) mutable {
            if (committed && !task->notice.empty())
                m_notices.publish(task->notice);
            done(committed ? std::move(*task->outcome) : Outcome(noted(committed.error())));
        });
}

template <typename Work>
auto Database::write(Work work) -> decltype(work(std::declval<sql::Connection &>(), std::declval<ChangeNotice &>()))
{
    using Outcome = decltype(work(std::declval<sql::Connection &>(), std::declval<ChangeNotice &>()));
    std::promise<Outcome> promise;
    writeLater(std::move(work), [&promise](Outcome outcome) { promise.set_value(std::move(outcome)); });
    return promise.get_future().get();
}

} // namespace earshot::store
