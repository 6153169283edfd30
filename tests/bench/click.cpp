#include "models/audio/player.h"
#include "tests/bench/figure.h"
#include "tests/bench/hour.h"
#include "tests/support/sound/sounds.h"
#include "tests/support/sound/soundserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace earshot::bench {
namespace {

using test::Steady;
using namespace std::chrono_literals;

constexpr double SlowestClick = 60;
constexpr std::size_t Step = test::Ear::Rate / 1000;

bool turnUntil(const std::function<bool()> &condition)
{
    QElapsedTimer time;
    for (time.start(); !condition() && time.elapsed() < 10'000;)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
    return condition();
}

void turnFor(std::chrono::milliseconds length)
{
    const auto end = Steady::now() + length;
    turnUntil([end] { return Steady::now() >= end; });
}

/// Two tones a minute apart: what is heard says where the player is.
constexpr double FirstTone = 500;
constexpr double SecondTone = 1500;
constexpr std::chrono::milliseconds Patience(8000); // until it counts as not heard
test::Sound tones()
{
    return test::then(test::tone(FirstTone, 30, 0.4, 16000), test::tone(SecondTone, 30, 0.4, 16000));
}

/// Milliseconds from the click until the tone fills ten milliseconds of what is heard.
std::optional<double> heardWithin(std::chrono::milliseconds length, const test::Ear &ear, Steady::time_point click,
                                  double hz)
{
    if (!ear.hasHeard(click + length))
        return {};
    const std::size_t window = 10 * Step;
    for (std::size_t from = ear.frameAt(click); from < ear.frameAt(click + length - 20ms); from += Step) {
        const auto samples = ear.heard(0, from, from + window);
        if (test::rms(samples) > 0.1 && test::share(samples, hz) > 0.8)
            return std::chrono::duration<double, std::milli>(ear.timeOf(from) - click).count();
    }
    return {};
}

/// The same, with patience: a slow machine is to be measured too.
std::optional<double> heardAfter(const test::Ear &ear, Steady::time_point click, double hz)
{
    std::optional<double> heard;
    for (auto length = 500ms; !heard && length <= Patience; length *= 2) {
        turnUntil([until = click + length + 100ms] { return Steady::now() >= until; });
        heard = heardWithin(length, ear, click, hz);
    }
    return heard;
}

} // namespace

Result<void> benchClickToSound(const Setup &setup)
{
    int argc = 1;
    char name[] = "earshot-bench";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    const auto folder = setup.fresh("sound-server");
    static const test::SoundServer server(folder); // outlives Qt's own connection to it
    if (!server.trouble().empty())
        return Error{Error::Kind::NotFound, server.trouble()};
    test::Ear ear(folder);
    if (!ear.settle())
        return Error{Error::Kind::Timeout, "the sound server does not run evenly"};
    const std::string file = test::file(tones(), test::File::Mp3);
    audio::Player player;
    player.load([file] { return test::bytesOf(file); });
    if (!turnUntil([&] { return player.state() == audio::Player::State::Paused; }))
        return Error{Error::Kind::Timeout, "the player does not open the recording"};
    std::vector<double> starts, jumps;
    for (int run = 0; run < (setup.quick ? 2 : 20); ++run) {
        player.seek(run % 2 ? 10s : 15s);
        turnFor(50ms);
        auto click = Steady::now();
        player.play();
        const auto started = heardAfter(ear, click, FirstTone);
        click = Steady::now();
        player.seek(40s);
        const auto jumped = heardAfter(ear, click, SecondTone);
        player.pause();
        turnFor(100ms);
        if (!started || !jumped)
            return Error{Error::Kind::Timeout, "seconds after a click nothing is heard"};
        starts.push_back(*started);
        jumps.push_back(*jumped);
    }
    print(atMost("click_to_sound", median(starts), "ms", SlowestClick, 1));
    print(atMost("click_to_sound_while_playing", median(jumps), "ms", SlowestClick, 1));
    return {};
}

} // namespace earshot::bench
