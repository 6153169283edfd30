#pragma once
// Which answers were asked for before an edit of ours arrived there. Counted, not timed: clocks are set back. What
// arrived before this program began is older than all that it asks for.

#include "models/domain/call.h"

#include <atomic>
#include <optional>
#include <unordered_map>

namespace earshot::store {

/// A place in the order of asking and arriving.
enum class Turn : std::int64_t {};

class Turns {
public:
    /// To be taken before asking. Any thread.
    Turn now() const { return Turn(m_count.load()); }

    /// An edit of the call is there by now. The writer's thread.
    void arrived(CallRow row) { m_arrived[row] = ++m_count; }
    /// Such an answer may tell the call as it was before our edit arrived; none given: it is of this moment. The
    /// writer's thread.
    bool isStale(CallRow row, const std::optional<Turn> &asked) const
    {
        const auto arrived = m_arrived.find(row);
        return asked && arrived != m_arrived.end() && std::int64_t(*asked) < arrived->second;
    }

private:
    std::atomic<std::int64_t> m_count = 0;
    std::unordered_map<CallRow, std::int64_t> m_arrived;
};

} // namespace earshot::store
