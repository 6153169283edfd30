#pragma once
// Inside the room: a whole sealed file, read from anywhere.

#include "models/base/bytes.h"
#include "models/vault/chunkfile.h"

#include <memory>

namespace earshot::vault {

class SealedBytes final : public Bytes {
public:
    /// Errors as ChunkFile::open; the end is looked at too, so that size() is true.
    static Result<std::unique_ptr<SealedBytes>> open(File file, const Key &profile, std::string_view owner);
    ~SealedBytes() override;

    std::uint64_t size() const override { return m_chunks * ChunkSize + m_tail; }
    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) override;

private:
    SealedBytes(ChunkFile file, std::uint64_t chunks, std::size_t tail);
    Result<View> chunk(std::uint64_t index);

    ChunkFile m_file;
    std::uint64_t m_chunks; // full ones
    std::size_t m_tail;     // bytes of the last one
    std::vector<std::byte> m_plain;
    std::uint64_t m_at; // the chunk in m_plain
};

} // namespace earshot::vault
