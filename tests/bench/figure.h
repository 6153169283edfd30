#pragma once
// What a bench finds out: a figure beside its limit, which is measured in the same run on the same machine.

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace earshot::bench {

struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    double limit = 0; // the best this machine can do, in the same unit; or a fixed bound where people are the measure
    std::string goal; // in words of this line: "ratio >= 0.8"
    bool met = false;

    double ratio() const { return limit == 0 ? 0 : value / limit; }
};

/// A figure that is to be `least` times its limit or more.
Figure atLeast(std::string name, double value, std::string unit, double limit, double least);
/// A figure that is to be `most` times its limit or less.
Figure atMost(std::string name, double value, std::string unit, double limit, double most);
/// As atMost(), or at most `soon`: what is there so soon nobody waits for, and a ratio of two such is noise.
Figure atMostOr(std::string name, double value, std::string unit, double limit, double most, double soon);
/// As atMost(), and not more than `bound` by itself.
Figure atMostAnd(std::string name, double value, std::string unit, double limit, double most, double bound);

/// One JSON object: name, value, unit, limit, ratio, goal, goal_met.
std::string line(const Figure &figure);
void print(const Figure &figure);

using Seconds = std::chrono::duration<double>;

/// Milliseconds of the processor that this thread has had: what a busy machine does to others is not in.
double processorMilliseconds();
/// How long `work` takes.
Seconds timed(const std::function<void()> &work);
/// What each of many frames took: by the clock, and of the processor.
struct Frames {
    std::vector<double> clock, processor; // milliseconds

    void measure(const std::function<void()> &frame);
    /// The slowest percent of both, named NAME_slowest_1_percent and NAME_processor_1_percent.
    void print(const std::string &name, double most) const;
};
/// The value below which `share` (0 to 1) of the values lie.
double quantile(std::vector<double> values, double share);
double median(std::vector<double> values);

} // namespace earshot::bench
