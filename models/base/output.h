#pragma once
// Text for standard output and other streams, and whether it arrived.

#include "models/base/result.h"

#include <iosfwd>

namespace earshot {

/// Flushes. An Error when something that was written to the stream did not arrive: DiskFull, or Storage with what the
/// system says.
Result<void> finishWriting(std::ostream &out);

} // namespace earshot
