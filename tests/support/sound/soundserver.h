#pragma once
// A sound server of the test's own, whose only device is heard by nobody but the test.

#include "tests/support/program.h"

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

namespace earshot::test {

using Steady = std::chrono::steady_clock;

/// PulseAudio with a null sink, in a folder of its own. While it lives, this process and what it starts play there.
class SoundServer {
public:
    explicit SoundServer(const std::filesystem::path &folder);
    ~SoundServer();

    /// Why it cannot be used; empty: it runs.
    const std::string &trouble() const { return m_trouble; }
    /// As when it crashes; and when it is there again.
    void stop();
    bool start();
    /// As when all devices are unplugged, and plugged in again.
    bool unplug();
    bool plugIn();

private:
    std::filesystem::path m_folder;
    std::optional<Program> m_daemon;
    std::string m_trouble;
};

/// Captures what the server plays: 48000 stereo frames a second.
class Ear {
public:
    static constexpr int Rate = 48000;

    explicit Ear(const std::filesystem::path &folder);
    ~Ear();

    /// Waits until the device runs evenly; false: it does not.
    bool settle();
    /// The frame that the device began to play at `time`.
    std::size_t frameAt(Steady::time_point time) const;
    Steady::time_point timeOf(std::size_t frame) const;
    /// Waits until the frames up to `time` are there.
    bool hasHeard(Steady::time_point time) const;
    /// One side (0 left, 1 right) of every so manieth of the frames from `from` to `to`.
    std::vector<float> heard(int side, std::size_t from, std::size_t to, std::size_t every = 1) const;

private:
    void listen(const std::string &pipe);
    double seconds(Steady::time_point time) const;
    double offset() const;

    Steady::time_point m_began = Steady::now();
    mutable std::mutex m_mutex;
    std::vector<float> m_frames;
    // The device plays block by block, and a block comes at once when it begins. When frame 0 was played, as the
    // beginnings of blocks say:
    std::vector<double> m_offsets;
    double m_arrived = 0; // the last time
    std::atomic<bool> m_ends{false};
    std::optional<Program> m_recorder;
    std::thread m_listener;
};

/// The share of a tone's power in the samples: 1 for a pure one.
double share(const std::vector<float> &samples, double hz, int rate = Ear::Rate);
/// Root of the mean square.
double rms(const std::vector<float> &samples);

} // namespace earshot::test
