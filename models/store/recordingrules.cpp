#include "models/store/recordingrules.h"

#include <array>
#include <charconv>
#include <sstream>

namespace earshot::store {
namespace {

using Fetch = RecordingRule::Fetch;

constexpr std::string_view AllKey = "recordings.rule";
constexpr std::string_view ClientKey = "recordings.rule."; // + id
constexpr std::string_view LimitKey = "recordings.limit";  // bytes
constexpr int LongestDays = 36'500;

struct FetchWord {
    Fetch fetch;
    std::string_view word; // kept in profiles: never changes its meaning
};
constexpr std::array<FetchWord, 3> FetchWords = {{
    {Fetch::OnOpening, "on_opening"},
    {Fetch::ReviewQueue, "review_queue"},
    {Fetch::Recent, "recent"},
}};

template <typename Number>
std::optional<Number> numberIn(std::string_view text)
{
    Number number = 0;
    const char *end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && rest == end && number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<int> daysIn(std::string_view text)
{
    const auto days = numberIn<int>(text);
    return days && *days <= LongestDays ? days : std::nullopt;
}

} // namespace

std::string RecordingRule::text() const
{
    std::string out;
    for (const FetchWord &known : FetchWords)
        if (known.fetch == fetch)
            out = known.word;
    if (fetch != Fetch::OnOpening)
        out += ' ' + std::to_string(amount);
    if (keepDays > 0)
        out += " keep " + std::to_string(keepDays);
    return out;
}

std::optional<RecordingRule> RecordingRule::parse(const std::string &text)
{
    std::istringstream words(text);
    std::string word;
    words >> word;
    RecordingRule rule;
    const auto known =
        std::find_if(FetchWords.begin(), FetchWords.end(), [&](const auto &f) { return f.word == word; });
    if (known == FetchWords.end())
        return {};
    rule.fetch = known->fetch;
    if (rule.fetch != Fetch::OnOpening) {
        const auto amount = words >> word ? daysIn(word) : std::nullopt;
        if (!amount)
            return {};
        rule.amount = *amount;
    }
    if (words >> word) {
        const auto days = word == "keep" && words >> word ? daysIn(word) : std::nullopt;
        if (!days || words >> word)
            return {};
        rule.keepDays = *days;
    }
    return rule;
}

const RecordingRule &RecordingRules::of(const ClientId &client) const
{
    const auto own = clients.find(client.text);
    return own == clients.end() ? all : own->second;
}

std::optional<Instant> RecordingRules::keptSince(const ClientId &client, Instant now) const
{
    const int days = of(client).keepDays;
    return days > 0 ? std::optional(now - std::chrono::days(days)) : std::nullopt;
}

Result<RecordingRules> readRecordingRules(const Preferences &preferences)
{
    const auto kept = preferences.settings("recordings.");
    if (!kept)
        return kept.error();
    RecordingRules rules;
    for (const auto &[key, value] : *kept) {
        const auto rule = RecordingRule::parse(value);
        if (key == AllKey && rule)
            rules.all = *rule;
        else if (key.starts_with(ClientKey) && rule)
            rules.clients[key.substr(ClientKey.size())] = *rule;
        else if (key == LimitKey)
            rules.limit = numberIn<std::int64_t>(value).value_or(RecordingRules::UsualLimit);
    }
    return rules;
}

Result<void> writeRecordingRules(Preferences &preferences, const RecordingRules &rules)
{
    const auto before = readRecordingRules(preferences);
    if (!before)
        return before.error();
    std::vector<std::pair<std::string, std::string>> values = {
        {std::string(AllKey), rules.all.text()},
        {std::string(LimitKey), std::to_string(rules.limit)},
    };
    for (const auto &[client, rule] : before->clients)
        if (!rules.clients.contains(client))
            values.emplace_back(std::string(ClientKey) + client, std::string());
    for (const auto &[client, rule] : rules.clients)
        values.emplace_back(std::string(ClientKey) + client, rule.text());
    return preferences.setNow(values);
}

} // namespace earshot::store
