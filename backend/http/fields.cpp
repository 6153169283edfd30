#include "backend/http/fields.h"

#include <algorithm>
#include <optional>

namespace earshot::http {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

/// True for "q=0", "q=0.", "q=0.000".
bool isZeroQuality(std::string_view parameter)
{
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q="))
        return false;
    parameter.remove_prefix(2);
    return !parameter.empty() && parameter.find_first_not_of("0.") == std::string_view::npos;
}

} // namespace

bool sameName(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view valueOf(const std::vector<Field> &headers, std::string_view name)
{
    const auto found = std::ranges::find_if(headers, [&](const Field &field) { return sameName(field.name, name); });
    return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool takesGzip(std::string_view acceptEncoding)
{
    std::optional<bool> gzip;
    std::optional<bool> any;
    anyOf(acceptEncoding, [&](std::string_view member) {
        const std::size_t semicolon = std::min(member.find(';'), member.size());
        const std::string_view coding = trimmed(member.substr(0, semicolon));
        const std::string_view parameter = trimmed(member.substr(std::min(semicolon + 1, member.size())));
        const bool taken = !isZeroQuality(parameter);
        if (sameName(coding, "gzip") || sameName(coding, "x-gzip"))
            gzip = taken;
        else if (coding == "*")
            any = taken;
        return false;
    });
    return gzip.value_or(any.value_or(false));
}

} // namespace earshot::http
