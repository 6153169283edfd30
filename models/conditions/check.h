#pragma once
// Whether a tree makes sense. JSON, SQL and the evaluator accept what passes here.

#include "models/base/result.h"
#include "models/conditions/condition.h"

namespace earshot::conditions {

// Far more than people write, and what every SQLite can still parse.
inline constexpr int MaxDepth = 20;                    // groups within groups
inline constexpr int MaxNodes = 500;                   // groups and conditions together
inline constexpr std::size_t MaxTexts = 10'000;        // entries of all lists together
inline constexpr std::size_t MaxTextBytes = 10'000;    // of one text
inline constexpr std::size_t MaxJsonBytes = 1'048'576; // of the whole tree as JSON
inline constexpr int MaxPeriodCount = 4'000;           // of "the last n days"

/// Nothing, or what is wrong and where: "all[2].value: expected some text". An editor shows the tree as unfinished
/// until this passes. Errors are BadData.
Result<void> check(const Node &node);

} // namespace earshot::conditions
