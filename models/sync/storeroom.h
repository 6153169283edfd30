#pragma once
// The recordings of a profile, in the cache and on the disk, kept in agreement: what one says the other has. Functions
// wait for the disk; one thread at a time, but for release().

#include "models/store/cache.h"
#include "models/store/recordinggrace.h"
#include "models/vault/vault.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace earshot::sync {

class Storeroom {
public:
    /// `told`: what the other side's clock said last, if it has answered. Any thread.
    Storeroom(store::Cache &cache, std::shared_ptr<const vault::Vault> vault, Clock clock,
              std::function<std::optional<Instant>()> told)
        : m_cache(cache), m_vault(std::move(vault)), m_clock(std::move(clock)), m_told(std::move(told))
    {
    }

    /// Mends what a program that died, or a cache that was lost, left apart: files nobody knows of are those of calls
    /// that have such a name, or stay until such a call comes; what the cache says is kept and is not is to be fetched
    /// again.
    Result<void> reconcile();

    /// Destroys some of what has to go: the doomed, those older than their client lets them be, and what is beyond the
    /// limit, but for `inUse`; nothing that can still be taken back. Nothing is too old by our clock alone, which may
    /// be wrong: the other side's has to say so too. True when there is more of it.
    Result<bool> tidy(const std::set<CallId> &inUse);
    /// When what cannot be taken back any more then is to be tidied away; as of the last tidy().
    std::optional<Instant> nextTidy() const { return m_nextTidy; }
    /// The last tidy() left what is too old alone, since the other side had not answered yet, and it has by now.
    bool canTellAgesNow() const { return m_agesUnknown && m_told(); }

    /// Makes and holds room under the limit for a recording of so many bytes. For a person whatever is not in use goes,
    /// the one not used for longest first; else only what the rules do not want here, and where that is not enough,
    /// nothing. False: there is none.
    Result<bool> reserve(const CallId &call, std::int64_t bytes, bool person, const std::set<CallId> &inUse);
    /// The room is not held any more. Any thread.
    void release(const CallId &call);

    /// How it stands with a call's recording, and the way in for what is missing of it; none when nothing is missing. A
    /// kept one is read through: where it is not what it was, it comes anew.
    struct Arrival {
        store::Recording recording;
        std::unique_ptr<vault::Incoming> incoming;
    };
    /// NotFound: no such call; TooOld: it is older than its client lets recordings be; else as Vault::receive.
    Result<Arrival> admit(const CallId &call);

    /// The recording is whole. NotFound: the call is no more; then neither is the recording.
    Result<void> keep(const CallId &call, vault::Incoming &incoming, store::Recording recording);
    /// What has come of it is of no use: it is destroyed and forgotten.
    Result<void> dispose(const CallId &call);

private:
    Result<void> reconcileOne(const store::KnownRecording &known, const vault::Shelf::Item *whole,
                              const vault::Shelf::Item *part);
    Result<void> findOwners();
    Result<void> adopt(const CallId &call);
    Result<void> destroyStrays();
    std::optional<Instant> certainNow() const;
    Result<void> destroyDoomed();
    Result<void> endLettingGo();
    Result<bool> makeRoom(bool person, const std::set<CallId> &inUse);
    std::int64_t reserved();

    store::Cache &m_cache;
    std::shared_ptr<const vault::Vault> m_vault;
    Clock m_clock;
    std::function<std::optional<Instant>()> m_told;
    std::map<std::string, std::uint64_t> m_strays; // whole files by name, with their bytes, whose call is not known
    std::optional<Instant> m_nextTidy;
    bool m_agesUnknown = false;
    std::mutex m_mutex;
    std::map<CallId, std::int64_t> m_reserved; // with m_mutex
};

} // namespace earshot::sync
