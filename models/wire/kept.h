#pragma once
// Changes that no server was given, as lines of JSON for a file that keeps them.

#include "models/wire/updates.h"

namespace earshot::wire {

/// `edit` tells one edit from another in that file.
std::string writeKeptEdit(std::int64_t edit, const CallId &call, Instant editedAt, const CallUpdate &update);
/// What a phrase of the transcript, counted from 0, says in truth.
std::string writeKeptCorrection(const CallId &call, Instant editedAt, std::int64_t phrase, const std::string &original,
                                const std::string &text);

} // namespace earshot::wire
