#pragma once
// Which calls are reviewed, as the profile remembers it from one start to the next.

#include "models/store/preferences.h"

#include <QString>

namespace earshot {

/// Empty for all calls.
QString queueText(const store::SavedView &view);
/// All calls where the text cannot be read.
store::SavedView queueFrom(const QString &text);

} // namespace earshot
