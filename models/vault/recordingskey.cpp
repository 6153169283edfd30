#include "models/vault/recordingskey.h"

namespace earshot::vault {
namespace {

void makeKey(const KeyStore &store, KeyStore::Done<RecordingsKey> done)
{
    const auto key = Key::random();
    if (!key)
        return done(key.error());
    store.write(key->text(), [key = *key, done = std::move(done)](const Result<KeyPlace> &place) {
        done(place ? Result<RecordingsKey>(RecordingsKey{key, *place}) : place.error());
    });
}

Error unreadable(const std::string &why)
{
    return {Error::Kind::Locked, "the key of the recordings cannot be read: " + why};
}

} // namespace

void openRecordingsKey(const KeyStore &store, const std::string &fingerprint, KeyStore::Done<RecordingsKey> done)
{
    const KeyStore keys = store.forRecordings();
    keys.read([keys, fingerprint, done = std::move(done)](const Result<std::optional<KeptKey>> &kept) {
        if (!kept)
            return done(fingerprint.empty() ? kept.error() : unreadable(kept.error().detail));
        if (!*kept)
            return fingerprint.empty() ? makeKey(keys, done) : done(unreadable("there is none"));
        const auto key = Key::fromText((*kept)->key);
        if (fingerprint.empty())
            return key ? done(RecordingsKey{*key, (*kept)->place}) : makeKey(keys, done);
        if (!key || key->fingerprint() != fingerprint)
            return done(unreadable("the one that is kept is another one"));
        done(RecordingsKey{*key, (*kept)->place});
    });
}

} // namespace earshot::vault
