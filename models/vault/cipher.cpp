#include "models/vault/cipher.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>

namespace earshot::vault {
namespace {

struct Free {
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Evp = std::unique_ptr<EVP_CIPHER_CTX, Free>;

const unsigned char *raw(View bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}
unsigned char *raw(Room bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

enum class Way { Open = 0, Seal = 1 };

Evp prepared(const Key &key, Way way)
{
    Evp evp(EVP_CIPHER_CTX_new());
    EVP_CipherInit_ex(evp.get(), EVP_aes_256_gcm(), nullptr, raw(key.bytes()), nullptr, int(way));
    return evp;
}

/// Runs `from` through to `to`, with the context bound in. The key schedule stays from use to use.
bool run(EVP_CIPHER_CTX *evp, View nonce, View context, View from, Room to)
{
    int done = 0;
    return EVP_CipherInit_ex(evp, nullptr, nullptr, nullptr, raw(nonce), -1) == 1 &&
           EVP_CipherUpdate(evp, nullptr, &done, raw(context), int(context.size())) == 1 &&
           (from.empty() || EVP_CipherUpdate(evp, raw(to), &done, raw(from), int(from.size())) == 1);
}

bool finish(EVP_CIPHER_CTX *evp)
{
    int done = 0;
    unsigned char none[EVP_MAX_BLOCK_LENGTH];
    return EVP_CipherFinal_ex(evp, none, &done) == 1;
}

} // namespace

struct Cipher::Contexts {
    Evp sealing;
    Evp opening;
};

Cipher::Cipher(const Key &key) : m_contexts(new Contexts{prepared(key, Way::Seal), prepared(key, Way::Open)}) {}
Cipher::~Cipher() = default;
Cipher::Cipher(Cipher &&) noexcept = default;
Cipher &Cipher::operator=(Cipher &&) noexcept = default;

Result<void> Cipher::seal(View plain, View context, Room sealed)
{
    const Room nonce = sealed.first(NonceSize);
    if (const auto filled = fillRandom(nonce); !filled)
        return filled.error();
    EVP_CIPHER_CTX *evp = m_contexts->sealing.get();
    const bool done = run(evp, nonce, context, plain, sealed.subspan(NonceSize)) && finish(evp) &&
                      EVP_CIPHER_CTX_ctrl(evp, EVP_CTRL_AEAD_GET_TAG, int(TagSize), raw(sealed.last(TagSize))) == 1;
    return done ? Result<void>() : Error{Error::Kind::Storage, "OpenSSL cannot encrypt"};
}

bool Cipher::open(View sealed, View context, Room plain)
{
    if (sealed.size() != plain.size() + SealSize)
        return false;
    EVP_CIPHER_CTX *evp = m_contexts->opening.get();
    std::array<std::byte, TagSize> tag; // OpenSSL wants it from memory that may be written to
    std::copy_n(sealed.last(TagSize).begin(), TagSize, tag.begin());
    const View hidden = sealed.subspan(NonceSize, plain.size());
    const bool good = run(evp, sealed.first(NonceSize), context, hidden, plain) &&
                      EVP_CIPHER_CTX_ctrl(evp, EVP_CTRL_AEAD_SET_TAG, int(TagSize), tag.data()) == 1 && finish(evp);
    if (!good)
        wipe(plain);
    return good;
}

Result<void> fillRandom(Room room)
{
    if (RAND_bytes(raw(room), int(room.size())) != 1)
        return Error{Error::Kind::Storage, "the system has no randomness to give"};
    return {};
}

std::string hexDigest(View bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    std::array<unsigned char, 32> digest{};
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    std::string text;
    for (const unsigned char byte : digest)
        text.append({digits[byte >> 4], digits[byte & 15]});
    return text;
}

void wipe(Room room)
{
    OPENSSL_cleanse(room.data(), room.size());
}

} // namespace earshot::vault
