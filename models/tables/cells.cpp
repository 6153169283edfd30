#include "models/tables/cells.h"

#include <algorithm>
#include <array>

namespace earshot::tables {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The bytes of white space at the front: also the wider spaces, and what has no width at all.
std::size_t spaceAt(std::string_view text)
{
    constexpr std::array<std::string_view, 10> Spaces = {
        " ", "\t", "\r", "\n", "\v", "\f", "\xC2\xA0", "\xE2\x80\x8B", "\xE3\x80\x80", "\xEF\xBB\xBF"};
    std::size_t length = 0;
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view space : Spaces)
            if (text.substr(length).starts_with(space)) {
                length += space.size();
                more = true;
            }
        const std::string_view rest = text.substr(length);
        const bool isWide =
            rest.size() >= 3 && rest.starts_with("\xE2\x80") && static_cast<unsigned char>(rest[2]) <= 0x8F;
        length += isWide ? 3 : 0;
        more = more || isWide;
    }
    return length;
}

/// "-12", "-1,234.50", "+5": what a spreadsheet reads as a number, and nothing else.
bool isPlainNumber(std::string_view text)
{
    if (text.front() != '-' && text.front() != '+')
        return false;
    text.remove_prefix(1);
    bool digit = false;
    for (const char c : text) {
        if (!isDigit(c) && c != '.' && c != ',')
            return false;
        digit = digit || isDigit(c);
    }
    return digit;
}

/// "+13035550100", "+44 20 7946 0000", "+1 (303) 555-0100 x12": a plus, a digit and then nothing that could be reckoned
/// with. Without a space a hyphen is a minus.
bool isTelephone(std::string_view text)
{
    if (text.size() < 2 || text[0] != '+' || !isDigit(text[1]))
        return false;
    const bool spaced = text.find(' ') != std::string_view::npos;
    std::size_t digits = 0;
    for (const char c : text.substr(1)) {
        digits += isDigit(c) ? 1 : 0;
        const bool fits =
            isDigit(c) || c == ' ' || c == '(' || c == ')' || c == '.' || c == 'x' || (c == '-' && spaced);
        if (!fits)
            return false;
    }
    return digits >= 5;
}

bool beginsFormula(std::string_view text)
{
    constexpr std::array<std::string_view, 4> Wide = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    return text.find_first_of("=+-@") == 0 ||
           std::any_of(Wide.begin(), Wide.end(), [&](std::string_view sign) { return text.starts_with(sign); });
}

std::string amount(std::int64_t cents)
{
    const auto absolute = cents < 0 ? 0 - std::uint64_t(cents) : std::uint64_t(cents);
    const std::string fraction = std::to_string(absolute % 100);
    return (cents < 0 ? "-" : "") + std::to_string(absolute / 100) + (fraction.size() < 2 ? ".0" : ".") + fraction;
}

} // namespace

std::string safeCell(std::string text)
{
    const std::size_t space = spaceAt(text);
    const std::string_view rest = std::string_view(text).substr(space);
    const bool control = space > 0 && std::string_view("\t\r\n").find(text.front()) != std::string_view::npos;
    const bool formula = beginsFormula(rest) && !isPlainNumber(rest) && !isTelephone(rest);
    if (formula || (control && !rest.empty()))
        text.insert(text.begin(), '\'');
    return text;
}

std::string namesText(const Words &names)
{
    std::string out;
    for (const std::string &name : names) {
        out += out.empty() ? "" : "; ";
        const bool plain = !name.empty() && name.find_first_of(";\"") == std::string::npos && name.front() != ' ' &&
                           name.back() != ' ';
        if (plain) {
            out += name;
            continue;
        }
        out += '"';
        for (const char c : name)
            out.append(c == '"' ? 2 : 1, c);
        out += '"';
    }
    return out;
}

Words namesFrom(std::string_view text)
{
    Words names;
    std::size_t at = 0;
    while (at < text.size()) {
        std::string &name = names.emplace_back();
        if (text[at] == '"') {
            for (++at; at < text.size(); ++at) {
                if (text[at] == '"' && (at + 1 == text.size() || text[at + 1] != '"'))
                    break;
                at += text[at] == '"' ? 1 : 0;
                name += text[at];
            }
            at = std::min(at + 1, text.size());
        }
        const std::size_t end = std::min(text.find(';', at), text.size());
        name += text.substr(at, end - at);
        at = std::min(end + 1, text.size());
        at = std::min(text.find_first_not_of(' ', at), text.size());
    }
    return names;
}

std::string plainCell(const Field &field, const Call &call, const QTimeZone &zone)
{
    struct Write {
        const Field &field;
        const QTimeZone &zone;
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(bool yes) const { return yes ? "true" : "false"; }
        std::string operator()(std::int64_t n) const
        {
            return field.kind == Kind::Money ? amount(n) : std::to_string(n);
        }
        std::string operator()(Instant t) const { return formatIso(t, IsoStyle::Offset, zone); }
        std::string operator()(std::string_view text) const { return std::string(text); }
        std::string operator()(const Words *names) const { return namesText(*names); }
    };
    std::string scratch;
    return std::visit(Write{field, zone}, field.get(call, scratch));
}

} // namespace earshot::tables
