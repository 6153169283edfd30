#pragma once
// Conditions as SQL for SQLite, with the same outcome as evaluate.h for every call.
//
// What it asks of the schema: a table of calls with INTEGER PRIMARY KEY `row` and a column a stored field, named by its
// key. Text is NOT NULL DEFAULT ''; numbers (seconds, cents), yes/no (0, 1) and times (milliseconds, UTC) are NULL when
// unknown; lists are JSON arrays of text, nested facts JSON. call_tags(call, name) holds the tags, phrases(call, seq,
// speaker, start_ms, text) the transcript, figures(call, …) with a column a field the cache's own fields, `call` being
// the row. And of the connection the deterministic functions
// folded(text), has_phrase(text, phrase), spoken(transcription), local_minute(ms, zone) and local_weekday(ms, zone):
// text::folded, text::containsPhrase, earshot::spoken, and localTime in zoneNamed(zone), UTC when unknown.

#include "models/base/result.h"
#include "models/conditions/condition.h"
#include "models/domain/catalogue.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace earshot::conditions {

using SqlValue = std::variant<std::int64_t, std::string>;

/// An expression for WHERE, never NULL, and what to bind to its `?`s in order. No text of users is in it.
struct SqlCondition {
    std::string text;
    std::vector<SqlValue> bound;
};

/// What the tables are called in the query around it; trusted names.
struct SqlNames {
    std::string calls = "calls";
    std::string callTags = "call_tags";
    std::string phrases = "phrases";
    std::string figures = "figures";
};

/// A field as an expression in a query that has `names.calls`: figures of recordings lie in a table of their own.
std::string sqlColumn(const Field &field, const SqlNames &names = {});

/// What check() refuses is an error.
Result<SqlCondition> toSql(const Node &node, const EvalContext &context, const SqlNames &names = {});

} // namespace earshot::conditions
