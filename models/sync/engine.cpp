#include "models/sync/engine.h"

#include "models/sync/calls.h"
#include "models/sync/outbound.h"
#include "models/sync/recordings.h"
#include "models/sync/records.h"
#include "models/sync/transcripts.h"
#include "models/sync/unread.h"

#include <thread>

namespace earshot::sync {
namespace {

constexpr int AtOnce = 3; // flows of one kind beside each other

remote::CourierSettings courierSettings(store::Cache &cache, const Connection &connection, const Clock &clock,
                                        std::function<void()> arrived)
{
    remote::CourierSettings settings;
    settings.origin = connection.origin;
    settings.key = connection.key;
    settings.http = connection.http;
    settings.limits = connection.limits;
    settings.spent = remote::BudgetState::parse(cache.preferences().setting(BudgetSetting).valueOr({}));
    settings.retry.attempts = 2; // what lasts longer is the flows' business, which say so on the status
    settings.atOnce = 6;
    settings.arrived = std::move(arrived);
    settings.clock = clock;
    return settings;
}

} // namespace

struct Engine::Parts {
    store::Cache &cache;
    Flows flows;
    Board board;
    remote::Courier courier;
    Asides asides;
    Context context;
    Rights rights;
    Secret key;
    AccountId account;
    CallsFlow calls;
    RecordsFlow records;
    TranscriptsFlow transcripts;
    OutboundFlow outbound;
    RecordingsFlow recordings;
    store::Subscription subscription;
    std::atomic<int> watched = -1; // as of so many nudges the status is true
    std::jthread thread;           // last: uses all the others

    Parts(store::Cache &c, const Connection &connection, Pace pace, const Clock &clock,
          const std::shared_ptr<const vault::Vault> &vault)
        : cache(c), board(clock), courier(courierSettings(c, connection, clock, [this] { flows.wake(); })),
          asides(c, board, clock), context{c,     courier, remote::Service(courier, connection.account),
                                           pace,  clock,   flows,
                                           board, asides},
          rights(context, vault), key(connection.key), account(connection.account), calls(context, rights),
          records(context, rights), transcripts(context), outbound(context), recordings(context, vault)
    {
    }

    Flow<> watch();
    Flow<> endAtDamage(std::stop_source &end);
    bool caughtUp() const;
    void keepBudget();
    void releaseOutbox();
    void work(const std::stop_token &stop);
};

/// Keeps the figures of the status true; it looks whenever somebody was woken, so that nobody has to poll.
Flow<> Engine::Parts::watch()
{
    Steady::time_point written = Steady::now();
    for (;;) {
        const int nudges = context.nudges;
        const bool settled = caughtUp() && transcripts.isSettled() && recordings.isSettled();
        const remote::BudgetFigures budget = courier.budget();
        board.change([&](Status &s) {
            s.settled = settled && s.link == Status::Link::Online;
            s.budget = budget;
        });
        watched = nudges;
        if (Steady::now() - written > seconds(20)) {
            written = Steady::now();
            keepBudget();
        }
        Until news(
            [this, settled, nudges, budget] {
                const bool now = caughtUp() && transcripts.isSettled() && recordings.isSettled();
                return now != settled || context.nudges != nudges || courier.budget() != budget;
            },
            Steady::now() + seconds(15));
        co_await news;
    }
}

/// Whatever is read from or written to a damaged file makes it worse, or is of no use.
Flow<> Engine::Parts::endAtDamage(std::stop_source &end)
{
    Until damaged([this] { return cache.isDamaged(); });
    co_await damaged;
    board.trouble(board.newWho(), {Error::Kind::Corrupt, "the file of the cache is damaged"});
    end.request_stop();
}

bool Engine::Parts::caughtUp() const
{
    return calls.isSettled() && records.isSettled() && outbound.isSettled();
}

void Engine::Parts::keepBudget()
{
    const std::string spent = courier.budgetState().text();
    const auto kept = cache.preferences().setting(BudgetSetting);
    if (!kept)
        return board.trouble(kept.error());
    if (spent != *kept)
        cache.preferences().set(BudgetSetting, spent);
}

/// Edits that an engine before this one was sending when it stopped: nobody knows whether they arrived, and sending
/// them again does no harm.
void Engine::Parts::releaseOutbox()
{
    if (const auto released = cache.outbox().release(); !released)
        board.trouble(released.error());
}

void Engine::Parts::work(const std::stop_token &stop)
{
    std::stop_source end;
    const std::stop_callback stopping(stop, [&end] { end.request_stop(); });
    flows.add(endAtDamage(end));
    board.change([this](Status &s) { s.unread = unreadIn(cache.inbox().cursors().valueOr({}), context.clock()); });
    calls.countCalls();
    releaseOutbox();
    if (const auto begun = rights.begin(key, account); !begun)
        board.trouble(begun.error());
    flows.add(records.run());
    flows.add(records.runMessages());
    flows.add(calls.run());
    flows.add(transcripts.runWanted());
    for (int i = 0; i < AtOnce; ++i) {
        flows.add(outbound.run());
        flows.add(transcripts.run());
    }
    recordings.start();
    flows.add(watch());
    try {
        flows.run(end.get_token());
    } catch (const std::exception &failure) {
        board.trouble({Error::Kind::Storage, failure.what()});
    }
    if (!cache.isDamaged())
        keepBudget();
    board.stopped();
}

Engine::Engine(store::Cache &cache, const Connection &connection, Board::Listener listener, Pace pace,
               const Clock &clock, const std::shared_ptr<const vault::Vault> &vault)
    : m_parts(std::make_unique<Parts>(cache, connection, pace, clock, vault))
{
    Parts *parts = m_parts.get();
    parts->board.listen(std::move(listener));
    parts->subscription = cache.subscribe([parts](const store::ChangeNotice &notice) {
        if (notice.touches(store::Part::Damage))
            parts->flows.wake();
        if (notice.touches(store::Part::Outbox))
            parts->outbound.look();
        parts->transcripts.look(notice);
        parts->recordings.look(notice);
    });
    parts->thread = std::jthread([parts](const std::stop_token &stop) { parts->work(stop); });
}

Engine::~Engine() = default;

Status Engine::status() const
{
    Status status = m_parts->board.status();
    status.settled = status.settled && m_parts->watched == m_parts->context.nudges;
    return status;
}

void Engine::syncNow()
{
    ++m_parts->context.nudges;
    m_parts->flows.wake();
}

void Engine::want(const CallId &call)
{
    m_parts->transcripts.want(call);
}

void Engine::wantRecording(const CallId &call)
{
    m_parts->recordings.want(call);
}

void Engine::dropRecording(const CallId &call)
{
    m_parts->recordings.drop(call);
}

} // namespace earshot::sync
