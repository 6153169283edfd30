#include "tests/bench/bareserver.h"
#include "tests/bench/benches.h"
#include "tests/bench/machine.h"

#include <CLI/CLI.hpp>
#include <QProcess>

#include <fstream>
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
The limit is what this machine can do without Earshot, measured in the same run. A file is left whose first line says
on what machine and day.)";

const Bench *named(const std::string &name)
{
    const auto *one =
        std::find_if(std::begin(Benches), std::end(Benches), [&](const Bench &b) { return b.name == name; });
    return one == std::end(Benches) ? nullptr : one;
}

int runHere(const bench::Setup &setup, const Bench &one)
{
    const Result<void> outcome = one.run(setup);
    if (!outcome)
        std::cerr << "earshot-bench: " << one.name << ": " << outcome.error().detail << '\n';
    return outcome ? 0 : 1;
}

/// A bench in a process of its own, which the one before has left no memory to; gives what it printed.
int runApart(const bench::Setup &setup, const Bench &one, std::ostream &kept)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QStringList arguments{QStringLiteral("--alone"), QString::fromLatin1(one.name), QStringLiteral("--work"),
                          QString::fromStdString(setup.work.string())};
    if (setup.quick)
        arguments << QStringLiteral("--quick");
    process.start(QString::fromStdString(setup.program("earshot-bench")), arguments);
    while (process.waitForReadyRead(-1)) {
        const QByteArray said = process.readAllStandardOutput();
        std::cout.write(said.constData(), said.size()).flush();
        kept.write(said.constData(), said.size()).flush();
    }
    process.waitForFinished(-1);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 1;
}

int runBenches(const bench::Setup &setup, const std::vector<std::string> &only, std::ostream &kept)
{
    int failures = 0;
    for (const Bench &one : Benches)
        if (only.empty() || std::find(only.begin(), only.end(), one.name) != only.end())
            failures += runApart(setup, one, kept);
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
    std::string out, commit, alone;
    app.add_option("--out", out,
                   "The file that is left: a line that says on what machine and day, and the figures; "
                   "without it figures.jsonl among the data")
        ->type_name("FILE");
    app.add_option("--commit", commit, "What is measured, for that line")->type_name("TEXT");
    app.add_option("--alone", alone)->group("")->check(CLI::IsMember(names)); // one bench, in this process
    bench::BareServer bare;
    CLI::App *serving = app.add_subcommand("bare-server", "The Beast server that small-get measures against");
    serving->group(""); // for the bench itself
    serving->add_option("--body", bare.body)->required();
    CLI11_PARSE(app, argc, argv);

    if (serving->parsed())
        return bare.serve();
    std::filesystem::create_directories(setup.work);
    if (!alone.empty())
        return runHere(setup, *named(alone));
    std::ofstream kept(out.empty() ? setup.work / "figures.jsonl" : std::filesystem::path(out));
    kept << bench::machineLine(commit) << '\n';
    const int code = runBenches(setup, only, kept);
    if (kept)
        return code;
    std::cerr << "earshot-bench: the figures could not be written to a file\n";
    return 1;
}
