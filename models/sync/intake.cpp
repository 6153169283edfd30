#include "models/sync/intake.h"

#include <algorithm>
#include <iterator>

namespace earshot::sync {
namespace {

template <typename T>
void append(std::vector<T> &into, std::vector<T> &&more)
{
    into.insert(into.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

Flow<> Intake::run()
{
    for (;;) {
        Until some([this] { return !m_waiting.empty(); });
        co_await some;
        m_writing = true;
        auto appliedSoon = deliver(m_context, gathered());
        const auto applied = co_await appliedSoon;
        m_writing = false;
        if (applied) {
            const auto added = std::int64_t(applied->added.size());
            m_context.board.change([added](Status &s) { s.calls += added; });
        } else {
            m_outcome = applied.error();
            m_waiting.clear();
        }
    }
}

store::Delivery Intake::gathered()
{
    store::Delivery all = std::move(m_waiting.front());
    m_waiting.pop_front();
    for (; !m_waiting.empty() && m_waiting.front().asked == all.asked; m_waiting.pop_front()) {
        store::Delivery &page = m_waiting.front(); // what was asked for later is not older than it is
        append(all.calls, std::move(page.calls));
        append(all.unread, std::move(page.unread));
        append(all.conversations.records, std::move(page.conversations.records));
        append(all.conversations.unread, std::move(page.conversations.unread));
        append(all.cursors, std::move(page.cursors));
    }
    return all;
}

Flow<Result<void>> Intake::put(store::Delivery page)
{
    Until room([this] { return m_waiting.size() < m_mostPages || !m_outcome; });
    co_await room;
    if (m_outcome)
        m_waiting.push_back(std::move(page));
    co_return m_outcome;
}

Flow<Result<void>> Intake::written()
{
    Until idle([this] { return m_waiting.empty() && !m_writing; });
    co_await idle;
    co_return m_outcome;
}

Flow<Result<void>> Intake::settled()
{
    Until idle([this] { return m_waiting.empty() && !m_writing; });
    co_await idle;
    co_return std::exchange(m_outcome, Result<void>());
}

} // namespace earshot::sync
