#pragma once
// One dialogue in the making: the facts settled so far, and the turns spoken.

#include "backend/demo/phrasebook.h"
#include "backend/demo/random.h"

namespace earshot::demo {

struct Turn {
    Speaker speaker = Speaker::Unknown;
    std::string text;     // one or more sentences; a closing '-' means: cut off by the next speaker
    milliseconds pause{}; // silence before it, beside the usual
};

class Telling {
public:
    Telling(const Phrasebook &book, Random &random);

    /// Settles a fact, such as who is calling. A fact no table speaks of is ignored.
    void know(std::string_view fact, std::string value);

    /// A fact, chosen now if it was open; empty for one that cannot be chosen.
    std::string fact(std::string_view name);

    /// True when the dialogue has touched on it.
    bool isKnown(std::string_view fact) const;

    std::string say(const Pattern &pattern);
    /// One entry of the list; empty when there is no such list.
    std::string say(std::string_view list);

    /// The turns of an intent. In an outbound call the scene "opening" gives way to "opening_outbound".
    std::vector<Turn> play(const Intent &intent, bool outbound = false);

private:
    void append(const Pattern &pattern, std::string &text);
    void appendFact(int fact, std::string &text);
    void choose(int fact);
    void act(const Steps &steps, std::vector<Turn> &turns);

    const Phrasebook &m_book;
    Random &m_random;
    std::vector<std::string> m_facts;
    std::vector<bool> m_known;
    bool m_outbound = false;
};

/// Makes assembled words presentable: single spaces, capitals after full stops, "a" or "an".
std::string tidied(std::string_view text);

} // namespace earshot::demo
