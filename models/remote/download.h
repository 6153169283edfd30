#pragma once

#include "models/remote/httpmessage.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace earshot::remote {

/// What a server says of the bytes that follow.
struct DownloadHead {
    std::uint64_t from = 0;  // where they begin: as asked, or 0 when what was there before is of no use any more
    std::uint64_t total = 0; // of the whole; 0: not told
    std::string mediaType = {};
    std::string validator = {}; // what to go on with later; empty: it cannot be gone on with
    bool operator==(const DownloadHead &) const = default;
};

/// A body that is taken piece by piece, perhaps from where an earlier attempt stopped. The functions are called on the
/// network thread, one after the other, until the answer is there, and even a moment after it was cancelled; they wait
/// for no disk and no lock that somebody holds while waiting for one. An error of theirs ends the download and is its
/// outcome.
struct Download {
    std::uint64_t from = 0;     // bytes that are there already
    std::string validator = {}; // of what they are; without it everything comes anew
    std::function<Result<void>(const DownloadHead &)> begin;
    std::function<Result<Taken>(std::string_view)> take; // Later: until Pending::resume()
};

} // namespace earshot::remote
