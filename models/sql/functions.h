#pragma once
// The SQL functions that conditions use; their bodies are those of the in-memory evaluation, so that both agree.
//
//   folded(text)             without case and accents: text::folded
//   has_phrase(text, phrase) 1 when the phrase's words stand in the text one after the other
//   spoken(transcription)    what was said, without who said it: earshot::spoken
//   identifies(number)       1 when calls with that telephone number are one person's: phone::identifies
//   local_minute(ms, zone)   minute of the day, 0-1439, of an instant in a zone (UTC when the zone is unknown)
//   local_weekday(ms, zone)  1 Monday … 7 Sunday

struct sqlite3;

namespace earshot::sql {

/// Adds the functions and the search index's tokenizer to a connection; throws SQLite::Exception when SQLite refuses.
void registerFunctions(sqlite3 *db);

} // namespace earshot::sql
