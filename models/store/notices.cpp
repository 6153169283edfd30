#include "models/store/notices.h"

namespace earshot::store {

void ChangeNotice::add(CallRow row)
{
    if (manyCalls)
        return;
    if (calls.size() < Many) {
        calls.push_back(row);
        return;
    }
    manyCalls = true;
    calls.clear();
}

Subscription &Subscription::operator=(Subscription &&other) noexcept
{
    if (m_end)
        m_end();
    m_end = std::exchange(other.m_end, nullptr);
    return *this;
}

Subscription::~Subscription()
{
    if (m_end)
        m_end();
}

Subscription Notices::subscribe(Listener listener)
{
    const std::lock_guard lock(m_listeners->mutex);
    const int number = m_listeners->next++;
    m_listeners->byNumber.emplace(number, std::move(listener));
    return Subscription([held = std::weak_ptr(m_listeners), number] {
        if (const auto listeners = held.lock()) {
            const std::lock_guard again(listeners->mutex);
            listeners->byNumber.erase(number);
        }
    });
}

void Notices::publish(const ChangeNotice &notice) const
{
    const std::lock_guard lock(m_listeners->mutex);
    for (const auto &[number, listener] : m_listeners->byNumber)
        listener(notice);
}

} // namespace earshot::store
