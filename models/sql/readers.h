#pragma once
// Read connections, borrowed by one thread at a time and kept warm between uses.

#include "models/sql/connection.h"

#include <mutex>
#include <vector>

namespace earshot::sql {

class Readers {
public:
    explicit Readers(std::string path) : m_path(std::move(path)) {}

    /// A connection for as long as the lease lives; goes back to the pool afterwards.
    class Lease {
    public:
        Lease(Readers &home, std::unique_ptr<Connection> connection)
            : m_home(&home), m_connection(std::move(connection))
        {
        }
        Lease(Lease &&) noexcept = default;
        Lease &operator=(Lease &&) = delete;
        ~Lease();
        Connection *operator->() const { return m_connection.get(); }
        Connection &operator*() const { return *m_connection; }

    private:
        Readers *m_home;
        std::unique_ptr<Connection> m_connection;
    };

    /// Any thread. Errors as Connection::open.
    Result<Lease> borrow();

private:
    std::string m_path;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_idle;
};

} // namespace earshot::sql
