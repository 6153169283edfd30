#pragma once

#include "models/vault/key.h"
#include "models/vault/keystore.h"

namespace earshot::vault {

/// The profile's setting that notes which key its recordings were sealed with.
inline constexpr const char *FingerprintSetting = "recordings.key";

struct RecordingsKey {
    Key key;
    KeyPlace place = KeyPlace::Keyring;
};

/// The key of a profile's recordings, as KeyStore answers. `fingerprint` is that of the key recordings were sealed
/// with; empty: there are none, and where no key is kept a new one is made and kept. Whoever begins to seal notes the
/// fingerprint first, because a key is never replaced while recordings need it. Locked: the key with this fingerprint
/// cannot be read; the keyring is locked or the key was taken away. Storage: no place takes a new key.
void openRecordingsKey(const KeyStore &store, const std::string &fingerprint, KeyStore::Done<RecordingsKey> done);

} // namespace earshot::vault
