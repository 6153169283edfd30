#include "models/sync/storeroom.h"

#include <unordered_map>

namespace earshot::sync {
namespace {

using store::RecordingState;

constexpr std::size_t DoomedAtOnce = 20; // files destroyed in one go: each waits for the disk
constexpr std::size_t CallsAtOnce = 10'000;

/// Reads all of a kept recording. Corrupt, NotFound: it is not as it was.
Result<void> checkWhole(const vault::Vault &vault, const CallId &call)
{
    const auto bytes = vault.open(call);
    if (!bytes)
        return bytes.error();
    std::vector<std::byte> piece(std::size_t(1) << 20);
    for (std::uint64_t at = 0;;) {
        const auto got = (*bytes)->read(at, piece);
        if (!got)
            return got.error();
        if (*got == 0)
            return {};
        at += *got;
    }
}

} // namespace

Result<void> Storeroom::reconcile()
{
    const auto items = m_vault->items();
    const auto known = m_cache.recordings().all();
    if (!items || !known)
        return items ? known.error() : items.error();
    struct Files {
        const vault::Shelf::Item *whole = nullptr;
        const vault::Shelf::Item *part = nullptr;
    };
    std::unordered_map<std::string, Files> files;
    for (const vault::Shelf::Item &item : *items)
        (item.whole ? files[item.name].whole : files[item.name].part) = &item;
    for (const store::KnownRecording &one : *known) {
        const auto found = files.extract(vault::Shelf::nameOf(one.call));
        const Files its = found.empty() ? Files() : found.mapped();
        if (const auto done = reconcileOne(one, its.whole, its.part); !done)
            return done;
    }
    m_strays.clear();
    for (const auto &[name, stray] : files) // no word against them: the cache may be new, or from before they came
        if (stray.whole)
            m_strays[name] = stray.whole->bytes;
    return findOwners();
}

/// Files whose calls the cache knows are kept again.
Result<void> Storeroom::findOwners()
{
    for (CallRow after{}; !m_strays.empty();) {
        const auto calls = m_cache.recordings().unheardOf(after, CallsAtOnce);
        if (!calls)
            return calls.error();
        for (const store::KnownRecording &one : *calls)
            if (const auto adopted = adopt(one.call); !adopted)
                return adopted;
        if (calls->size() < CallsAtOnce)
            break;
        after = calls->back().row;
    }
    return {};
}

Result<void> Storeroom::adopt(const CallId &call)
{
    const auto stray = m_strays.find(vault::Shelf::nameOf(call));
    if (stray == m_strays.end())
        return {};
    store::Recording recording;
    recording.state = RecordingState::Kept;
    recording.bytes = recording.total = std::int64_t(stray->second);
    const auto kept = m_cache.recordings().put(call, recording);
    if (kept)
        m_strays.erase(stray);
    return kept;
}

Result<void> Storeroom::destroyStrays()
{
    while (!m_strays.empty()) {
        if (const auto gone = m_vault->destroy(m_strays.begin()->first); !gone)
            return gone;
        m_strays.erase(m_strays.begin());
    }
    return {};
}

/// What both clocks say has passed.
std::optional<Instant> Storeroom::certainNow() const
{
    const auto told = m_told();
    return told ? std::optional(std::min(*told, m_clock())) : std::nullopt;
}

Result<void> Storeroom::reconcileOne(const store::KnownRecording &known, const vault::Shelf::Item *whole,
                                     const vault::Shelf::Item *part)
{
    store::Recording now = known.recording;
    if (whole) { // the last step of receiving may have been the last step of a program
        now.state = RecordingState::Kept;
        now.bytes = now.total = std::int64_t(whole->bytes);
        now.error.reset();
        if (part)
            if (const auto gone = m_vault->destroyPart(known.call); !gone)
                return gone;
    } else {
        if (now.state == RecordingState::Kept)
            now = {}; // not doomed: a folder that was away may be back in a moment
        now.bytes = part ? std::int64_t(part->bytes) : 0;
    }
    return now == known.recording ? Result<void>() : m_cache.recordings().put(known.call, now);
}

Result<void> Storeroom::destroyDoomed()
{
    const auto doomed = m_cache.recordings().doomed(DoomedAtOnce);
    if (!doomed)
        return doomed.error();
    for (const CallId &call : *doomed)
        if (const auto gone = m_vault->destroy(call); !gone)
            return gone;
    return doomed->empty() ? Result<void>() : m_cache.recordings().destroyed(*doomed);
}

/// What a person let go goes once nobody can take it back any more.
Result<void> Storeroom::endLettingGo()
{
    const Instant now = m_clock();
    const auto going = store::readLettingGo(m_cache.preferences());
    if (!going)
        return going.error();
    m_nextTidy.reset();
    if (going->before && now < going->rulesAt)
        m_nextTidy = going->rulesAt;
    if (!going->allAt)
        return {};
    if (now < *going->allAt) {
        m_nextTidy = std::min(m_nextTidy.value_or(Instant::max()), *going->allAt);
        return {};
    }
    if (const auto gone = destroyStrays(); !gone) // all means these too
        return gone;
    const auto gone = m_cache.recordings().forgetAll();
    return gone ? store::endLettingAllGo(m_cache.preferences()) : gone;
}

Result<bool> Storeroom::tidy(const std::set<CallId> &inUse)
{
    if (const auto ended = endLettingGo(); !ended)
        return ended.error();
    const auto rules = store::recordingRulesInForce(m_cache.preferences(), m_clock());
    if (!rules)
        return rules.error();
    const auto now = certainNow();
    m_agesUnknown = !now;
    const auto overdue = now ? m_cache.recordings().overdue(*rules, *now, DoomedAtOnce)
                             : Result<std::vector<CallRow>>(std::vector<CallRow>());
    if (!overdue)
        return overdue.error();
    if (!overdue->empty())
        if (const auto gone = m_cache.recordings().forget(*overdue); !gone)
            return gone.error();
    if (const auto room = makeRoom(true, inUse); !room)
        return room;
    if (const auto gone = destroyDoomed(); !gone)
        return gone.error();
    const auto left = m_cache.recordings().doomed(1);
    return left ? Result<bool>(!left->empty() || overdue->size() == DoomedAtOnce) : left.error();
}

Result<bool> Storeroom::reserve(const CallId &call, std::int64_t bytes, bool person, const std::set<CallId> &inUse)
{
    {
        const std::lock_guard lock(m_mutex);
        m_reserved[call] = bytes;
    }
    const auto room = makeRoom(person, inUse);
    if (!person && !room.valueOr(false))
        release(call);
    return room;
}

void Storeroom::release(const CallId &call)
{
    const std::lock_guard lock(m_mutex);
    m_reserved.erase(call);
}

std::int64_t Storeroom::reserved()
{
    const std::lock_guard lock(m_mutex);
    std::int64_t bytes = 0;
    for (const auto &[call, room] : m_reserved)
        bytes += room;
    return bytes;
}

Result<bool> Storeroom::makeRoom(bool person, const std::set<CallId> &inUse)
{
    const auto rules = store::recordingRulesInForce(m_cache.preferences(), m_clock());
    const auto totals = m_cache.recordings().totals();
    if (!rules || !totals)
        return rules ? totals.error() : rules.error();
    std::int64_t over = totals->bytes + reserved() - rules->limit;
    if (rules->limit == 0 || over <= 0)
        return true;
    const auto evictable = m_cache.recordings().evictable(*rules, m_clock(), person, 1000);
    if (!evictable)
        return evictable.error();
    std::vector<CallRow> going;
    for (const store::KnownRecording &one : *evictable) {
        if (over <= 0)
            break;
        if (inUse.contains(one.call))
            continue;
        going.push_back(one.row);
        over -= one.recording.bytes;
    }
    if (over > 0 && !person)
        return false;
    if (!going.empty())
        if (const auto gone = m_cache.recordings().forget(going); !gone)
            return gone.error();
    return over <= 0;
}

Result<Storeroom::Arrival> Storeroom::admit(const CallId &call)
{
    // What is doomed of this call must be gone before anything new comes in its place.
    for (auto more = m_cache.recordings().doomed(1); !more || !more->empty(); more = m_cache.recordings().doomed(1)) {
        if (!more)
            return more.error();
        if (const auto gone = destroyDoomed(); !gone)
            return gone.error();
    }
    if (const auto adopted = adopt(call); !adopted && adopted.error().kind != Error::Kind::NotFound)
        return adopted.error();
    const auto stored = m_cache.calls().callById(call);
    const auto known = m_cache.recordings().of(call);
    const auto rules = store::recordingRulesInForce(m_cache.preferences(), m_clock());
    if (!stored || !known)
        return stored ? known.error() : stored.error();
    if (!rules)
        return rules.error();
    const auto now = certainNow();
    const auto since = now ? rules->keptSince(stored->call.clientId, *now) : std::nullopt;
    if (since && stored->call.startTime.value_or(Instant::max()) < *since) {
        if (const auto noted = m_cache.recordings().put(call, {.state = RecordingState::Overdue}); !noted)
            return noted.error();
        return Error{Error::Kind::TooOld, "the recording is older than its client lets recordings be kept"};
    }
    Arrival arrival{known->recording, {}};
    if (arrival.recording.state == RecordingState::Kept) {
        const auto whole = checkWhole(*m_vault, call);
        if (whole)
            m_cache.recordings().use(known->row);
        const bool isBroken =
            !whole && (whole.error().kind == Error::Kind::Corrupt || whole.error().kind == Error::Kind::NotFound);
        if (!isBroken)
            return whole ? Result<Arrival>(std::move(arrival)) : whole.error();
        arrival.recording = {}; // it comes anew
    }
    auto incoming = m_vault->receive(call);
    if (!incoming)
        return incoming.error();
    arrival.incoming = std::move(*incoming);
    return arrival;
}

Result<void> Storeroom::keep(const CallId &call, vault::Incoming &incoming, store::Recording recording)
{
    if (const auto done = incoming.finish(); !done)
        return done;
    release(call); // from here on it counts as what it is
    recording.state = RecordingState::Kept;
    recording.bytes = recording.total = std::int64_t(incoming.size());
    recording.attempts = 0;
    recording.error.reset();
    const auto kept = m_cache.recordings().put(call, recording);
    if (!kept && kept.error().kind == Error::Kind::NotFound)
        if (const auto gone = m_vault->destroy(call); !gone)
            return gone;
    return kept;
}

Result<void> Storeroom::dispose(const CallId &call)
{
    const auto known = m_cache.recordings().of(call);
    if (!known)
        return known.error().kind == Error::Kind::NotFound ? Result<void>() : known.error();
    const auto gone = m_vault->destroyPart(call);
    return gone ? m_cache.recordings().forget({known->row}) : gone;
}

} // namespace earshot::sync
