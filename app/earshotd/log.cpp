#include "app/earshotd/log.h"

#include "models/base/time.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>

namespace earshot::server {

Line::Line(std::string_view event) : m_text("{")
{
    m_text.reserve(256);
    add("event", event);
}

Line &Line::add(std::string_view name, std::string_view text)
{
    key(name);
    quote(text);
    return *this;
}

Line &Line::add(std::string_view name, std::uint64_t number)
{
    key(name);
    m_text += std::to_string(number);
    return *this;
}

Line &Line::add(std::string_view name, double number)
{
    std::array<char, 64> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, 3);
    key(name);
    m_text.append(text.data(), end.ec == std::errc() ? end.ptr : text.data());
    return *this;
}

void Line::write()
{
    add("time", formatIso(systemNow()));
    m_text += "}\n";
    std::string_view rest = m_text;
    while (!rest.empty()) {
        const ssize_t n = ::write(STDERR_FILENO, rest.data(), rest.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return; // nobody reads the log any more: no reason to stop serving
        rest.remove_prefix(std::size_t(n));
    }
}

void Line::key(std::string_view key)
{
    if (m_text.size() > 1)
        m_text += ',';
    quote(key);
    m_text += ':';
}

void Line::quote(std::string_view text)
{
    constexpr char hex[] = "0123456789abcdef";
    m_text += '"';
    const auto isPlain = [](char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; };
    if (std::all_of(text.begin(), text.end(), isPlain)) { // as nearly all of it is
        m_text.append(text).append(1, '"');
        return;
    }
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            m_text.append({'\\', c});
        else if (byte < 0x20)
            m_text.append("\\u00").append({hex[byte >> 4], hex[byte & 15]});
        else
            m_text += c;
    }
    m_text += '"';
}

} // namespace earshot::server
