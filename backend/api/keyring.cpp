#include "backend/api/keyring.h"

namespace earshot::api {
namespace {

constexpr std::chrono::seconds Moment{5};
constexpr std::size_t Most = 1'000;

} // namespace

Result<storage::Viewer> KeyRing::viewer(const std::string &key)
{
    std::unique_lock lock(m_mutex);
    const auto known = m_known.find(key);
    if (known != m_known.end() && Steady::now() < known->second.until)
        return known->second.viewer;
    const std::uint64_t age = m_age;
    lock.unlock();
    auto viewer = m_keys.viewer(key);
    if (!viewer)
        return viewer;
    lock.lock();
    if (age != m_age) // what was read may be of before the change
        return viewer;
    if (m_known.size() >= Most)
        m_known.clear();
    m_known.insert_or_assign(key, Known{*viewer, Steady::now() + Moment});
    return viewer;
}

void KeyRing::forget()
{
    const std::lock_guard lock(m_mutex);
    m_known.clear();
    ++m_age;
}

} // namespace earshot::api
