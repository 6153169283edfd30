#pragma once
// The recordings of a profile, encrypted: models/vault/chunkfile.h has the format. Nothing of a recording is ever on
// the disk in clear.

#include "models/base/bytes.h"
#include "models/vault/key.h"
#include "models/vault/shelf.h"

#include <memory>
#include <optional>

namespace earshot::vault {

/// A recording on its way in. What has come is kept in whole chunks of 64 KiB, and the rest of at most that in memory,
/// so that a program that dies goes on from there. Dropping it leaves the part for the next receive(). One thread at a
/// time; functions wait for the disk.
class Incoming {
public:
    virtual ~Incoming() = default;
    /// How much there is of it so far: the next bytes go here.
    virtual std::uint64_t size() const = 0;
    /// Takes the next bytes. After an error (DiskFull, ReadOnly, Storage) it holds what size() says, and can go on.
    virtual Result<void> append(std::span<const std::byte> bytes) = 0;
    /// The recording is whole: on the disk, and open() finds it, in place of one before. Nothing is taken after that.
    /// After an error it can go on, or be finished again.
    virtual Result<void> finish() = 0;
    /// Begins anew, with another key: what there is of it can no longer be read.
    virtual Result<void> restart() = 0;
};

/// Any thread; functions wait for the disk, so not the GUI's.
class Vault : public Shelf {
public:
    /// `folder`: the profile's. `key`: that of its recordings; without it nothing is opened nor received, but whatever
    /// Shelf does can be done.
    Vault(const std::string &folder, std::optional<Key> key) : Shelf(folder), m_key(std::move(key)) {}

    bool hasKey() const { return m_key.has_value(); }

    /// A kept recording, read by decrypting the chunks asked for and no others. It stays readable when it is destroyed
    /// meanwhile. NotFound: none is kept; Corrupt: the file was changed, or is by another key; Locked: there is no key;
    /// Storage.
    Result<std::unique_ptr<Bytes>> open(const CallId &call) const;
    /// Takes a recording in, from where the last attempt got to. Locked: somebody else is at it, or there is no key;
    /// DiskFull, ReadOnly, Storage.
    Result<std::unique_ptr<Incoming>> receive(const CallId &call) const;

private:
    std::optional<Key> m_key;
};

} // namespace earshot::vault
