#pragma once
// The words of the search index: FTS5's tokenizer `earshot`, which cuts and folds as text::WordReader does, so that the
// index, the conditions and the phrases find the same. text::PhraseEnd becomes a word that nobody can search for, which
// keeps the words beside it apart.

struct sqlite3;

namespace earshot::sql {

/// Adds the tokenizer to a connection; throws SQLite::Exception when SQLite refuses.
void registerTokenizer(sqlite3 *db);

} // namespace earshot::sql
