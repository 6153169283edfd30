#pragma once
// The one writer of a database: a thread that owns the write connection, takes jobs from a queue and commits whatever
// has gathered in one transaction (group commit). A job that fails is rolled back alone; its neighbours stay.

#include "models/sql/connection.h"

#include <functional>
#include <future>
#include <memory>

namespace earshot::sql {

class Writer {
public:
    /// A job runs on the writer thread inside a transaction: it may throw SQLite::Exception or return an Error.
    using Job = std::function<Result<void>(Connection &)>;
    /// Called on the writer thread once the job's transaction is committed (or the job failed).
    using Done = std::function<void(Result<void>)>;

    explicit Writer(std::unique_ptr<Connection> connection);
    /// Finishes what is queued, then ends the thread.
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// Queues a job; returns at once. Any thread.
    void submit(Job job, Done done);
    /// Queues a job and waits for its commit. Not from the GUI thread, never from a job.
    Result<void> run(Job job);
    /// As run(), for a job that brings something back.
    template <typename Work>
    auto fetch(Work work) -> decltype(work(std::declval<Connection &>()));

private:
    struct State;
    std::unique_ptr<State> m_state;
};

template <typename Work>
auto Writer::fetch(Work work) -> decltype(work(std::declval<Connection &>()))
{
    using Outcome = decltype(work(std::declval<Connection &>()));
    std::optional<Outcome> outcome;
    const Result<void> committed = run([&](Connection &connection) -> Result<void> {
        outcome.emplace(work(connection));
        return outcome->ok() ? Result<void>() : Result<void>(outcome->error());
    });
    if (!committed)
        return committed.error();
    return std::move(*outcome);
}

} // namespace earshot::sql
