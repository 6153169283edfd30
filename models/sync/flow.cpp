#include "models/sync/flow.h"

#include <QScopeGuard>

namespace earshot::sync {

void Flows::add(Flow<> flow)
{
    m_entries.emplace_back(std::move(flow));
}

void Flows::Signal::give()
{
    {
        const std::lock_guard lock(mutex);
        given = true;
    }
    changed.notify_one();
}

std::function<void()> Flows::waker() const
{
    return [signal = m_signal] { signal->give(); };
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
    const auto dropping = qScopeGuard([this] { m_entries.clear(); });
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
        Signal &signal = *m_signal;
        std::unique_lock lock(signal.mutex);
        const auto due = nextDue();
        const auto given = [&signal] { return signal.given; };
        if (due)
            signal.changed.wait_until(lock, stop, *due, given);
        else
            signal.changed.wait(lock, stop, given);
        signal.given = false;
    }
}

namespace {

struct Gathering {
    std::size_t left = 0;
    Result<void> outcome;
};

Flow<> part(Flow<Result<void>> flow, std::shared_ptr<Gathering> gathering)
{
    const Result<void> outcome = co_await flow;
    if (gathering->outcome)
        gathering->outcome = outcome;
    --gathering->left;
}

} // namespace

Flow<Result<void>> together(Flows &flows, std::vector<Flow<Result<void>>> parts)
{
    const auto gathering = std::make_shared<Gathering>();
    gathering->left = parts.size();
    for (Flow<Result<void>> &flow : parts)
        flows.add(part(std::move(flow), gathering));
    Until all([gathering] { return gathering->left == 0; });
    co_await all;
    co_return gathering->outcome;
}

} // namespace earshot::sync
