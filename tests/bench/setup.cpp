#include "tests/bench/benches.h"

namespace earshot::bench {

std::filesystem::path Setup::fresh(const char *name) const
{
    const auto folder = work / name;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

} // namespace earshot::bench
