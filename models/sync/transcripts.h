#pragma once
// Transcripts come one call at a time: those that people look at first, the others in the background within the budget.

#include "models/sync/context.h"

#include <deque>

namespace earshot::sync {

class TranscriptsFlow {
public:
    explicit TranscriptsFlow(Context &context) : m_context(context) {}

    /// Those people wait for; a further flow than run(), so that neither waits for the other.
    Flow<> runWanted();
    /// The others. Several of these may run beside each other.
    Flow<> run();

    /// Somebody opened this call. Any thread.
    void want(const CallId &id);
    /// The cache has changed. Any thread.
    void look(const store::ChangeNotice &notice);
    /// None is left to fetch in the background, but for those that cannot be had now.
    bool isSettled() const { return !m_context.pace.transcriptsInBackground || (m_isSettled && m_seen == m_changes); }

private:
    Flow<Result<void>> fetch(CallId id, bool person);
    Flow<Result<void>> fetchPageViews(CallId id);
    std::optional<CallId> nextWanted();
    Result<std::optional<CallId>> nextInBackground();

    Context &m_context;
    std::mutex m_mutex;
    std::deque<CallId> m_wanted;    // with m_mutex
    std::deque<CallId> m_backlog;   // read from the cache
    std::vector<CallId> m_inFlight; // in the background
    std::atomic<int> m_changes = 0; // rises when there may be more
    int m_seen = -1;                // the backlog is as of so many
    bool m_isSettled = false;
};

} // namespace earshot::sync
