#pragma once
// What a text operand is compared as; the evaluator and SQL both look for the same needle.

#include "models/conditions/operators.h"

#include <string>
#include <string_view>
#include <vector>

namespace earshot::conditions {

struct Needle {
    std::string text;
    Comparison how = Comparison::Folded; // Digits: within the digits of a telephone number; for Is at their end
    bool operator==(const Needle &) const = default;
};

/// The needle of an operand's text. A whole telephone number becomes E.164 and compares exactly; one with a trunk zero
/// ("020 7946 0000"), whose country nobody said, is (Is, AnyOf) what ends with it; a part of one is what has its
/// digits; text without digits in a telephone field ("anonymous") compares as any text.
Needle needle(const Field &field, Op op, std::string_view operand);

/// The needles of Is, AnyOf, Contains, StartsWith and their opposites.
std::vector<Needle> needles(const Field &field, const Condition &condition);

} // namespace earshot::conditions
