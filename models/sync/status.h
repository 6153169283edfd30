#pragma once

#include "models/base/result.h"
#include "models/remote/ratebudget.h"
#include "models/remote/service.h"

#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace earshot::sync {

/// What sync is busy with; several at once.
enum class Activity { Agency, Calls, CatchingUp, Forms, Texts, Transcripts, Edits, Recordings };

struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0;         // 0: not known
    std::optional<Instant> reached; // Calls: the first sync has come back to here
    bool operator==(const Progress &) const = default;
};

/// How the sync stands, for people. A value.
struct Status {
    enum class Link {
        Connecting, // nothing heard yet
        Online,
        Offline,  // not reached, or answers make no sense: see trouble
        NeedsKey, // the key is refused
        Stopped,
    };
    Link link = Link::Connecting;
    std::optional<Error> trouble;    // why it is offline or needs a key
    std::optional<Instant> since;    // when the link came to be so
    std::optional<Instant> lastSync; // when the cache last agreed with the other side
    std::optional<remote::ServerReport::Sort> server;
    std::map<Activity, Progress> busy;
    std::map<CallId, Progress> recordings; // on their way, in bytes
    std::optional<Error> recordingTrouble; // why none are fetched by themselves now: DiskFull, Refused (the limit) …
    remote::BudgetFigures budget;
    std::int64_t calls = 0; // in the cache
    /// Everything there is to fetch has been fetched and every edit was answered.
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

    // For the flows.
    void online();
    void trouble(const Error &error);
    void stopped();
    void begin(Activity activity);
    void end(Activity activity);
    /// Applies any change to the status.
    void change(const std::function<void(Status &)> &edit);

private:
    void setLink(Status &status, Status::Link link, std::optional<Error> trouble) const;

    Clock m_clock;
    Listener m_listener;
    mutable std::mutex m_mutex;
    Status m_status;
};

} // namespace earshot::sync
