#include "backend/http/uri.h"

#include "backend/http/fields.h"
#include "models/base/text.h"

namespace earshot::http {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text, char plus)
{
    const std::string_view special("%+\0", 3);
    const std::size_t usual = std::min(text.find_first_of(special), text.size());
    std::string plain(text.substr(0, usual));
    text.remove_prefix(usual);
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '+') {
            c = plus;
        } else if (c == '%') {
            const int high = i + 1 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return {};
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        if (c == '\0')
            return {};
        plain += c;
    }
    if (!text::isUtf8(plain))
        return {};
    return plain;
}

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

} // namespace

std::optional<std::string> percentDecoded(std::string_view text)
{
    return decoded(text, '+');
}

std::string percentEncoded(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (isUnreserved(c)) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += digits[byte >> 4];
            encoded += digits[byte & 15];
        }
    }
    return encoded;
}

std::optional<std::vector<Field>> parsePairs(std::string_view text)
{
    std::vector<Field> pairs;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty())
            continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals), ' ');
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), ' ');
        if (!name || !value)
            return {};
        pairs.push_back({std::move(*name), std::move(*value)});
    }
    return pairs;
}

std::optional<Target> splitTarget(std::string_view target)
{
    if (const std::size_t scheme = target.find("://"); !target.starts_with('/') && scheme != std::string_view::npos) {
        if (!sameName(target.substr(0, scheme), "http") && !sameName(target.substr(0, scheme), "https"))
            return {};
        target.remove_prefix(scheme + 3);
        const std::size_t path = target.find_first_of("/?");
        if (path == std::string_view::npos)
            return Target{"/", {}};
        target.remove_prefix(path);
        if (target.starts_with('?'))
            return Target{"/", target.substr(1)};
    }
    if (!target.starts_with('/') && target != "*")
        return {};
    target = target.substr(0, target.find('#'));
    const std::size_t question = std::min(target.find('?'), target.size());
    return Target{target.substr(0, question), target.substr(std::min(question + 1, target.size()))};
}

} // namespace earshot::http
