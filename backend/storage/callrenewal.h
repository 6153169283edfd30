#pragma once
// A call that is known already, met again in an import.

#include "backend/storage/database.h"
#include "backend/storage/recordings.h"
#include "models/domain/call.h"

#include <set>

namespace earshot::storage {

/// How a known call is brought up to what a line of an import says.
struct Renewal {
    std::string line;
    std::optional<SavedRecording> recording;
    Instant asOf;           // of what moment the line tells
    bool overwrite = false; // whatever its moment, and over what was changed here
};

struct Renewed {
    enum class Outcome {
        Same,    // nothing to change
        Older,   // the line is not newer than the one that was imported
        Changed, //
    };
    Outcome outcome = Outcome::Same;
    bool keptOurs = false;         // fields that were changed here stayed as they are
    std::string problem;           // a field of the line that was left out, and why
    std::set<Number> persons;      // to be settled
    std::string replacedRecording; // a file to be cleared away once all is on the disk
};

/// Errors: Refused (the line gives the call to another client), BadData (the line cannot be read), and the database's.
Result<Renewed> renewCall(Write &write, Number row, Renewal renewal);

/// Remembers what a line said of a call, for the next import.
void rememberImport(Write &write, Number row, const Call &said, Instant asOf);

} // namespace earshot::storage
