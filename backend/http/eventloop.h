#pragma once
// One io thread: its io_context, the connections it serves, and the sweep that cuts those past their deadline.
// A timer per read would cost more than the read; one pass a second over all connections costs nothing.

#include "backend/http/gzip.h"
#include "backend/http/server.h"
#include "backend/http/task.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace earshot::http {

namespace asio = boost::asio;

using Executor = asio::io_context::executor_type; // concrete: any_io_executor costs a third of the speed
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Steady = std::chrono::steady_clock;
/// What to co_await an operation with whose error comes back as a value.
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> noThrow{asio::use_awaitable_t<Executor>{}};

/// Counts connections; a seat is held from accept to close.
class Seats {
public:
    class Seat {
    public:
        explicit Seat(Seats &seats) : m_seats(&seats) { seats.take(); }
        Seat(Seat &&other) noexcept : m_seats(std::exchange(other.m_seats, nullptr)) {}
        Seat &operator=(Seat &&) = delete;
        ~Seat()
        {
            if (m_seats)
                m_seats->free();
        }

    private:
        Seats *m_seats;
    };

    explicit Seats(std::size_t most) : m_most(most) {}

    /// Called, from any thread, when a seat becomes free where there was none.
    std::function<void()> onRoom;

    bool full() const;
    /// False when seats are still taken after `patience`.
    bool waitUntilEmpty(std::chrono::milliseconds patience);

private:
    void take();
    void free();

    const std::size_t m_most;
    mutable std::mutex m_mutex;
    std::condition_variable m_emptied;
    std::size_t m_taken = 0;
};

/// A connection as the sweep sees it.
class Deadlined {
public:
    Steady::time_point deadline = Steady::time_point::max();
    bool idle = false; // between requests: closed at once when the server stops

    /// Somebody else is to have its place.
    virtual bool isUnwanted() const = 0;
    /// Cancels the operation under way.
    virtual void interrupt() = 0;

protected:
    ~Deadlined() = default;
};

class EventLoop final : public Loop, public std::enable_shared_from_this<EventLoop> {
public:
    EventLoop(std::chrono::milliseconds sweepEvery, Clock clock);
    ~EventLoop() override;

    void run();
    /// Idle connections are closed; the others close after the answer under way.
    void windDown();
    /// Ends the thread, in the middle of things.
    void halt();
    /// Destroys all that still waits on this halted loop.
    void end();

    void post(std::function<void()> work) override;
    Executor executor() { return m_context->get_executor(); }
    bool isWindingDown() const { return m_windingDown; }

    /// Now, as the Date header wants it.
    std::string_view date();

    using Place = std::list<Deadlined *>::iterator;
    Place enter(Deadlined &connection) { return m_connections.insert(m_connections.end(), &connection); }
    void leave(Place place) { m_connections.erase(place); }

    Gzip gzip;

private:
    void sweepLater();

    const std::chrono::milliseconds m_sweepEvery;
    std::list<Deadlined *> m_connections; // of the loop's thread, as all but post()
    bool m_windingDown = false;
    Clock m_clock;
    std::time_t m_dateSecond = 0;
    std::string m_date;
    std::mutex m_mutex;
    bool m_ended = false; // with m_mutex
    std::unique_ptr<asio::io_context> m_context = std::make_unique<asio::io_context>(1);
    std::unique_ptr<Timer> m_sweep;
    std::thread m_thread;
};

} // namespace earshot::http
