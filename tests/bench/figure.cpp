#include "tests/bench/figure.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace earshot::bench {
namespace {

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

std::string quoted(const std::string &plain)
{
    return '"' + plain + '"'; // names and goals are ours: nothing in them needs escaping
}

} // namespace

Figure atLeast(std::string name, double value, std::string unit, double limit, double least)
{
    Figure figure{std::move(name), value, std::move(unit), limit, "ratio >= " + number(least), false};
    figure.met = figure.ratio() >= least;
    return figure;
}

Figure atMost(std::string name, double value, std::string unit, double limit, double most)
{
    Figure figure{std::move(name), value, std::move(unit), limit, "ratio <= " + number(most), false};
    figure.met = figure.ratio() <= most;
    return figure;
}

Figure atMostOr(std::string name, double value, std::string unit, double limit, double most, double soon)
{
    Figure figure = atMost(std::move(name), value, std::move(unit), limit, most);
    figure.goal += " or value <= " + number(soon);
    figure.met = figure.met || value <= soon;
    return figure;
}

Figure atMostAnd(std::string name, double value, std::string unit, double limit, double most, double bound)
{
    Figure figure = atMost(std::move(name), value, std::move(unit), limit, most);
    figure.goal += " and value <= " + number(bound);
    figure.met = figure.met && value <= bound;
    return figure;
}

std::string line(const Figure &figure)
{
    return "{\"name\":" + quoted(figure.name) + ",\"value\":" + number(figure.value) +
           ",\"unit\":" + quoted(figure.unit) + ",\"limit\":" + number(figure.limit) +
           ",\"ratio\":" + number(figure.ratio()) + ",\"goal\":" + quoted(figure.goal) +
           ",\"goal_met\":" + (figure.met ? "true" : "false") + '}';
}

void print(const Figure &figure)
{
    std::puts(line(figure).c_str());
    std::fflush(stdout);
}

double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

Seconds timed(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::steady_clock::now() - start;
}

void Frames::measure(const std::function<void()> &frame)
{
    const double before = processorMilliseconds();
    clock.push_back(timed(frame).count() * 1e3);
    processor.push_back(processorMilliseconds() - before);
}

void Frames::print(const std::string &name, double most) const
{
    constexpr double Slowest = 0.99;
    bench::print(atMost(name + "_slowest_1_percent", quantile(clock, Slowest), "ms", most, 1));
    bench::print(atMost(name + "_processor_1_percent", quantile(processor, Slowest), "ms", most, 1));
}

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto place = std::size_t(std::ceil(share * double(values.size())));
    return values[std::clamp<std::size_t>(place, 1, values.size()) - 1];
}

double median(std::vector<double> values)
{
    return quantile(std::move(values), 0.5);
}

} // namespace earshot::bench
