#pragma once

#include "models/items/background.h"
#include "models/store/cache.h"
#include "models/vault/recordingskey.h"
#include "models/vault/vault.h"

#include <QObject>

namespace earshot::items {

/// The profile's recordings, once their key has been read. GUI thread.
class RecordingVault : public QObject {
    Q_OBJECT
public:
    enum class State {
        Opening, // the key is being read
        Open,
        Locked, // recordings are kept here, but their key cannot be read now
        Failed, // see error()
    };

    /// `keys` is that of the account; `folder` the profile's.
    RecordingVault(store::Cache &cache, Background &background, const vault::KeyStore &keys, const QString &folder,
                   QObject *parent = nullptr);

    /// Reads the key, and makes one where no recording needs one yet. Also tries again.
    void open();

    /// Forgets the recordings whose key cannot be read, and goes on with a new one: what is wanted is fetched again.
    void startAnew();

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; }
    /// Null until it is open. What has it may keep it.
    std::shared_ptr<const vault::Vault> vault() const { return m_vault; }
    /// The same, or without its key when that cannot be read: what has to go goes all the same.
    std::shared_ptr<const vault::Vault> keeper() const;
    /// Where the key is kept.
    std::optional<vault::KeyPlace> keyPlace() const { return m_keyPlace; }

Q_SIGNALS:
    void changed();

private:
    void readKey(const Result<std::string> &fingerprint);
    void takeKey(const std::string &noted, Result<vault::RecordingsKey> key);
    void unlock(const vault::RecordingsKey &key);
    void become(State state, std::optional<Error> error = {});

    store::Cache &m_cache;
    Background &m_background;
    vault::KeyStore m_keys;
    std::string m_folder;
    State m_state = State::Opening;
    std::optional<Error> m_error;
    std::shared_ptr<const vault::Vault> m_vault;
    std::optional<vault::KeyPlace> m_keyPlace;
    bool m_isAsking = false;
    Ticket m_asking;
};

} // namespace earshot::items
