#include "models/items/recordingvault.h"

#include <QPointer>

namespace earshot::items {

RecordingVault::RecordingVault(store::Cache &cache, Background &background, const vault::KeyStore &keys,
                               const QString &folder, QObject *parent)
    : QObject(parent), m_cache(cache), m_background(background), m_keys(keys), m_folder(folder.toStdString())
{
}

void RecordingVault::open()
{
    if (m_vault || m_isAsking)
        return;
    m_isAsking = true;
    become(State::Opening);
    m_asking = m_background.run(
        this,
        [&cache = m_cache](const std::stop_token &) { return cache.preferences().setting(vault::FingerprintSetting); },
        [this](const Result<std::string> &fingerprint) { readKey(fingerprint); });
}

std::shared_ptr<const vault::Vault> RecordingVault::keeper() const
{
    return m_vault ? m_vault : std::make_shared<const vault::Vault>(m_folder, std::nullopt);
}

void RecordingVault::readKey(const Result<std::string> &fingerprint)
{
    if (!fingerprint)
        return become(State::Failed, fingerprint.error());
    if (fingerprint->empty() && m_cache.isReadOnly())
        return become(State::Failed, Error{Error::Kind::ReadOnly, "no recordings, and none can be kept"});
    vault::openRecordingsKey(m_keys, *fingerprint,
                             [self = QPointer(this), noted = *fingerprint](Result<vault::RecordingsKey> key) {
                                 if (self)
                                     self->takeKey(noted, std::move(key));
                             });
}

void RecordingVault::takeKey(const std::string &noted, Result<vault::RecordingsKey> key)
{
    if (!key)
        return become(key.error().kind == Error::Kind::Locked ? State::Locked : State::Failed, key.error());
    if (!noted.empty())
        return unlock(*key);
    // noted before anything is sealed, so that this key is not lost for another one
    m_asking = m_background.run(
        this,
        [&cache = m_cache, fingerprint = key->key.fingerprint()](const std::stop_token &) {
            return cache.preferences().setNow(vault::FingerprintSetting, fingerprint);
        },
        [this, key = *key](const Result<void> &kept) {
            if (kept)
                unlock(key);
            else
                become(State::Failed, kept.error());
        });
}

void RecordingVault::unlock(const vault::RecordingsKey &key)
{
    m_vault = std::make_shared<vault::Vault>(m_folder, key.key);
    m_keyPlace = key.place;
    become(State::Open);
}

void RecordingVault::startAnew()
{
    m_vault.reset();
    become(State::Opening);
    m_asking = m_background.run(
        this,
        [&cache = m_cache](const std::stop_token &) -> Result<void> {
            if (const auto forgotten = cache.recordings().forgetAll(); !forgotten)
                return forgotten;
            return cache.preferences().setNow(vault::FingerprintSetting, {});
        },
        [this](const Result<void> &done) {
            m_isAsking = false;
            if (done)
                open();
            else
                become(State::Failed, done.error());
        });
}

void RecordingVault::become(State state, std::optional<Error> error)
{
    m_state = state;
    m_isAsking = state == State::Opening;
    m_error = std::move(error);
    Q_EMIT changed();
}

} // namespace earshot::items
