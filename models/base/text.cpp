#include "models/base/text.h"

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

bool isWordChar(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

template <typename Visit>
void eachWord(std::string_view utf8, Visit visit)
{
    const std::string flat = folded(utf8);
    if (isAscii(flat)) {
        const auto alnum = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
        for (std::size_t i = 0; i < flat.size();) {
            std::size_t end = i;
            while (end < flat.size() && alnum(flat[end]))
                ++end;
            if (end > i)
                visit(std::string_view(flat).substr(i, end - i));
            i = end + 1;
        }
        return;
    }
    std::string word;
    for (const char32_t c : toQt(flat).toUcs4()) {
        if (isWordChar(c))
            word += QString::fromUcs4(&c, 1).toStdString();
        else if (!word.empty()) {
            visit(std::string_view(word));
            word.clear();
        }
    }
    if (!word.empty())
        visit(std::string_view(word));
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
    QString out;
    const QString decomposed = toQt(utf8).normalized(QString::NormalizationForm_KD).toLower();
    out.reserve(decomposed.size());
    for (const QChar c : decomposed)
        if (c.category() != QChar::Mark_NonSpacing)
            out += c;
    return out.toStdString();
}

std::vector<std::string> words(std::string_view utf8)
{
    std::vector<std::string> out;
    eachWord(utf8, [&](std::string_view word) { out.emplace_back(word); });
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
