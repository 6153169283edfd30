#pragma once
// What stands above figures that are kept: they mean nothing without the machine and the day.

#include <string>

namespace earshot::bench {

/// One JSON object: processor, cores, memory, system, compiler, kind of build, version, commit and day.
std::string machineLine(const std::string &commit);

} // namespace earshot::bench
