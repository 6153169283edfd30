#pragma once
// Calls: first everything, newest first, then whatever changes. What cannot be read is set aside and tried again later;
// nothing waits for it.

#include "models/sync/callwalk.h"
#include "models/sync/history.h"
#include "models/sync/rights.h"
#include "models/sync/wayback.h"

namespace earshot::sync {

class CallsFlow {
public:
    CallsFlow(Context &context, Rights &rights)
        : m_context(context), m_rights(rights), m_intake(context, MostPages), m_walk(context, m_intake),
          m_standing(context.board)
    {
    }

    /// Runs for as long as the sync does.
    Flow<> run();

    /// Tells the status how many calls are in the cache.
    void countCalls();
    /// Nothing is left to read, as far as anybody has asked.
    bool isSettled() const
    {
        return m_settled == m_context.nudges && m_edits == m_context.editsSent && m_walks == m_context.rewalks;
    }

private:
    Flow<Result<void>> findServer();
    Flow<Result<void>> firstSync();
    Flow<Result<void>> goBack(WayBack &way, Steady::time_point until);
    Flow<Result<void>> catchUp();
    Flow<Result<void>> readFeed();
    Flow<Result<void>> readWindow();
    Flow<Result<void>> readParts(std::vector<store::Stretch> parts);
    Flow<Result<void>> rereadSome();
    Flow<Result<void>> retryAsides();
    Flow<Result<void>> readUnsure();
    Flow<Result<void>> startOver();
    Result<void> forgetGone();
    /// Whether the clocks of both sides agree to a day.
    void tellClocks();
    Slice afterRefusal(Slice slice, const Error &refusal);
    Flow<Result<void>> readKept(Slice slice, WayBack *way = nullptr);
    std::vector<store::Cursor> afterRetry(const store::Stretch &stretch, const Result<void> &read);
    /// Goes into the delivery that says the stretch is done with.
    [[nodiscard]] store::Cursor setAside(const store::Stretch &stretch, const Error &error);

    bool hasFeed() const { return !m_feed.empty(); }
    Instant limit() const;

    static constexpr std::size_t MostPages = 10; // some 2,500 calls: an edit waits for the writer until they are in
    struct Failure {
        Slice slice;
        Error error;
    };

    Context &m_context;
    Rights &m_rights;
    Intake m_intake;
    CallWalk m_walk;
    Standing m_standing;
    std::string m_feed;              // the cursor of the changes feed; empty where there is none
    std::vector<Failure> m_failures; // slices of the way back, until it is known whose fault it is
    std::optional<Steady::time_point> m_windowRead;
    int m_nudges = 0; // answered
    int m_hurried = 0;
    Steady::time_point m_reread{};
    std::optional<Steady::time_point> m_forgot;
    std::optional<int> m_settled; // as of so many nudges
    int m_edits = 0;              // so many edits
    int m_walks = 0;              // and so many rewalks
};

/// The cursor from which the changes feed goes on.
inline constexpr const char *FeedKey = "calls.feed";

/// How far the slow re-read has come, as a cache knows it; empty where a feed makes it needless.
std::optional<Reread> rereadIn(const std::vector<store::Cursor> &cursors);

/// Makes the next sync read every call again, over what is there; nothing is lost meanwhile.
Result<void> readAllAgain(store::Cache &cache);

} // namespace earshot::sync
