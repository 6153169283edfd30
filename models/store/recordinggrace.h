#pragma once
// Whoever lets recordings go may have been mistaken: for a while nothing of it is destroyed, and it can be taken back.

#include "models/store/recordingrules.h"

#include <chrono>

namespace earshot::store {

constexpr std::chrono::minutes RecordingGrace(5);

/// What is let go and not destroyed yet.
struct LettingGo {
    std::optional<Instant> allAt = {};         // every recording that is here then goes
    std::optional<RecordingRules> before = {}; // what these let stay is here until `rulesAt`
    Instant rulesAt = {};
    bool operator==(const LettingGo &) const = default;
};

Result<LettingGo> readLettingGo(const Preferences &preferences);

/// The rules by which recordings stay at `now`: those of now, and for a while those from before where they let more
/// stay.
Result<RecordingRules> recordingRulesInForce(const Preferences &preferences, Instant now);

// Not from the GUI thread.
/// Where they let go what was to stay until now, it stays for RecordingGrace all the same.
Result<void> writeRecordingRules(Preferences &preferences, const RecordingRules &rules, Instant now);
/// All recordings go once the grace is over.
Result<void> letAllRecordingsGo(Preferences &preferences, Instant now);
/// They stay; or they are gone by now.
Result<void> endLettingAllGo(Preferences &preferences);
/// The rules for keeping are again what they were before recordings were let go by others; what is fetched stays as
/// chosen.
Result<void> takeRecordingRulesBack(Preferences &preferences, Instant now);

} // namespace earshot::store
