#pragma once
// Recordings: those that people open first, the others in the background as the profile's rules say, and out again what
// has to go.

#include "models/sync/aside.h"
#include "models/sync/context.h"
#include "models/sync/storeroom.h"

#include <deque>
#include <set>

namespace earshot::sync {

class Reception;

class RecordingsFlow {
public:
    /// Without a vault it does nothing.
    RecordingsFlow(Context &context, const std::shared_ptr<const vault::Vault> &vault);

    /// Adds what it does to the flows.
    void start();

    // Any thread.
    /// Somebody opened this call, or wants to hear it.
    void want(const CallId &call);
    /// Nobody wants it any more; what has come of it stays.
    void drop(const CallId &call);
    /// The cache has changed.
    void look(const store::ChangeNotice &notice);
    /// There is nothing to fetch by the rules, as far as can be.
    bool isSettled() const { return m_settled; }

private:
    enum class For { Person, Rules };

    Flow<> runWanted();
    Flow<> runByRules();
    Flow<> runTidying();
    Flow<Result<void>> fetch(CallId call, For whom);
    Flow<Result<void>> receive(std::shared_ptr<Reception> reception);
    Flow<Result<void>> attempt(std::shared_ptr<Reception> reception, std::string url);
    Flow<Result<void>> watch(std::shared_ptr<Reception> reception, remote::Pending<remote::DownloadHead> pending);
    void tell(const Reception &reception);
    Result<void> write(Reception &reception);
    Result<void> begin(Reception &reception, const remote::DownloadHead &head);
    Result<void> makeRoom(Reception &reception, std::int64_t bytes);
    Result<void> note(Reception &reception, const Result<void> &outcome);
    Flow<Result<std::optional<CallId>>> nextByRules();
    std::optional<CallId> nextWanted();
    bool isDropped(const CallId &call);
    bool isActive(const CallId &call);
    std::set<CallId> inUse();
    bool take(const CallId &call);
    void leave(const CallId &call);

    Context &m_context;
    std::shared_ptr<const vault::Vault> m_vault;
    Storeroom m_storeroom; // on the thread aside only
    /// How much room recordings of unknown size need at least, that found none; on the thread aside only.
    std::map<CallId, std::int64_t> m_unmeasured;
    std::mutex m_mutex;
    std::deque<CallId> m_wanted; // with m_mutex, newest first; the next two as well
    std::deque<CallId> m_recent; // wanted before
    std::set<CallId> m_dropped;
    std::set<CallId> m_active;      // on their way
    std::deque<CallId> m_backlog;   // by the rules
    std::int64_t m_fetched = 0;     // of this backlog
    int m_fetching = 0;             // by the rules, at the moment
    bool m_hasNoRoom = false;       // the last one by the rules found none
    std::atomic<int> m_changes = 0; // rises when the rules may want others now
    std::atomic<int> m_toTidy = 0;  // rises when something may have to go
    std::optional<int> m_asked;     // the backlog is as of so many
    std::atomic<bool> m_settled = false;
    Aside m_aside; // last: its jobs use the others
};

} // namespace earshot::sync
