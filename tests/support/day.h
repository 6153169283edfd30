#pragma once
// The day on which everything that is made for tests and benchmarks ends, so that none of them depends on the day it
// runs on.

#include <chrono>

namespace earshot::test {

inline constexpr const char *DayText = "2026-06-15";
inline constexpr std::chrono::sys_time<std::chrono::milliseconds> Day =
    std::chrono::sys_days(std::chrono::year(2026) / 6 / 15);

} // namespace earshot::test
