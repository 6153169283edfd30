#pragma once
// How one character compares and what it is to words: the one folding of search, conditions, phrases and sorting. It
// knows the characters of Unicode 14 and does not change with Qt: the search index holds what it gives, so whoever
// changes it adds a migration that builds the index anew.

#include <cstdint>
#include <string>
#include <string_view>

namespace earshot::text {

/// What a folded character is to words.
enum class Part : std::uint8_t {
    Between, // blanks, punctuation, symbols
    Word,    // a letter or digit of a script that parts its words
    Alone,   // of a script that does not (Chinese, Japanese, Korean, Thai …): a word by itself, so that any is found
    Mark,    // belongs to what stands before it
};

/// A folded character: mostly one, none for accents and what cannot be seen, several for "ß", "½", "한".
std::u32string_view foldedChar(char32_t c);
Part partOf(char32_t foldedChar);

/// Gathers folded characters as UTF-8; marks that may come in any order come in one.
class FoldedText {
public:
    explicit FoldedText(std::string &out) : m_out(out) {}
    void add(char32_t c);
    /// After the last character.
    void finish();

private:
    std::string &m_out;
    std::u32string m_marks; // wait for their order
};

/// The next character of UTF-8 and its length in bytes; U+FFFD for a byte that is none.
struct Decoded {
    char32_t character = 0;
    std::size_t bytes = 0;
};
Decoded decoded(std::string_view utf8);

/// The folded words of a text, one after the other, and where they stand.
class WordReader {
public:
    explicit WordReader(std::string_view utf8) : m_text(utf8) {}

    /// Goes to the next word; false when there is none.
    bool next();
    /// Bytes from start() to end(), between characters of the text; a second word out of one character ("½") is empty
    /// there.
    std::string_view word() const { return m_word; }
    std::size_t start() const { return m_start; }
    std::size_t end() const { return m_end; }

private:
    bool nextAscii();
    bool readOn();

    std::string_view m_text;
    std::size_t m_at = 0;          // behind what was read
    std::size_t m_from = 0;        // where the character began whose folded form is being taken
    std::u32string_view m_pending; // what is left of it
    std::string m_word;
    std::size_t m_start = 0;
    std::size_t m_end = 0;
};

} // namespace earshot::text
