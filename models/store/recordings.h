#pragma once
// What is kept of recordings, of whose sound models/vault has the files: which there are, which are to be fetched by
// the rules, which have to go. A recording that leaves the cache, for whatever reason, is doomed until its file is
// destroyed. Any thread but the GUI's.

#include "models/base/result.h"
#include "models/domain/call.h"
#include "models/store/recordingrules.h"

namespace earshot::store {

class Database;

enum class RecordingState { // numbers are kept in caches: only ever appended to
    None,                   // not fetched, or not yet
    Partial,                // a part of it is here
    Kept,                   // all of it is
    Absent,                 // asked for: the service has none
    Failed,                 // see Recording::error; what there is of it stays
    Overdue,                // it is older than its client lets recordings be kept, and so not fetched
};

struct Recording {
    RecordingState state = RecordingState::None;
    std::int64_t bytes = 0; // there are so far
    std::int64_t total = 0; // there will be; 0: not known
    std::string mediaType = {};
    std::string validator = {}; // the ETag of what there is; empty: it cannot be gone on with
    int attempts = 0;           // that failed, one after the other
    std::optional<Instant> triedAt = {};
    std::optional<Error> error = {}; // of the last attempt, when it failed
    bool operator==(const Recording &) const = default;
};

struct KnownRecording {
    CallRow row{};
    CallId call;
    Recording recording;
};

/// One that could not be had.
struct FailedRecording {
    KnownRecording known;
    std::optional<Instant> next; // by the rules it is tried again, not before then; empty: when somebody opens the call
};

struct RecordingTotals {
    std::int64_t kept = 0;  // recordings
    std::int64_t bytes = 0; // of all, those under way too
    bool operator==(const RecordingTotals &) const = default;
};

class Recordings {
public:
    explicit Recordings(Database &database) : m_database(database) {}

    /// State None for a call nothing is known of.
    Result<Recording> of(CallRow row) const;
    /// NotFound: no such call.
    Result<KnownRecording> of(const CallId &call) const;
    Result<RecordingTotals> totals() const;

    /// How it stands with a call's recording now. NotFound: the call is no more, and so its recording must not stay
    /// either.
    Result<void> put(const CallId &call, const Recording &recording);
    /// Somebody listens to it: it is the last to go.
    void use(CallRow row);
    /// It is to go, and with it what was made of it.
    Result<void> forget(const std::vector<CallRow> &rows);
    Result<void> forgetAll();

    // By the rules.
    /// Recordings to fetch, newest call first: those not here, and those that failed long enough ago, longer after each
    /// attempt and not for ever. What there was none of is asked for again a day later, then once a week.
    Result<std::vector<CallId>> wanted(const RecordingRules &rules, Instant now, std::size_t limit) const;
    /// What is older than its client lets it be, oldest first.
    Result<std::vector<CallRow>> overdue(const RecordingRules &rules, Instant now, std::size_t limit) const;
    /// Recordings that take room, parts too, the one not used for longest first; `covered` says whether those are among
    /// them that the rules want here.
    Result<std::vector<KnownRecording>> evictable(const RecordingRules &rules, Instant now, bool covered,
                                                  std::size_t limit) const;

    /// What `rules` have destroyed that stays by `other`: kept recordings and parts of them.
    Result<RecordingTotals> lost(const RecordingRules &rules, const RecordingRules &other, Instant now) const;

    /// Those that could not be had, the newest `limit` of them; `count`: how many there are.
    struct Failures {
        std::int64_t count = 0;
        std::vector<FailedRecording> newest;
    };
    Result<Failures> failures(const RecordingRules &rules, Instant now, std::size_t limit) const;

    // For whoever keeps the files.
    Result<std::vector<KnownRecording>> all() const;
    Result<std::vector<CallId>> doomed(std::size_t limit) const;
    /// Calls of whose recordings nothing was ever said, in the order of their rows: those after `after`.
    Result<std::vector<KnownRecording>> unheardOf(CallRow after, std::size_t limit) const;
    /// Their files are no more, so neither is what was said of them meanwhile.
    Result<void> destroyed(const std::vector<CallId> &calls);

    /// Kept recordings of which not everything was made yet: no peaks, no figures, or figures from before the
    /// transcript came or from when the other channel was the caller's. Those of the newest calls first.
    /// `below`: only those that come after this one.
    Result<std::vector<KnownRecording>> unread(std::size_t limit, std::optional<CallRow> below = {}) const;
    /// What was made of the sound, as models/audio writes it; empty: nothing.
    Result<std::string> peaks(CallRow row) const;
    /// NotFound: nothing is kept of the recording any more.
    Result<void> putPeaks(CallRow row, const std::string &peaks);

private:
    Result<std::map<CallRow, std::int64_t>> goingBy(const RecordingRules &rules, Instant now) const;

    Database &m_database;
};

} // namespace earshot::store
