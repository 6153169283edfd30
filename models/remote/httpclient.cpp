#include "models/remote/httpclient.h"

#include "models/remote/faults.h"
#include "models/remote/transfer.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace earshot::remote {
namespace {

using Steady = std::chrono::steady_clock;

void startLibcurl()
{
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT); // once in the process, and never undone
    static_cast<void>(started);
}

} // namespace

/// The network thread: orders come in under a lock, everything else belongs to the thread alone.
class HttpClient::Loop {
public:
    explicit Loop(HttpSettings settings) : m_settings(std::move(settings)), m_multi(curl_multi_init())
    {
        curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, static_cast<long>(m_settings.connections));
        m_thread = std::thread([this] { run(); });
    }

    ~Loop()
    {
        order([this] { m_stopping = true; });
        m_thread.join();
        curl_multi_cleanup(m_multi);
    }

    /// Has `what` done by the network thread.
    void order(std::function<void()> what)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_orders.push_back(std::move(what));
        }
        curl_multi_wakeup(m_multi);
    }

    Ticket newTicket() { return Ticket(++m_lastTicket); }

    void start(Ticket ticket, HttpRequest &request, Done &done)
    {
        auto transfer = std::make_unique<Transfer>(ticket, std::move(request), std::move(done));
        if (m_stopping) {
            transfer->finish(Gone);
        } else if (!transfer->prepare(m_settings) || curl_multi_add_handle(m_multi, transfer->handle()) != CURLM_OK) {
            transfer->finish(Error{Error::Kind::BadAddress, "the request cannot be sent"});
        } else {
            m_running.emplace(ticket, std::move(transfer));
        }
    }

    void cancel(Ticket ticket)
    {
        if (const auto transfer = takeOut(ticket))
            transfer->finish(Gone);
    }

    void resume(Ticket ticket)
    {
        const auto running = m_running.find(ticket);
        if (running == m_running.end())
            return;
        // libcurl hands over what it held back, and forgets that it was refused
        if (const CURLcode code = running->second->resume(); code != CURLE_OK)
            takeOut(ticket)->finish(code);
    }

    void schedule(Steady::time_point due, std::function<void()> task) { m_timers.emplace(due, std::move(task)); }

private:
    void run()
    {
        for (followOrders(); !m_stopping; followOrders()) {
            ringTimers();
            int running = 0;
            curl_multi_perform(m_multi, &running);
            collectFinished();
            curl_multi_poll(m_multi, nullptr, 0, untilNextTimer(), nullptr);
        }
        while (!m_running.empty())
            cancel(m_running.begin()->first);
        followOrders(); // what was submitted meanwhile learns that it is too late
    }

    void followOrders()
    {
        std::vector<std::function<void()>> orders;
        {
            const std::lock_guard lock(m_mutex);
            orders.swap(m_orders);
        }
        for (const auto &order : orders)
            order();
    }

    void ringTimers()
    {
        const auto now = Steady::now();
        while (!m_timers.empty() && m_timers.begin()->first <= now) {
            const auto task = std::move(m_timers.begin()->second);
            m_timers.erase(m_timers.begin());
            task();
        }
    }

    void collectFinished()
    {
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            const CURLcode code = message->data.result;
            Transfer *finished = nullptr;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &finished);
            takeOut(finished->ticket())->finish(code);
        }
    }

    /// Milliseconds; orders end the wait early.
    int untilNextTimer() const
    {
        constexpr milliseconds idle{60'000};
        if (m_timers.empty())
            return static_cast<int>(idle.count());
        const auto wait = std::chrono::ceil<milliseconds>(m_timers.begin()->first - Steady::now());
        return static_cast<int>(std::clamp(wait, milliseconds(0), idle).count());
    }

    std::unique_ptr<Transfer> takeOut(Ticket ticket)
    {
        auto node = m_running.extract(ticket);
        if (node.empty())
            return nullptr;
        curl_multi_remove_handle(m_multi, node.mapped()->handle());
        return std::move(node.mapped());
    }

    const HttpSettings m_settings;
    CURLM *m_multi;
    std::atomic<std::uint64_t> m_lastTicket{0};
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_orders; // under the mutex
    bool m_stopping = false;
    std::map<Ticket, std::unique_ptr<Transfer>> m_running;
    std::multimap<Steady::time_point, std::function<void()>> m_timers;
    std::thread m_thread;
};

HttpClient::HttpClient(HttpSettings settings)
{
    startLibcurl();
    m_loop = std::make_unique<Loop>(std::move(settings));
}

HttpClient::~HttpClient() = default;

Ticket HttpClient::submit(HttpRequest request, Done done)
{
    const Ticket ticket = m_loop->newTicket();
    m_loop->order([loop = m_loop.get(), ticket, request = std::move(request), done = std::move(done)]() mutable {
        loop->start(ticket, request, done);
    });
    return ticket;
}

void HttpClient::cancel(Ticket ticket)
{
    m_loop->order([loop = m_loop.get(), ticket] { loop->cancel(ticket); });
}

void HttpClient::resume(Ticket ticket)
{
    m_loop->order([loop = m_loop.get(), ticket] { loop->resume(ticket); });
}

void HttpClient::after(milliseconds wait, std::function<void()> task)
{
    const auto due = Steady::now() + wait;
    m_loop->order([loop = m_loop.get(), due, task = std::move(task)] { loop->schedule(due, task); });
}

} // namespace earshot::remote
