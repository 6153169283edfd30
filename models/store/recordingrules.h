#pragma once

#include "models/base/ids.h"
#include "models/base/time.h"
#include "models/store/preferences.h"

#include <map>

namespace earshot::store {

/// Which recordings come by themselves, and how long they stay.
struct RecordingRule {
    enum class Fetch {
        OnOpening,   // none: only those of calls that somebody opens
        ReviewQueue, // of the newest `amount` calls that nobody has reviewed
        Recent,      // of the last `amount` days
    };
    Fetch fetch = Fetch::OnOpening;
    int amount = 0;
    /// Days after its call that a recording may be kept: what is older is not fetched and what is kept of it destroyed.
    /// 0: no limit.
    int keepDays = 0;
    bool operator==(const RecordingRule &) const = default;

    /// "on_opening", "review_queue 20", "recent 30 keep 90": for the settings.
    std::string text() const;
    /// What text() wrote; empty for anything else.
    static std::optional<RecordingRule> parse(const std::string &text);
};

/// The rules of a profile: one for all clients, and exceptions.
struct RecordingRules {
    static constexpr const char *Settings = "recordings."; // what their keys begin with
    static constexpr std::int64_t UsualLimit = 5'000'000'000;

    RecordingRule all = {};
    std::map<std::string, RecordingRule> clients = {}; // by id
    std::int64_t limit = UsualLimit;                   // bytes of all recordings together; 0: no limit

    const RecordingRule &of(const ClientId &client) const;
    /// Calls that began before this may have no recording here; nothing where there is no limit.
    std::optional<Instant> keptSince(const ClientId &client, Instant now) const;
    bool operator==(const RecordingRules &) const = default;
};

/// Recordings stay where either lets them; the others go by `rules`.
RecordingRules looser(const RecordingRules &rules, const RecordingRules &other);
/// Whether these let go what `other` lets stay.
bool isStricter(const RecordingRules &rules, const RecordingRules &other);

Result<RecordingRules> readRecordingRules(const Preferences &preferences);
// They are written by recordinggrace.h.

/// The settings that say `rules`, with keys that begin so; those of `before` that are no more are emptied.
Preferences::Settings settingsOf(const RecordingRules &rules, const std::string &prefix, const RecordingRules &before);
RecordingRules rulesIn(const Preferences::Settings &settings, const std::string &prefix);

} // namespace earshot::store
