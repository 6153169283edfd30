#pragma once
// One row an operator: the visual editor, JSON, the checks, the evaluator, SQL and the words are all built from it.

#include "models/conditions/condition.h"
#include "models/domain/catalogue.h"

#include <span>
#include <string_view>

namespace earshot::conditions {

/// What an operator compares with, as the alternatives of Operand.
enum class Shape {
    Nothing,
    Text,
    Texts,
    Number,
    NumberRange,
    Moment,
    MomentRange,
    Period,
    Weekdays,
    MinuteRange,
    Spoken,
};

struct OperatorInfo {
    Op op;
    const char *word;  // in JSON
    const char *label; // translatable, context "Operator": "is at least"
    Shape shape;
    unsigned kinds; // a bit a Kind
    /// The operator this one is the exact opposite of, also for empty and unknown values; itself when it stands alone.
    Op opposite;
    /// Translatable, context "Condition": %1 the field, %2 the value, %3 the end of a range.
    const char *sentence; // "%1 is at least %2"
    const char *chip;     // "%1 ≥ %2"

    bool fits(Kind kind) const { return (kinds >> unsigned(kind) & 1U) != 0; }
    bool isNegation() const { return opposite != op; }
};

/// All operators, in the order an editor offers them. Thread-safe.
std::span<const OperatorInfo> operators();

/// Those of one kind of field, in the same order.
std::span<const OperatorInfo> operatorsFor(Kind kind);

const OperatorInfo &info(Op op);

/// The operator of that JSON word, or null.
const OperatorInfo *operatorNamed(std::string_view word);

/// Whether conditions can ask for the field: those that are kept, and the transcript; not those worked out from others.
bool isFilterable(const Field &field);

/// How the field's text compares. Ids and words of the service compare exactly, so that an index helps; telephone
/// numbers by their digits, however they are written; everything else without case and diacritics.
enum class Comparison { Exact, Digits, Folded };
Comparison comparison(const Field &field);

Shape shapeOf(const Operand &operand);

/// What an editor starts from: no text, zero, "last 30 days", Monday to Friday, 9:00 to 17:00.
Operand startingOperand(Shape shape, Instant now);

} // namespace earshot::conditions
