#pragma once
// What listening to recordings told of calls. Any thread; writing waits for the commit, so not the GUI's.

#include "models/base/result.h"
#include "models/domain/call.h"

namespace earshot::store {

class Database;

class Figures {
public:
    explicit Figures(Database &database) : m_database(database) {}

    /// By what they were counted.
    struct Basis {
        bool transcribed = false; // the transcript was known
        bool swapped = false;     // the agent was taken to be on the first channel
    };
    /// Keeps the figures of a call. Nothing happens when they are as they were. NotFound: no such call.
    Result<void> put(CallRow row, const TalkFigures &figures, Basis basis);

private:
    Database &m_database;
};

} // namespace earshot::store
