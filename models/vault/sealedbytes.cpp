#include "models/vault/sealedbytes.h"

#include <algorithm>

namespace earshot::vault {
namespace {

constexpr std::uint64_t None = ~std::uint64_t(0);

}

SealedBytes::SealedBytes(ChunkFile file, std::uint64_t chunks, std::size_t tail)
    : m_file(std::move(file)), m_chunks(chunks), m_tail(tail), m_plain(ChunkSize), m_at(None)
{
}

SealedBytes::~SealedBytes()
{
    wipe(m_plain);
}

Result<std::unique_ptr<SealedBytes>> SealedBytes::open(File file, const Key &profile, std::string_view owner)
{
    ChunkFile chunks(std::move(file));
    if (const auto opened = chunks.open(profile, owner); !opened)
        return opened.error();
    const auto full = chunks.fullChunks();
    const auto tail = chunks.tailSize();
    if (!full || !tail)
        return full ? tail.error() : full.error();
    std::unique_ptr<SealedBytes> bytes(new SealedBytes(std::move(chunks), *full, *tail));
    if (const auto last = bytes->chunk(*full); !last)
        return last.error();
    return bytes;
}

Result<View> SealedBytes::chunk(std::uint64_t index)
{
    const bool last = index == m_chunks;
    const Room plain = Room(m_plain).first(last ? m_tail : ChunkSize);
    if (index != m_at) {
        m_at = None;
        if (const auto got = m_file.get(index, last, plain); !got)
            return got.error();
        m_at = index;
    }
    return View(plain);
}

Result<std::size_t> SealedBytes::read(std::uint64_t offset, std::span<std::byte> into)
{
    if (offset >= size())
        return std::size_t(0);
    into = into.first(std::size_t(std::min<std::uint64_t>(into.size(), size() - offset)));
    std::size_t have = 0;
    while (have < into.size()) {
        const auto whole = chunk((offset + have) / ChunkSize);
        if (!whole)
            return whole.error();
        const View part = whole->subspan(std::size_t((offset + have) % ChunkSize));
        const std::size_t count = std::min(part.size(), into.size() - have);
        std::copy_n(part.begin(), count, into.begin() + std::ptrdiff_t(have));
        have += count;
    }
    return have;
}

} // namespace earshot::vault
