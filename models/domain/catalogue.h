#pragma once
// The field catalogue: one row describes a field of a call for everything that handles fields — the wire, SQL columns,
// list columns, filters, rules, exports, the column chooser. A new field is one row in catalogue.cpp and one migration.

#include "models/domain/call.h"

#include <span>
#include <string_view>
#include <variant>

namespace earshot {

enum class Kind {
    Text,
    Phone, // E.164
    Url,
    OneOf, // a word of Field::words (unknown words are kept)
    YesNo,
    Number,
    Duration, // whole seconds
    Money,    // Cents
    Time,     // Instant
    Tags,     // tag names
    List,     // other lists of text
    Nested,   // Json
    Dialogue, // the transcript
};

enum class FieldGroup { Call, Customer, Review, Attribution, Conversation, Technical };

/// Who asks for a field: the service sends the Default ones always, the others when named. Own ones were found out here
/// and are never on the wire.
enum class FieldSet { Default, Optional, SingleCallOnly, Legacy, Own };

/// A field's value by kind: monostate for "not known"; text kinds give text (empty means none), Duration, Number and
/// Money an int64, Tags and List the words.
using Value = std::variant<std::monostate, bool, std::int64_t, Instant, std::string, Words>;
/// The same without copying; it lives as long as the call and the scratch text it was read with.
using ValueView = std::variant<std::monostate, bool, std::int64_t, Instant, std::string_view, const Words *>;

struct Choice {
    const char *word;  // on the wire
    const char *label; // translatable, context "Field"
};

struct Field {
    const char *key; // the service's name, also the SQL column; of Own fields ours
    Kind kind;
    const char *label; // translatable, context "Field"
    FieldGroup group;
    FieldSet set;
    /// Reads the field; `scratch` holds text that has to be made first.
    ValueView (*get)(const Call &, std::string &scratch);
    /// Writes the field; false when the value is of another kind. Null for fields that are worked out from others.
    bool (*assign)(Call &, const Value &);
    bool nullable = true;    // written as null on the wire when empty (else "", 0, false)
    bool sortable = false;   // the service sorts lists by it
    bool searchable = false; // the service's `search` looks into it
    bool editable = false;   // people may change it
    std::span<const Choice> choices = {};

    bool isStored() const { return assign != nullptr && kind != Kind::Dialogue; }
    bool isOwn() const { return set == FieldSet::Own; }
};

/// All fields of a call, in the service's order. Thread-safe.
std::span<const Field> callFields();

/// The field of that key, or null.
const Field *callField(std::string_view key);

/// A copy of the field's value.
Value value(const Field &field, const Call &call);

} // namespace earshot
