#pragma once
// Which answers were asked for before an edit of ours arrived there, or before a client's name came. Counted, not
// timed: clocks are set back. What arrived before this program began is older than all that it asks for.

#include "models/domain/call.h"

#include <atomic>
#include <map>
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

    /// The client's name is known now, and calls of older answers may have another. The writer's thread.
    void told(const ClientId &client) { m_told[client] = ++m_count; }
    bool isStale(const ClientId &client, const std::optional<Turn> &asked) const
    {
        const auto told = m_told.find(client);
        return asked && told != m_told.end() && std::int64_t(*asked) < told->second;
    }

private:
    std::atomic<std::int64_t> m_count = 0;
    std::unordered_map<CallRow, std::int64_t> m_arrived;
    std::map<ClientId, std::int64_t> m_told;
};

} // namespace earshot::store
