#include "models/base/text.h"

#include "models/base/folding.h"

#include <QList>
#include <QString>
#include <QUtf8StringView>

#include <algorithm>

namespace earshot::text {
namespace {

QString toQt(std::string_view s)
{
    return QString::fromUtf8(s.data(), qsizetype(s.size()));
}

bool isBidiControl(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

} // namespace

bool isAscii(std::string_view bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string folded(std::string_view utf8)
{
    if (isAscii(utf8)) {
        std::string out(utf8);
        for (char &c : out)
            if (c >= 'A' && c <= 'Z')
                c = char(c + 32);
        return out;
    }
    std::string out;
    out.reserve(utf8.size());
    FoldedText folded(out);
    while (!utf8.empty()) {
        const Decoded next = decoded(utf8);
        utf8.remove_prefix(next.bytes);
        for (const char32_t c : foldedChar(next.character))
            folded.add(c);
    }
    folded.finish();
    return out;
}

std::vector<std::string> words(std::string_view utf8)
{
    std::vector<std::string> out;
    for (WordReader reader(utf8); reader.next();)
        out.emplace_back(reader.word());
    return out;
}

std::string clean(std::string_view utf8)
{
    const auto harmless = [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && ((c >= ' ' && c != 0x7f) || c == '\n' || c == '\t');
    };
    if (std::all_of(utf8.begin(), utf8.end(), harmless))
        return std::string(utf8);
    std::u32string out;
    bool afterReturn = false;
    for (const char32_t c : toQt(utf8).toUcs4()) {
        const bool isReturn = c == '\r';
        if (isReturn || c == '\f' || c == '\v' || c == 0x85 || (c == '\n' && !afterReturn))
            out += U'\n'; // whatever ends a line there ends it here, so that no two words become one
        const bool control = c < 0x20 ? c != '\t' : c >= 0x7f && c < 0xa0;
        afterReturn = isReturn;
        if (!control && !isBidiControl(c))
            out += c;
    }
    return QString::fromUcs4(out.data(), qsizetype(out.size())).toStdString();
}

std::string trimmed(std::string_view utf8)
{
    return toQt(utf8).trimmed().toStdString();
}

bool isBlank(std::string_view utf8)
{
    return toQt(utf8).trimmed().isEmpty();
}

bool isUtf8(std::string_view bytes)
{
    return QUtf8StringView(bytes.data(), qsizetype(bytes.size())).isValidUtf8();
}

std::string_view cut(std::string_view utf8, std::size_t bytes)
{
    if (utf8.size() <= bytes)
        return utf8;
    while (bytes > 0 && (static_cast<unsigned char>(utf8[bytes]) & 0xC0U) == 0x80U)
        --bytes;
    return utf8.substr(0, bytes);
}

} // namespace earshot::text
