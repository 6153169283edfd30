#include "models/sync/recordings.h"

#include "models/sync/reception.h"

#include <QScopeGuard>

#include <algorithm>

namespace earshot::sync {
namespace {

using store::RecordingState;

constexpr std::size_t MostWanted = 10; // of those who step through a list the last ones count
constexpr std::size_t MostRecent = 8;  // stay, whatever room is needed
constexpr int MostAttempts = 4;        // one after the other that bring nothing
constexpr std::size_t Backlog = 1000;
constexpr milliseconds Glance(200); // how often progress is told

/// Faults of this side: the recording is not to blame, and trying again now is of no use.
bool isOurs(const Error &error)
{
    using enum Error::Kind;
    return error.kind == DiskFull || error.kind == ReadOnly || error.kind == Storage || error.kind == Locked;
}

const Error Unwanted{Error::Kind::Cancelled, "nobody waits for it"};
const Error NoRoom{Error::Kind::NoRoom, "the recordings take all the room they may"};

} // namespace

RecordingsFlow::RecordingsFlow(Context &context, const std::shared_ptr<const vault::Vault> &vault)
    : m_context(context), m_vault(vault),
      m_storeroom(context.cache, vault, context.clock, [&context] { return context.courier.serverSaid(); }),
      m_aside(context.flows.waker())
{
    m_settled = !vault;
}

void RecordingsFlow::start()
{
    if (!m_vault)
        return;
    m_context.flows.add(runTidying());
    if (!m_vault->hasKey()) {
        m_settled = true;
        return;
    }
    for (int i = 0; i < 2; ++i) {
        m_context.flows.add(runWanted());
        m_context.flows.add(runByRules());
    }
}

void RecordingsFlow::want(const CallId &call)
{
    {
        const std::lock_guard lock(m_mutex);
        m_dropped.erase(call);
        std::erase(m_wanted, call);
        std::erase(m_recent, call);
        m_wanted.push_front(call);
        m_recent.push_front(call);
        if (m_wanted.size() > MostWanted)
            m_wanted.pop_back();
        if (m_recent.size() > MostRecent)
            m_recent.pop_back();
    }
    m_context.flows.wake();
}

void RecordingsFlow::drop(const CallId &call)
{
    {
        const std::lock_guard lock(m_mutex);
        std::erase(m_wanted, call);
        if (m_active.contains(call))
            m_dropped.insert(call);
    }
    m_context.flows.wake();
}

void RecordingsFlow::look(const store::ChangeNotice &notice)
{
    const bool rules = notice.touches(store::Part::Settings);
    const bool recordings = notice.touches(store::Part::Recordings); // our own doing, mostly
    const bool calls = !notice.calls.empty() || notice.manyCalls || notice.listsChanged;
    m_changes += rules || (calls && !recordings) ? 1 : 0;
    m_toTidy += rules || recordings ? 1 : 0;
    if (rules || recordings || calls)
        m_context.flows.wake();
}

bool RecordingsFlow::isDropped(const CallId &call)
{
    const std::lock_guard lock(m_mutex);
    return m_dropped.contains(call);
}

bool RecordingsFlow::isActive(const CallId &call)
{
    const std::lock_guard lock(m_mutex);
    return m_active.contains(call);
}

std::set<CallId> RecordingsFlow::inUse()
{
    const std::lock_guard lock(m_mutex);
    std::set<CallId> out(m_recent.begin(), m_recent.end());
    out.insert(m_active.begin(), m_active.end());
    return out;
}

std::optional<CallId> RecordingsFlow::nextWanted()
{
    const std::lock_guard lock(m_mutex);
    if (m_wanted.empty())
        return {};
    CallId call = std::move(m_wanted.front());
    m_wanted.pop_front();
    return call;
}

bool RecordingsFlow::take(const CallId &call)
{
    const std::lock_guard lock(m_mutex);
    return m_active.insert(call).second;
}

void RecordingsFlow::leave(const CallId &call)
{
    {
        const std::lock_guard lock(m_mutex);
        m_active.erase(call);
        m_dropped.erase(call);
    }
    m_storeroom.release(call);
    m_context.board.change([&](Status &s) { s.recordings.erase(call); });
    m_context.flows.wake(); // somebody may wait for it
}

Flow<> RecordingsFlow::runTidying()
{
    auto mendedSoon = m_aside.run([this] { return m_storeroom.reconcile(); });
    const Result<void> mended = co_await mendedSoon;
    if (!mended)
        m_context.board.change([&](Status &s) { s.recordingTrouble = mended.error(); });
    for (;;) {
        const int changes = m_toTidy;
        auto tidiedSoon = m_aside.run([this] { return m_storeroom.tidy(inUse()); });
        const Result<bool> more = co_await tidiedSoon;
        if (!more)
            m_context.board.change([&](Status &s) { s.recordingTrouble = more.error(); });
        if (more.valueOr(false))
            continue;
        Steady::duration wait = std::chrono::minutes(10);
        if (const auto next = m_storeroom.nextTidy())
            wait = std::clamp<Steady::duration>(*next - m_context.clock(), Glance, wait);
        Until news([this, changes] { return m_toTidy != changes || m_storeroom.canTellAgesNow(); },
                   Steady::now() + wait);
        co_await news;
    }
}

Flow<> RecordingsFlow::runWanted()
{
    for (;;) {
        Until wanted([this] {
            const std::lock_guard lock(m_mutex);
            return !m_wanted.empty();
        });
        co_await wanted;
        while (const auto call = nextWanted()) {
            auto fetchedSoon = fetch(*call, For::Person);
            const Result<void> fetched = co_await fetchedSoon;
            if (!fetched)
                continue; // the cache says why
        }
    }
}

Flow<Result<std::optional<CallId>>> RecordingsFlow::nextByRules()
{
    using Next = Result<std::optional<CallId>>;
    if (m_backlog.empty() && m_asked != m_changes) {
        const int changes = m_changes;
        auto wantedSoon = m_aside.run([this]() -> Result<std::vector<CallId>> {
            const auto rules = store::recordingRulesInForce(m_context.cache.preferences(), m_context.clock());
            if (!rules)
                return rules.error();
            return m_context.cache.recordings().wanted(*rules, m_context.clock(), Backlog);
        });
        const Result<std::vector<CallId>> wanted = co_await wantedSoon;
        if (!wanted)
            co_return Next(wanted.error());
        m_context.board.change([](Status &s) { s.recordingTrouble.reset(); });
        m_asked = changes;
        m_fetched = 0;
        m_backlog.assign(wanted->begin(), wanted->end());
    }
    if (m_backlog.empty())
        co_return Next(std::nullopt);
    CallId call = std::move(m_backlog.front());
    m_backlog.pop_front();
    co_return Next(std::move(call));
}

Flow<> RecordingsFlow::runByRules()
{
    for (;;) {
        auto nextSoon = nextByRules();
        const Result<std::optional<CallId>> next = co_await nextSoon;
        Result<void> fetched = next ? Result<void>() : Result<void>(next.error());
        if (const std::optional<CallId> call = next.valueOr({})) {
            m_settled = false;
            m_context.board.change([&](Status &s) {
                s.busy[Activity::Recordings] = {m_fetched, m_fetched + 1 + std::int64_t(m_backlog.size()), {}};
                s.settled = false;
            });
            ++m_fetching;
            auto fetchedSoon = fetch(*call, For::Rules);
            fetched = co_await fetchedSoon;
            --m_fetching;
            ++m_fetched;
            const bool stuck = !fetched && (isOurs(fetched.error()) || fetched.error() == NoRoom);
            if (!stuck)
                continue;
            m_backlog.clear();
        }
        m_settled = m_fetching == 0;
        m_context.board.change([&](Status &s) {
            if (m_fetching == 0)
                s.busy.erase(Activity::Recordings);
            if (!fetched)
                s.recordingTrouble = fetched.error();
        });
        const int changes = m_changes;
        Until news([this, changes] { return m_changes != changes; }, Steady::now() + std::chrono::minutes(5));
        co_await news;
        if (m_changes == changes)
            m_asked.reset();                                         // what failed may be tried again by now
        Until breath({}, Steady::now() + m_context.pace.firstRetry); // much may be changing
        co_await breath;
    }
}

Flow<Result<void>> RecordingsFlow::fetch(CallId call, For whom)
{
    while (!take(call)) { // another flow is at it
        if (whom == For::Rules)
            co_return Result<void>();
        Until free([this, call] { return !isActive(call); });
        co_await free;
    }
    const auto leaving = qScopeGuard([this, call] { leave(call); });
    auto arrivedSoon = m_aside.run([this, call] { return m_storeroom.admit(call); });
    Result<Storeroom::Arrival> arrival = co_await arrivedSoon;
    if (!arrival)
        co_return arrival.error();
    if (!arrival->incoming)
        co_return Result<void>();
    const auto reception = std::make_shared<Reception>(call, whom == For::Person, std::move(arrival->recording),
                                                       std::move(arrival->incoming), m_context.flows.waker());
    const auto closing = qScopeGuard([reception] { reception->close(); });
    tell(*reception);
    auto receivedSoon = receive(reception);
    const Result<void> received = co_await receivedSoon;
    auto notedSoon = m_aside.run([this, reception, received] { return note(*reception, received); });
    const Result<void> noted = co_await notedSoon;
    co_return noted ? received : noted;
}

/// What the cache is to know of an end that was none.
Result<void> RecordingsFlow::note(Reception &reception, const Result<void> &outcome)
{
    reception.close();
    if (outcome)
        return {};
    const Error &error = outcome.error();
    store::Recording &recording = reception.recording;
    if (error == NoRoom)
        return m_storeroom.dispose(reception.call);
    const bool wasAbsent = recording.state == RecordingState::Absent;
    recording.bytes = reception.size();
    recording.state = recording.bytes > 0 ? RecordingState::Partial : RecordingState::None;
    if (error.kind == Error::Kind::NotFound) {
        recording.state = RecordingState::Absent;
        recording.attempts = wasAbsent ? recording.attempts + 1 : 1;
    } else if (error.kind != Error::Kind::Cancelled) {
        recording.state = RecordingState::Failed;
        recording.error = error;
        recording.attempts += isOurs(error) ? 0 : 1;
    }
    recording.triedAt = m_context.clock();
    if (error.kind == Error::Kind::NotSound) { // nothing to go on with
        recording.bytes = 0;
        recording.validator.clear();
    }
    if (recording.bytes == 0 || recording.state == RecordingState::Absent)
        if (const auto gone = m_vault->destroyPart(reception.call); !gone)
            return gone;
    const auto noted = m_context.cache.recordings().put(reception.call, recording);
    const bool callIsGone = !noted && noted.error().kind == Error::Kind::NotFound;
    return callIsGone ? m_vault->destroyPart(reception.call) : noted;
}

/// Tries until it is here, or trying has become pointless. The address may expire, so it is asked for each time.
Flow<Result<void>> RecordingsFlow::receive(std::shared_ptr<Reception> reception)
{
    const remote::Service service = reception->person ? m_context.service.inForeground() : m_context.service;
    seconds wait = m_context.pace.firstRetry;
    for (int attempts = 1;; ++attempts) {
        const std::int64_t before = reception->size();
        auto urlSoon =
            askFor<std::string>(m_context, [service, call = reception->call] { return service.recordingUrl(call); });
        const Result<std::string> url = co_await urlSoon;
        if (!url)
            co_return url.error();
        if (isDropped(reception->call))
            co_return Unwanted;
        auto triedSoon = attempt(reception, *url);
        const Result<void> tried = co_await triedSoon;
        if (tried || isOurs(tried.error()) || tried.error() == Unwanted || tried.error() == NoRoom ||
            tried.error().kind == Error::Kind::NotSound)
            co_return tried;
        if (tried.error().kind == Error::Kind::Conflict)
            reception->recording.validator.clear(); // from the beginning, then
        if (reception->size() > before) {
            attempts = 0;
            wait = m_context.pace.firstRetry;
        } else if (attempts >= MostAttempts) {
            co_return tried;
        }
        Until paused = pause(m_context, wait);
        co_await paused;
        wait = std::min(wait * 2, m_context.pace.longestRetry);
    }
}

Flow<Result<void>> RecordingsFlow::attempt(std::shared_ptr<Reception> reception, std::string url)
{
    const remote::Service service = reception->person ? m_context.service.inForeground() : m_context.service;
    remote::Download download;
    download.validator = reception->recording.validator;
    download.from = download.validator.empty() ? 0 : std::uint64_t(reception->size());
    download.begin = [reception](const remote::DownloadHead &head) { return reception->begin(head); };
    download.take = [reception](std::string_view bytes) { return reception->take(bytes); };
    auto watchedSoon = watch(reception, service.recording(url, std::move(download)));
    const Result<void> watched = co_await watchedSoon;
    if (!watched)
        co_return watched;
    auto keptSoon = m_aside.run([this, reception] {
        return reception->with([&](vault::Incoming &incoming) {
            return m_storeroom.keep(reception->call, incoming, reception->recording);
        });
    });
    const Result<void> kept = co_await keptSoon;
    co_return kept;
}

void RecordingsFlow::tell(const Reception &reception)
{
    m_context.board.change([&](Status &s) {
        s.recordings[reception.call] = {reception.size(), reception.recording.total, {}};
    });
}

/// Until all of it has come and is on the disk: tells how far it is.
Flow<Result<void>> RecordingsFlow::watch(std::shared_ptr<Reception> reception,
                                         remote::Pending<remote::DownloadHead> pending)
{
    const CallId call = reception->call;
    Steady::time_point told;
    for (;;) {
        const bool isOver = pending.ready(); // first: nothing comes after it
        const bool isUnwanted = isDropped(call);
        if (reception->hasNews()) {
            auto writtenSoon = m_aside.run([this, reception] { return write(*reception); });
            const Result<void> written = co_await writtenSoon;
            if (!written)
                co_return written;
            if (reception->takeRelief())
                pending.resume();
            if (Steady::now() - told >= Glance) {
                told = Steady::now();
                tell(*reception);
            }
            if (!isUnwanted)
                continue;
        }
        if (isUnwanted)
            co_return Unwanted;
        if (isOver)
            break;
        Until news([&] { return pending.ready() || reception->hasNews() || isDropped(call); });
        co_await news;
    }
    const Result<remote::DownloadHead> done = pending.take();
    co_return done ? Result<void>() : Result<void>(done.error());
}

/// Takes to the disk what has come. On the thread aside.
Result<void> RecordingsFlow::write(Reception &reception)
{
    const Reception::News news = reception.takeNews();
    if (news.head)
        if (const auto begun = begin(reception, *news.head); !begun)
            return begun;
    if (news.bytes.empty())
        return {};
    if (const auto room = makeRoom(reception, reception.size() + std::int64_t(news.bytes.size())); !room)
        return room;
    return reception.append(news.bytes);
}

/// What the server has said of it goes into the cache, so that it can be gone on with; and there has to be room for it.
Result<void> RecordingsFlow::begin(Reception &reception, const remote::DownloadHead &head)
{
    store::Recording &recording = reception.recording;
    recording.state = RecordingState::Partial;
    recording.bytes = 0; // as long as it is coming, room is reserved for it instead
    if (head.from == 0 && reception.size() > 0) {
        // Were this program to die now, new bytes must not be taken for a part of the old ones.
        if (!std::exchange(recording.validator, {}).empty())
            if (const auto noted = m_context.cache.recordings().put(reception.call, recording); !noted)
                return noted;
        if (const auto begun = reception.restart(); !begun)
            return begun;
    }
    recording.total = std::int64_t(head.total);
    recording.mediaType = head.mediaType;
    recording.validator = head.validator;
    if (const auto put = m_context.cache.recordings().put(reception.call, recording); !put)
        return put;
    return makeRoom(reception, std::max(recording.total, std::int64_t(1)));
}

/// Holds room for so many bytes of it: all of them or, where nobody knows how many will come, those that have.
Result<void> RecordingsFlow::makeRoom(Reception &reception, std::int64_t bytes)
{
    const bool isMeasured = reception.recording.total > 0;
    if (const auto known = m_unmeasured.find(reception.call); !isMeasured && known != m_unmeasured.end())
        bytes = std::max(bytes, known->second);
    if (bytes <= reception.reserved)
        return {};
    const Result<bool> room = m_storeroom.reserve(reception.call, bytes, reception.person, inUse());
    if (!room)
        return room.error();
    reception.reserved = bytes;
    if (*room || reception.person)
        return {};
    if (!isMeasured)
        m_unmeasured[reception.call] = bytes; // next time this is known before anything comes
    return NoRoom;
}

} // namespace earshot::sync
