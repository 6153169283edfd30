#pragma once
// Reads the tables of words/*.txt into a Phrasebook, then connects the names in them.

#include "backend/demo/phrasebook.h"

namespace earshot::demo {

class Reader {
public:
    explicit Reader(Phrasebook &book) : m_book(book) {}

    /// Adds one text's tables; the error tells line and reason.
    Result<void> read(std::string_view text);

    /// Resolves the names; to be called once, after the last text. The error tells the name nobody defined.
    Result<void> connect();

private:
    enum class Block { None, List, Scene, Intent };

    void startBlock(std::string_view line);
    void readEntry(std::string_view line);
    void readAttribute(std::string_view line);
    void readStep(std::string_view line, Steps &steps);
    void readSpeech(std::string_view line, Step &step, Steps &steps);
    Pattern readPattern(std::string_view text);
    Pattern readParts(std::string_view &text, bool inChoice);
    Part readChoice(std::string_view &text);
    Part readName(std::string_view &text);

    void connectFacts();
    void connectFact(Phrasebook::Fact &fact);
    void connect(Pattern &pattern);
    void connect(Steps &steps);
    int factId(const std::string &name);
    void fail(const std::string &reason);

    Phrasebook &m_book;
    std::vector<std::string> m_given;
    Block m_block = Block::None;
    std::size_t m_index = 0; // of the list, scene or intent being read
    bool m_playing = false;  // past the `play` of an intent
    int m_line = 0;
    std::string m_trouble;
};

} // namespace earshot::demo
