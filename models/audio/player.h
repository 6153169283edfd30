#pragma once
// Plays a recording: position, speed, loop and mix, on a thread of its own.

#include "models/audio/activity.h"
#include "models/audio/mix.h"
#include "models/base/bytes.h"

#include <QObject>

#include <functional>
#include <memory>

namespace earshot::audio {

/// Belongs to the GUI thread, which it never holds up; position() may be asked from any thread. It needs a
/// QCoreApplication. Nothing it is asked fails: without a device it stays paused where it is, and plays when one
/// appears and play() is called.
class Player : public QObject {
    Q_OBJECT
public:
    enum class State { Empty, Opening, Paused, Playing, Failed };
    Q_ENUM(State)

    /// Opens the recording's bytes; called on the player's thread.
    using Open = std::function<Result<std::shared_ptr<Bytes>>()>;

    static constexpr double Slowest = 0.5;
    static constexpr double Fastest = 3;

    explicit Player(QObject *parent = nullptr);
    ~Player() override;

    /// Opens a recording, paused at `at`, in place of the one before. Speed, mix and skipping stay as they are; the
    /// loop and the silences go.
    void load(Open open, milliseconds at = {});
    void unload();
    /// How long the recording is, now that all of it has been read.
    void setLength(milliseconds length);
    /// What setSkipSilence() skips.
    void setSilences(Spans silences);

    /// From where it is; at the end, from the start (of the loop).
    void play();
    /// Stops, and goes back by the back step.
    void pause();
    void toggle();
    /// To the nearest sample; beyond the end: the end. Playing goes on there.
    void seek(std::chrono::microseconds to);
    /// By so much from what is heard.
    void skip(milliseconds by);
    /// Slowest to Fastest; the pitch stays.
    void setSpeed(double speed);
    /// Silences are passed over but for a breath at either end.
    void setSkipSilence(bool skip);
    void setMix(const Mix &mix);
    /// Plays the span over and over, without a gap; a position outside it goes to its start. Empty: no loop.
    void setLoop(std::optional<Span> loop);
    void setBackStep(milliseconds step);

    State state() const;
    bool isPlaying() const { return state() == State::Playing; }
    /// What is being heard now: the device's latency is taken off. Smooth between the device's reports.
    milliseconds position() const;
    /// As the recording's header says until all of it has been read; 0 while empty.
    milliseconds duration() const;
    int channels() const;
    double speed() const;
    bool skipsSilence() const;
    Mix mix() const;
    std::optional<Span> loop() const;
    milliseconds backStep() const;
    /// What the sound comes out of, in the system's words; empty: there is none.
    QString device() const;
    /// Why it Failed.
    const std::optional<Error> &error() const;
    /// How often the sound broke off because the machine did not keep up; the player then buffers more.
    int dropouts() const;

Q_SIGNALS:
    /// Anything but the position.
    void changed();
    /// The position jumped: seek(), a back step, a loop's start, a loaded recording.
    void moved();
    /// Playing came to the end of the recording.
    void ended();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace earshot::audio
