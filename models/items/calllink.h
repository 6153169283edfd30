#pragma once

#include "models/base/ids.h"

#include <QString>

#include <optional>

namespace earshot::items {

/// An address of the call that Earshot opens on any computer with the same account: earshot://call/CAL…
QString linkTo(const CallId &call);

/// The call that a text names: such an address, the service's own address of the call, or the id by itself. Empty for
/// everything else, so that a search stays a search.
std::optional<CallId> callNamedBy(const QString &text);

} // namespace earshot::items
