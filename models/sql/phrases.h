#pragma once
// Transcripts as rows of the table phrases (call, seq, speaker, start_ms, text, words), which both databases have. The
// words of a phrase are a blob (NULL: none) of LEB128 numbers, those that may be negative zig-zag: 't' and the
// wordTimes() of the phrase; or 'w' and for each word its start (after the end of the word before, or after 0 for the
// first), its length in ms, the number of its bytes, and those.

#include "models/domain/transcript.h"
#include "models/sql/connection.h"

namespace earshot::sql {

/// For a call that has no phrases yet.
void insertPhrases(Connection &connection, std::int64_t call, const Transcript &transcript);
/// Empty when there are none. Of a broken blob what is readable.
Transcript readPhrases(Connection &connection, std::int64_t call);

} // namespace earshot::sql
