#include "models/audio/codec.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace earshot::audio {
namespace {

constexpr std::int64_t Mp3RunUp = 10 * 1152;  // an MP3 frame may lean on the ten before it
constexpr std::size_t BufferSize = 32 * 1024; // libsndfile asks for a few bytes at a time

/// Whether a RIFF file lacks its end. Programs that write to a pipe claim the most that fits, which means nothing.
/// https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
bool lacksItsEnd(Bytes &bytes)
{
    std::array<std::byte, 8> start{};
    const auto got = bytes.read(0, start);
    if (!got || *got < start.size() || std::memcmp(start.data(), "RIFF", 4) != 0)
        return false;
    std::uint32_t claimed = 0;
    for (std::size_t i = 0; i < 4; ++i)
        claimed |= std::to_integer<std::uint32_t>(start[4 + i]) << (8 * i);
    return claimed < 0x7fff'f000 &&
           claimed + std::uint64_t(start.size()) > bytes.size() + 1; // a last odd byte's padding
}

// What libsndfile reads from, by its virtual io: https://libsndfile.github.io/libsndfile/api.html#open_virtual
struct SndFileState {
    std::shared_ptr<Bytes> bytes;
    std::uint64_t offset = 0;
    std::vector<std::byte> buffer;
    std::uint64_t bufferAt = 0;
    std::optional<Error> failure; // of the bytes themselves
    SNDFILE *file = nullptr;
    Format format;
    std::int64_t runUp = 0; // frames to decode before those that a seek is for
    bool fromStart = false; // a seek lands wrongly: one begins at the beginning
    std::int64_t at = 0;
    bool atEnd = false; // or where the header promises more than the file has

    ~SndFileState()
    {
        if (file)
            sf_close(file);
    }

    static SndFileState &of(void *user) { return *static_cast<SndFileState *>(user); }
    static sf_count_t length(void *user) { return sf_count_t(of(user).bytes->size()); }
    static sf_count_t tell(void *user) { return sf_count_t(of(user).offset); }
    static sf_count_t write(const void *, sf_count_t, void *) { return 0; }

    static sf_count_t seek(sf_count_t offset, int whence, void *user)
    {
        SndFileState &state = of(user);
        const sf_count_t size = length(user);
        const sf_count_t base = whence == SEEK_CUR ? tell(user) : whence == SEEK_END ? size : 0;
        if (offset > size - base || offset < -base)
            return -1;
        state.offset = std::uint64_t(base + offset);
        return base + offset;
    }

    static sf_count_t read(void *into, sf_count_t count, void *user)
    {
        sf_count_t done = 0;
        while (done < count) {
            const std::span<const std::byte> next = of(user).buffered();
            const std::size_t some = std::min(next.size(), std::size_t(count - done));
            if (some == 0)
                break;
            std::memcpy(static_cast<std::byte *>(into) + done, next.data(), some);
            of(user).offset += some;
            done += sf_count_t(some);
        }
        return done;
    }

    /// The bytes from `offset` on that are at hand, after reading some if there were none; empty at the end.
    std::span<const std::byte> buffered()
    {
        if (offset < bufferAt || offset >= bufferAt + buffer.size()) {
            buffer.resize(BufferSize);
            bufferAt = offset;
            const auto got = failure ? Result<std::size_t>(*failure) : bytes->read(offset, buffer);
            if (!got)
                failure = got.error();
            buffer.resize(got ? std::min(*got, BufferSize) : 0);
        }
        return std::span(buffer).subspan(std::min(std::size_t(offset - bufferAt), buffer.size()));
    }

    /// From the start, also when it was open before.
    Result<SF_INFO> open()
    {
        if (file)
            sf_close(file);
        offset = 0;
        SF_VIRTUAL_IO io{&SndFileState::length, &SndFileState::seek, &SndFileState::read, &SndFileState::write,
                         &SndFileState::tell};
        SF_INFO info{};
        file = sf_open_virtual(&io, SFM_READ, &info, this);
        if (!file || failure)
            return error();
        return info;
    }

