#include "backend/storage/words.h"

#include <optional>

namespace earshot::storage {
namespace {

void putNumber(std::string &out, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        out += char(0x80 | (number & 0x7F));
    out += char(number);
}

std::optional<std::uint64_t> takeNumber(std::string_view &in)
{
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !in.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(in.front());
        in.remove_prefix(1);
        number |= std::uint64_t(byte & 0x7F) << shift;
        if ((byte & 0x80) == 0)
            return number;
    }
    return std::nullopt;
}

// Small numbers of either sign stay small: 0, -1, 1, -2, …
std::uint64_t folded(std::int64_t number)
{
    return (std::uint64_t(number) << 1) ^ std::uint64_t(number >> 63);
}
std::int64_t unfolded(std::uint64_t number)
{
    return std::int64_t(number >> 1) ^ -std::int64_t(number & 1);
}

} // namespace

std::string packWords(const std::vector<Word> &words)
{
    std::string out;
    std::int64_t before = 0;
    for (const Word &word : words) {
        putNumber(out, folded(word.start.count() - before));
        putNumber(out, folded((word.end - word.start).count()));
        putNumber(out, word.text.size());
        out += word.text;
        before = word.start.count();
    }
    return out;
}

std::vector<Word> unpackWords(std::string_view packed)
{
    std::vector<Word> words;
    std::int64_t before = 0;
    while (!packed.empty()) {
        const auto start = takeNumber(packed), length = takeNumber(packed), size = takeNumber(packed);
        if (!start || !length || !size || *size > packed.size())
            break;
        before += unfolded(*start);
        words.push_back({milliseconds(before), milliseconds(before + unfolded(*length)),
                         std::string(packed.substr(0, std::size_t(*size)))});
        packed.remove_prefix(std::size_t(*size));
    }
    return words;
}

} // namespace earshot::storage
