#pragma once

#include "models/base/result.h"
#include "models/base/secret.h"

#include <functional>
#include <optional>
#include <string>

namespace earshot::vault {

/// Where a key of a profile is kept.
enum class KeyPlace {
    Keyring,       // the desktop's own keyring, encrypted with the user's login
    PlainTextFile, // where there is no keyring: a file that only this user may read, in clear
};

struct KeptKey {
    Secret key;
    KeyPlace place = KeyPlace::Keyring;
};

/// Keeps a key of one profile: that of its account, or that of its recordings. The keyring where there is one, else the
/// file "api-key-in-clear" ("recordings-key-in-clear") in the profile's folder, and whoever stores a key is told which.
/// Answers come later, on the thread that asked, which must run a Qt event loop; an answer outlives the store.
class KeyStore {
public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    /// For the API key. `folder`: the profile's, absolute; it names the entry in the keyring too.
    explicit KeyStore(std::string folder) : m_folder(std::move(folder)) {}
    /// The same for the key of the profile's recordings.
    KeyStore forRecordings() const;

    /// Empty when there is no key, as far as can be told: a keyring that stays locked looks empty. Storage: keyring and
    /// file cannot be read.
    void read(Done<std::optional<KeptKey>> done) const;
    /// Keeps a key instead of the one before. Storage: neither place takes it.
    void write(const Secret &key, Done<KeyPlace> done) const;
    /// Forgets the key in both places.
    void remove(Done<std::monostate> done) const;

    /// Without a keyring from the start, for servers and tests.
    void useFileOnly() { m_fileOnly = true; }

private:
    std::string entry() const;
    std::string file() const;
    Result<std::optional<KeptKey>> readFile() const;
    Result<KeyPlace> writeFile(const Secret &key) const;

    std::string m_folder;
    std::string m_what = "api-key";
    bool m_fileOnly = false;
};

} // namespace earshot::vault
