#pragma once
// A device that sounds: the default one of the machine's sound server.

#include <QString>

#include <chrono>
#include <memory>
#include <span>

namespace earshot::audio {

/// Frames for the default device, written as they are needed. For one thread. The server may come, go and come back at
/// any time; nothing here waits for it longer than a second.
class Output {
public:
    Output();
    ~Output();
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;

    /// What the system calls the default device; empty: there is none, or no server. Looks for a server that was away,
    /// so that asking now and then is enough to have it back.
    QString device();

    /// Starts a stream. `rate`: of the frames; `buffer`: how much it takes in ahead of what is heard. False: there is
    /// no device, or it does not answer.
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
