#pragma once
// Calls as text for terminals and other programs.

#include "models/domain/catalogue.h"

#include <iosfwd>
#include <span>
#include <vector>

namespace earshot::ctl {

/// One line of text for people: times in the local zone, money and durations as the service writes them.
std::string cell(const Field &field, const Call &call);

/// Columns as wide as they need to be, at most 40 characters each.
void writeTable(std::ostream &out, std::span<const Field *const> fields, const std::vector<Call> &calls);

} // namespace earshot::ctl
