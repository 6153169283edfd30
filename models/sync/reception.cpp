#include "models/sync/reception.h"

#include <utility>

namespace earshot::sync {
namespace {

const Error Closed{Error::Kind::Cancelled, "nobody waits for it"};

} // namespace

Reception::Reception(CallId call_, bool person_, store::Recording recording_, std::unique_ptr<vault::Incoming> incoming,
                     std::function<void()> wake)
    : call(std::move(call_)), person(person_), recording(std::move(recording_)), m_wake(std::move(wake)),
      m_incoming(std::move(incoming)), m_size(std::int64_t(m_incoming->size()))
{
}

Result<void> Reception::begin(const remote::DownloadHead &head)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return Closed;
        m_news.head = head;
    }
    m_wake();
    return {};
}

Result<remote::Taken> Reception::take(std::string_view bytes)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return Closed;
        // one piece is always taken, however large it is
        m_full = !m_news.bytes.empty() && m_news.bytes.size() + bytes.size() > MostWaiting;
        if (m_full)
            return remote::Taken::Later;
        m_news.bytes += bytes;
    }
    m_wake();
    return remote::Taken::Yes;
}

bool Reception::hasNews()
{
    const std::lock_guard lock(m_mutex);
    return m_news.head || !m_news.bytes.empty();
}

bool Reception::takeRelief()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_relieved, false);
}

Reception::News Reception::takeNews()
{
    const std::lock_guard lock(m_mutex);
    m_relieved = m_relieved || std::exchange(m_full, false);
    return std::exchange(m_news, {});
}

void Reception::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_news = {};
    }
    const std::lock_guard lock(m_disk);
    m_incoming.reset();
}

Result<void> Reception::restart()
{
    return with([](vault::Incoming &incoming) { return incoming.restart(); });
}

Result<void> Reception::append(std::string_view bytes)
{
    return with([bytes](vault::Incoming &incoming) { return incoming.append(std::as_bytes(std::span(bytes))); });
}

Result<void> Reception::with(const std::function<Result<void>(vault::Incoming &)> &work)
{
    const std::lock_guard lock(m_disk);
    if (!m_incoming)
        return Closed;
    const auto done = work(*m_incoming);
    m_size = std::int64_t(m_incoming->size());
    return done;
}

} // namespace earshot::sync
