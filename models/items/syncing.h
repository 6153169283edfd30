#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/items/recordingvault.h"
#include "models/items/settings.h"
#include "models/sync/link.h"
#include "models/vault/keystore.h"

#include <QObject>

namespace earshot::items {

/// How a profile's sync stands. A value.
struct SyncStanding {
    enum class Phase {
        Opening,  // the key is being read
        Unlinked, // never connected
        NoKey,    // linked, but no key can be read
        Running,  // the engine works: see status
        Paused,   // by a person
        ReadOnly, // the profile was opened for reading
    };
    Phase phase = Phase::Opening;
    sync::Status status; // of the engine; the last one when it is not running
    store::OutboxCounts outbox;
    std::optional<Error> trouble; // why there is no key, or why the profile can only be read
};

/// The profile's tie to its server, on the GUI thread: the link, the key and the engine. Screens listen to changed().
class Syncing : public QObject {
    Q_OBJECT
public:
    using Phase = SyncStanding::Phase;

    Syncing(store::Cache &cache, Background &background, CacheWatch &watch, Settings &settings, RecordingVault &vault,
            vault::KeyStore keys, QObject *parent = nullptr);
    /// Stops the engine.
    ~Syncing() override;

    /// Reads the key of the profile's link, and syncs when there are both.
    void start(std::optional<sync::Link> link);

    const SyncStanding &standing() const { return m_standing; }
    const std::optional<sync::Link> &link() const { return m_link; }
    /// Where the key is kept; empty without one.
    std::optional<vault::KeyPlace> keyPlace() const { return m_keyPlace; }

    /// Keeps link and key and syncs with them from now on; then connected() or connectFailed().
    void connectTo(const sync::Link &link, const Secret &key);
    /// Keeps changed limits or windows of the same server and goes on with them; then connected() or connectFailed().
    void change(const sync::Link &link);
    /// Forgets the key and stops. What is cached stays.
    void disconnectFromServer();

    void pause();
    void resume();
    /// Looks for news now.
    void syncNow();
    /// Somebody opened this call: its transcript before all others.
    void want(const CallId &call);
    /// Somebody will want to hear this call: see sync::Engine::wantRecording.
    void wantRecording(const CallId &call);
    void dropRecording(const CallId &call);

Q_SIGNALS:
    /// standing() is another one; those of one turn of the event loop as one.
    void changed();
    void connected();
    void connectFailed(const earshot::Error &error);
    /// An engine has begun, which knows nothing of what was wanted before.
    void began();

private:
    struct Way;
    void run();
    void begin();
    void endEngine();
    void stop(Phase phase, std::optional<Error> trouble = {});
    void keepLink(const sync::Link &link, std::function<void()> then);
    void takeKey(Result<std::optional<vault::KeptKey>> kept);
    void takeStatus(const sync::Status &status);
    void countOutbox();
    void tell();

    store::Cache &m_cache;
    Background &m_background;
    Settings &m_settings;
    RecordingVault &m_vault;
    vault::KeyStore m_keys;
    SyncStanding m_standing;
    std::optional<sync::Link> m_link;
    std::optional<Secret> m_key;
    std::optional<vault::KeyPlace> m_keyPlace;
    std::shared_ptr<Way> m_way;
    bool m_telling = false;
    bool m_counting = false, m_countAgain = false;
    bool m_isEnding = false;
    Ticket m_keeping, m_outbox, m_ending;
    std::unique_ptr<sync::Engine> m_engine; // last: its listener uses the way
};

} // namespace earshot::items
