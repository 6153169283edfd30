#pragma once
// How high a voice is, listened to five times a second.

#include "models/audio/voice.h"

namespace earshot::audio {

/// The fundamental frequency of what is periodic in `samples`, Hz; 0: nothing is. After YIN (de Cheveigné and Kawahara,
/// "YIN, a fundamental frequency estimator for speech and music", JASA 111, 2002, steps 1 to 5). `samples` at `rate`,
/// Pitch::window() of them.
double fundamental(std::span<const float> samples, double rate);

/// Collects the pitch of one channel of a recording in bounded memory.
class Pitch {
public:
    /// `rate` in frames a second of the recording.
    explicit Pitch(int rate);

    /// The next frames of the recording, of which `channel` of `channels` is listened to.
    void add(std::span<const float> interleaved, std::size_t channel, std::size_t channels);
    /// Empty when less than two seconds of it were voiced.
    std::optional<PitchRange> range() const;

    /// Samples that fundamental() listens to at once.
    static std::size_t window();

private:
    void listen();
    double percentile(double share) const;

    std::size_t m_coarser = 1; // samples of the recording in one that is listened to
    double m_rate = 0;         // of those
    std::size_t m_step = 0;    // frames of the recording from one window to the next
    std::size_t m_at = 0;      // within the step
    std::vector<float> m_window;
    std::size_t m_parts = 0;             // of the recording in the next one,
    float m_sum = 0;                     // and their sum
    std::vector<std::uint32_t> m_counts; // of voiced moments, by Hz
    std::uint32_t m_voiced = 0;
};

} // namespace earshot::audio
