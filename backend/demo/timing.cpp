#include "backend/demo/timing.h"

#include <algorithm>
#include <array>

namespace earshot::demo {
namespace {

constexpr std::array<std::string_view, 10> Hums{"um,",     "uh,",       "well,", "so,",           "yeah, so,",
                                                "I mean,", "okay, so,", "like,", "let me think,", "you know,"};
constexpr std::array<std::string_view, 9> Nods{"Mm-hmm.", "Okay.",  "Right.", "Yeah.",  "Uh-huh.",
                                               "Sure.",   "I see.", "Yes.",   "Got it."};

/// False where a small first letter would be wrong, as for a name, or where the text already starts with a filler.
bool lowerFirst(std::string &text)
{
    static constexpr std::array<std::string_view, 40> Common{
        "The",   "My",    "We",    "It",  "That",  "This",    "What",    "Do",    "Is",     "Can",
        "Could", "How",   "And",   "But", "There", "They",    "You",     "He",    "She",    "When",
        "Would", "Just",  "A",     "Not", "Have",  "It's",    "There's", "We're", "That's", "Are",
        "Did",   "Where", "Since", "For", "If",    "Because", "Maybe",   "Half",  "An",     "About"};
    const std::string_view first = std::string_view(text).substr(0, text.find(' '));
    if (first == "I" || first.starts_with("I'"))
        return true;
    if (std::ranges::find(Common, first) == Common.end())
        return false;
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return true;
}

void hum(std::string &text, bool isCaller, Random &random)
{
    const auto comma = text.find(", ");
    if (comma != std::string::npos && isCaller && random.chance(0.3)) {
        static constexpr std::array Inner{"um, ", "uh, ", "you know, ", "like, "};
        text.insert(comma + 2, random.pick(Inner));
        return;
    }
    if (lowerFirst(text))
        text = tidied(std::string(Hums[random.below(isCaller ? Hums.size() : 4)]) + ' ' + text);
}

void stumble(std::string &text)
{
    const auto space = text.find(' ');
    if (space == std::string::npos || space > 5 || text.find_first_of(",.?!-'") < space)
        return;
    std::string again = text;
    if (lowerFirst(again))
        text = text.substr(0, space) + ", " + again;
}

double lettersIn(std::string_view word)
{
    double letters = 1.6; // a short word takes its time too
    for (const char c : word)
        letters += c >= '0' && c <= '9' ? 4 : (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1;
    const char last = word.empty() ? ' ' : word.back();
    return letters + (last == ',' ? 2.5 : last == '.' || last == '?' || last == '!' ? 4 : 0);
}

template <typename Use>
void forEachWord(std::string_view text, Use use)
{
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        if (!word.empty())
            use(word);
        text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
}

milliseconds rounded(double ms)
{
    return milliseconds(static_cast<std::int64_t>(ms));
}

} // namespace

std::vector<Turn> spoken(std::vector<Turn> turns, Random &random)
{
    std::vector<Turn> all;
    all.reserve(turns.size() + 4);
    const auto isAgent = [](const Turn &turn) { return turn.speaker == Speaker::Agent; };
    const bool isTalk = std::ranges::any_of(turns, isAgent) && !std::ranges::all_of(turns, isAgent);
    const double shy = 0.05 + 0.2 * random.unit(); // some people hum all the time, some never
    for (Turn &turn : turns) {
        const bool isCaller = turn.speaker == Speaker::Caller;
        if (turn.text.size() > 20 && random.chance(isCaller ? shy : 0.05))
            hum(turn.text, isCaller, random);
        else if (turn.text.size() > 30 && random.chance(isCaller ? 0.05 : 0.02))
            stumble(turn.text);
        const auto stop = turn.text.size() > 110 ? turn.text.find(". ", 40) : std::string::npos;
        if (!isTalk || stop == std::string::npos || !random.chance(0.45)) {
            all.push_back(std::move(turn));
            continue;
        }
        all.push_back({turn.speaker, turn.text.substr(0, stop + 1), turn.pause});
        all.push_back({isCaller ? Speaker::Agent : Speaker::Caller, std::string(random.pick(Nods)), {}});
        all.push_back({turn.speaker, turn.text.substr(stop + 2), {}});
    }
    return all;
}

std::vector<std::string> phrasesOf(std::string_view text)
{
    std::vector<std::string> phrases;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEnd =
            (text[i] == '.' || text[i] == '?' || text[i] == '!') && i + 1 < text.size() && text[i + 1] == ' ';
        if (!isEnd || i - start < 24)
            continue;
        phrases.emplace_back(text.substr(start, i + 1 - start));
        start = i + 2;
    }
    if (start < text.size())
        phrases.emplace_back(text.substr(start));
    return phrases;
}

std::vector<Word> wordsWithin(std::string_view phrase, milliseconds start, milliseconds length)
{
    double letters = 0;
    forEachWord(phrase, [&](std::string_view word) { letters += lettersIn(word); });
    std::vector<Word> words;
    words.reserve(static_cast<std::size_t>(std::ranges::count(phrase, ' ')) + 1);
    double spent = 0;
    forEachWord(phrase, [&](std::string_view word) {
        const double each = static_cast<double>(length.count()) / letters;
        const double share = lettersIn(word);
        const double sound = std::min(share, static_cast<double>(word.size()) + 1.6);
        words.push_back({start + rounded(spent * each), start + rounded((spent + sound) * each), std::string(word)});
        spent += share;
    });
    if (!words.empty())
        words.back().end = start + length; // what follows the last word is the next phrase's affair
    return words;
}

milliseconds gapBefore(const Turn &turn, const Turn *before, Random &random)
{
    if (!before)
        return milliseconds(random.between(300, 1400));
    if (before->text.ends_with('-'))
        return -milliseconds(random.between(120, 420));
    if (turn.text.size() < 10 && random.chance(0.5))
        return -milliseconds(random.between(0, 250)); // a nod comes early
    return turn.pause + milliseconds(random.between(120, 750));
}

Transcript timed(const std::vector<Turn> &turns, Random &random)
{
    Transcript transcript;
    const double callerPace = random.between(54, 82);
    const double agentPace = random.between(52, 70);
    milliseconds now{};
    const Turn *before = nullptr;
    for (const Turn &turn : turns) {
        now += gapBefore(turn, before, random);
        for (std::string &text : phrasesOf(turn.text)) {
            double letters = 0;
            forEachWord(text, [&](std::string_view word) { letters += lettersIn(word); });
            const double pace = turn.speaker == Speaker::Caller ? callerPace : agentPace;
            const milliseconds length = rounded(letters * pace * (0.92 + 0.16 * random.unit()));
            transcript.push_back({turn.speaker, now, text, wordsWithin(text, now, length)});
            now += length + milliseconds(random.between(60, 380));
        }
        before = &turn;
    }
    return transcript;
}

milliseconds endOf(const Transcript &transcript)
{
    milliseconds end{};
    for (const Phrase &phrase : transcript)
        end = std::max(end, phrase.words.empty() ? phrase.start : phrase.words.back().end);
    return end;
}

} // namespace earshot::demo
