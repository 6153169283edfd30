#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/vault/recordingskey.h"
#include "models/vault/vault.h"

#include <QObject>

namespace earshot::items {

/// The recordings of a profile as screens deal with them: the rules by which they come and go, how much is kept, and
/// the vault they are in with its key. GUI thread.
class Recordings : public QObject {
    Q_OBJECT
public:
    enum class State {
        Closed,
        Opening,
        Ready,
        NoKey, // there are recordings, and what they are sealed with cannot be read: see error()
    };

    Recordings(store::Cache &cache, Background &background, CacheWatch &watch, const vault::KeyStore &keys,
               QObject *parent = nullptr);

    /// Reads rules and key, making a key where nothing was sealed yet; then opened(). Also to try again.
    void open();

    State state() const { return m_state; }
    const Error &error() const { return m_error; } // when NoKey
    /// Where the key is kept; empty without one.
    std::optional<vault::KeyPlace> keyPlace() const { return m_keyPlace; }
    /// Empty before it is opened; without its key when NoKey.
    std::shared_ptr<const vault::Vault> vault() const { return m_vault; }

    const store::RecordingRules &rules() const { return m_rules; }
    /// Kept from now on; failed() when that cannot be.
    void setRules(const store::RecordingRules &rules);
    /// From now on only recordings of calls that are opened come, of every client.
    void fetchOnlyOnOpening();

    const store::RecordingTotals &totals() const { return m_totals; }
    /// Counts only while somebody looks.
    void setWatched(bool watched);

    /// Destroys all that are kept here.
    void forgetAll();
    /// Destroys all that are kept here, and begins with a new key: the way out of NoKey. Then opened().
    void startAnew();

Q_SIGNALS:
    /// The vault is another one, or has its key now.
    void opened();
    /// Anything else of it changed.
    void changed();
    /// What a person did could not be kept.
    void failed(const earshot::Error &error);

private:
    void takeKey(Result<vault::RecordingsKey> key, const std::string &fingerprint);
    void take(State state, std::optional<vault::Key> key);
    void count();
    template <typename Work, typename Then>
    void carryOut(Work work, Then then);

    store::Cache &m_cache;
    Background &m_background;
    vault::KeyStore m_keys;
    State m_state = State::Closed;
    Error m_error{Error::Kind::Cancelled, {}};
    std::optional<vault::KeyPlace> m_keyPlace;
    std::shared_ptr<const vault::Vault> m_vault;
    store::RecordingRules m_rules;
    store::RecordingTotals m_totals;
    bool m_watched = false;
    bool m_counting = false, m_countAgain = false;
    Ticket m_reading, m_totalling;
};

} // namespace earshot::items
