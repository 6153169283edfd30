#include "tests/bench/bareserver.h"
#include "tests/bench/benches.h"

#include <CLI/CLI.hpp>

#include <iostream>

using namespace earshot;

namespace {

struct Bench {
    const char *name;
    Result<void> (*run)(const bench::Setup &);
};
constexpr Bench Benches[] = {
    {"sync", bench::benchSync},          {"start", bench::benchStart},           {"queries", bench::benchQueries},
    {"frames", bench::benchFrames},      {"gui", bench::benchGuiBlock},          {"pages", bench::benchPages},
    {"small-get", bench::benchSmallGet}, {"recordings", bench::benchRecordings}, {"click", bench::benchClickToSound},
    {"waveform", bench::benchWaveform}, // which doubles the screen's scale
};

constexpr const char *About = R"(Measures Earshot and prints a JSON object a figure:
  {"name":…,"value":…,"unit":…,"limit":…,"ratio":…,"goal":…,"goal_met":…}
The limit is what this machine can do without Earshot, measured in the same run.)";

int runBenches(const bench::Setup &setup, const std::vector<std::string> &only)
{
    int failures = 0;
    for (const Bench &one : Benches) {
        if (!only.empty() && std::find(only.begin(), only.end(), one.name) == only.end())
            continue;
        const Result<void> outcome = one.run(setup);
        if (outcome)
            continue;
        std::cerr << "earshot-bench: " << one.name << ": " << outcome.error().detail << '\n';
        ++failures;
    }
    return failures == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app{About, "earshot-bench"};
    bench::Setup setup;
    setup.bin = std::filesystem::absolute(argv[0]).parent_path();
    setup.work = setup.bin.parent_path() / "bench";
    std::vector<std::string> names, only;
    for (const Bench &one : Benches)
        names.emplace_back(one.name);
    app.add_option("--only", only, "Run these benches only")->type_name("NAME")->check(CLI::IsMember(names));
    app.add_flag("--quick", setup.quick, "Tiny sizes: shows that it works, not how fast it is");
    app.add_option("--work", setup.work, "Where the data are made; big ones are kept for the next run")
        ->type_name("DIR");
    bench::BareServer bare;
    CLI::App *serving = app.add_subcommand("bare-server", "The Beast server that small-get measures against");
    serving->group(""); // for the bench itself
    serving->add_option("--body", bare.body)->required();
    CLI11_PARSE(app, argc, argv);

    if (serving->parsed())
        return bare.serve();
    std::filesystem::create_directories(setup.work);
    return runBenches(setup, only);
}
