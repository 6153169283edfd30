#pragma once
// Task<T>: a coroutine a request handler is written as, and until<T>(): how it waits without holding its thread.
//
//     Task<Response> update(const Request &request)
//     {
//         const auto saved = co_await until<Result<Call>>([&](auto resume) { storage.save(edit, resume); });
//         co_return saved ? json(200, show(*saved)) : failure(saved.error());
//     }
//
// A plain value is a finished Task, so a handler that never waits is an ordinary function returning Response.

#include <atomic>
#include <coroutine>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>

namespace earshot::http {

/// The thread a task lives on.
class Loop {
public:
    virtual ~Loop() = default;
    /// Runs `work` on the loop's thread, later; drops it when the loop has ended. From any thread.
    virtual void post(std::function<void()> work) = 0;
};

/// Lazy: runs when awaited by another task or started by the server. Dropping a task destroys what it holds, also in
/// the middle of a wait. Every part of a task runs on the thread of its loop.
template <typename T>
class [[nodiscard]] Task {
public:
    struct promise_type;
    using Handle = std::coroutine_handle<promise_type>;

    Task(T value) : m_value(std::move(value)) {}
    Task(Task &&other) noexcept : m_value(std::move(other.m_value)), m_handle(std::exchange(other.m_handle, {})) {}
    Task &operator=(Task &&) = delete;
    ~Task()
    {
        if (m_handle)
            m_handle.destroy();
    }

    /// Begins on the loop's own thread. `done` is called there when the task ends after start() has returned.
    void start(std::shared_ptr<Loop> loop, std::function<void()> done)
    {
        if (!m_handle)
            return;
        m_handle.promise().loop = std::move(loop);
        m_handle.resume();
        if (!m_handle.done())
            m_handle.promise().done = std::move(done);
    }

    bool finished() const { return !m_handle || m_handle.done(); }

    /// The value of a finished task, once; throws what the task threw.
    T take()
    {
        if (!m_handle)
            return std::move(m_value).value();
        auto &result = m_handle.promise().result;
        if (auto *failure = std::get_if<std::exception_ptr>(&result))
            std::rethrow_exception(*failure);
        return std::get<T>(std::move(result));
    }

    bool await_ready() const { return finished(); }
    template <typename Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> caller)
    {
        m_handle.promise().loop = caller.promise().loop;
        m_handle.promise().caller = caller;
        return m_handle;
    }
    T await_resume() { return take(); }

private:
    explicit Task(Handle handle) : m_handle(handle) {}

    std::optional<T> m_value;
    Handle m_handle;
};

template <typename T>
struct Task<T>::promise_type {
    std::shared_ptr<Loop> loop;
    std::coroutine_handle<> caller;
    std::function<void()> done;
    std::variant<std::monostate, T, std::exception_ptr> result;

    struct Ending {
        bool await_ready() const noexcept { return false; }
        std::coroutine_handle<> await_suspend(Handle self) noexcept
        {
            auto &promise = self.promise();
            if (promise.caller)
                return promise.caller;
            if (promise.done)
                promise.done();
            return std::noop_coroutine();
        }
        void await_resume() const noexcept {}
    };

    Task get_return_object() { return Task(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    Ending final_suspend() const noexcept { return {}; }
    void return_value(T value) { result.template emplace<1>(std::move(value)); }
    void unhandled_exception() { result.template emplace<2>(std::current_exception()); }
};

/// What until() hands to the work it waits for: call it once, from any thread. Copies share the one call; when the
/// last copy goes without a call, the waiting task gets an exception instead of waiting for ever.
template <typename T>
class Resume {
public:
    void operator()(T value) const
    {
        if (m_call->used.exchange(true))
            return;
        m_call->wait->value.emplace(std::move(value));
        m_call->wake();
    }

private:
    template <typename, typename>
    friend class Until;

    struct Wait {
        std::coroutine_handle<> task; // of the loop's thread; empty once the task is gone
        std::optional<T> value;
    };
    struct Call {
        std::shared_ptr<Wait> wait;
        std::shared_ptr<Loop> loop;
        std::atomic<bool> used = false;

        Call(std::shared_ptr<Wait> w, std::shared_ptr<Loop> l) : wait(std::move(w)), loop(std::move(l)) {}
        ~Call()
        {
            if (!used)
                wake();
        }
        void wake() const
        {
            loop->post([waiting = wait] {
                if (waiting->task)
                    waiting->task.resume();
            });
        }
    };

    explicit Resume(std::shared_ptr<Call> call) : m_call(std::move(call)) {}

    std::shared_ptr<Call> m_call;
};

template <typename T, typename Start>
class [[nodiscard]] Until {
public:
    explicit Until(Start start) : m_start(std::move(start)) {}
    Until(const Until &) = delete;
    Until &operator=(const Until &) = delete;
    ~Until() { m_wait->task = {}; }

    bool await_ready() const noexcept { return false; }
    template <typename Promise>
    void await_suspend(std::coroutine_handle<Promise> task)
    {
        m_wait->task = task;
        m_start(Resume<T>(std::make_shared<typename Resume<T>::Call>(m_wait, task.promise().loop)));
    }
    T await_resume()
    {
        m_wait->task = {};
        if (!m_wait->value)
            throw std::runtime_error("the awaited work was dropped");
        return std::move(*m_wait->value);
    }

private:
    Start m_start;
    std::shared_ptr<typename Resume<T>::Wait> m_wait = std::make_shared<typename Resume<T>::Wait>();
};

/// Suspends the task, calls `start(resume)`, and goes on with the value given to `resume`, on the task's own thread.
template <typename T, typename Start>
Until<T, Start> until(Start start)
{
    return Until<T, Start>(std::move(start));
}

} // namespace earshot::http
