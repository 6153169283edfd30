#include "models/remote/httpmessage.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

namespace earshot::remote {

std::string_view word(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Put:
        return "PUT";
    case Method::Post:
        return "POST";
    case Method::Delete:
        return "DELETE";
    }
    return "";
}

std::optional<milliseconds> parseRetryAfter(std::string_view value, Instant now)
{
    constexpr std::int64_t longest = 7 * 24 * 3600; // what nobody means; also keeps the arithmetic in range
    std::int64_t count = 0;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), count);
    if (code == std::errc() && end == value.data() + value.size())
        return seconds(std::clamp<std::int64_t>(count, 0, longest));
    const std::optional<Instant> date = parseHttpDate(value);
    if (!date)
        return {};
    const auto wait = std::chrono::ceil<seconds>(*date - now) + seconds(1); // the date is cut to a second
    return std::clamp(wait, seconds(0), seconds(longest));
}

namespace {

/// Reads a number off the front, up to `end`, which goes too.
std::optional<std::uint64_t> takeNumber(std::string_view &text, char end)
{
    std::uint64_t number = 0;
    const auto [rest, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto used = static_cast<std::size_t>(rest - text.data());
    if (code != std::errc() || used >= text.size() || text[used] != end)
        return {};
    text.remove_prefix(used + 1);
    return number;
}

} // namespace

std::optional<ContentRange> parseContentRange(std::string_view value)
{
    constexpr std::string_view unit = "bytes ";
    if (!value.starts_with(unit))
        return {};
    std::string rest = std::string(value.substr(unit.size())) + '\n'; // an end to read up to
    std::string_view text = rest;
    const auto first = takeNumber(text, '-');
    const auto last = takeNumber(text, '/');
    const bool open = text == "*\n";
    const auto total = open ? std::nullopt : takeNumber(text, '\n');
    if (!first || !last || *last < *first || (!open && (!total || *last >= *total)))
        return {};
    return ContentRange{*first, *last, total};
}

std::optional<Instant> parseHttpDate(std::string_view text)
{
    const time_t time = curl_getdate(std::string(text).c_str(), nullptr);
    if (time < 0)
        return {};
    return Instant(seconds(time));
}

} // namespace earshot::remote
