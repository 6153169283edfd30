#pragma once
// What listening to recordings told of calls. Any thread; writing waits for the commit, so not the GUI's.

#include "models/base/result.h"
#include "models/domain/call.h"

namespace earshot::store {

class Database;

class Figures {
public:
    explicit Figures(Database &database) : m_database(database) {}

    /// Keeps the figures of a call; `transcribed`: its transcript was known when they were counted. Nothing happens
    /// when they are as they were. NotFound: no such call.
    Result<void> put(CallRow row, const TalkFigures &figures, bool transcribed);

private:
    Database &m_database;
};

} // namespace earshot::store
