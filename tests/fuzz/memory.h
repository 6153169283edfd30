#pragma once
// What a fuzzer gives, to be read as a recording.

#include "models/base/bytes.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace earshot::fuzz {

class Memory : public Bytes {
public:
    Memory(const std::uint8_t *data, std::size_t size) : m_bytes(data, data + size) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) override
    {
        const auto from = std::size_t(std::min<std::uint64_t>(offset, m_bytes.size()));
        const std::size_t count = std::min(into.size(), m_bytes.size() - from);
        if (count != 0)
            std::memcpy(into.data(), m_bytes.data() + from, count);
        return count;
    }

private:
    std::vector<std::uint8_t> m_bytes;
};

} // namespace earshot::fuzz
