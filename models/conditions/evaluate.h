#pragma once
// Conditions on calls in memory.
//
// Empty text, unknown numbers and unknown times satisfy no comparison; a negation ("is not", "none of") is the exact
// opposite of its operator, so it holds for them. Weekday and time of day are those of the client's zone
// (company_time_zone, UTC when unknown).

#include "models/base/result.h"
#include "models/conditions/condition.h"
#include "models/domain/call.h"

#include <functional>

namespace earshot::conditions {

using Predicate = std::function<bool(const Call &)>;

/// The tree made ready for many calls: operands folded, periods resolved. It keeps nothing of `node`; several threads
/// may use one. What check() refuses is an error.
Result<Predicate> compile(const Node &node, const EvalContext &context);

/// For a single call. What check() refuses matches nothing.
bool matches(const Node &node, const Call &call, const EvalContext &context);

} // namespace earshot::conditions
