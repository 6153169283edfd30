#include "models/sync/flow.h"

namespace earshot::sync {

void Flows::add(Flow<> flow)
{
    m_entries.emplace_back(std::move(flow));
}

void Flows::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_one();
}

bool Flows::step(Entry &entry)
{
    Strand &strand = entry.strand;
    const bool due = strand.due && Steady::now() >= *strand.due;
    if (entry.begun && !due && !(strand.ready && strand.ready()))
        return false;
    if (!entry.begun) {
        entry.flow.m_handle.promise().strand = &strand;
        strand.at = entry.flow.m_handle;
        entry.begun = true;
    }
    const auto at = strand.at;
    strand = {};
    at.resume();
    return true;
}

std::optional<Steady::time_point> Flows::nextDue() const
{
    std::optional<Steady::time_point> earliest;
    for (const Entry &entry : m_entries)
        if (entry.strand.due && (!earliest || *entry.strand.due < *earliest))
            earliest = entry.strand.due;
    return earliest;
}

void Flows::run(const std::stop_token &stop)
{
    while (!stop.stop_requested() && !m_entries.empty()) {
        bool moved = false;
        for (auto it = m_entries.begin(); it != m_entries.end() && !stop.stop_requested();) {
            moved = step(*it) || moved;
            if (it->flow.m_handle.done()) {
                it->flow.take(); // rethrows
                it = m_entries.erase(it);
            } else {
                ++it;
            }
        }
        if (moved)
            continue;
        std::unique_lock lock(m_mutex);
        const auto due = nextDue();
        const auto woken = [this] { return m_woken; };
        if (due)
            m_changed.wait_until(lock, stop, *due, woken);
        else
            m_changed.wait(lock, stop, woken);
        m_woken = false;
    }
    m_entries.clear();
}

} // namespace earshot::sync
