#pragma once
// Inside the room: what people corrected in transcripts. It lies beside the phrases, which stay as they came, and finds
// its phrase again in a transcript that comes anew.

#include "models/sql/connection.h"
#include "models/store/calls.h"
#include "models/store/edits.h"

namespace earshot::store {

struct Correction {
    std::string original; // what the phrase said when it came
    std::string text;
    std::int64_t editedAt = 0;
};
/// Also in the search, where the call is in it.
void insertCorrection(sql::Connection &connection, const StoredCall &call, std::int64_t phrase, const Correction &made);

/// A call's phrases with what people corrected in them.
Transcript readTranscript(sql::Connection &connection, CallRow row);

/// Lets a phrase say `correction.text`, or what it said when it came where that is empty; also in the search. Returns
/// the correction that takes it back, nothing when nothing changed. NotFound: no such phrase.
Result<std::optional<PhraseCorrection>> correct(sql::Connection &connection, const StoredCall &call,
                                                const PhraseCorrection &correction, Instant now);

} // namespace earshot::store
