#include "tests/bench/hour.h"

#include "tests/bench/served.h"
#include "tests/support/program.h"

#include <fstream>
#include <sstream>

namespace earshot::bench {
namespace {

/// A voice as ffmpeg makes one: a tone and noise that come and go like syllables.
std::vector<std::string> voice(int hz, int seconds, int seed)
{
    const std::string length = ":duration=" + std::to_string(seconds);
    return {"-f", "lavfi",
            "-i", "sine=sample_rate=16000:frequency=" + std::to_string(hz) + length,
            "-f", "lavfi",
            "-i", "anoisesrc=sample_rate=16000:color=pink:amplitude=0.2:seed=" + std::to_string(seed) + length};
}

} // namespace

Result<Hour> hourOfSound(const Setup &setup)
{
    Hour hour{setup.work / (setup.quick ? "seconds.mp3" : "hour.mp3"), {}};
    if (!std::filesystem::exists(hour.path)) {
        const int seconds = setup.quick ? 20 : 3600;
        const auto made = setup.work / "made.mp3";
        std::vector<std::string> arguments = {"-v", "error", "-y"};
        for (const auto &one : {voice(130, seconds, 1), voice(210, seconds, 2)})
            arguments.insert(arguments.end(), one.begin(), one.end());
        const std::vector<std::string> rest = {"-filter_complex",
                                               "[0][1]amix=2,tremolo=f=3:d=0.95[a];[2][3]amix=2,tremolo=f=4:d=0.95[b];["
                                               "a][b]join=inputs=2:channel_layout=stereo",
                                               "-b:a", "48k", made.string()};
        arguments.insert(arguments.end(), rest.begin(), rest.end());
        if (const auto done = succeeded(test::run("/usr/bin/ffmpeg", arguments, {}, std::chrono::minutes(5)), "ffmpeg");
            !done)
            return done.error();
        std::filesystem::rename(made, hour.path);
    }
    std::ostringstream all;
    all << std::ifstream(hour.path, std::ios::binary).rdbuf();
    hour.bytes = std::move(all).str();
    return hour;
}

} // namespace earshot::bench
