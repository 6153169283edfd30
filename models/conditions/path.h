#pragma once
// Where in a tree something stands, as errors name it: "all[2].any[0].value".

#include "models/base/result.h"
#include "models/conditions/condition.h"

#include <string>
#include <string_view>

namespace earshot::conditions {

/// "all", "any" or "none".
std::string_view word(Match match);

/// parent "all[2]" and "value" → "all[2].value".
std::string below(const std::string &parent, std::string_view key);

/// "value" and 3 → "value[3]".
std::string entry(const std::string &list, std::size_t index);

/// "all[2].value: expected a whole number".
Error badAt(const std::string &path, std::string_view what);

} // namespace earshot::conditions
