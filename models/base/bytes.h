#pragma once

#include "models/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace earshot {

/// Bytes that can be read from anywhere, wherever they lie and however they are kept.
class Bytes {
public:
    virtual ~Bytes() = default;

    virtual std::uint64_t size() const = 0;
    /// Fills `into` from `offset` on and tells how much that was: less only at the end, 0 beyond it. One thread at a
    /// time, which it may block. Corrupt: the bytes are not those that were kept; Storage: they cannot be read.
    virtual Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) = 0;

protected:
    Bytes() = default;
    Bytes(const Bytes &) = default;
    Bytes &operator=(const Bytes &) = default;
};

} // namespace earshot
