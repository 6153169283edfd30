#include "models/store/recordingrules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

namespace earshot::store {
namespace {

using Fetch = RecordingRule::Fetch;

constexpr std::string_view AllKey = "rule";
constexpr std::string_view ClientKey = "rule."; // + id
constexpr std::string_view LimitKey = "limit";  // bytes
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

RecordingRules looser(const RecordingRules &rules, const RecordingRules &other)
{
    const auto longer = [](int a, int b) { return a == 0 || b == 0 ? 0 : std::max(a, b); }; // 0: for ever
    RecordingRules out = rules;
    out.limit = rules.limit == 0 || other.limit == 0 ? 0 : std::max(rules.limit, other.limit);
    out.all.keepDays = longer(rules.all.keepDays, other.all.keepDays);
    for (const auto *these : {&rules.clients, &other.clients})
        for (const auto &[client, rule] : *these) {
            RecordingRule both = rules.of(ClientId(client));
            both.keepDays = longer(both.keepDays, other.of(ClientId(client)).keepDays);
            out.clients[client] = both;
        }
    return out;
}

bool isStricter(const RecordingRules &rules, const RecordingRules &other)
{
    const RecordingRules both = looser(rules, other);
    if (both.limit != rules.limit || both.all.keepDays != rules.all.keepDays)
        return true;
    return std::any_of(both.clients.begin(), both.clients.end(),
                       [&](const auto &one) { return one.second.keepDays != rules.of(ClientId(one.first)).keepDays; });
}

RecordingRules rulesIn(const Preferences::Settings &settings, const std::string &prefix)
{
    RecordingRules rules;
    for (const auto &[key, value] : settings) {
        if (!key.starts_with(prefix))
            continue;
        const std::string_view name = std::string_view(key).substr(prefix.size());
        const auto rule = RecordingRule::parse(value);
        if (name == AllKey && rule)
            rules.all = *rule;
        else if (name.starts_with(ClientKey) && rule)
            rules.clients[std::string(name.substr(ClientKey.size()))] = *rule;
        else if (name == LimitKey)
            rules.limit = numberIn<std::int64_t>(value).value_or(RecordingRules::UsualLimit);
    }
    return rules;
}

Preferences::Settings settingsOf(const RecordingRules &rules, const std::string &prefix, const RecordingRules &before)
{
    Preferences::Settings out = {
        {prefix + std::string(AllKey), rules.all.text()},
        {prefix + std::string(LimitKey), std::to_string(rules.limit)},
    };
    for (const auto &[client, rule] : before.clients)
        if (!rules.clients.contains(client))
            out.emplace_back(prefix + std::string(ClientKey) + client, std::string());
    for (const auto &[client, rule] : rules.clients)
        out.emplace_back(prefix + std::string(ClientKey) + client, rule.text());
    return out;
}

Result<RecordingRules> readRecordingRules(const Preferences &preferences)
{
    const auto kept = preferences.settings(RecordingRules::Settings);
    return kept ? Result<RecordingRules>(rulesIn(*kept, RecordingRules::Settings)) : kept.error();
}

} // namespace earshot::store
