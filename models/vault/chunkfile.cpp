#include "models/vault/chunkfile.h"

#include <algorithm>
#include <cstring>

namespace earshot::vault {
namespace {

constexpr std::string_view Magic = "EarshotR";
constexpr std::uint32_t Version = 1;
constexpr std::size_t SealedChunk = ChunkSize + SealSize;

template <typename Number>
void putNumber(Room room, Number number)
{
    for (std::byte &byte : room.first(sizeof(Number))) {
        byte = std::byte(number & 0xff);
        number = Number(number >> 8);
    }
}

std::uint32_t versionIn(View head)
{
    std::uint32_t version = 0;
    for (std::size_t i = 4; i-- > 0;)
        version = (version << 8) | std::to_integer<std::uint32_t>(head[Magic.size() + i]);
    return version;
}

/// What the file's key is bound to.
std::vector<std::byte> keyContext(View head, std::string_view owner)
{
    std::vector<std::byte> context(head.begin(), head.begin() + ChunkFile::KeyAt);
    const View name = std::as_bytes(std::span(owner));
    context.insert(context.end(), name.begin(), name.end());
    return context;
}

using ChunkContext = std::array<std::byte, ChunkFile::IdSize + 8 + 1>;

ChunkContext chunkContext(View id, std::uint64_t index, bool last)
{
    ChunkContext context;
    std::copy(id.begin(), id.end(), context.begin());
    putNumber(Room(context).subspan(ChunkFile::IdSize), index);
    context.back() = std::byte(last ? 1 : 0);
    return context;
}

std::uint64_t placeOf(std::uint64_t index)
{
    return ChunkFile::HeadSize + index * SealedChunk;
}

Error corrupt(std::string why)
{
    return {Error::Kind::Corrupt, std::move(why)};
}

} // namespace

void ChunkFile::use(View id, const Key &key)
{
    std::copy(id.begin(), id.end(), m_id.begin());
    m_cipher.emplace(key);
}

Result<void> ChunkFile::begin(const Key &profile, std::string_view owner)
{
    const auto key = Key::random();
    if (!key)
        return key.error();
    std::array<std::byte, HeadSize> head;
    std::memcpy(head.data(), Magic.data(), Magic.size());
    putNumber(Room(head).subspan(Magic.size()), Version);
    const Room id = Room(head).subspan(KeyAt - IdSize, IdSize);
    auto made = fillRandom(id);
    if (made)
        made = Cipher(profile).seal(key->bytes(), keyContext(head, owner), Room(head).subspan(KeyAt));
    if (made)
        made = m_file.write(0, head); // over the key before
    if (made)
        made = m_file.truncate(HeadSize);
    if (made)
        use(id, *key);
    return made;
}

Result<void> ChunkFile::open(const Key &profile, std::string_view owner)
{
    std::array<std::byte, HeadSize> head;
    const auto got = m_file.read(0, head);
    if (!got)
        return got.error();
    if (*got < HeadSize || std::memcmp(head.data(), Magic.data(), Magic.size()) != 0)
        return corrupt("not a sealed file");
    if (versionIn(head) != Version)
        return Error{Error::Kind::NewerSchema, "a sealed file of version " + std::to_string(versionIn(head))};
    std::array<std::byte, Key::Size> bytes;
    if (!Cipher(profile).open(View(head).subspan(KeyAt), keyContext(head, owner), bytes))
        return corrupt("the file's key is not for this place, or not by this profile");
    use(View(head).subspan(KeyAt - IdSize, IdSize), Key(bytes));
    wipe(bytes);
    return {};
}

Result<std::uint64_t> ChunkFile::fullChunks() const
{
    const auto size = m_file.size();
    if (!size)
        return size;
    return *size < HeadSize ? 0 : (*size - HeadSize) / SealedChunk;
}

Result<std::size_t> ChunkFile::tailSize() const
{
    const auto size = m_file.size();
    if (!size)
        return size.error();
    const std::size_t tail = *size < HeadSize ? 0 : std::size_t((*size - HeadSize) % SealedChunk);
    return tail < SealSize ? Result<std::size_t>(corrupt("the file is cut off")) : tail - SealSize;
}

Result<void> ChunkFile::put(std::uint64_t index, View plain, bool last)
{
    const Room sealed = Room(m_sealed).first(plain.size() + SealSize);
    if (const auto done = m_cipher->seal(plain, chunkContext(m_id, index, last), sealed); !done)
        return done;
    return m_file.write(placeOf(index), sealed);
}

Result<void> ChunkFile::get(std::uint64_t index, bool last, Room plain)
{
    const Room sealed = Room(m_sealed).first(plain.size() + SealSize);
    const auto got = m_file.read(placeOf(index), sealed);
    if (!got)
        return got.error();
    if (*got < sealed.size() || !m_cipher->open(sealed, chunkContext(m_id, index, last), plain))
        return corrupt("chunk " + std::to_string(index) + " is not what was kept");
    return {};
}

Result<void> ChunkFile::cut(std::uint64_t index) const
{
    return m_file.truncate(placeOf(index));
}

std::uint64_t plainSize(std::uint64_t size)
{
    const std::uint64_t chunks = size < ChunkFile::HeadSize ? 0 : (size - ChunkFile::HeadSize) / SealedChunk;
    const std::uint64_t tail = size < ChunkFile::HeadSize ? 0 : (size - ChunkFile::HeadSize) % SealedChunk;
    return chunks * ChunkSize + (tail < SealSize ? 0 : tail - SealSize);
}

} // namespace earshot::vault
