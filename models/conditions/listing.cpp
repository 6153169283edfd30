#include "models/conditions/listing.h"

#include "models/base/text.h"
#include "models/conditions/operators.h"

#include <algorithm>
#include <array>
#include <vector>

namespace earshot::conditions {
namespace {

struct KindRow {
    Kind kind;
    const char *name;
};
constexpr std::array KindRows{KindRow{Kind::Text, "text"},
                              KindRow{Kind::Phone, "telephone number"},
                              KindRow{Kind::Url, "address of a page"},
                              KindRow{Kind::OneOf, "one of some words"},
                              KindRow{Kind::YesNo, "yes or no"},
                              KindRow{Kind::Number, "count"},
                              KindRow{Kind::Duration, "duration, in whole seconds"},
                              KindRow{Kind::Money, "money, in cents"},
                              KindRow{Kind::Time, "time"},
                              KindRow{Kind::Tags, "tags"},
                              KindRow{Kind::List, "list of texts"},
                              KindRow{Kind::Nested, "nested facts, as their JSON text"},
                              KindRow{Kind::Dialogue, "transcript"}};

const char *exampleOf(Shape shape)
{
    switch (shape) {
    case Shape::Nothing:
        return "no value";
    case Shape::Text:
        return "\"some text\"";
    case Shape::Texts:
        return "[\"one\",\"two\"]";
    case Shape::Number:
        return "90";
    case Shape::NumberRange:
        return "{\"from\":60,\"to\":120}";
    case Shape::Moment:
        return "\"2026-03-01T09:00:00Z\"";
    case Shape::MomentRange:
        return "{\"from\":\"2026-03-01T09:00:00Z\",\"to\":\"2026-04-01T09:00:00Z\"}";
    case Shape::Period:
        return "{\"span\":\"last\",\"count\":30,\"unit\":\"day\"}";
    case Shape::Weekdays:
        return "[\"mon\",\"tue\"]";
    case Shape::MinuteRange:
        return "{\"from\":\"09:00\",\"to\":\"17:00\"}";
    case Shape::Spoken:
        break;
    }
    return "{\"text\":\"book a visit\",\"speaker\":\"caller\"}";
}

std::string fieldLine(const Field &field)
{
    std::string out = "  " + std::string(field.key);
    for (const Choice &choice : field.choices)
        out += (&choice == field.choices.data() ? ": " : ", ") + std::string(choice.word);
    return out + '\n';
}

// Changes of a letter that make one word of the other.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

// How far a word is from what was meant by another: a part of it is near.
std::size_t farness(std::string_view typed, std::string_view word)
{
    const bool part = typed.size() >= 3 && word.find(typed) != word.npos;
    return part ? 1 : distance(typed, word);
}

std::vector<std::string_view> nearest(std::string_view typed, std::vector<std::string_view> words, std::size_t farthest)
{
    constexpr std::size_t Longest = 40; // of what is worth comparing
    constexpr std::size_t Most = 4;
    const std::string folded = text::folded(typed.substr(0, Longest));
    std::erase_if(words, [&](std::string_view word) { return farness(folded, word) > farthest; });
    std::stable_sort(words.begin(), words.end(),
                     [&](std::string_view a, std::string_view b) { return farness(folded, a) < farness(folded, b); });
    words.resize(std::min(words.size(), Most));
    return words;
}

std::string inBrackets(const char *head, const std::vector<std::string_view> &words)
{
    std::string out;
    for (const std::string_view word : words)
        out.append(out.empty() ? " (" + std::string(head) + ": " : ", ").append(word);
    return out.empty() ? out : out + ')';
}

} // namespace

std::string listing()
{
    std::string out = "Conditions are JSON: one, or groups of them under \"all\", \"any\" or \"none\".\n"
                      "  {\"version\":1,\"all\":[{\"field\":\"duration\",\"op\":\"at_least\",\"value\":90},\n"
                      "                      {\"field\":\"tags\",\"op\":\"has_tag\",\"value\":\"VIP\"}]}\n";
    for (const KindRow &row : KindRows) {
        std::string fields;
        for (const Field &field : callFields())
            if (field.kind == row.kind && isFilterable(field))
                fields += fieldLine(field);
        if (fields.empty())
            continue;
        out += "\nFields that are " + std::string(row.name) + ":\n" + fields + "operators:\n";
        for (const OperatorInfo &op : operatorsFor(row.kind)) {
            std::string line = "  " + std::string(op.word);
            line.resize(std::max<std::size_t>(line.size() + 2, 18), ' ');
            out += line + exampleOf(op.shape) + '\n';
        }
    }
    return out;
}

std::string nearestFields(std::string_view word)
{
    std::vector<std::string_view> words;
    for (const Field &field : callFields())
        if (isFilterable(field))
            words.emplace_back(field.key);
    return inBrackets("nearest", nearest(word, std::move(words), 3));
}

std::string operatorsOf(const Field &field)
{
    std::vector<std::string_view> words;
    for (const OperatorInfo &row : operatorsFor(field.kind))
        words.emplace_back(row.word);
    return inBrackets("there are", words);
}

std::string nearestOperators(std::string_view word)
{
    std::vector<std::string_view> words;
    for (const OperatorInfo &row : operators())
        words.emplace_back(row.word);
    const auto near = nearest(word, words, 3);
    return near.empty() ? inBrackets("there are", words) : inBrackets("nearest", near);
}

} // namespace earshot::conditions
