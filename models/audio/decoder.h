#pragma once
// Samples out of a recording's bytes: WAV (8 and 16 bit and more, µ-law, A-law), FLAC, Ogg and MP3.

#include "models/base/bytes.h"

#include <memory>
#include <span>

namespace earshot::audio {

struct Format {
    int rate = 0;             // frames a second, 4000 to 192000
    int channels = 0;         // 1 or 2
    std::int64_t frames = -1; // as the header says; -1: it does not say
    bool cutShort = false;    // the header promises more bytes than there are
    bool operator==(const Format &) const = default;
};

/// For one thread at a time. Reads no more than it is asked for, so that a recording of any length may be read.
class Decoder {
public:
    /// BadData: no sound, or none of a call (three channels, 1 Hz); else what the bytes' own reading failed with.
    static Result<Decoder> open(std::shared_ptr<Bytes> bytes);

    Decoder(Decoder &&) noexcept;
    Decoder &operator=(Decoder &&) noexcept;
    ~Decoder();

    const Format &format() const;
    /// Fills whole frames, the channels in turn, -1 to 1; says how many frames. Less than there is room for: more may
    /// come; 0: the end. An error comes after all that could be read before it.
    Result<std::size_t> read(std::span<float> interleaved);
    /// To a frame, counted from 0; beyond the end: the end.
    Result<void> seek(std::int64_t frame);
    /// The frame that read() gives next.
    std::int64_t at() const;

private:
    struct State;
    explicit Decoder(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace earshot::audio
