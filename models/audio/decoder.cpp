#include "models/audio/decoder.h"

#include "models/audio/codec.h"

namespace earshot::audio {
namespace {

/// libsndfile reads what is stored sample by sample, and counts Vorbis exactly; everything else is FFmpeg's: it finds
/// every moment of an MP3 again, and junk in a file does not end it.
bool isForSndFile(FileKind kind)
{
    switch (kind) {
    case FileKind::Wav:
    case FileKind::Wave64:
    case FileKind::Rf64:
    case FileKind::Aiff:
    case FileKind::Au:
    case FileKind::Caf:
    case FileKind::Flac:
    case FileKind::Ogg:
    case FileKind::Unknown: // what was in use before
        return true;
    default:
        return false;
    }
}

CodecOr openCodec(const std::shared_ptr<Bytes> &bytes)
{
    const FileKind kind = kindOf(*bytes);
    const auto open = [&](bool sndFile) { return sndFile ? openWithSndFile(bytes) : openWithFfmpeg(bytes, kind); };
    auto codec = open(isForSndFile(kind));
    const bool isLost =
        codec && kind == FileKind::Ogg && (*codec)->format().frames < 0; // libsndfile in half an Ogg file
    if (!isLost && (codec || codec.error().kind != Error::Kind::BadData))
        return codec;
    auto other = open(!isForSndFile(kind)); // what one of them does not know, the other may
    return other ? std::move(other) : std::move(codec);
}

} // namespace

struct Decoder::State {
    std::unique_ptr<Codec> codec;
};

Decoder::Decoder(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Decoder::Decoder(Decoder &&) noexcept = default;
Decoder &Decoder::operator=(Decoder &&) noexcept = default;
Decoder::~Decoder() = default;

Result<Decoder> Decoder::open(std::shared_ptr<Bytes> bytes)
{
    if (bytes->size() == 0)
        return Error{Error::Kind::BadData, "an empty file"};
    auto codec = openCodec(bytes);
    if (!codec)
        return codec.error();
    auto state = std::make_unique<State>();
    state->codec = std::move(*codec);
    return Decoder(std::move(state));
}

const Format &Decoder::format() const
{
    return m_state->codec->format();
}

std::int64_t Decoder::at() const
{
    return m_state->codec->at();
}

Result<std::size_t> Decoder::read(std::span<float> interleaved)
{
    return m_state->codec->read(interleaved);
}

Result<void> Decoder::seek(std::int64_t frame)
{
    return m_state->codec->seek(frame);
}

} // namespace earshot::audio
