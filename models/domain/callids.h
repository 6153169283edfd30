#pragma once
// The two ids of a call. CallRail knows each by a number ("111222333") and, since later, by a masked id ("CAL…"); old
// answers and exports have the one and new ones the other, and both are understood in addresses.

#include "models/domain/call.h"

#include <optional>

namespace earshot {

bool isNumericId(std::string_view id);

/// One is the number and the other the masked id: they may mean one call.
bool haveDifferentForms(const CallId &a, const CallId &b);

/// The call's id of the other form, as its own addresses (recording, player, timeline) have it. Empty where none has,
/// or where they do not agree.
std::optional<CallId> otherId(const Call &call);

/// Nothing speaks against their being one call: they began in the same second, between the same two numbers. For ids
/// that are said to mean one call; by itself it proves nothing.
bool mayBeOneCall(const Call &a, const Call &b);

} // namespace earshot
