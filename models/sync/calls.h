#pragma once
// Calls: first everything, newest first, then whatever changes.

#include "models/sync/intake.h"
#include "models/sync/wayback.h"

#include <set>

namespace earshot::sync {

class CallsFlow {
public:
    explicit CallsFlow(Context &context) : m_context(context), m_intake(context, MostPages) {}

    /// Runs for as long as the sync does.
    Flow<> run();

    /// Tells the status how many calls are in the cache.
    void countCalls();
    /// Nothing is left to read, as far as anybody has asked.
    bool isSettled() const { return m_settled == m_context.nudges && m_edits == m_context.editsSent; }

private:
    Flow<Result<void>> findServer();
    Flow<Result<void>> firstSync();
    Flow<Result<void>> goBack(WayBack &way, Steady::time_point until);
    Flow<Result<void>> walk(Slice slice, WayBack *way = nullptr);
    Flow<Result<void>> dropMissing(const store::Stretch &stretch, const std::set<std::string> &seen);
    Flow<Result<void>> catchUp();
    Flow<Result<void>> readFeed();
    Flow<Result<void>> readWindow();
    Flow<Result<void>> rereadSome();
    Flow<Result<void>> readUnsure();
    Flow<Result<void>> startOver();

    bool hasFeed() const { return !m_feed.empty(); }
    Instant retentionLimit() const;
    remote::Pending<wire::Page<Call>> askPage(const Slice &slice) const;

    static constexpr std::size_t MostPages = 10; // some 2,500 calls: an edit waits for the writer until they are in
    Context &m_context;
    Intake m_intake;
    std::string m_feed; // the cursor of the changes feed; empty where there is none
    std::optional<Steady::time_point> m_windowRead;
    int m_nudges = 0; // answered
    Steady::time_point m_reread{};
    std::optional<int> m_settled; // as of so many nudges
    int m_edits = 0;              // and so many edits
};

/// Makes the next sync read every call again, over what is there; nothing is lost meanwhile.
Result<void> readAllAgain(store::Cache &cache);

} // namespace earshot::sync
