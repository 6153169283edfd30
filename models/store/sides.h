#pragma once
// Which channel of a recording is whose: the caller's is the first, unless a person says otherwise. Any thread; writing
// waits for the commit, so not the GUI's.

#include "models/base/result.h"
#include "models/domain/call.h"

namespace earshot::store {

class Database;

/// What a person says it of. What is said of a call goes before what is said of its tracker, that before its client's.
enum class SidesOf { Call, Tracker, Client };

class Sides {
public:
    explicit Sides(Database &database) : m_database(database) {}

    /// The agent is on the first channel. False for a call that is not there.
    Result<bool> isSwapped(CallRow row) const;
    /// Keeps it, of this call or of its tracker or client, in which case what was said of the narrower before holds no
    /// more for this call. The figures of all calls concerned change sides with it; what cannot be had from them is
    /// found out again from the recordings that are here. NotFound: no such call, or it has no tracker or client.
    Result<void> put(CallRow row, SidesOf of, bool swapped);

private:
    Database &m_database;
};

/// "(…)": 1 where the agent of a row of `calls` is on the first channel, else 0.
const std::string &swappedSql();

} // namespace earshot::store
