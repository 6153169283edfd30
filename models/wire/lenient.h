#pragma once
// What a JSON scalar may mean for a field of some kind. The service's types drift: a duration comes as 13 and "13", a
// missing value as null and "", an id as text and as integer.

#include "models/domain/catalogue.h"

namespace earshot::wire {

struct Scalar {
    enum class Type { Null, Bool, Number, Text };
    Type type = Type::Null;
    bool yes = false;
    std::string_view text; // of a number its digits, of a text its clean characters
};

/// The scalar as a value for a field of that kind; false when it cannot be one. Reuses the memory of `out`. A time
/// without an offset is one in `zoneless`.
bool convert(Kind kind, const Scalar &scalar, Value &out, const QTimeZone &zoneless = QTimeZone::utc());

/// "Nothing" for a field of that kind.
Value nothing(Kind kind);

/// Why a value was not taken for that kind: "is not a time".
const char *mismatch(Kind kind);

/// A whole number out of "13", "13.0" or "1.3e1", rounded; empty when it is none or does not fit.
std::optional<std::int64_t> wholeNumber(std::string_view text);

/// Seconds written as a decimal number; empty when it is none, negative, or longer than a year.
std::optional<milliseconds> fractionalSeconds(std::string_view text);

/// An amount as the wire has it: "1.00", "-0.50".
std::string amountText(Cents amount);

/// True for exactly one JSON number.
bool isJsonNumber(std::string_view token);

} // namespace earshot::wire
