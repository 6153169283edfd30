#include "models/items/syncing.h"

#include <QPointer>

namespace earshot::items {

/// The way back from the sync thread: the newest status waits for the GUI thread to take it. A new one is made for
/// each engine, so that nothing of an old one arrives late.
struct Syncing::Way : std::enable_shared_from_this<Way> {
    std::mutex mutex;
    std::optional<sync::Status> newest;
    Syncing *target = nullptr;

    void put(const sync::Status &status)
    {
        const std::lock_guard lock(mutex);
        const bool queued = newest.has_value();
        newest = status;
        if (target && !queued)
            QMetaObject::invokeMethod(
                target,
                [syncing = target, self = shared_from_this()] {
                    if (syncing->m_way == self)
                        syncing->takeStatus(self->take());
                },
                Qt::QueuedConnection);
    }

    sync::Status take()
    {
        const std::lock_guard lock(mutex);
        return *std::exchange(newest, std::nullopt);
    }

    void close()
    {
        const std::lock_guard lock(mutex);
        target = nullptr;
    }
};

Syncing::Syncing(store::Cache &cache, Background &background, CacheWatch &watch, Settings &settings,
                 RecordingVault &vault, vault::KeyStore keys, QObject *parent)
    : QObject(parent), m_cache(cache), m_background(background), m_settings(settings), m_vault(vault),
      m_keys(std::move(keys))
{
    connect(&vault, &RecordingVault::changed, this, [this] {
        if (m_standing.phase == Phase::Running && m_vault.state() != RecordingVault::State::Opening)
            run();
    });
    connect(&watch, &CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (notice.touches(store::Part::Outbox))
            countOutbox();
    });
    connect(&settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::BackgroundTranscripts && m_standing.phase == Phase::Running)
            run();
    });
}

Syncing::~Syncing()
{
    if (m_way)
        m_way->close();
}

void Syncing::start(std::optional<sync::Link> link)
{
    countOutbox();
    m_link = std::move(link);
    if (m_cache.isReadOnly())
        return stop(Phase::ReadOnly);
    if (!m_link)
        return stop(Phase::Unlinked);
    m_keys.read([self = QPointer(this)](Result<std::optional<vault::KeptKey>> kept) {
        if (self)
            self->takeKey(std::move(kept));
    });
}

void Syncing::takeKey(Result<std::optional<vault::KeptKey>> kept)
{
    if (!kept)
        return stop(Phase::NoKey, kept.error());
    if (!*kept)
        return stop(Phase::NoKey);
    m_key = (*kept)->key;
    m_keyPlace = (*kept)->place;
    run();
}

void Syncing::run()
{
    stop(Phase::Running);
    if (!m_isEnding)
        begin();
}

/// Waits for the recordings' key, so that there is but one beginning.
void Syncing::begin()
{
    if (m_vault.state() == RecordingVault::State::Opening)
        return m_vault.open();
    const auto connection = m_link->connection(*m_key);
    if (!connection)
        return stop(Phase::NoKey, connection.error());
    sync::Pace pace = m_link->pace();
    pace.transcriptsInBackground = m_settings.isOn(Setting::BackgroundTranscripts);
    m_way = std::make_shared<Way>();
    m_way->target = this;
    m_engine = std::make_unique<sync::Engine>(
        m_cache, *connection, [way = m_way](const sync::Status &status) { way->put(status); }, pace, systemNow,
        m_vault.keeper());
    Q_EMIT began();
}

void Syncing::stop(Phase phase, std::optional<Error> trouble)
{
    if (m_way)
        m_way->close();
    m_way.reset();
    endEngine();
    m_standing.phase = phase;
    m_standing.trouble = std::move(trouble);
    if (phase == Phase::Running)
        m_standing.status = {};
    m_standing.status.busy.clear();
    tell();
}

/// The end of an engine waits for what the cache is writing, hence not here. The next one begins after it.
void Syncing::endEngine()
{
    if (!m_engine)
        return;
    m_isEnding = true;
    m_ending = m_background.run(
        this,
        [engine = std::shared_ptr<sync::Engine>(std::move(m_engine))](const std::stop_token &) mutable {
            engine.reset();
            return true;
        },
        [this](bool) {
            m_isEnding = false;
            if (m_standing.phase == Phase::Running)
                begin();
        });
}

void Syncing::keepLink(const sync::Link &link, std::function<void()> then)
{
    m_keeping = m_background.run(
        this, [&cache = m_cache, link](const std::stop_token &) { return sync::writeLink(cache, link); },
        [this, link, then = std::move(then)](const Result<void> &kept) {
            if (!kept) {
                Q_EMIT connectFailed(kept.error());
                return;
            }
            m_link = link;
            then();
        });
}

void Syncing::connectTo(const sync::Link &link, const Secret &key)
{
    keepLink(link, [this, key] {
        m_keys.write(key, [self = QPointer(this), key](const Result<vault::KeyPlace> &place) {
            if (!self)
                return;
            if (!place) {
                Q_EMIT self->connectFailed(place.error());
                return;
            }
            self->m_key = key;
            self->m_keyPlace = *place;
            self->run();
            Q_EMIT self->connected();
        });
    });
}

void Syncing::change(const sync::Link &link)
{
    keepLink(link, [this] {
        if (m_standing.phase == Phase::Running)
            run();
        Q_EMIT connected();
    });
}

void Syncing::disconnectFromServer()
{
    m_key.reset();
    m_keyPlace.reset();
    stop(Phase::NoKey);
    m_keys.remove([self = QPointer(this)](const Result<std::monostate> &removed) {
        if (self && !removed)
            self->stop(Phase::NoKey, removed.error());
    });
}

void Syncing::pause()
{
    if (m_standing.phase == Phase::Running)
        stop(Phase::Paused);
}

void Syncing::resume()
{
    if (m_standing.phase == Phase::Paused)
        run();
}

void Syncing::syncNow()
{
    resume();
    if (m_engine)
        m_engine->syncNow();
}

void Syncing::want(const CallId &call)
{
    if (m_engine)
        m_engine->want(call);
}

void Syncing::wantRecording(const CallId &call)
{
    if (m_engine)
        m_engine->wantRecording(call);
}

void Syncing::dropRecording(const CallId &call)
{
    if (m_engine)
        m_engine->dropRecording(call);
}

void Syncing::takeStatus(const sync::Status &status)
{
    m_standing.status = status;
    tell();
}

void Syncing::countOutbox()
{
    if (std::exchange(m_counting, true)) {
        m_countAgain = true;
        return;
    }
    m_outbox = m_background.run(
        this, [&cache = m_cache](const std::stop_token &) { return std::as_const(cache).outbox().counts(); },
        [this](const Result<store::OutboxCounts> &counts) {
            m_counting = false;
            if (counts) {
                m_standing.outbox = *counts;
                tell();
            }
            if (std::exchange(m_countAgain, false))
                countOutbox();
        });
}

void Syncing::tell()
{
    if (std::exchange(m_telling, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_telling = false;
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

} // namespace earshot::items
