#include "tests/support/sound/soundserver.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earshot::test {
namespace {

using namespace std::chrono_literals;

constexpr double WithinABlock = 0.003; // seconds
constexpr const char *Device = "sink_name=ear rate=48000 channels=2";

bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds atMost)
{
    const auto end = Steady::now() + atMost;
    while (!condition()) {
        if (Steady::now() > end)
            return false;
        std::this_thread::sleep_for(2ms);
    }
    return true;
}

bool pactl(std::vector<std::string> arguments)
{
    return run("/usr/bin/pactl", std::move(arguments), {}, 10s) == 0;
}

} // namespace

SoundServer::SoundServer(const std::filesystem::path &folder) : m_folder(folder)
{
    std::filesystem::create_directories(folder / "run");
    std::filesystem::permissions(folder / "run", std::filesystem::perms::owner_all);
    setenv("HOME", folder.c_str(), 1);
    setenv("XDG_RUNTIME_DIR", (folder / "run").c_str(), 1);
    setenv("PULSE_SERVER", ("unix:" + (folder / "native").string()).c_str(), 1);
    if (!start())
        m_trouble = "PulseAudio does not start here: " + m_daemon->errorsSoFar();
}

SoundServer::~SoundServer()
{
    stop();
}

bool SoundServer::start()
{
    const std::string socket = (m_folder / "native").string();
    const Environment own = {{"HOME", m_folder.string()}, {"XDG_RUNTIME_DIR", (m_folder / "run").string()}};
    m_daemon.emplace("/usr/bin/pulseaudio",
                     std::vector<std::string>{"-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
                                              "--high-priority=yes", "--log-target=stderr", "--log-level=notice", "-L",
                                              "module-native-protocol-unix auth-anonymous=1 socket=" + socket, "-L",
                                              std::string("module-null-sink ") + Device},
                     own);
    return waitFor([] { return pactl({"info"}); }, 10s);
}

void SoundServer::stop()
{
    if (!m_daemon)
        return;
    m_daemon->signal(SIGTERM);
    m_daemon->wait(10s);
    m_daemon.reset();
}

bool SoundServer::unplug()
{
    return pactl({"unload-module", "module-null-sink"});
}

bool SoundServer::plugIn()
{
    return pactl({"load-module", "module-null-sink", "sink_name=ear", "rate=48000", "channels=2"});
}

Ear::Ear(const std::filesystem::path &folder)
{
    const std::string pipe = (folder / "heard").string();
    ::mkfifo(pipe.c_str(), 0600);
    m_listener = std::thread([this, pipe] { listen(pipe); });
    m_recorder.emplace("/usr/bin/parec",
                       std::vector<std::string>{"--raw", "--format=float32le", "--rate=48000", "--channels=2",
                                                "--latency-msec=5", "--device=ear.monitor", pipe});
}

Ear::~Ear()
{
    m_ends = true;
    m_recorder.reset();
    m_listener.join();
}

double Ear::seconds(Steady::time_point time) const
{
    return std::chrono::duration<double>(time - m_began).count();
}

void Ear::listen(const std::string &pipe)
{
    const int in = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    std::vector<float> some(2048);
    while (!m_ends) {
        pollfd ready{in, POLLIN, 0};
        if (::poll(&ready, 1, 20) <= 0)
            continue;
        const ssize_t bytes = ::read(in, some.data(), some.size() * sizeof(float));
        if (bytes <= 0) {
            std::this_thread::sleep_for(2ms);
            continue;
        }
        const double now = seconds(Steady::now());
        const std::lock_guard lock(m_mutex);
        if (now - m_arrived > WithinABlock)
            m_offsets.push_back(now - double(m_frames.size() / 2) / Rate);
        m_frames.insert(m_frames.end(), some.begin(), some.begin() + bytes / ssize_t(sizeof(float)));
        m_arrived = now;
    }
    ::close(in);
}

bool Ear::settle()
{
    // PulseAudio's null sink begins with two seconds at once
    std::size_t least = 0;
    if (!waitFor(
            [&] {
                const std::lock_guard lock(m_mutex);
                least = m_frames.size() / 2;
                return double(least) > 2.2 * Rate;
            },
            20s))
        return false;
    {
        const std::lock_guard lock(m_mutex);
        m_offsets.clear();
    }
    return waitFor(
        [&] {
            const std::lock_guard lock(m_mutex);
            return m_frames.size() / 2 > least + std::size_t(Rate);
        },
        20s);
}

/// A prompt arrival's, and not that of a block which was read in two parts.
double Ear::offset() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<double> offsets = m_offsets;
    const auto prompt = offsets.begin() + std::ptrdiff_t(offsets.size() / 5);
    std::nth_element(offsets.begin(), prompt, offsets.end());
    return prompt == offsets.end() ? 0 : *prompt;
}

std::size_t Ear::frameAt(Steady::time_point time) const
{
    return std::size_t(std::max((seconds(time) - offset()) * Rate, 0.0));
}

Steady::time_point Ear::timeOf(std::size_t frame) const
{
    return m_began +
           std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(offset() + double(frame) / Rate));
}

bool Ear::hasHeard(Steady::time_point time) const
{
    return waitFor(
        [&] {
            const std::size_t frame = frameAt(time);
            const std::lock_guard lock(m_mutex);
            return m_frames.size() / 2 >= frame;
        },
        20s);
}

std::vector<float> Ear::heard(int side, std::size_t from, std::size_t to, std::size_t every) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<float> out;
    for (std::size_t i = from; i < std::min(to, m_frames.size() / 2); i += every)
        out.push_back(m_frames[2 * i + std::size_t(side)]);
    return out;
}

// Goertzel's algorithm.
double share(const std::vector<float> &samples, double hz, int rate)
{
    const double turn = 2 * std::numbers::pi * hz / rate;
    const double twice = 2 * std::cos(turn);
    double last = 0, before = 0, all = 0;
    for (const float sample : samples) {
        const double next = double(sample) + twice * last - before;
        before = last;
        last = next;
        all += double(sample) * double(sample);
    }
    const double power = last * last + before * before - twice * last * before;
    return all > 0 ? 2 * power / (double(samples.size()) * all) : 0;
}

double rms(const std::vector<float> &samples)
{
    double square = 0;
    for (const float sample : samples)
        square += double(sample) * double(sample);
    return samples.empty() ? 0 : std::sqrt(square / double(samples.size()));
}

} // namespace earshot::test
