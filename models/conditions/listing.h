#pragma once
// What can be asked, told to people who write conditions as JSON by hand.

#include "models/domain/catalogue.h"

#include <string>
#include <string_view>

namespace earshot::conditions {

/// Every field that conditions can ask for, with its operators and what their values look like. Plain text, English, as
/// command lines are.
std::string listing();

/// " (nearest: duration, direction)" of the fields, for one that does not exist; empty when none is near.
std::string nearestFields(std::string_view word);

/// " (there are: contains, is …)" of the operators that fit the field.
std::string operatorsOf(const Field &field);

/// As operatorsOf(), of all operators, nearest first.
std::string nearestOperators(std::string_view word);

} // namespace earshot::conditions
