#include "models/sync/outbound.h"

#include <algorithm>
#include <deque>

namespace earshot::sync {
namespace {

using store::CallChange;
using store::Settlement;

constexpr int Tries = 3; // before an edit that the other side fails at keeps nobody waiting any more
constexpr int Looks = 5; // at a call that changes under our hands, before its edit waits as one that fails
constexpr seconds LongestAside = std::chrono::minutes(15);

const Error NotTaken{Error::Kind::Refused, "the server said that it was done, and the call is as it was"};

/// The other side will never take this; only a person can decide what becomes of it.
bool isRefusal(const Error &error)
{
    return !passes(error);
}

/// The other side is there and fails at this request: others may do better.
bool isItsOwnTrouble(const Error &error)
{
    return error.kind == Error::Kind::Server || error.kind == Error::Kind::BadData ||
           error.kind == Error::Kind::NotTheService;
}

bool mayBeThere(const Error &error)
{
    using enum Error::Kind;
    return error.kind == Offline || error.kind == Timeout || isItsOwnTrouble(error);
}

/// The cache may take it later.
bool mayBeWritten(const Error &error)
{
    using enum Error::Kind;
    return error.kind == DiskFull || error.kind == Locked || error.kind == ReadOnly;
}

/// All of it as one change again.
void add(CallChange &to, const CallChange &part)
{
    if (part.note)
        to.note = part.note;
    if (part.leadStatus)
        to.leadStatus = part.leadStatus;
    if (part.value)
        to.value = part.value;
    if (part.customerName)
        to.customerName = part.customerName;
    if (part.spam)
        to.spam = part.spam;
    to.addTags.insert(to.addTags.end(), part.addTags.begin(), part.addTags.end());
    to.removeTags.insert(to.removeTags.end(), part.removeTags.begin(), part.removeTags.end());
}

/// What a call that cannot even be read makes of its edit. One that is gone is as good as marked as spam.
Settlement unreadable(const CallChange &change, const Error &error)
{
    Settlement outcome;
    if (isRefusal(error)) {
        CallChange refused = change;
        if (error.kind == Error::Kind::NotFound && change.spam == true)
            refused.spam.reset();
        if (!refused.empty())
            outcome.refused.push_back({refused, error});
        return outcome;
    }
    outcome.unsent = change;
    outcome.trouble = error;
    return outcome;
}

} // namespace

void OutboundFlow::look()
{
    m_look = true;
    m_context.flows.wake();
}

bool OutboundFlow::isAside(const store::Outgoing &edit) const
{
    const auto aside = m_aside.find(edit.row);
    return aside != m_aside.end() && aside->second.change == edit.change && aside->second.nudges == m_context.nudges &&
           Steady::now() < aside->second.until;
}

Result<std::optional<store::Outgoing>> OutboundFlow::next()
{
    const auto waiting = m_context.cache.outbox().nextToSend(m_busy.size() + m_aside.size() + 1);
    if (!waiting)
        return waiting.error();
    for (const store::Outgoing &edit : *waiting)
        if (!m_busy.contains(edit.id) && !isAside(edit))
            return std::optional(edit);
    std::erase_if(m_aside, [&](const auto &aside) { // given up by somebody, or changed elsewhere
        const auto isOf = [row = aside.first](CallRow other) { return other == row; };
        return std::none_of(waiting->begin(), waiting->end(), [&](const auto &edit) { return isOf(edit.row); }) &&
               std::none_of(m_busy.begin(), m_busy.end(), [&](const auto &busy) { return isOf(busy.second); });
    });
    return std::optional<store::Outgoing>();
}

/// Nothing can be sent now: until there is something, or what was set aside is to be tried again.
Flow<> OutboundFlow::rest()
{
    const int nudges = m_context.nudges;
    std::optional<Steady::time_point> due;
    bool isTrying = false;
    for (const auto &[row, aside] : m_aside) {
        due = std::min(due.value_or(aside.until), aside.until);
        isTrying = isTrying || aside.failures < Tries;
    }
    m_nudges = nudges;
    m_settled = m_busy.empty() && !isTrying;
    if (m_busy.empty() && std::exchange(m_readAgain, false))
        ++m_context.editsSent;
    if (m_settled)
        m_context.board.end(Activity::Edits);
    m_context.flows.wake();
    Until looked([this, nudges] { return m_look || (!m_aside.empty() && m_context.nudges != nudges); }, due);
    co_await looked;
}

Flow<> OutboundFlow::run()
{
    seconds wait = m_context.pace.firstRetry;
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
            Flow<> rested = rest();
            co_await rested;
            continue;
        }
        m_settled = false;
        m_context.board.begin(Activity::Edits);
        const store::OutboxId id = edit->id;
        m_busy.emplace(id, edit->row);
        Flow<std::optional<Error>> sentSoon = send(*edit);
        const std::optional<Error> line = co_await sentSoon;
        m_busy.erase(id);
        m_look = true;
        if (!line) {
            wait = m_context.pace.firstRetry;
            continue;
        }
        m_context.board.trouble(*line);
        Until paused = pause(m_context, wait);
        co_await paused;
        wait = std::min(wait * 2, m_context.pace.longestRetry);
    }
}

