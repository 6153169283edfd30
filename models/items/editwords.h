#pragma once
#include "models/items/editing.h"

namespace earshot::items {

/// Which calls an edit passed over, and why; empty where it passed over none.
QString passedOverWords(const Editing::Outcome &outcome);
/// The same of an edit that was taken back or done again; also which were so already, since others had changed them.
QString notTurnedWords(const Editing::Outcome &outcome);

} // namespace earshot::items
