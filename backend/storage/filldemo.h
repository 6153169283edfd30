#pragma once
// `earshotd demo`: the demo agency, written into an empty data folder.

#include "models/base/result.h"

#include "backend/demo/demo.h"
#include "backend/storage/storage.h"

namespace earshot::storage {

/// Conflict when the folder already holds an agency: the demo does not mix with real calls.
Result<demo::Figures> fillDemo(Storage &storage, const demo::Options &options);

} // namespace earshot::storage
