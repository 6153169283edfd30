#pragma once
// Numbers and arrays of bytes in a blob, the lowest byte of a number first.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace earshot::audio::blob {

template <typename Number>
requires std::is_integral_v<Number>
void put(std::string &blob, Number number)
{
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        blob += char(std::make_unsigned_t<Number>(number) >> (8 * i) & 0xff);
}

/// False when there is not that much left.
template <typename Number>
requires std::is_integral_v<Number>
[[nodiscard]] bool take(std::string_view &blob, Number &number)
{
    if (blob.size() < sizeof(Number))
        return false;
    std::make_unsigned_t<Number> bits = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        bits = std::make_unsigned_t<Number>(bits | std::make_unsigned_t<Number>(std::uint8_t(blob[i])) << (8 * i));
    number = Number(bits);
    blob.remove_prefix(sizeof(Number));
    return true;
}

template <typename Byte>
requires(sizeof(Byte) == 1) void put(std::string &blob, const std::vector<Byte> &bytes)
{
    blob.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

template <typename Byte>
requires(sizeof(Byte) == 1) [[nodiscard]] bool take(std::string_view &blob, std::vector<Byte> &bytes, std::size_t count)
{
    if (blob.size() < count)
        return false;
    bytes.resize(count);
    if (count != 0)
        std::memcpy(bytes.data(), blob.data(), count);
    blob.remove_prefix(count);
    return true;
}

} // namespace earshot::audio::blob
