#pragma once
// Inside the room: what people made themselves, carried over from a cache that is set aside: edits not sent yet,
// what others said of edited fields, corrections of transcripts, settings and saved views; and which recordings are
// kept, whose files are still there. Everything else comes back by sync.

#include "models/sql/migrations.h"
#include "models/store/calls.h"
#include "models/store/recordings.h"

namespace earshot::store {

struct RescuedEdit {
    StoredCall call; // as far as it could be read: at least its id
    struct Field {
        std::string key;
        Value base;
        Value value;
    };
    std::vector<Field> fields;
    Instant editedAt;
};

struct RescuedConflict {
    StoredCall call; // as far as it could be read: at least its id
    std::string field;
    Value other;
    Instant at;
};

/// A correction of a phrase, as it lies.
struct RescuedCorrection {
    StoredCall call; // as far as it could be read: at least its id
    std::int64_t phrase = 0;
    std::string original;
    std::string text;
    std::int64_t editedAt = 0;
};

struct RescuedRecording {
    StoredCall call; // as far as it could be read: at least its id
    Recording recording;
};

struct Rescued {
    std::vector<RescuedEdit> edits;         // in the order they were made
    std::vector<RescuedConflict> conflicts; // oldest first
    std::vector<RescuedCorrection> corrections;
    std::vector<RescuedRecording> recordings;
    std::vector<std::pair<std::string, std::string>> settings;
    std::vector<std::vector<Value>> views; // the columns as they lie
    std::vector<std::string> doomed;       // ids of calls whose recordings have to go
    bool incomplete = false;
    bool nothingLeft = false; // nothing else can be in the file that nobody else has
};

/// Reads what is readable of the damaged file, whose first page is replaced when it cannot be read; `again`: that may
/// have been done already.
Rescued rescueFrom(const std::string &path, const std::vector<sql::Migration> &migrations, bool again);
/// Puts it into a new cache; the calls stay out of lists until sync brings them.
void carryOver(sql::Connection &connection, const Rescued &rescued, Instant now);

} // namespace earshot::store
