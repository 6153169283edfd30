#pragma once
// A thread for what waits for the disk, so that the flows do not.

#include "models/sync/flow.h"

#include <deque>
#include <thread>

namespace earshot::sync {

class Aside {
public:
    explicit Aside(std::function<void()> wake)
        : m_wake(std::move(wake)), m_thread([this](const std::stop_token &stop) { work(stop); })
    {
    }
    /// Finishes what it is at; what waits is dropped.
    ~Aside() = default;

    /// Does `work` on the thread, after what was asked before, and comes back with what it returns.
    template <typename Work>
    auto run(Work work) -> Flow<decltype(work())>;

private:
    template <typename T>
    struct Slot {
        std::mutex mutex;
        std::optional<T> value;
        bool isFilled()
        {
            const std::lock_guard lock(mutex);
            return value.has_value();
        }
    };
    void submit(std::function<void()> job);
    void work(const std::stop_token &stop);

    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::function<void()>> m_jobs;
    std::jthread m_thread; // last: uses all the others
};

template <typename Work>
auto Aside::run(Work work) -> Flow<decltype(work())>
{
    const auto slot = std::make_shared<Slot<decltype(work())>>();
    submit([slot, work = std::move(work), wake = m_wake]() mutable {
        auto value = work();
        {
            const std::lock_guard lock(slot->mutex);
            slot->value.emplace(std::move(value));
        }
        wake();
    });
    Until filled([slot] { return slot->isFilled(); });
    co_await filled;
    co_return std::move(*slot->value);
}

} // namespace earshot::sync
