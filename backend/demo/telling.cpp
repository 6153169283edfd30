#include "backend/demo/telling.h"

#include <algorithm>
#include <array>

namespace earshot::demo {

Telling::Telling(const Phrasebook &book, Random &random)
    : m_book(book), m_random(random), m_facts(book.m_facts.size()), m_known(book.m_facts.size(), false)
{
}

void Telling::know(std::string_view fact, std::string value)
{
    const auto found = m_book.m_factIds.find(std::string(fact));
    if (found == m_book.m_factIds.end())
        return;
    m_facts[static_cast<std::size_t>(found->second)] = std::move(value);
    m_known[static_cast<std::size_t>(found->second)] = true;
}

std::string Telling::fact(std::string_view name)
{
    std::string text;
    if (const auto found = m_book.m_factIds.find(std::string(name)); found != m_book.m_factIds.end())
        appendFact(found->second, text);
    return text;
}

bool Telling::isKnown(std::string_view fact) const
{
    const auto found = m_book.m_factIds.find(std::string(fact));
    return found != m_book.m_factIds.end() && m_known[static_cast<std::size_t>(found->second)];
}

std::string Telling::say(const Pattern &pattern)
{
    std::string text;
    append(pattern, text);
    return tidied(text);
}

std::string Telling::say(std::string_view list)
{
    const std::vector<Entry> &entries = m_book.list(list);
    return entries.empty() ? std::string() : say(m_random.pick(entries).pattern);
}

std::vector<Turn> Telling::play(const Intent &intent, bool outbound)
{
    m_outbound = outbound;
    std::vector<Turn> turns;
    act(intent.steps, turns);
    return turns;
}

namespace {

std::string stopped(std::string sentence)
{
    const bool isOpen = !sentence.empty() && std::string_view(".?!-!)").find(sentence.back()) == std::string_view::npos;
    if (isOpen && static_cast<unsigned char>(sentence.back()) < 0x80)
        sentence += '.';
    return sentence;
}

} // namespace

void Telling::act(const Steps &steps, std::vector<Turn> &turns)
{
    for (const Step &step : steps) {
        if (step.percent < 100 && m_random.between(0, 99) >= step.percent)
            continue;
        if (step.speaker != Speaker::Unknown) {
            turns.push_back({step.speaker, stopped(say(step.text)), step.pause});
            continue;
        }
        const bool swapped = m_outbound && step.sceneName == "opening";
        const int scene = swapped ? m_book.m_sceneIds.at("opening_outbound") : step.scene;
        act(m_random.pick(m_book.m_scenes[static_cast<std::size_t>(scene)].ways), turns);
    }
}

void Telling::append(const Pattern &pattern, std::string &text)
{
    for (const Part &part : pattern) {
        switch (part.kind) {
        case Part::Kind::Text:
            text += part.text;
            break;
        case Part::Kind::Fresh:
            append(m_random.pick(m_book.m_lists[static_cast<std::size_t>(part.id)].entries).pattern, text);
            break;
        case Part::Kind::Fact:
            appendFact(part.id, text);
            break;
        case Part::Kind::Choice:
            append(m_random.pick(part.choices), text);
            break;
        }
    }
}

void Telling::appendFact(int fact, std::string &text)
{
    if (!m_known[static_cast<std::size_t>(fact)])
        choose(fact);
    text += m_facts[static_cast<std::size_t>(fact)];
}

void Telling::choose(int id)
{
    const Phrasebook::Fact &fact = m_book.m_facts[static_cast<std::size_t>(id)];
    if (fact.owner >= 0)
        choose(fact.owner);
    m_known[static_cast<std::size_t>(id)] = true;
    if (fact.list < 0)
        return;
    const std::vector<Entry> &entries = m_book.m_lists[static_cast<std::size_t>(fact.list)].entries;
    const Entry *entry = &m_random.pick(entries);
    std::string text;
    for (int attempt = 0; attempt < 8; ++attempt, entry = &m_random.pick(entries)) {
        text.clear();
        append(entry->pattern, text);
        if (fact.first < 0 || text != m_facts[static_cast<std::size_t>(fact.first)])
            break;
    }
    m_facts[static_cast<std::size_t>(id)] = text;
    const std::string number = fact.name.substr(fact.name.find_last_not_of("0123456789") + 1);
    for (const Attribute &attribute : entry->attributes) {
        std::string value;
        append(attribute.value, value);
        know(attribute.name + number, std::move(value));
    }
}

namespace {

bool startsWithVowelSound(std::string_view word)
{
    static constexpr std::array<std::string_view, 6> Consonant{"one", "uni", "use", "usu", "eur", "once"};
    if (std::ranges::any_of(Consonant, [&](std::string_view start) { return word.starts_with(start); }))
        return false;
    return !word.empty() && std::string_view("aeiouAEIOU").find(word.front()) != std::string_view::npos;
}

bool endsSentence(char c)
{
    return c == '.' || c == '?' || c == '!';
}

} // namespace

std::string tidied(std::string_view text)
{
    std::string tidy;
    tidy.reserve(text.size() + 8);
    bool startsSentence = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isPunctuation = c == ',' || endsSentence(c);
        if (c == ' ' && (tidy.empty() || tidy.back() == ' '))
            continue;
        if (isPunctuation && !tidy.empty() && tidy.back() == ' ')
            tidy.pop_back();
        if (isPunctuation && (tidy.empty() || tidy.back() == ',' || endsSentence(tidy.back()))) {
            if (!tidy.empty() && tidy.back() == ',')
                tidy.back() = c; // ",." becomes "."
            startsSentence = startsSentence || endsSentence(c);
            continue;
        }
        const bool isArticle = (tidy.ends_with(" a") || tidy == "A" || tidy == "a" || tidy.ends_with(" A")) && c == ' ';
        tidy += startsSentence && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (isArticle && startsWithVowelSound(text.substr(text.find_first_not_of(' ', i) == std::string_view::npos
                                                              ? text.size()
                                                              : text.find_first_not_of(' ', i))))
            tidy.insert(tidy.size() - 1, "n");
        startsSentence = endsSentence(c) || (startsSentence && c == ' ');
    }
    while (!tidy.empty() && tidy.back() == ' ')
        tidy.pop_back();
    return tidy;
}

} // namespace earshot::demo