    Error error() const
    {
        if (failure)
            return *failure;
        return {Error::Kind::BadData, sf_strerror(file)};
    }
};

class SndFileCodec : public Codec {
public:
    explicit SndFileCodec(std::unique_ptr<SndFileState> state) : m_state(std::move(state)) {}
    const Format &format() const override { return m_state->format; }
    Result<std::size_t> read(std::span<float> interleaved) override;
    Result<void> seek(std::int64_t frame) override;
    std::int64_t at() const override { return m_state->at; }

private:
    std::unique_ptr<SndFileState> m_state;
};

Result<std::size_t> SndFileCodec::read(std::span<float> interleaved)
{
    SndFileState &state = *m_state;
    if (state.atEnd)
        return std::size_t(0);
    const auto room = sf_count_t(interleaved.size() / std::size_t(state.format.channels));
    const sf_count_t got = std::clamp<sf_count_t>(sf_readf_float(state.file, interleaved.data(), room), 0, room);
    if (got == 0 && (state.failure || sf_error(state.file) != SF_ERR_NO_ERROR))
        return state.error();
    state.at += got;
    state.atEnd = got == 0;
    return std::size_t(got);
}

Result<void> SndFileCodec::seek(std::int64_t frame)
{
    SndFileState &state = *m_state;
    if (state.format.frames >= 0)
        frame = std::min(frame, state.format.frames);
    frame = std::max<std::int64_t>(frame, 0);
    std::int64_t start = std::max<std::int64_t>(frame - state.runUp, 0);
    if (state.fromStart)
        start = frame >= state.at ? state.at : 0;
    const bool isThere = state.fromStart && start == state.at;
    // at an end that comes too early libsndfile may lose its way
    const bool anew = !isThere && (state.fromStart || state.atEnd || sf_seek(state.file, start, SEEK_SET) != start);
    if (anew) {
        if (const auto opened = state.open(); !opened)
            return opened.error();
        state.atEnd = start != 0 && sf_seek(state.file, start, SEEK_SET) != start;
    }
    if (state.failure)
        return *state.failure;
    state.at = state.atEnd ? frame : start;
    std::vector<float> passed(4096 * std::size_t(state.format.channels));
    while (state.at < frame) {
        const auto count = std::min(std::size_t(frame - state.at), std::size_t(4096));
        const auto got = read(std::span(passed).first(count * std::size_t(state.format.channels)));
        if (!got && got.error().kind != Error::Kind::BadData)
            return got.error();
        if (!got || *got == 0) {
            state.atEnd = true;
            break;
        }
    }
    return {};
}

} // namespace

Result<void> checkOfCall(int channels, int rate)
{
    constexpr int LeastRate = 4000;
    constexpr int MostRate = 192'000;
    if (channels < 1 || channels > 2)
        return Error{Error::Kind::BadData, std::to_string(channels) + " channels"};
    if (rate < LeastRate || rate > MostRate)
        return Error{Error::Kind::BadData, std::to_string(rate) + " Hz"};
    return {};
}

CodecOr openWithSndFile(std::shared_ptr<Bytes> bytes)
{
    auto state = std::make_unique<SndFileState>();
    state->bytes = std::move(bytes);
    const auto opened = state->open();
    if (!opened)
        return opened.error();
    const SF_INFO &info = *opened;
    if (const auto fits = checkOfCall(info.channels, info.samplerate); !fits)
        return fits.error();
    const bool said = info.frames >= 0 && info.frames < SF_COUNT_MAX;
    state->format = {info.samplerate, info.channels, said ? info.frames : -1, lacksItsEnd(*state->bytes)};
    const int type = info.format & SF_FORMAT_TYPEMASK;
    state->runUp = type == SF_FORMAT_MPEG ? Mp3RunUp : 0;
    state->fromStart = type == SF_FORMAT_OGG;
    return std::unique_ptr<Codec>(std::make_unique<SndFileCodec>(std::move(state)));
}

} // namespace earshot::audio
