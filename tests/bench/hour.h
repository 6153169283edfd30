#pragma once
// An hour of two voices as an MP3, made once and kept for the next run.

#include "models/base/bytes.h"
#include "tests/bench/benches.h"

#include <memory>

namespace earshot::bench {

struct Hour {
    std::filesystem::path path;
    std::string bytes;
};

Result<Hour> hourOfSound(const Setup &setup);

} // namespace earshot::bench
