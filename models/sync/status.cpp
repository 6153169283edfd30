#include "models/sync/status.h"

namespace earshot::sync {

Status Board::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void Board::change(const std::function<void(Status &)> &edit)
{
    Status now;
    {
        const std::lock_guard lock(m_mutex);
        const Status before = m_status;
        edit(m_status);
        if (m_status == before)
            return;
        now = m_status;
    }
    if (m_listener)
        m_listener(now);
}

void Board::setLink(Status &status, Status::Link link, std::optional<Error> trouble) const
{
    if (status.link != link)
        status.since = m_clock();
    status.link = link;
    status.trouble = std::move(trouble);
}

void Board::online()
{
    change([this](Status &s) { setLink(s, Status::Link::Online, {}); });
}

void Board::trouble(const Error &error)
{
    const bool key = error.kind == Error::Kind::Unauthorized;
    change([&](Status &s) { setLink(s, key ? Status::Link::NeedsKey : Status::Link::Offline, error); });
}

void Board::stopped()
{
    change([this](Status &s) {
        setLink(s, Status::Link::Stopped, s.trouble);
        s.busy.clear();
    });
}

void Board::begin(Activity activity)
{
    change([activity](Status &s) {
        s.busy[activity] = {};
        s.settled = false;
    });
}

void Board::end(Activity activity)
{
    change([&](Status &s) { s.busy.erase(activity); });
}

} // namespace earshot::sync
