#pragma once
// Calls: first everything, newest first, then whatever changes.

#include "models/sync/context.h"

#include <set>

namespace earshot::sync {

class CallsFlow {
public:
    explicit CallsFlow(Context &context) : m_context(context) {}

    /// Runs for as long as the sync does.
    Flow<> run();

    bool isSettled() const { return m_settled; }

private:
    /// A walk through the calls of a stretch, newest first. Each page commits together with where to go on.
    struct Walk {
        store::Stretch stretch;
        std::string cursorKey;      // where it is remembered; empty: not at all
        std::string next;           // the page to go on with; empty: from the start
        bool fromStart = true;      // so that what is missing at the end is known to be missing
        std::set<std::string> seen; // ids
    };

    Flow<Result<void>> findServer();
    Flow<Result<void>> firstSync();
    Flow<Result<void>> walk(Walk walk);
    Flow<Result<void>> dropMissing(const Walk &walk);
    Flow<Result<void>> catchUp();
    Flow<Result<void>> readFeed();
    Flow<Result<void>> readWindow();
    Flow<Result<void>> rereadSome();
    Flow<Result<void>> startOver();

    bool hasFeed() const { return !m_feed.empty(); }
    Instant retentionLimit() const;
    remote::Pending<wire::Page<Call>> askPage(const Walk &walk) const;

    Context &m_context;
    std::string m_feed; // the cursor of the changes feed; empty where there is none
    Steady::time_point m_caughtUp{};
    std::optional<Steady::time_point> m_windowRead;
    int m_nudges = 0; // answered
    Steady::time_point m_reread{};
    bool m_settled = false;
};

/// Makes the next sync read every call again, over what is there; nothing is lost meanwhile.
Result<void> readAllAgain(store::Cache &cache);

/// Where the first sync stands, as it is kept in the cache: what lies before `from` is still to come.
struct Reach {
    Instant to;   // the slice in work ends here
    Instant from; // and begins here
    std::string next;
    bool operator==(const Reach &) const = default;

    std::string text() const;
    static std::optional<Reach> parse(std::string_view text);
};

/// The slice before `to`: short at first so that the newest calls are there at once, then longer. `newest` is where the
/// first slice ended. Never before `limit`.
store::Stretch sliceBefore(Instant to, Instant newest, Instant limit);

} // namespace earshot::sync
