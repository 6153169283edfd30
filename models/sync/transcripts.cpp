#include "models/sync/transcripts.h"

#include "models/sync/unread.h"

#include <algorithm>

namespace earshot::sync {
namespace {

std::string transcriptName(const CallId &id)
{
    return "transcript " + id.text;
}

} // namespace

void TranscriptsFlow::want(const CallId &id)
{
    {
        const std::lock_guard lock(m_mutex);
        std::erase(m_wanted, id);
        m_wanted.push_front(id); // whoever opened a call last looks at it now
    }
    m_context.flows.wake();
}

std::optional<CallId> TranscriptsFlow::nextWanted()
{
    const std::lock_guard lock(m_mutex);
    if (m_wanted.empty())
        return {};
    CallId id = std::move(m_wanted.front());
    m_wanted.pop_front();
    return id;
}

Flow<> TranscriptsFlow::runWanted()
{
    for (;;) {
        Until wanted([this] {
            const std::lock_guard lock(m_mutex);
            return !m_wanted.empty();
        });
        co_await wanted;
        while (const auto id = nextWanted()) {
            auto fetchedSoon = fetch(*id, true);
            const Result<void> fetched = co_await fetchedSoon;
            if (!fetched)
                continue;
            auto viewedSoon = fetchPageViews(*id);
            const Result<void> viewed = co_await viewedSoon;
            if (!viewed)
                continue; // most calls have no web session
        }
    }
}

void TranscriptsFlow::look(const store::ChangeNotice &notice)
{
    if (notice.calls.empty() && !notice.manyCalls && !notice.listsChanged)
        return;
    ++m_changes;
    m_context.flows.wake();
}

Result<std::optional<CallId>> TranscriptsFlow::nextInBackground()
{
    if (m_backlog.empty() && m_seen != m_changes) {
        const int changes = m_changes;
        const std::size_t apart = m_context.asides.all().size() + m_inFlight.size();
        const auto wanted = m_context.cache.inbox().wantedTranscripts(200 + apart, m_context.clock());
        if (!wanted)
            return wanted.error();
        for (const CallId &id : *wanted)
            if (std::find(m_inFlight.begin(), m_inFlight.end(), id) == m_inFlight.end() &&
                m_context.asides.isDue(transcriptName(id)))
                m_backlog.push_back(id);
        if (m_backlog.empty())
            m_seen = changes;
    }
    if (m_backlog.empty())
        return std::optional<CallId>();
    CallId id = std::move(m_backlog.front());
    m_backlog.pop_front();
    return std::optional(std::move(id));
}

Flow<> TranscriptsFlow::run()
{
    Standing standing(m_context.board);
    while (m_context.pace.transcriptsInBackground) {
        const auto next = nextInBackground();
        if (!next) {
            m_isSettled = false;
            standing.tell(next.error());
            Until paused = pause(m_context, std::max(m_context.pace.longestRetry, seconds(1)));
            co_await paused;
            continue;
        }
        standing.clear();
        const auto &id = *next;
        if (!id) {
            m_isSettled = m_inFlight.empty();
            if (m_isSettled)
                m_context.board.end(Activity::Transcripts);
            m_context.flows.wake(); // others look whether all is settled
            const int nudges = m_context.nudges;
            Until more([this, nudges] { return m_changes != m_seen || m_context.nudges != nudges; },
                       Steady::now() + std::chrono::minutes(5));
            co_await more;
            m_seen = m_changes == m_seen ? -1 : m_seen; // what waited may be due by now
            continue;
        }
        m_isSettled = false;
        m_context.board.begin(Activity::Transcripts);
        m_inFlight.push_back(*id);
        auto fetchedSoon = fetch(*id, false);
        const Result<void> fetched = co_await fetchedSoon;
        std::erase(m_inFlight, *id);
        if (fetched || !isOfThisSide(fetched.error()))
            continue;
        standing.tell(fetched.error());
        Until paused = pause(m_context, m_context.pace.longestRetry); // one that cannot be had must not spin
        co_await paused;
    }
}

Flow<Result<void>> TranscriptsFlow::fetch(CallId id, bool person)
{
    const remote::Service service = person ? m_context.service.inForeground() : m_context.service;
    store::Turn asked{};
    auto callSoon = askFor<remote::CallState>(m_context, [this, service, id, &asked] {
        asked = m_context.cache.inbox().turn();
        return service.call(id);
    });
    auto call = co_await callSoon;
    store::Delivery delivery;
    delivery.asked = asked;
    if (call) {
        const bool isUnread = std::ranges::any_of(
            call->problems, [](const wire::Problem &p) { return p.key == "conversational_transcript" && !p.partly; });
        if (!isUnread)
            delivery.transcripts = {{id, std::move(call->call.transcript)}};
        call->call.transcript.reset();
        takeCall(delivery, m_context, std::move(*call));
        if (isUnread)
            delivery.cursors.push_back(m_context.asides.noted(
                transcriptName(id), {Error::Kind::BadData, "the transcript that came cannot be read"}));
        else if (m_context.asides.has(transcriptName(id)))
            delivery.cursors.push_back(m_context.asides.cleared(transcriptName(id)));
    } else if (isGone(call.error())) {
        delivery.transcripts = {{id, {}}}; // there is none to be had
        if (m_context.asides.has(transcriptName(id)))
            delivery.cursors.push_back(m_context.asides.cleared(transcriptName(id)));
    } else {
        m_context.asides.note(transcriptName(id), call.error());
        co_return call.error();
    }
    auto appliedSoon = deliver(m_context, std::move(delivery));
    const auto applied = co_await appliedSoon;
    co_return applied ? Result<void>() : Result<void>(applied.error());
}

Flow<Result<void>> TranscriptsFlow::fetchPageViews(CallId id)
{
    const remote::Service service = m_context.service.inForeground();
    auto viewsSoon = allPages<PageView>(m_context, [service, id](int page) { return service.pageViews(id, page); });
    auto views = co_await viewsSoon;
    if (!views)
        co_return views.error(); // 404: not a call of a web session
    store::Delivery delivery;
    delivery.pageViews = {{id, std::move(views->items)}};
    auto appliedSoon = deliver(m_context, std::move(delivery));
    const auto applied = co_await appliedSoon;
    co_return applied ? Result<void>() : Result<void>(applied.error());
}

} // namespace earshot::sync
