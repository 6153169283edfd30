#pragma once
// Carries commits from the log into the database file on a thread of its own: that waits for the disk, and the writer
// need not. https://www.sqlite.org/wal.html#ckpt

#include "models/sql/connection.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace earshot::sql {

class Checkpointer {
public:
    /// Takes over from SQLite's own checkpoints at commits of `writer`, which must outlive it.
    explicit Checkpointer(Connection &writer);
    ~Checkpointer();
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

private:
    void committed(int pages);
    void work(const std::stop_token &stop);

    Connection &m_writer;
    std::string m_path;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_asked = false;
    std::jthread m_thread; // last: uses all the others
};

} // namespace earshot::sql
