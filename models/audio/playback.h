#pragma once
// From a recording to what a device plays, and back from what it has played to the moment of the recording.

#include "models/audio/mix.h"
#include "models/audio/source.h"
#include "models/audio/tempo.h"

#include <deque>

namespace earshot::audio {

/// For one thread. Every change is cross-faded or glides: nothing clicks.
class Playback {
public:
    explicit Playback(Decoder decoder);

    const Format &format() const { return m_source.format(); }
    /// Frames a second of the device; the recording's own until it is set. To be set before start() only.
    void setRate(int rate);
    int rate() const { return m_rate; }

    void setSilences(const Spans &silences) { m_source.setSilences(silences); }
    void setMix(const Mix &mix);
    void setSkipSilence(bool skip) { m_source.setSkipSilence(skip); }
    void setLoop(const std::optional<Span> &loop) { m_source.setLoop(loop); }
    void setSpeed(double speed);

    /// For a device that has played nothing yet: its frames count from 0 again.
    Result<void> start(double seconds);
    /// Goes on at another moment.
    Result<void> jump(double seconds);
    /// The next frames are the last.
    void fadeOut();
    /// Fills stereo frames and says how many; less than there is room for: that was the end, of the recording or of the
    /// fade-out.
    Result<std::size_t> render(std::span<float> stereo);

    /// Frames that render() has given since the start.
    std::int64_t rendered() const { return m_rendered; }
    /// The moment of the recording, in seconds, that the device's frame `frame` is of. Forgets the frames before it.
    double secondsAt(double frame);
    /// The moment that render() goes on with.
    double secondsNext() const;
    /// Whether the device has yet to play what the last jump went to, when it is at `frame`.
    bool hasJumpAfter(double frame) const { return m_jumpAt > frame; }

private:
    /// From this frame of the device on, the recording goes on from here.
    struct Mark {
        double device = 0;
        double recording = 0; // frames
        double ratio = 1;     // frames of the recording for each of the device
    };
    double secondsOf(const Mark &mark, double frame) const;
    std::size_t fadeFrames() const;
    Result<void> begin(double seconds);
    Result<std::size_t> pull(std::vector<float> &stereo, std::size_t frames);
    Result<bool> feed();
    void fade(std::vector<float> &stereo);

    Source m_source;
    int m_rate;
    double m_speed = 1;
    Tempo m_tempo;
    Mix m_mix;
    Mixer m_mixer;
    std::deque<Mark> m_marks;
    std::int64_t m_rendered = 0;
    double m_jumpAt = 0;
    double m_fed = 0;                  // frames of the source that the tempo got since it began
    double m_began = 0;                // the device's frame at which that was
    std::vector<float> m_fading;       // stereo: what followed the place that was left
    std::optional<std::size_t> m_last; // frames to come when it fades out
    std::size_t m_faded = 0;
    std::vector<float> m_input;
    std::vector<float> m_stretched;
    bool m_atEnd = false;
};

} // namespace earshot::audio
