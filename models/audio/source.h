#pragma once
// The frames of a recording in the order in which they are to be heard: looped, and with silence left out.

#include "models/audio/activity.h"
#include "models/audio/decoder.h"

#include <functional>
#include <optional>

namespace earshot::audio {

/// Frames of a recording, `to` not counted.
struct Stretch {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool has(std::int64_t frame) const { return frame >= from && frame < to; }
};

/// For one thread. Where it leaps, a few milliseconds are cross-faded, so that no seam is heard.
class Source {
public:
    explicit Source(Decoder decoder);

    const Format &format() const { return m_decoder.format(); }
    /// The frame of the recording that is read next.
    std::int64_t at() const { return m_at; }

    void setSilences(const Spans &silences);
    void setSkipSilence(bool skip) { m_skip = skip; }
    void setLoop(const std::optional<Span> &loop);

    /// To a frame, without a cross-fade.
    Result<void> seek(std::int64_t frame);
    /// Fills frames; says how many, 0 at the end. `leapt` is called before frames that do not follow what was read
    /// last, with how many have been filled before them.
    Result<std::size_t> read(std::span<float> interleaved, const std::function<void(std::size_t)> &leapt);

private:
    /// Where to go on reading instead of at m_at, if anywhere.
    std::optional<std::int64_t> leap() const;
    /// The first frame after m_at at which leap() may have another answer.
    std::int64_t border() const;
    Result<void> leapTo(std::int64_t frame);
    void fadeIn(std::span<float> interleaved);
    std::int64_t frameOf(milliseconds time) const;

    Decoder m_decoder;
    std::int64_t m_at = 0;
    std::vector<Stretch> m_quiet; // what skipping leaves out
    std::optional<Stretch> m_loop;
    bool m_skip = false;
    std::vector<float> m_fading; // what followed the place that was left
    std::size_t m_faded = 0;     // samples of it that are used up
};

} // namespace earshot::audio
