#pragma once
// The system's sound output, fed by whoever plays.

#include <QString>

#include <chrono>
#include <memory>
#include <span>

namespace earshot::audio {

/// For one thread, which needs an event loop. It plays on the system's default device.
class Output {
public:
    Output();
    ~Output();

    /// The device that open() would take, in the system's words; empty: there is none.
    static QString device();

    /// Starts a stream of stereo frames, at `rate` if the device can. `buffer`: how much it holds before it is heard,
    /// about. False: no device, or it refused.
    bool open(int rate, std::chrono::milliseconds buffer);
    /// What was not heard yet is dropped.
    void close();
    bool isOpen() const;
    /// Frames a second of the open stream.
    int rate() const;

    /// Frames that may be written now.
    std::size_t room() const;
    void write(std::span<const float> stereo);
    /// Frames that have been heard since open(): what has been written, less what waits in this program, in the sound
    /// server and in the device.
    double heard() const;
    /// The device is gone, or the sound server is: close() it.
    bool isLost() const;
    /// It wanted frames and there were none.
    bool ranDry() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace earshot::audio
