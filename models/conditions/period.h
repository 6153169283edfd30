#pragma once
// From "last 30 days" to instants.

#include "models/conditions/condition.h"

namespace earshot::conditions {

/// The whole days of the period in the viewer's zone. "Last 30 days" ends with the end of today, so that the calls
/// of this hour are in it; "last 1 month" on 15 May begins on 16 April.
MomentRange instants(const Period &period, const EvalContext &context);

} // namespace earshot::conditions
