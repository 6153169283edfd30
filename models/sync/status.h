#pragma once

#include "models/base/result.h"
#include "models/remote/ratebudget.h"
#include "models/remote/service.h"

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace earshot::sync {

/// What sync is busy with; several at once.
enum class Activity { Agency, Calls, CatchingUp, Forms, Texts, Transcripts, Edits, Recordings };

struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0;         // 0: not known
    std::optional<Instant> reached; // Calls: the first sync has come back to here
    bool operator==(const Progress &) const = default;
};

/// What went wrong with one thing.
struct Trouble {
    Error error;
    Instant since;
    Instant next; // not tried again before
    int tries = 1;
    bool operator==(const Trouble &) const = default;
};
using Troubles = std::map<std::string, Trouble>; // by what it is about: see asides.h

/// What came in a form that nobody can read.
struct Unread {
    std::int64_t times = 0;
    Instant last;
    std::string reason;
    bool operator==(const Unread &) const = default;
};
using Unreads = std::map<std::string, Unread>; // by the list and the field, "calls value", or (whole items) the list

/// The slow second reading of calls that no list of changes tells of.
struct Reread {
    Instant reached;             // everything after this was read again since it began
    Instant limit;               // it ends here
    std::optional<Instant> next; // it has ended; the next one begins then
    bool operator==(const Reread &) const = default;
};

/// A client that the key may not see any more.
struct Erased {
    std::string client; // its name
    std::int64_t calls = 0;
    std::int64_t edits = 0;  // that were not sent, and corrections of transcripts,
    std::string file;        // and are in here
    std::int64_t asides = 0; // damaged caches of before that were deleted with them, as nobody knows what they hold
    bool operator==(const Erased &) const = default;
};

/// How the sync stands, for people. A value.
struct Status {
    enum class Link {
        Connecting, // nothing heard yet
        Online,
        Offline,  // a part of the sync cannot get on: not reached, or answers make no sense. See trouble
        NeedsKey, // the key is refused
        Stopped,  // for good; where the cache is damaged, trouble says so
    };
    Link link = Link::Connecting;
    std::optional<Error> trouble;    // why it is offline or needs a key
    std::optional<Instant> since;    // when the link came to be so
    std::optional<Instant> lastSync; // when the cache last agreed with the other side
    std::optional<remote::ServerReport::Sort> server;
    std::map<Activity, Progress> busy;
    std::map<CallId, Progress> recordings; // on their way, in bytes
    std::optional<Error> recordingTrouble; // why none are fetched by themselves now: DiskFull, NoRoom (the limit) …
    Troubles aside;                        // what cannot be read now, while all else goes on
    Unreads unread;                        // in the last month
    std::vector<Erased> erased;            // by this engine
    std::optional<Reread> reread;
    std::optional<Instant> current; // everything that changed since then is here; empty: everything is
    remote::BudgetFigures budget;
    std::int64_t calls = 0; // in the cache
    /// Everything there is to fetch has been fetched, but for what was set aside, and every edit was answered.
    bool settled = false;
    bool operator==(const Status &) const = default;
};

/// The status as the flows write it; tells a listener what changed.
class Board {
public:
    using Listener = std::function<void(const Status &)>;

    explicit Board(Clock clock) : m_clock(std::move(clock)) {}

    /// Called on the sync thread after each change; it must be quick. Set before the sync starts.
    void listen(Listener listener) { m_listener = std::move(listener); }
    /// A copy. Any thread.
    Status status() const;

    // For the flows, which tell their trouble each for itself: online is who has none.
    /// Who cannot get on, and why, until it is cleared.
    void trouble(std::uint64_t who, const Error &error);
    void cleared(std::uint64_t who);
    /// The same for whoever cannot say when it is over: until the other side answers again.
    void trouble(const Error &error) { trouble(Nobody, error); }
    /// The other side has answered.
    void online();
    std::uint64_t newWho() { return ++m_lastWho; }
    /// How often it has answered.
    std::uint64_t answers() const { return m_answers; }
    void stopped();
    void begin(Activity activity);
    void end(Activity activity);
    /// Applies any change to the status.
    void change(const std::function<void(Status &)> &edit);

private:
    static constexpr std::uint64_t Nobody = 0;
    void setLink(Status &status) const;

    Clock m_clock;
    Listener m_listener;
    // With the mutex, as the flows' thread is not the only one that asks.
    mutable std::mutex m_mutex;
    Status m_status;
    std::map<std::uint64_t, Error> m_stuck;
    bool m_isStopped = false;
    std::uint64_t m_lastWho = Nobody; // the flows' thread's own, like the next one
    std::uint64_t m_answers = 0;
};

} // namespace earshot::sync
