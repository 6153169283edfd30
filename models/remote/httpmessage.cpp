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

std::optional<Instant> parseHttpDate(std::string_view text)
{
    const time_t time = curl_getdate(std::string(text).c_str(), nullptr);
    if (time < 0)
        return {};
    return Instant(seconds(time));
}

} // namespace earshot::remote
