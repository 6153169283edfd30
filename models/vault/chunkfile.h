#pragma once
// A sealed file, as it lies on the disk. Numbers are little-endian.
//
//   "EarshotR"   8 bytes
//   version      4: 1
//   file id      16: random
//   sealed key   12 + 32 + 16: the file's own random key, sealed with the profile's. Bound in: all before it, and the
//                owner (the call's id), so that a file put in another one's place is refused.
//   chunks       12 + n + 16 each. Bound in: file id, index (8), 1 for the last chunk, else 0 (1).
//
// Each chunk but the last holds 64 KiB, the last always less, perhaps nothing: so a file that is cut off or added to
// has no last chunk where one has to be. A file that is still growing has none yet.

#include "models/base/file.h"
#include "models/vault/cipher.h"

#include <optional>
#include <vector>

namespace earshot::vault {

inline constexpr std::size_t ChunkSize = 64 * 1024; // of plain bytes

class ChunkFile {
public:
    static constexpr std::size_t IdSize = 16;
    static constexpr std::size_t KeyAt = 8 + 4 + IdSize; // where the sealed key begins
    static constexpr std::size_t HeadSize = KeyAt + Key::Size + SealSize;

    /// begin() or open() comes before anything else.
    explicit ChunkFile(File file) : m_file(std::move(file)), m_sealed(ChunkSize + SealSize) {}

    /// Begins anew, with a key of its own: what was there can no longer be read.
    Result<void> begin(const Key &profile, std::string_view owner);
    /// Corrupt: not a sealed file, or of another owner, or the profile's key is another one. NewerSchema: of a newer
    /// Earshot.
    Result<void> open(const Key &profile, std::string_view owner);

    /// How many full chunks there are room for; what comes after them is the tail.
    Result<std::uint64_t> fullChunks() const;
    /// Plain bytes of the tail. Corrupt: there is none, the file is cut off.
    Result<std::size_t> tailSize() const;

    /// Seals a chunk: full, or the last and less. After an error the file may have a torn tail: see cut().
    Result<void> put(std::uint64_t index, View plain, bool last);
    /// Opens the chunk whose size is that of `plain`. Corrupt: it is not what was put there.
    Result<void> get(std::uint64_t index, bool last, Room plain);
    /// Takes away everything from the chunk `index` on.
    Result<void> cut(std::uint64_t index) const;
    Result<void> sync() const { return m_file.sync(); }

private:
    void use(View id, const Key &key);

    File m_file;
    std::array<std::byte, IdSize> m_id{};
    std::optional<Cipher> m_cipher;
    std::vector<std::byte> m_sealed; // room for one chunk
};

/// Plain bytes in a sealed file of `size` bytes, as far as its size tells: 0 for what cannot be one.
std::uint64_t plainSize(std::uint64_t size);

} // namespace earshot::vault
