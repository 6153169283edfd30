#include "models/store/recordinggrace.h"

#include <charconv>

namespace earshot::store {
namespace {

using Settings = Preferences::Settings;

constexpr const char *BeforePrefix = "recordings.before.";
constexpr const char *RulesAtKey = "recordings.before.until"; // milliseconds, as all moments
constexpr const char *AllAtKey = "recordings.all_go_at";

std::optional<Instant> momentIn(const std::string &text)
{
    std::int64_t ms = 0;
    const char *end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, ms);
    return error == std::errc() && rest == end ? std::optional(instantFromMs(ms)) : std::nullopt;
}

LettingGo lettingGoIn(const Settings &settings)
{
    LettingGo going;
    for (const auto &[key, value] : settings) {
        const auto moment = momentIn(value);
        if (key == AllAtKey)
            going.allAt = moment;
        else if (key == RulesAtKey && moment) {
            going.before = rulesIn(settings, BeforePrefix);
            going.rulesAt = *moment;
        }
    }
    return going;
}

RecordingRules inForce(const RecordingRules &rules, const LettingGo &going, Instant now)
{
    return going.before && now < going.rulesAt ? looser(rules, *going.before) : rules;
}

/// Nothing is left of rules from before.
void forgetBefore(const Settings &kept, Settings &changes)
{
    for (const auto &[key, value] : kept)
        if (key.starts_with(BeforePrefix))
            changes.emplace_back(key, std::string());
}

} // namespace

Result<LettingGo> readLettingGo(const Preferences &preferences)
{
    const auto kept = preferences.settings(RecordingRules::Settings);
    return kept ? Result<LettingGo>(lettingGoIn(*kept)) : kept.error();
}

Result<RecordingRules> recordingRulesInForce(const Preferences &preferences, Instant now)
{
    const auto kept = preferences.settings(RecordingRules::Settings);
    if (!kept)
        return kept.error();
    return inForce(rulesIn(*kept, RecordingRules::Settings), lettingGoIn(*kept), now);
}

Result<void> writeRecordingRules(Preferences &preferences, const RecordingRules &rules, Instant now)
{
    const auto kept = preferences.settings(RecordingRules::Settings);
    if (!kept)
        return kept.error();
    const RecordingRules old = rulesIn(*kept, RecordingRules::Settings);
    const LettingGo going = lettingGoIn(*kept);
    const RecordingRules until = inForce(old, going, now);
    Settings changes;
    forgetBefore(*kept, changes);
    if (isStricter(rules, until)) {
        const Settings before = settingsOf(until, BeforePrefix, {});
        changes.insert(changes.end(), before.begin(), before.end());
        changes.emplace_back(RulesAtKey, std::to_string(toMs(now + RecordingGrace)));
    }
    const Settings chosen = settingsOf(rules, RecordingRules::Settings, old);
    changes.insert(changes.end(), chosen.begin(), chosen.end());
    return preferences.setNow(changes);
}

Result<void> letAllRecordingsGo(Preferences &preferences, Instant now)
{
    return preferences.setNow(AllAtKey, std::to_string(toMs(now + RecordingGrace)));
}

Result<void> endLettingAllGo(Preferences &preferences)
{
    return preferences.setNow(AllAtKey, std::string());
}

Result<void> takeRecordingRulesBack(Preferences &preferences, Instant now)
{
    const auto going = readLettingGo(preferences);
    if (!going || !going->before)
        return going ? Result<void>() : going.error();
    RecordingRules back = *going->before;
    const auto rules = readRecordingRules(preferences);
    if (!rules)
        return rules.error();
    back.all.fetch = rules->all.fetch;
    back.all.amount = rules->all.amount;
    for (auto &[client, rule] : back.clients) {
        rule.fetch = rules->of(ClientId(client)).fetch;
        rule.amount = rules->of(ClientId(client)).amount;
    }
    return writeRecordingRules(preferences, back, now);
}

} // namespace earshot::store
