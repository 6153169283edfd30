#pragma once

#include "models/base/result.h"
#include "models/base/secret.h"

#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace earshot::vault {

/// 256 random bits that things are sealed with. Its memory is wiped when it goes; it cannot be compared or printed.
class Key {
public:
    static constexpr std::size_t Size = 32;

    /// A new one from the system's generator. Storage: that has none to give.
    static Result<Key> random();
    /// What text() wrote. BadData for anything else.
    static Result<Key> fromText(const Secret &text);

    explicit Key(std::span<const std::byte, Size> bytes);
    ~Key();
    Key(const Key &) = default;
    Key &operator=(const Key &) = default;

    /// For the place that keeps it: base64.
    Secret text() const;
    /// 32 hex digits that tell this key from others and nothing about it.
    std::string fingerprint() const;
    std::span<const std::byte, Size> bytes() const { return m_bytes; }

private:
    std::array<std::byte, Size> m_bytes;
};

} // namespace earshot::vault
