#include "models/sql/writer.h"

#include "models/sql/checkpointer.h"

#include <SQLiteCpp/Savepoint.h>
#include <sqlite3.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace earshot::sql {
namespace {

constexpr std::size_t GroupSize = 64; // measured: larger groups gain nothing more

struct Task {
    Writer::Job job;
    Writer::Done done;
    Result<void> outcome;
};

Result<void> outcomeOf(const Writer::Job &job, Connection &connection)
{
    try {
        return job(connection);
    } catch (const SQLite::Exception &failure) {
        return errorFrom(failure);
    } catch (const std::exception &failure) {
        return Error{Error::Kind::Storage, failure.what()};
    }
}

Result<void> runAmongOthers(Connection &connection, const Writer::Job &job)
{
    std::optional<SQLite::Savepoint> savepoint;
    const auto begun = attempt([&] { savepoint.emplace(connection.database(), "job"); });
    if (!begun)
        return begun.error();
    const Result<void> outcome = outcomeOf(job, connection);
    if (!outcome)
        return outcome;
    return attempt([&] { savepoint->release(); });
}

// Some failures, such as a full disk, make SQLite roll back the whole transaction.
bool transactionIsLost(Connection &connection)
{
    return sqlite3_get_autocommit(connection.database().getHandle()) != 0;
}

Result<void> runTogether(Connection &connection, std::vector<Task> &group)
{
    Result<void> lost;
    const auto committed = attempt([&] {
        SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        for (Task &task : group) {
            task.outcome = runAmongOthers(connection, task.job);
            if (!task.outcome && transactionIsLost(connection)) {
                lost = task.outcome;
                return;
            }
        }
        transaction.commit();
    });
    return lost ? committed : lost;
}

// Without a savepoint, under which every statement of a long job would cost more than the one before.
Result<void> runAlone(Connection &connection, Task &task)
{
    return attempt([&] {
        SQLite::Transaction transaction(connection.database(), SQLite::TransactionBehavior::IMMEDIATE);
        task.outcome = outcomeOf(task.job, connection);
        if (task.outcome)
            transaction.commit();
    });
}

void runGroup(Connection &connection, std::vector<Task> &group)
{
    const Result<void> committed =
        group.size() == 1 ? runAlone(connection, group.front()) : runTogether(connection, group);
    for (Task &task : group) {
        if (!committed && task.outcome)
            task.outcome = committed.error();
        task.job = nullptr; // what it took is not let go of here, where all wait, but by whom is told next
        if (task.done)
            task.done(task.outcome);
    }
}

} // namespace

struct Writer::State {
    std::unique_ptr<Connection> connection;
    std::optional<Checkpointer> checkpointer;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Task> queue;
    bool ending = false;
    std::thread thread;

    std::vector<Task> nextGroup()
    {
        std::unique_lock lock(mutex);
        wake.wait(lock, [this] { return ending || !queue.empty(); });
        std::vector<Task> group;
        while (!queue.empty() && group.size() < GroupSize) {
            group.push_back(std::move(queue.front()));
            queue.pop_front();
        }
        return group;
    }

    void work()
    {
        for (auto group = nextGroup(); !group.empty(); group = nextGroup())
            runGroup(*connection, group);
    }
};

Writer::Writer(std::unique_ptr<Connection> connection) : m_state(std::make_unique<State>())
{
    m_state->connection = std::move(connection);
    m_state->checkpointer.emplace(*m_state->connection);
    m_state->thread = std::thread([state = m_state.get()] { state->work(); });
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->ending = true;
    }
    m_state->wake.notify_one();
    m_state->thread.join();
}

void Writer::submit(Job job, Done done)
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->queue.push_back({std::move(job), std::move(done), {}});
    }
    m_state->wake.notify_one();
}

Result<void> Writer::run(Job job)
{
    std::promise<Result<void>> promise;
    submit(std::move(job), [&promise](Result<void> outcome) { promise.set_value(std::move(outcome)); });
    return promise.get_future().get();
}

} // namespace earshot::sql
