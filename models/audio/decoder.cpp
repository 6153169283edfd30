#include "models/audio/decoder.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace earshot::audio {
namespace {

constexpr int LeastRate = 4000;
constexpr int MostRate = 192'000;
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

} // namespace

// What libsndfile reads from, by its virtual io: https://libsndfile.github.io/libsndfile/api.html#open_virtual
struct Decoder::State {
    std::shared_ptr<Bytes> bytes;
    std::uint64_t offset = 0;
    std::vector<std::byte> buffer;
    std::uint64_t bufferAt = 0;
    std::optional<Error> failure; // of the bytes themselves
    SNDFILE *file = nullptr;
    Format format;
    std::int64_t runUp = 0; // frames to decode before those that a seek is for
    std::int64_t at = 0;
    bool atEnd = false; // or where the header promises more than the file has

    ~State()
    {
        if (file)
            sf_close(file);
    }

    static State &of(void *user) { return *static_cast<State *>(user); }
    static sf_count_t length(void *user) { return sf_count_t(of(user).bytes->size()); }
    static sf_count_t tell(void *user) { return sf_count_t(of(user).offset); }
    static sf_count_t write(const void *, sf_count_t, void *) { return 0; }

    static sf_count_t seek(sf_count_t offset, int whence, void *user)
    {
        State &state = of(user);
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
        SF_VIRTUAL_IO io{&State::length, &State::seek, &State::read, &State::write, &State::tell};
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

Decoder::Decoder(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Decoder::Decoder(Decoder &&) noexcept = default;
Decoder &Decoder::operator=(Decoder &&) noexcept = default;
Decoder::~Decoder() = default;

Result<Decoder> Decoder::open(std::shared_ptr<Bytes> bytes)
{
    if (bytes->size() == 0)
        return Error{Error::Kind::BadData, "an empty file"};
    auto state = std::make_unique<State>();
    state->bytes = std::move(bytes);
    const auto opened = state->open();
    if (!opened)
        return opened.error();
    const SF_INFO &info = *opened;
    if (info.channels < 1 || info.channels > 2)
        return Error{Error::Kind::BadData, std::to_string(info.channels) + " channels"};
    if (info.samplerate < LeastRate || info.samplerate > MostRate)
        return Error{Error::Kind::BadData, std::to_string(info.samplerate) + " Hz"};
    const bool said = info.frames >= 0 && info.frames < SF_COUNT_MAX;
    state->format = {info.samplerate, info.channels, said ? info.frames : -1, lacksItsEnd(*state->bytes)};
    if ((info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_MPEG)
        state->runUp = Mp3RunUp;
    return Decoder(std::move(state));
}

const Format &Decoder::format() const
{
    return m_state->format;
}

std::int64_t Decoder::at() const
{
    return m_state->at;
}

Result<std::size_t> Decoder::read(std::span<float> interleaved)
{
    State &state = *m_state;
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

Result<void> Decoder::seek(std::int64_t frame)
{
    State &state = *m_state;
    if (state.format.frames >= 0)
        frame = std::min(frame, state.format.frames);
    frame = std::max<std::int64_t>(frame, 0);
    const std::int64_t start = std::max<std::int64_t>(frame - state.runUp, 0);
    // at an end that comes too early libsndfile may lose its way
    if (state.atEnd || sf_seek(state.file, start, SEEK_SET) != start) {
        if (const auto opened = state.open(); !opened)
            return opened.error();
        state.atEnd = sf_seek(state.file, start, SEEK_SET) != start;
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

} // namespace earshot::audio