/// Sends the parts one after the other. What is refused is tried once more piece by piece, so that the rest arrives.
Flow<OutboundFlow::Sent> OutboundFlow::put(store::Outgoing edit, remote::CallState state)
{
    Sent sent;
    sent.outcome.before = state.call;
    const std::vector<CallChange> all = partsOf(edit.change, state.version.empty());
    std::deque<CallChange> parts(all.begin(), all.end());
    while (!parts.empty()) {
        const CallChange part = std::move(parts.front());
        parts.pop_front();
        auto answeredSoon = answer(m_context.service.inForeground().updateCall(state, updateOf(part, state)));
        auto answered = co_await answeredSoon;
        if (answered) {
            m_context.board.online();
            m_readAgain = m_readAgain || !answered->version.empty() || part.customerName;
            state = std::move(*answered);
            Flow<CallChange> leftSoon = leftOut(part, state);
            const CallChange left = co_await leftSoon;
            if (!left.empty())
                sent.outcome.refused.push_back({left, NotTaken});
            continue;
        }
        const Error error = answered.error();
        if (error.kind == Error::Kind::Conflict && !state.version.empty()) {
            sent.lookAgain = true;
        } else if (isRefusal(error)) {
            std::vector<CallChange> pieces = piecesOf(part);
            if (pieces.size() > 1 && error.kind != Error::Kind::NotFound)
                parts.insert(parts.begin(), pieces.begin(), pieces.end());
            else
                sent.outcome.refused.push_back({part, error});
            continue;
        } else {
            sent.outcome.mayHaveArrived = sent.outcome.mayHaveArrived || mayBeThere(error);
            if (isItsOwnTrouble(error))
                sent.outcome.trouble = error;
            else
                sent.line = error;
        }
        add(sent.outcome.unsent, part);
        if (sent.lookAgain || sent.line)
            break;
    }
    for (const CallChange &part : parts)
        add(sent.outcome.unsent, part);
    sent.outcome.server = std::move(state.call);
    co_return sent;
}

/// What the other side said it had done and has not. Its answer alone does not prove it: the call is read once more.
Flow<CallChange> OutboundFlow::leftOut(CallChange part, remote::CallState &state)
{
    CallChange left = notTaken(part, state.call);
    if (left.empty())
        co_return left;
    auto readSoon = read(state.call.id);
    auto read = co_await readSoon;
    if (!read)
        co_return left;
    state = std::move(*read);
    left = notTaken(left, state.call);
    co_return left;
}

/// The call as it is there. One that is unknown under one of its ids may be known under the other.
Flow<Result<remote::CallState>> OutboundFlow::read(CallId id)
{
    auto readSoon = answer(m_context.service.inForeground().callState(id));
    auto read = co_await readSoon;
    if (read || read.error().kind != Error::Kind::NotFound)
        co_return read;
    for (const CallId &other : m_context.cache.inbox().otherIds(id).valueOr({})) {
        auto otherSoon = answer(m_context.service.inForeground().callState(other));
        auto found = co_await otherSoon;
        if (found || found.error().kind != Error::Kind::NotFound)
            co_return found;
    }
    co_return read;
}

