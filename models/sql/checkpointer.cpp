#include "models/sql/checkpointer.h"

#include <sqlite3.h>

namespace earshot::sql {
namespace {

// Pages of the log. From the first on it is carried over beside the writer; while the writer never rests, the log never
// becomes empty that way, so at the second the writer itself carries over what is left.
constexpr int WorthATrip = 1'000;
constexpr int Most = 16'000;

void carryOver(Connection &connection)
{
    // Whoever is busy with it already does the same work; whatever fails is tried again at a later commit.
    sqlite3_wal_checkpoint_v2(connection.database().getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

} // namespace

Checkpointer::Checkpointer(Connection &writer)
    : m_writer(writer), m_path(writer.database().getFilename()),
      m_thread([this](const std::stop_token &stop) { work(stop); })
{
    const auto hook = [](void *self, sqlite3 *, const char *, int pages) {
        static_cast<Checkpointer *>(self)->committed(pages);
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_writer.database().getHandle(), hook, this);
}

Checkpointer::~Checkpointer()
{
    sqlite3_wal_hook(m_writer.database().getHandle(), nullptr, nullptr);
}

void Checkpointer::committed(int pages)
{
    if (pages >= Most)
        return carryOver(m_writer);
    if (pages < WorthATrip)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_asked = true;
    }
    m_wake.notify_one();
}

void Checkpointer::work(const std::stop_token &stop)
{
    std::unique_ptr<Connection> connection; // opened when first needed: most programs never write that much
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return m_asked; })) {
        m_asked = false;
        lock.unlock();
        if (!connection)
            if (auto opened = Connection::open(m_path, Access::ReadWrite, Durability::Normal))
                connection = std::move(*opened);
        if (connection)
            carryOver(*connection);
        lock.lock();
    }
}

} // namespace earshot::sql
