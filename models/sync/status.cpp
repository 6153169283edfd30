#include "models/sync/status.h"

namespace earshot::sync {

namespace {

/// Which of several troubles is told.
int weight(const Error &error)
{
    if (error.kind == Error::Kind::Corrupt)
        return 2; // nothing else goes on
    return error.kind == Error::Kind::Unauthorized ? 1 : 0;
}

} // namespace

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

/// Online is who has been heard and leaves nobody in trouble. A budget that is spent is no trouble: it has its own
/// figures.
void Board::setLink(Status &status) const
{
    using Link = Status::Link;
    const Error *worst = nullptr;
    for (const auto &[who, error] : m_stuck) {
        if (error.kind == Error::Kind::RateLimited)
            continue;
        if (!worst || weight(error) > weight(*worst))
            worst = &error;
    }
    Link link = m_answers > 0 ? Link::Online : Link::Connecting;
    if (m_isStopped)
        link = Link::Stopped;
    else if (worst)
        link = worst->kind == Error::Kind::Unauthorized ? Link::NeedsKey : Link::Offline;
    if (status.link != link)
        status.since = m_clock();
    status.link = link;
    status.trouble = worst ? std::optional(*worst) : std::nullopt;
}

void Board::online()
{
    ++m_answers;
    change([this](Status &s) {
        m_stuck.erase(Nobody);
        setLink(s);
    });
}

void Board::trouble(std::uint64_t who, const Error &error)
{
    change([&](Status &s) {
        m_stuck.insert_or_assign(who, error);
        setLink(s);
    });
}

void Board::cleared(std::uint64_t who)
{
    change([&](Status &s) {
        if (m_stuck.erase(who) > 0)
            setLink(s);
    });
}

void Board::stopped()
{
    change([this](Status &s) {
        m_isStopped = true;
        setLink(s);
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