/// Gives what keeps everything from getting through at the moment, if something does.
Flow<std::optional<Error>> OutboundFlow::send(store::Outgoing waiting)
{
    store::Outbox &outbox = m_context.cache.outbox();
    auto readSoon = this->read(waiting.call);
    const auto read = co_await readSoon;
    if (!read && passes(read.error()) && !isItsOwnTrouble(read.error()))
        co_return read.error();
    m_context.board.online();
    Words unread;
    for (const auto &[index, key] : wire::unreadFields(read ? read->problems : std::vector<wire::Problem>()))
        unread.push_back(key);
    const auto edit =
        outbox.markSending(waiting.id, newId("TRY"), read ? std::optional(read->call) : std::nullopt, unread);
    if (!edit && edit.error().kind == Error::Kind::NotFound)
        co_return std::nullopt; // taken back meanwhile, or there already
    if (!edit)
        co_return edit.error();
    Sent sent;
    if (read) {
        auto putSoon = put(*edit, *read);
        sent = co_await putSoon;
        for (std::optional<Call> *told : {&sent.outcome.before, &sent.outcome.server})
            if (*told)
                (*told)->id = edit->call; // it may have been asked for by its other one
    } else {
        sent.outcome = unreadable(edit->change, read.error());
    }
    countLooks(*edit, sent);
    Flow<> settled = settle(*edit, sent.outcome);
    co_await settled;
    setAside(*edit, sent.outcome);
    co_return sent.line;
}

/// A call that is another one each time we look is in somebody's hands, or something on the way loses what we say of
/// its version: looking at once again and again would be a request after the other for ever.
void OutboundFlow::countLooks(const store::Outgoing &edit, Sent &sent)
{
    if (!sent.lookAgain)
        m_looks.erase(edit.row);
    else if (++m_looks[edit.row] >= Looks)
        sent.outcome.trouble = Error{Error::Kind::Conflict, "the call was another one whenever it was to be changed"};
}

/// Writes down what became of an edit, however long the cache cannot take it: nobody else knows. An outcome that it
/// will never take becomes that nobody knows whether the edit arrived.
Flow<> OutboundFlow::settle(store::Outgoing edit, Settlement &outcome)
{
    seconds wait = m_context.pace.firstRetry;
    bool givenUp = false;
    Result<bool> told = m_context.cache.outbox().settle(edit.id, outcome);
    while (!told && told.error().kind != Error::Kind::NotFound) {
        if (!mayBeWritten(told.error())) {
            if (std::exchange(givenUp, true))
                break;
            outcome = {.unsent = edit.change, .mayHaveArrived = true, .trouble = told.error()};
            told = m_context.cache.outbox().settle(edit.id, outcome);
            continue;
        }
        m_context.board.trouble(told.error());
        Until paused = pause(m_context, std::max(wait, seconds(1)));
        co_await paused;
        wait = std::min(wait * 2, m_context.pace.longestRetry);
        told = m_context.cache.outbox().settle(edit.id, outcome);
    }
    if (!told || !*told)
        co_return;
    m_readAgain = true;
}

void OutboundFlow::setAside(const store::Outgoing &edit, const Settlement &outcome)
{
    if (!outcome.trouble) {
        m_aside.erase(edit.row);
        return;
    }
    const auto waiting = m_context.cache.outbox().of(edit.row);
    Aside &aside = m_aside[edit.row];
    ++aside.failures;
    const milliseconds first = std::max<milliseconds>(m_context.pace.firstRetry, milliseconds(50));
    aside.until = Steady::now() + std::min<milliseconds>(first * (1 << std::min(aside.failures - 1, 12)), LongestAside);
    aside.nudges = m_context.nudges;
    aside.change = outcome.unsent;
    for (const store::Outgoing &left : waiting.valueOr({}))
        if (left.state == store::SendState::Waiting)
            aside.change = left.change;
}

} // namespace earshot::sync
