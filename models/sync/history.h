#pragma once
// How far back the other side lets one look: asked once a day, since servers differ and owners change their minds.

#include "models/sync/context.h"

namespace earshot::sync {

/// The cursor that keeps what was found.
inline constexpr const char *HistoryKey = "calls.history";

/// Finds it out, or takes what is kept where it is not older than a day. Whatever the other side says, it is known
/// then.
Flow<Result<void>> findHistory(Context &context);

/// What a refusal says of it ("Data older than 6 months is not available"); empty when it is none of that kind.
std::optional<History> limitTold(const Error &refusal, Instant now);

/// What a cache knows of it.
History historyIn(const std::vector<store::Cursor> &cursors);

} // namespace earshot::sync
