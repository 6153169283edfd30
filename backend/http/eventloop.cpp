#include "backend/http/eventloop.h"

#include "backend/http/outgoing.h"

#include <boost/asio/post.hpp>

namespace earshot::http {

bool Seats::full() const
{
    const std::lock_guard lock(m_mutex);
    return m_taken >= m_most;
}

bool Seats::waitUntilEmpty(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    return m_emptied.wait_for(lock, patience, [this] { return m_taken == 0; });
}

void Seats::take()
{
    const std::lock_guard lock(m_mutex);
    ++m_taken;
}

void Seats::free()
{
    bool wasFull = false;
    {
        const std::lock_guard lock(m_mutex);
        wasFull = m_taken == m_most;
        if (--m_taken == 0)
            m_emptied.notify_all();
    }
    if (wasFull && onRoom)
        onRoom();
}

EventLoop::EventLoop(std::chrono::milliseconds sweepEvery, Clock clock)
    : m_sweepEvery(sweepEvery), m_clock(std::move(clock)), m_sweep(std::make_unique<Timer>(executor()))
{
}

EventLoop::~EventLoop()
{
    halt();
    end();
}

void EventLoop::run()
{
    sweepLater();
    m_thread = std::thread([this] { m_context->run(); });
}

void EventLoop::windDown()
{
    post([this] {
        m_windingDown = true;
        for (Deadlined *connection : m_connections) {
            if (connection->idle)
                connection->interrupt();
        }
    });
}

void EventLoop::halt()
{
    if (m_context)
        m_context->stop();
    if (m_thread.joinable())
        m_thread.join();
}

void EventLoop::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_sweep.reset();
    m_context.reset();
}

void EventLoop::post(std::function<void()> work)
{
    const std::lock_guard lock(m_mutex);
    if (!m_ended)
        asio::post(*m_context, std::move(work));
}

std::string_view EventLoop::date()
{
    const auto now = std::time_t(std::chrono::floor<std::chrono::seconds>(m_clock()).time_since_epoch().count());
    if (now != m_dateSecond) {
        m_dateSecond = now;
        m_date = httpDate(now);
    }
    return m_date;
}

void EventLoop::sweepLater()
{
    m_sweep->expires_after(m_sweepEvery);
    m_sweep->async_wait([this](boost::system::error_code error) {
        if (error)
            return;
        const auto now = Steady::now();
        for (Deadlined *connection : m_connections) {
            if (connection->deadline <= now || connection->isUnwanted())
                connection->interrupt();
        }
        sweepLater();
    });
}

} // namespace earshot::http
