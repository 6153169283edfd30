#pragma once
// The tree as JSON, for saved views, rules, reports and the command line.
//
//   {"version":1,"all":[
//     {"field":"duration","op":"at_least","value":90},
//     {"any":[{"field":"source","op":"contains","value":"google"},
//             {"field":"tags","op":"has_tag","value":"New patient"}]},
//     {"field":"start_time","op":"within","value":{"span":"last","count":30,"unit":"day"}}]}
//
// A node is a group ("all", "any" or "none" with an array) or a condition ("field", "op" and, where the operator takes
// one, "value"). Values by shape: text; array of texts; whole number (seconds for durations, cents for money);
// {"from":1,"to":5}; ISO time with offset; {"from":…,"to":…} of those; {"span":"last|this|previous","count":1,
// "unit":"day|week|month|quarter|year"}, where count may be left out for 1; ["mon","tue"];
// {"from":"22:00","to":"06:00"};
// {"text":"book a visit","speaker":"caller|agent"}, where speaker may be left out for anyone.

#include "models/base/result.h"
#include "models/conditions/condition.h"

#include <string>
#include <string_view>

namespace earshot::conditions {

inline constexpr int JsonVersion = 1;

/// The tree as JSON without line breaks. Reading it gives the same tree when check() passes.
std::string toJson(const Node &node);

/// Reads and checks a tree. Errors name the place: "all[2].value: expected a whole number". BadData; NewerSchema when
/// the version is newer than this program's. Keys, fields and operators it does not know are errors, never skipped.
Result<Node> fromJson(std::string_view json);

} // namespace earshot::conditions
