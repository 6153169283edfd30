#include "models/base/phrase.h"

#include "models/base/text.h"

#include <algorithm>

namespace earshot::text {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool isWordChar(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

std::size_t wordEnd(std::string_view text)
{
    return std::size_t(std::find_if_not(text.begin(), text.end(), isWordChar) - text.begin());
}

std::size_t wordStart(std::string_view text)
{
    return std::size_t(std::find_if(text.begin(), text.end(), isWordChar) - text.begin());
}

} // namespace

Phrase::Phrase(std::string_view phrase)
    : m_words(words(phrase)), m_ascii(std::all_of(m_words.begin(), m_words.end(), isAscii))
{
}

bool Phrase::isIn(std::string_view text) const
{
    if (m_words.empty())
        return false;
    for (std::size_t end = text.find(PhraseEnd); end != text.npos; end = text.find(PhraseEnd)) {
        if (isInOne(text.substr(0, end)))
            return true;
        text.remove_prefix(end + 1);
    }
    return isInOne(text);
}

bool Phrase::isInOne(std::string_view text) const
{
    if (isAscii(text)) // folding leaves it so, hence no other word is in it
        return m_ascii && isInAscii(text);
    const std::vector<std::string> hay = words(text);
    return std::search(hay.begin(), hay.end(), m_words.begin(), m_words.end()) != hay.end();
}

bool Phrase::isInAscii(std::string_view text) const
{
    for (text.remove_prefix(wordStart(text)); !text.empty(); text.remove_prefix(wordStart(text))) {
        if (lower(text.front()) == m_words.front().front() && beginsAscii(text))
            return true;
        text.remove_prefix(wordEnd(text));
    }
    return false;
}

bool Phrase::beginsAscii(std::string_view text) const
{
    for (const std::string &word : m_words) {
        const std::size_t end = wordEnd(text);
        const auto same = [](char a, char b) { return lower(a) == b; };
        if (!std::equal(text.begin(), text.begin() + std::ptrdiff_t(end), word.begin(), word.end(), same))
            return false;
        text.remove_prefix(end);
        text.remove_prefix(wordStart(text));
    }
    return true;
}

bool containsPhrase(std::string_view text, std::string_view phrase)
{
    return Phrase(phrase).isIn(text);
}

} // namespace earshot::text
