#include "models/audio/figures.h"

#include "models/audio/analysis.h"
#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace earshot::audio {
namespace {

constexpr milliseconds ShortReply{1000};     // "yes", "I see": leaves a monologue one
constexpr milliseconds LongestPause{2000};   // within a monologue
constexpr milliseconds ShortestOverlap{200}; // less is the ordinary hurry at a change of turns
constexpr milliseconds EnoughSpeech{5000};   // to say how fast somebody speaks

/// The longest stretch of `own` speech that is broken by nothing but short replies and short pauses.
milliseconds longestMonologue(const Spans &own, const Spans &other)
{
    Spans replies = other;
    std::erase_if(replies, [](const Span &span) { return span.length() < ShortReply; });
    milliseconds longest{};
    for (const Span &stretch : joined(own, LongestPause))
        for (const Span &part : without(stretch, replies))
            longest = std::max(longest, part.length());
    return longest;
}

/// How often a stretch of `own` speech begins while the other speaks and outlasts that: the overlaps between speakers
/// of Heldner and Edlund, "Pauses, gaps and overlaps in conversations", Journal of Phonetics 38, 2010. One that ends
/// within the other's speech is no interruption.
int interruptions(const Spans &own, const Spans &other)
{
    return int(std::count_if(own.begin(), own.end(), [&](const Span &span) {
        const Span *spoken = spanAt(other, span.from);
        return spoken && spoken->from < span.from && span.to > spoken->to && spoken->to - span.from >= ShortestOverlap;
    }));
}

constexpr std::array QuestionMarks = {"?", "？", "؟", "⁇", "⁈", "‽", "՞", "፧"};
/// What may stand before a question that has no mark: "okay and what is your phone number".
constexpr std::array Fillers = {"okay", "ok",   "and",   "so",    "well", "um",     "uh",   "alright", "right",
                                "but",  "or",   "yes",   "yeah",  "no",   "oh",     "sure", "great",   "perfect",
                                "now",  "then", "sorry", "hello", "hi",   "please", "good", "thanks",  "because"};
constexpr std::array Asking = {"who", "whom", "whose", "what", "when", "where", "why", "which", "how"};
constexpr std::array Short = {"what's", "who's", "where's", "how's", "when's", "why's"};
constexpr std::array Auxiliary = {"do",    "does",     "did",   "is",       "are",     "am",     "was",     "were",
                                  "can",   "could",    "will",  "would",    "shall",   "should", "may",     "might",
                                  "have",  "has",      "had",   "isn't",    "aren't",  "don't",  "doesn't", "didn't",
                                  "can't", "couldn't", "won't", "wouldn't", "haven't", "hasn't", "wasn't",  "weren't"};
constexpr std::array Persons = {"i",    "you",     "he",     "she",      "it",     "we",
                                "they", "anybody", "anyone", "somebody", "someone"};
constexpr std::array Pointing = {"the", "this", "that", "there", "these", "those", "your",
                                 "my",  "our",  "his",  "her",   "their", "any"};

template <std::size_t Size>
bool isOneOf(std::string_view word, const std::array<const char *, Size> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether the words from `at` on turn round as English questions do: "is the", "do you", "what time are"; "have a nice
/// day" does not, nor "what you are saying".
bool turnsRound(std::span<const std::string> words, std::size_t at)
{
    const auto word = [&](std::size_t i) { return i < words.size() ? std::string_view(words[i]) : std::string_view(); };
    if (isOneOf(word(at), Short))
        return at + 1 < words.size();
    if (isOneOf(word(at), Asking)) {
        if (word(at + 1) == "about" || word(at + 1) == "else")
            return true;
        if (isOneOf(word(at + 1), Persons) || word(at + 1) == "a")
            return false;
        for (std::size_t i = at + 1; i < at + 5; ++i)
            if (isOneOf(word(i), Auxiliary))
                return i + 1 < words.size();
        return false;
    }
    if (!isOneOf(word(at), Auxiliary))
        return false;
    const bool isDone = word(at) == "have" || word(at) == "do" || word(at) == "had" || word(at) == "don't";
    return isOneOf(word(at + 1), Persons) || (!isDone && isOneOf(word(at + 1), Pointing));
}

/// A text without punctuation: at its beginning, behind fillers, and where a new clause may begin.
bool asks(std::span<const std::string> words)
{
    bool begins = true;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (begins && turnsRound(words, at))
            return true;
        const bool joins = words[at] == "and" || words[at] == "but" || words[at] == "so";
        begins = joins || (begins && isOneOf(words[at], Fillers));
    }
    return false;
}

/// How many times one of them stands in the text; several in a row ("?!?") count once.
int marksIn(std::string_view text)
{
    int count = 0;
    bool asked = false;
    while (!text.empty()) {
        const auto mark = std::find_if(QuestionMarks.begin(), QuestionMarks.end(),
                                       [&](std::string_view one) { return text.starts_with(one); });
        if (mark != QuestionMarks.end()) {
            count += asked ? 0 : 1;
            asked = true;
            text.remove_prefix(std::string_view(*mark).size());
            continue;
        }
        asked = asked && text.front() == '!';
        text.remove_prefix(1);
    }
    return count;
}

void addWords(SpeakerFigures &figures, Speaker speaker, const Transcript &transcript)
{
    std::size_t words = 0;
    int questions = 0;
    bool speaks = false;
    for (const Phrase &phrase : transcript) {
        if (phrase.speaker != speaker)
            continue;
        speaks = true;
        words += text::words(phrase.text).size();
        questions += questionsIn(phrase.text);
    }
    if (!speaks)
        return;
    figures.questions = questions;
    if (figures.speech && *figures.speech >= EnoughSpeech)
        figures.wordsAMinute = double(words) / std::chrono::duration<double, std::ratio<60>>(*figures.speech).count();
}

void addSound(SpeakerFigures &figures, const Spans &own, const Spans &other)
{
    const milliseconds speech = total(own);
    figures.speech = speech;
    if (speech + total(other) > milliseconds(0))
        figures.share = double(speech.count()) / double((speech + total(other)).count());
    figures.monologue = longestMonologue(own, other);
    figures.interruptions = interruptions(own, other);
}

} // namespace

int questionsIn(std::string_view phrase)
{
    if (const int marks = marksIn(phrase))
        return marks;
    if (phrase.find_first_of(".!") != std::string_view::npos)
        return 0;
    std::vector<std::string> words;
    for (std::string &word : text::words(phrase)) {
        if (!words.empty() && (word == "t" || word == "s")) // "don't", "what's"
            words.back() += '\'' + word;
        else
            words.push_back(std::move(word));
    }
    return asks(words) ? 1 : 0;
}

Figures figures(const Analysis &analysis, const Transcript &transcript)
{
    Figures figures;
    const Spans quiet = silences(analysis.speech, analysis.peaks.duration());
    figures.silence = total(quiet);
    for (const Span &span : quiet)
        figures.longestSilence = std::max(figures.longestSilence, span.length());
    if (analysis.isApart()) {
        const Spans &caller = analysis.speech[0];
        const Spans &agent = analysis.speech[1];
        const Spans both = shared(caller, agent);
        figures.overlap = total(both);
        figures.overlaps = int(both.size());
        addSound(figures.caller, caller, agent);
        addSound(figures.agent, agent, caller);
        if (analysis.voices.size() == 2) {
            figures.caller.voice = analysis.voices[0];
            figures.agent.voice = analysis.voices[1];
        }
    }
    addWords(figures.caller, Speaker::Caller, transcript);
    addWords(figures.agent, Speaker::Agent, transcript);
    return figures;
}

} // namespace earshot::audio
