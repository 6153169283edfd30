#include "models/base/secret.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace earshot {

void wipe(std::string &text)
{
    ::explicit_bzero(text.data(), text.size());
    text.clear();
}

void wipe(char *text)
{
    ::explicit_bzero(text, std::strlen(text));
}

Secret::Secret(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    if (first != std::string_view::npos)
        m_text = text.substr(first, text.find_last_not_of(space) - first + 1);
}

Secret::~Secret()
{
    wipe(m_text);
}

Secret::Secret(const Secret &other) = default;

Secret::Secret(Secret &&other) noexcept
    : m_text(other.m_text) // NOLINT(performance-move-constructor-init): a moved-from short string keeps its bytes
{
    wipe(other.m_text);
}

Secret &Secret::operator=(Secret other) noexcept
{
    std::swap(m_text, other.m_text); // and `other` wipes what was here
    return *this;
}

bool Secret::isSendable() const
{
    return !m_text.empty() && std::all_of(m_text.begin(), m_text.end(),
                                          [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '\\'; });
}

std::string Secret::removedFrom(std::string text) const
{
    constexpr std::string_view mark = "[key]";
    if (m_text.empty())
        return text;
    for (std::size_t at = text.find(m_text); at != std::string::npos; at = text.find(m_text, at + mark.size()))
        text.replace(at, m_text.size(), mark);
    return text;
}

} // namespace earshot
