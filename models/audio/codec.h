#pragma once
// The libraries that turn a recording's bytes into samples, behind one face. Decoder chooses among them.

#include "models/audio/decoder.h"
#include "models/audio/filekind.h"

namespace earshot::audio {

/// One open recording; for one thread at a time. The functions are Decoder's.
class Codec {
public:
    virtual ~Codec() = default;
    virtual const Format &format() const = 0;
    virtual Result<std::size_t> read(std::span<float> interleaved) = 0;
    virtual Result<void> seek(std::int64_t frame) = 0;
    virtual std::int64_t at() const = 0;

protected:
    Codec() = default;
    Codec(const Codec &) = default;
    Codec &operator=(const Codec &) = default;
};

using CodecOr = Result<std::unique_ptr<Codec>>;

CodecOr openWithSndFile(std::shared_ptr<Bytes> bytes);
/// Reads the file as what `kind` says and as nothing else, so that no file can make FFmpeg open another one.
CodecOr openWithFfmpeg(std::shared_ptr<Bytes> bytes, FileKind kind);

/// BadData for what is none of a call: three channels, 1 Hz.
Result<void> checkOfCall(int channels, int rate);

} // namespace earshot::audio
