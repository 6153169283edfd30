#pragma once

#include "models/store/inbox.h"
#include "models/wire/changes.h"

namespace earshot::sync {

/// What changes of the feed mean for the cache. Of several changes of one record the last one counts.
store::Delivery fromFeed(wire::Changes changes);

} // namespace earshot::sync
