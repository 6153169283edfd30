#include "backend/demo/reader.h"

#include <algorithm>
#include <charconv>

namespace earshot::demo {
namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// What stands before `separator`, trimmed; `text` keeps what follows it.
std::string_view taken(std::string_view &text, char separator)
{
    const auto end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return trimmed(part);
}

int numberIn(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

template <typename Table>
std::size_t tableNamed(std::vector<Table> &tables, std::unordered_map<std::string, int> &ids, const std::string &name)
{
    const auto [place, isNew] = ids.try_emplace(name, static_cast<int>(tables.size()));
    if (isNew)
        tables.emplace_back();
    Table &table = tables[static_cast<std::size_t>(place->second)];
    table = Table();
    table.name = name;
    return static_cast<std::size_t>(place->second);
}

std::string_view withoutDigits(std::string_view name)
{
    return name.substr(0, name.find_last_not_of("0123456789") + 1);
}

} // namespace

Result<void> Reader::read(std::string_view text)
{
    m_line = 0;
    m_block = Block::None;
    while (!text.empty() && m_trouble.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text = line.size() == text.size() ? std::string_view() : text.substr(line.size() + 1);
        ++m_line;
        const std::string_view content = trimmed(line);
        if (content.empty() || content.front() == '#')
            continue;
        if (line.front() != ' ')
            startBlock(content);
        else if (m_block == Block::List)
            readEntry(content);
        else if (m_block == Block::Scene && content == "--")
            m_book.m_scenes[m_index].ways.emplace_back();
        else if (m_block == Block::Scene)
            readStep(content, m_book.m_scenes[m_index].ways.back());
        else if (m_block == Block::Intent && m_playing)
            readStep(content, m_book.m_intents[m_index].steps);
        else if (m_block == Block::Intent)
            readAttribute(content);
        else
            fail("a line outside of any table");
    }
    if (!m_trouble.empty())
        return Error{Error::Kind::BadData, m_trouble};
    return {};
}

void Reader::startBlock(std::string_view line)
{
    const std::string_view kind = taken(line, ' ');
    const std::string name(taken(line, '='));
    m_block = Block::None;
    if (name.empty()) {
        fail("a table without a name");
    } else if (kind == "list") {
        m_block = Block::List;
        m_index = tableNamed(m_book.m_lists, m_book.m_listIds, name);
        while (!line.empty())
            readEntry(taken(line, '|'));
    } else if (kind == "scene") {
        m_block = Block::Scene;
        m_index = tableNamed(m_book.m_scenes, m_book.m_sceneIds, name);
        m_book.m_scenes[m_index].ways.emplace_back();
    } else if (kind == "intent") {
        m_block = Block::Intent;
        m_playing = false;
        const auto known = std::ranges::find(m_book.m_intents, name, &Intent::name);
        m_index = static_cast<std::size_t>(known - m_book.m_intents.begin());
        if (known == m_book.m_intents.end())
            m_book.m_intents.emplace_back();
        m_book.m_intents[m_index] = Intent();
        m_book.m_intents[m_index].name = name;
    } else if (kind == "given") {
        for (std::string_view rest = name; !rest.empty();)
            m_given.emplace_back(taken(rest, ' '));
    } else {
        fail("no such kind of table: " + std::string(kind));
    }
}

void Reader::readEntry(std::string_view line)
{
    Entry entry;
    entry.text = taken(line, ';');
    if (entry.text.find('<') != std::string::npos)
        fail("a pause stands in a turn, not in a list");
    entry.pattern = readPattern(entry.text);
    while (!line.empty()) {
        std::string_view attribute = taken(line, ';');
        const std::string name(taken(attribute, '='));
        entry.attributes.push_back({name, std::string(trimmed(attribute)), readPattern(trimmed(attribute))});
    }
    m_book.m_lists[m_index].entries.push_back(std::move(entry));
}

void Reader::readAttribute(std::string_view line)
{
    Intent &intent = m_book.m_intents[m_index];
    const std::string_view name = taken(line, ' ');
    std::string_view value = trimmed(line);
    if (name == "play") {
        m_playing = true;
    } else if (name == "weight") {
        intent.weight = numberIn(value);
    } else if (name == "kind") {
        intent.kind = value;
    } else if (name == "lead") {
        intent.lead = value;
    } else if (name == "sold") {
        intent.sold = numberIn(value);
    } else if (name == "value") {
        intent.low = numberIn(taken(value, '-'));
        intent.high = std::max(intent.low, numberIn(value));
    } else if (name == "mood") {
        intent.mood = value == "good" ? 1 : value == "bad" ? -1 : 0;
    } else if (name == "tags") {
        while (!value.empty())
            intent.tags.emplace_back(taken(value, ','));
    } else if (name == "next") {
        while (!value.empty()) {
            std::string_view one = taken(value, ',');
            const std::string next(taken(one, ' '));
            intent.next.emplace_back(next, numberIn(trimmed(one)));
        }
    } else if (name == "summary") {
        intent.summaries.push_back(readPattern(value));
    } else if (name == "note") {
        intent.notes.push_back(readPattern(value));
    } else {
        fail("no such attribute of an intent: " + std::string(name));
    }
}

void Reader::readStep(std::string_view line, Steps &steps)
{
    Step step;
    if (line.starts_with('?')) {
        step.percent = numberIn(taken(line, ' ').substr(1));
        line = trimmed(line);
    }
    if (line.starts_with('@')) {
        step.sceneName = line.substr(1);
    } else if (line.starts_with("A:") || line.starts_with("C:")) {
        step.speaker = line.front() == 'A' ? Speaker::Agent : Speaker::Caller;
        line = trimmed(line.substr(2));
        readSpeech(line, step, steps);
    } else {
        fail("a turn starts with A:, C: or @");
    }
    steps.push_back(std::move(step));
}

void Reader::readSpeech(std::string_view line, Step &step, Steps &steps)
{
    if (line.starts_with('<')) {
        step.pause = seconds(numberIn(line.substr(1)));
        taken(line, '>');
        line = trimmed(line);
    }
    const auto pause = line.find(" <");
    step.text = readPattern(line.substr(0, pause));
    if (pause == std::string_view::npos)
        return;
    steps.push_back(step); // the same speaker goes on after the pause
    step.pause = {};
    readSpeech(trimmed(line.substr(pause)), step, steps);
}

Pattern Reader::readPattern(std::string_view text)
{
    return readParts(text, false);
}

Pattern Reader::readParts(std::string_view &text, bool inChoice)
{
    Pattern pattern;
    while (!text.empty()) {
        const auto plain = text.find_first_of(inChoice ? "{(|)" : "{(");
        if (plain != 0)
            pattern.push_back({Part::Kind::Text, std::string(text.substr(0, plain)), -1, {}});
        if (plain == std::string_view::npos) {
            text = {};
            break;
        }
        text.remove_prefix(plain);
        if (text.front() == '|' || text.front() == ')')
            break;
        pattern.push_back(text.front() == '{' ? readName(text) : readChoice(text));
    }
    return pattern;
}

Part Reader::readChoice(std::string_view &text)
{
    Part part{Part::Kind::Choice, {}, -1, {}};
    do {
        text.remove_prefix(1);
        part.choices.push_back(readParts(text, true));
    } while (!text.empty() && text.front() == '|');
    if (text.empty())
        fail("a choice that is not closed");
    else
        text.remove_prefix(1);
    return part;
}

Part Reader::readName(std::string_view &text)
{
    text.remove_prefix(1);
    if (text.find('}') == std::string_view::npos)
        fail("a name that is not closed");
    std::string_view name = taken(text, '}');
    const bool isFact = name.starts_with('$');
    if (!isFact)
        return {Part::Kind::Fresh, std::string(name), -1, {}};
    name.remove_prefix(1);
    return {Part::Kind::Fact, std::string(name), factId(std::string(name)), {}};
}

int Reader::factId(const std::string &name)
{
    const auto [place, isNew] = m_book.m_factIds.try_emplace(name, static_cast<int>(m_book.m_facts.size()));
    if (isNew)
        m_book.m_facts.push_back({name});
    return place->second;
}

Result<void> Reader::connect()
{
    connectFacts();
    for (Phrasebook::List &list : m_book.m_lists) {
        for (Entry &entry : list.entries) {
            connect(entry.pattern);
            for (Attribute &attribute : entry.attributes)
                connect(attribute.value);
        }
    }
    for (Phrasebook::Scene &scene : m_book.m_scenes) {
        for (Steps &way : scene.ways)
            connect(way);
    }
    for (Intent &intent : m_book.m_intents) {
        connect(intent.steps);
        for (Pattern &pattern : intent.summaries)
            connect(pattern);
        for (Pattern &pattern : intent.notes)
            connect(pattern);
        for (const auto &[next, percent] : intent.next) {
            if (!m_book.intent(next))
                fail("no intent " + next);
        }
    }
    if (!m_trouble.empty())
        return Error{Error::Kind::BadData, m_trouble};
    return {};
}

void Reader::connectFacts()
{
    for (const std::string &name : m_given)
        factId(name);
    for (std::size_t i = 0; i < m_book.m_facts.size(); ++i) { // grows: an owner of a numbered fact is a fact itself
        Phrasebook::Fact fact = m_book.m_facts[i];
        connectFact(fact);
        m_book.m_facts[i] = fact;
    }
}

void Reader::connectFact(Phrasebook::Fact &fact)
{
    if (std::ranges::count(m_given, fact.name))
        return;
    const std::string base(withoutDigits(fact.name));
    const std::string number = fact.name.substr(base.size());
    if (const auto list = m_book.m_listIds.find(base); list != m_book.m_listIds.end()) {
        fact.list = list->second;
        if (!number.empty())
            fact.first = factId(base);
        return;
    }
    for (const Phrasebook::List &list : m_book.m_lists) {
        const bool owns = std::ranges::any_of(list.entries, [&](const Entry &e) { return !e[base].empty(); });
        if (owns) {
            fact.owner = factId(list.name + number);
            return;
        }
    }
    fail("nobody knows the fact " + fact.name);
}

void Reader::connect(Pattern &pattern)
{
    for (Part &part : pattern) {
        for (Pattern &choice : part.choices)
            connect(choice);
        if (part.kind != Part::Kind::Fresh)
            continue;
        const auto list = m_book.m_listIds.find(part.text);
        if (list == m_book.m_listIds.end())
            fail("no list " + part.text);
        else
            part.id = list->second;
    }
}

void Reader::connect(Steps &steps)
{
    for (Step &step : steps) {
        connect(step.text);
        if (step.speaker != Speaker::Unknown)
            continue;
        const auto scene = m_book.m_sceneIds.find(step.sceneName);
        if (scene == m_book.m_sceneIds.end())
            fail("no scene " + step.sceneName);
        else
            step.scene = scene->second;
    }
}

void Reader::fail(const std::string &reason)
{
    if (m_trouble.empty())
        m_trouble = "line " + std::to_string(m_line) + ": " + reason;
}

} // namespace earshot::demo
