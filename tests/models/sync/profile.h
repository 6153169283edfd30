#pragma once
// A profile with its cache and, while it runs, the engine, which is waited for without asking it again and again.

#include "models/sync/engine.h"

#include <QTemporaryDir>

#include <condition_variable>

namespace earshot::test {

class Profile {
public:
    Profile(std::string url, Clock clock, std::string key = "key", std::string account = "ACC1")
        : m_url(std::move(url)), m_key(std::move(key)), m_account(std::move(account)), m_clock(std::move(clock))
    {
        open();
    }
    ~Profile() { stop(); }

    store::Cache &cache() { return *m_cache; }
    std::string folder() const { return m_folder.path().toStdString(); }
    void open()
    {
        auto opened = store::Cache::open(m_folder.path().toStdString(), store::Mode::ReadWrite, m_clock);
        if (!opened)
            qFatal("cannot open: %s", opened.error().detail.c_str());
        m_cache = std::move(*opened);
    }
    void start(const std::function<void(sync::Pace &)> &setPace = {})
    {
        stop();
        sync::Connection connection;
        connection.origin = *remote::Origin::parse(m_url);
        connection.key = Secret(m_key);
        connection.account = AccountId(m_account);
        connection.limits = {1'000'000, 1'000'000, 0};
        sync::Pace pace;
        pace.feedEvery = pace.windowEvery = pace.agencyEvery = pace.rereadEvery = seconds(3600); // tests say when
        pace.firstRetry = seconds(0);
        pace.longestRetry = seconds(1);
        pace.transcriptsInBackground = false;
        if (setPace)
            setPace(pace);
        const std::lock_guard lock(m_mutex);
        m_settled = m_stopped = false;
        m_engine = std::make_unique<sync::Engine>(
            *m_cache, connection, [this](const sync::Status &status) { hear(status); }, pace, m_clock);
    }
    sync::Engine &engine() { return *m_engine; }
    bool isRunning() const { return m_engine != nullptr; }
    /// As if the program were killed: what was under way is dropped where it stands.
    void stop() { m_engine.reset(); }
    void close()
    {
        stop();
        m_cache.reset();
    }
    void reopen()
    {
        close();
        open();
    }
    bool settle(milliseconds most = seconds(30))
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, most, [this] { return m_settled; });
    }
    /// The engine ends by itself.
    bool ends(milliseconds most = seconds(30))
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, most, [this] { return m_stopped; });
    }
    /// A fresh sync to its end.
    bool sync()
    {
        start();
        const bool settled = settle();
        stop();
        return settled;
    }

    CallRow row(const std::string &id) { return m_cache->calls().callById(CallId(id))->row; }
    Call call(const std::string &id) { return m_cache->calls().callById(CallId(id))->call; }
    Result<store::EditReceipt> edit(const std::string &id, const store::CallChange &change)
    {
        return m_cache->edits().edit(std::vector{row(id)}, change);
    }
    std::vector<store::Outgoing> outbox() { return *m_cache->outbox().all(); }

private:
    void hear(const sync::Status &status)
    {
        const std::lock_guard lock(m_mutex);
        m_settled = status.settled;
        m_stopped = status.link == sync::Status::Link::Stopped;
        m_changed.notify_all();
    }

    std::string m_url;
    std::string m_key;
    std::string m_account;
    Clock m_clock;
    QTemporaryDir m_folder;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_settled = false;
    bool m_stopped = false;
    std::unique_ptr<store::Cache> m_cache;
    std::unique_ptr<sync::Engine> m_engine;
};

} // namespace earshot::test
