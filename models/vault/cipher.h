#pragma once
// AES-256-GCM (NIST SP 800-38D) and what goes with it, by OpenSSL. Whatever is sealed carries a nonce of its own and a
// tag: "sealed" is the nonce, as many bytes as there were plain ones, and the tag.

#include "models/vault/key.h"

#include <memory>

namespace earshot::vault {

inline constexpr std::size_t NonceSize = 12;
inline constexpr std::size_t TagSize = 16;
inline constexpr std::size_t SealSize = NonceSize + TagSize; // what sealing adds

using View = std::span<const std::byte>;
using Room = std::span<std::byte>;

/// Seals and opens with one key, many times over. One thread at a time.
class Cipher {
public:
    explicit Cipher(const Key &key);
    ~Cipher();
    Cipher(Cipher &&) noexcept;
    Cipher &operator=(Cipher &&) noexcept;

    /// `sealed` has SealSize bytes more than `plain`. `context` is bound in: opening takes the same. The nonce is
    /// random, so that a place that is written again never has the same one under the same key.
    Result<void> seal(View plain, View context, Room sealed);
    /// False, and `plain` wiped, when a bit of `sealed` or `context` is another one, or the key is.
    bool open(View sealed, View context, Room plain);

private:
    struct Contexts;
    std::unique_ptr<Contexts> m_contexts;
};

/// Storage: the system has no randomness to give.
Result<void> fillRandom(Room room);
/// SHA-256 as 64 hex digits.
std::string hexDigest(View bytes);
/// Overwrites memory in a way the compiler does not remove.
void wipe(Room room);

} // namespace earshot::vault
