#include "models/store/words.h"

namespace earshot::store {
namespace {

void put(std::string &out, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        out += char((number & 0x7F) | 0x80);
    out += char(number);
}

void putSigned(std::string &out, std::int64_t number)
{
    put(out, (std::uint64_t(number) << 1) ^ std::uint64_t(number >> 63));
}

struct Reader {
    std::string_view rest;
    bool ok = true;

    std::uint64_t number()
    {
        std::uint64_t out = 0;
        for (unsigned shift = 0; shift < 64 && !rest.empty(); shift += 7) {
            const auto byte = std::uint8_t(rest.front());
            rest.remove_prefix(1);
            out |= std::uint64_t(byte & 0x7F) << shift;
            if (byte < 0x80)
                return out;
        }
        ok = false;
        return 0;
    }
    std::int64_t signedNumber()
    {
        const std::uint64_t folded = number();
        return std::int64_t((folded >> 1) ^ (~(folded & 1) + 1));
    }
    std::string text()
    {
        const std::uint64_t size = number();
        ok = ok && size <= rest.size();
        if (!ok)
            return {};
        std::string out(rest.substr(0, size));
        rest.remove_prefix(size);
        return out;
    }
};

} // namespace

std::string packWords(const std::vector<Word> &words)
{
    std::string out;
    milliseconds before{};
    for (const Word &word : words) {
        putSigned(out, (word.start - before).count());
        putSigned(out, (word.end - word.start).count());
        put(out, word.text.size());
        out += word.text;
        before = word.end;
    }
    return out;
}

std::vector<Word> unpackWords(std::string_view blob)
{
    std::vector<Word> out;
    Reader reader{blob};
    milliseconds before{};
    while (!reader.rest.empty()) {
        const milliseconds start = before + milliseconds(reader.signedNumber());
        const milliseconds end = start + milliseconds(reader.signedNumber());
        std::string text = reader.text();
        if (!reader.ok)
            break;
        out.push_back({start, end, std::move(text)});
        before = end;
    }
    return out;
}

} // namespace earshot::store
