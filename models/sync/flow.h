#pragma once
// Work that reads top to bottom although it waits for the network in between: coroutines on one thread.
//
//     Flow<> copyTags()
//     {
//         auto pageSoon = ask(…);
//         const auto page = co_await pageSoon;
//         …
//     }
//
// g++ 12 destroys temporaries twice that live in one expression with a co_await, so what is awaited is made in a
// statement of its own.

#include "models/remote/pending.h"

#include <chrono>
#include <condition_variable>
#include <coroutine>
#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace earshot::sync {

using Steady = std::chrono::steady_clock;

/// Where a flow stands, and what lets it go on.
struct Strand {
    std::coroutine_handle<> at;
    std::function<bool()> ready; // empty: only the time counts
    std::optional<Steady::time_point> due;
};

namespace detail {

struct PromiseBase {
    Strand *strand = nullptr;
    std::coroutine_handle<> caller;
    std::exception_ptr failure;

    struct Ending {
        bool await_ready() const noexcept { return false; }
        template <typename Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> self) noexcept
        {
            return self.promise().caller ? self.promise().caller : std::noop_coroutine();
        }
        void await_resume() const noexcept {}
    };
    std::suspend_always initial_suspend() const noexcept { return {}; }
    Ending final_suspend() const noexcept { return {}; }
    void unhandled_exception() { failure = std::current_exception(); }
};

template <typename T>
struct Promise : PromiseBase {
    std::optional<T> value;
    void return_value(T v) { value.emplace(std::move(v)); }
    T take() { return std::move(*value); }
};
template <>
struct Promise<void> : PromiseBase {
    void return_void() const {}
    void take() const {}
};

} // namespace detail

/// A coroutine that starts when it is awaited, or given to Flows. Dropping it drops what it waits for.
template <typename T = void>
class [[nodiscard]] Flow {
public:
    struct promise_type : detail::Promise<T> {
        Flow get_return_object() { return Flow(std::coroutine_handle<promise_type>::from_promise(*this)); }
    };

    Flow(Flow &&other) noexcept : m_handle(std::exchange(other.m_handle, {})) {}
    Flow &operator=(Flow &&) = delete;
    ~Flow()
    {
        if (m_handle)
            m_handle.destroy();
    }

    bool await_ready() const { return false; }
    template <typename Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> caller)
    {
        m_handle.promise().strand = caller.promise().strand;
        m_handle.promise().caller = caller;
        return m_handle;
    }
    T await_resume() { return take(); }

private:
    friend class Flows;
    explicit Flow(std::coroutine_handle<promise_type> handle) : m_handle(handle) {}

    T take()
    {
        if (m_handle.promise().failure)
            std::rethrow_exception(m_handle.promise().failure);
        return m_handle.promise().take();
    }

    std::coroutine_handle<promise_type> m_handle;
};

/// Waits until `ready` says so, asked again after each wake(), or until `due`.
class Until {
public:
    explicit Until(std::function<bool()> ready, std::optional<Steady::time_point> due = {})
        : m_ready(std::move(ready)), m_due(due)
    {
    }
    bool await_ready() const { return m_ready && m_ready(); }
    template <typename Promise>
    void await_suspend(std::coroutine_handle<Promise> flow)
    {
        *flow.promise().strand = {flow, m_ready, m_due};
    }
    void await_resume() const {}

private:
    std::function<bool()> m_ready;
    std::optional<Steady::time_point> m_due;
};

template <typename T>
class Answer {
public:
    explicit Answer(remote::Pending<T> pending) : m_pending(std::move(pending)) {}
    bool await_ready() const { return m_pending.ready(); }
    template <typename Promise>
    void await_suspend(std::coroutine_handle<Promise> flow)
    {
        *flow.promise().strand = {flow, [this] { return m_pending.ready(); }, {}};
    }
    Result<T> await_resume() { return m_pending.take(); }

private:
    remote::Pending<T> m_pending;
};

/// Waits for an answer from the network and gives it.
template <typename T>
Answer<T> answer(remote::Pending<T> pending)
{
    return Answer<T>(std::move(pending));
}

/// Several flows on one thread, each going on whenever what it waits for is there.
class Flows {
public:
    void add(Flow<> flow);
    /// Something may be ready now. Any thread.
    void wake() { m_signal->give(); }
    /// The same to hand out; it may be called when these flows are no more.
    std::function<void()> waker() const;
    /// Runs the flows until stopped or until all have ended. Rethrows what a flow throws.
    void run(const std::stop_token &stop);

private:
    struct Signal {
        std::mutex mutex;
        std::condition_variable_any changed;
        bool given = false;
        void give();
    };
    struct Entry {
        explicit Entry(Flow<> f) : flow(std::move(f)) {}
        Flow<> flow;
        Strand strand;
        bool begun = false;
    };
    bool step(Entry &entry);
    std::optional<Steady::time_point> nextDue() const;

    std::list<Entry> m_entries;
    std::shared_ptr<Signal> m_signal = std::make_shared<Signal>();
};

/// Runs flows beside each other until all have ended; the outcome is that of the first that failed.
Flow<Result<void>> together(Flows &flows, std::vector<Flow<Result<void>>> parts);

} // namespace earshot::sync
