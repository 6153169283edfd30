#pragma once
// What people say, as tables in words/*.txt: lists of phrasings, scenes of turns, and intents made of scenes.
//
//   list day                         a list; each line below it is one entry
//     Monday
//     root canal; price=900 dollars  an entry with facts of its own
//   list few = two | three | four    the same in one line, for entries without choices
//   scene offer_time                 turns; "--" parts one way to play the scene from the next
//     A: I have {$day} at {$time}.   agent; {$x}: chosen once a dialogue, {$x2}: another one of list x
//     C: {works|that works}, {yes}.  caller; {x}: chosen anew from list x; (a|b|) chosen in place
//     ?40 @ask_insurance             another scene, in 40 of 100 dialogues
//     A: <4> I'm back.               after a pause of 4 seconds
//   intent book                      why somebody calls: attributes, then `play` and its turns
//     weight 28
//     play
//     @opening
//   given caller agent               facts the program supplies
//
// A line starting with # is a comment. Of two tables of the same name the later one counts.

#include "models/base/result.h"
#include "models/domain/transcript.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace earshot::demo {

struct Part;
using Pattern = std::vector<Part>;

struct Part {
    enum class Kind { Text, Fresh, Fact, Choice } kind = Kind::Text;
    std::string text;             // the words, or the name while reading
    int id = -1;                  // of the list, or of the fact
    std::vector<Pattern> choices; // Choice: one is taken
};

struct Attribute {
    std::string name;
    std::string text; // as written
    Pattern value;
};

struct Entry {
    Pattern pattern;
    std::vector<Attribute> attributes;
    std::string text; // as written
    /// The attribute as written, or empty.
    std::string_view operator[](std::string_view name) const;
    /// The attribute as a number; `fallback` when it is missing.
    double number(std::string_view name, double fallback = 0) const;
};

struct Step {
    int percent = 100;
    Speaker speaker = Speaker::Unknown; // Unknown: plays `scene`
    std::string sceneName;
    int scene = -1;
    milliseconds pause{};
    Pattern text;
};
using Steps = std::vector<Step>;

struct Intent {
    std::string name;
    double weight = 0; // among the calls of its kind
    std::string kind;  // "first", "later" (a person we know), "stranger" (never a customer), "voicemail"; others are
                       // called by name
    std::string lead;  // "good", "no", or empty: people rarely score it
    double sold = 0;   // percent of good leads that bought
    int low = 0, high = 0; // what a sale is worth, in whole units of the account's currency
    double mood = 0;       // -1 … 1
    std::vector<std::string> tags;
    std::vector<std::pair<std::string, double>> next; // intents that may follow, in percent
    std::vector<Pattern> summaries, notes;
    Steps steps;
};

class Phrasebook {
public:
    /// Reads tables; what a later text names again replaces what an earlier one said. The error names the line.
    static Result<Phrasebook> read(std::span<const std::string_view> texts);

    const std::vector<Intent> &intents() const { return m_intents; }
    const Intent *intent(std::string_view name) const;
    /// The entries of a list; empty when there is no such list.
    const std::vector<Entry> &list(std::string_view name) const;

private:
    friend class Reader;
    friend class Telling;

    struct List {
        std::string name;
        std::vector<Entry> entries;
    };
    struct Scene {
        std::string name;
        std::vector<Steps> ways;
    };
    struct Fact {
        std::string name; // "price2"
        int list = -1;    // chosen from here …
        int owner = -1;   // … or comes along when this fact is chosen
        int first = -1;   // of "x2" and "x3": the fact "x", which they must differ from
    };
    using Names = std::unordered_map<std::string, int>;

    std::vector<List> m_lists;
    std::vector<Scene> m_scenes;
    std::vector<Fact> m_facts;
    std::vector<Intent> m_intents;
    Names m_listIds, m_sceneIds, m_factIds;
};

} // namespace earshot::demo
