#include "models/sync/outbound.h"

#include <algorithm>

namespace earshot::sync {
namespace {

/// The other side will never take this edit; only a person can decide what becomes of it.
bool isRefusal(const Error &error)
{
    using enum Error::Kind;
    return error.kind == Refused || error.kind == Forbidden || error.kind == NotFound || error.kind == Conflict;
}

} // namespace

std::vector<wire::CallUpdate> partsOf(const store::CallChange &change)
{
    wire::CallUpdate plain;
    plain.note = change.note;
    plain.tags = change.tags;
    plain.leadStatus = change.leadStatus;
    plain.customerName = change.customerName;
    wire::CallUpdate value;
    value.value = change.value;
    wire::CallUpdate spam;
    spam.spam = change.spam.value_or(false);
    std::vector<wire::CallUpdate> parts;
    for (wire::CallUpdate &part : {std::ref(plain), std::ref(value), std::ref(spam)})
        if (!part.empty())
            parts.push_back(std::move(part));
    return parts;
}

void OutboundFlow::look()
{
    m_look = true;
    m_context.flows.wake();
}

Result<std::optional<store::Outgoing>> OutboundFlow::next()
{
    const auto waiting = m_context.cache.outbox().nextToSend(8);
    if (!waiting)
        return waiting.error();
    for (const store::Outgoing &edit : *waiting)
        if (!m_busy.contains(edit.id))
            return std::optional(edit);
    return std::optional<store::Outgoing>();
}

Flow<> OutboundFlow::run()
{
    for (;;) {
        m_look = false;
        const auto waiting = next();
        if (!waiting) {
            m_settled = false;
            m_context.board.trouble(waiting.error());
            Until paused = pause(m_context, m_context.pace.longestRetry);
            co_await paused;
            continue;
        }
        const auto &edit = *waiting;
        if (!edit) {
            m_settled = m_busy.empty();
            if (m_settled)
                m_context.board.end(Activity::Edits);
            m_context.flows.wake();
            Until looked([this] { return m_look.load(); });
            co_await looked;
            continue;
        }
        m_settled = false;
        m_context.board.begin(Activity::Edits);
        m_busy.insert(edit->id);
        Flow<> sent = send(*edit);
        co_await sent;
        m_busy.erase(edit->id);
        m_look = true;
    }
}

Flow<Result<Call>> OutboundFlow::put(const Call &known, std::vector<wire::CallUpdate> parts)
{
    Call call = known;
    for (const wire::CallUpdate &part : parts) {
        const remote::Service service = m_context.service.inForeground();
        auto answeredSoon = ask<Call>(m_context, [service, call, part] { return service.updateCall(call, part); });
        auto answered = co_await answeredSoon;
        if (!answered)
            co_return answered.error();
        call = std::move(*answered);
    }
    co_return call;
}

Flow<> OutboundFlow::send(store::Outgoing waiting)
{
    store::Outbox &outbox = m_context.cache.outbox();
    const auto edit = outbox.markSending(waiting.id, newId("TRY"));
    if (!edit)
        co_return; // taken back meanwhile
    const auto known = m_context.cache.calls().call(edit->row);
    if (!known)
        co_return;
    auto sentSoon = put(known->call, partsOf(edit->change));
    const Result<Call> sent = co_await sentSoon;
    Result<void> told;
    if (sent)
        told = outbox.confirm(edit->id, *sent);
    else if (isRefusal(sent.error()))
        told = outbox.refuse(edit->id, sent.error());
    else
        told = outbox.retry(edit->id);
    if (told)
        co_return;
    Until paused = pause(m_context, m_context.pace.firstRetry); // the cache is full or gone: it stays "sending"
    co_await paused;
}

} // namespace earshot::sync
