#pragma once
// A phrase to look for in many texts.

#include <string>
#include <string_view>
#include <vector>

namespace earshot::text {

/// As containsPhrase(), with the phrase made ready once. Several threads may use one.
class Phrase {
public:
    explicit Phrase(std::string_view phrase);

    bool isIn(std::string_view text) const;

private:
    bool isInOne(std::string_view text) const;
    bool isInAscii(std::string_view text) const;
    bool beginsAscii(std::string_view text) const;

    std::vector<std::string> m_words;
    bool m_ascii;
};

} // namespace earshot::text
