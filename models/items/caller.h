#pragma once
#include "models/store/cache.h"

#include <QString>

namespace earshot::items {

/// Who called, by name or number, on one line; empty where that cannot be read. It reads: any thread but the GUI's.
QString callerOf(store::Cache &cache, CallRow row);

} // namespace earshot::items
