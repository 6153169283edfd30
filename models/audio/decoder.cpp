#include "models/audio/decoder.h"

#include <sndfile.h>

#include <algorithm>
#include <string>

namespace earshot::audio {
namespace {

constexpr int LeastRate = 4000;
constexpr int MostRate = 192'000;

} // namespace

// What libsndfile reads from, by its virtual io: https://libsndfile.github.io/libsndfile/api.html#open_virtual
struct Decoder::State {
    std::shared_ptr<Bytes> bytes;
    std::uint64_t offset = 0;
    std::optional<Error> failure; // of the bytes themselves
    SNDFILE *file = nullptr;
    Format format;
    std::int64_t at = 0;

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
        State &state = of(user);
        if (count <= 0 || state.failure)
            return 0;
        auto got = state.bytes->read(state.offset, {static_cast<std::byte *>(into), std::size_t(count)});
        if (!got) {
            state.failure = got.error();
            return 0;
        }
        state.offset += *got;
        return sf_count_t(*got);
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
    SF_VIRTUAL_IO io{&State::length, &State::seek, &State::read, &State::write, &State::tell};
    SF_INFO info{};
    state->file = sf_open_virtual(&io, SFM_READ, &info, state.get());
    if (!state->file)
        return state->error();
    if (state->failure)
        return *state->failure;
    if (info.channels < 1 || info.channels > 2)
        return Error{Error::Kind::BadData, std::to_string(info.channels) + " channels"};
    if (info.samplerate < LeastRate || info.samplerate > MostRate)
        return Error{Error::Kind::BadData, std::to_string(info.samplerate) + " Hz"};
    const bool said = info.frames >= 0 && info.frames < SF_COUNT_MAX;
    state->format = {info.samplerate, info.channels, said ? info.frames : -1};
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
    const auto room = sf_count_t(interleaved.size() / std::size_t(state.format.channels));
    const sf_count_t got = std::clamp<sf_count_t>(sf_readf_float(state.file, interleaved.data(), room), 0, room);
    if (got == 0 && (state.failure || sf_error(state.file) != SF_ERR_NO_ERROR))
        return state.error();
    state.at += got;
    return std::size_t(got);
}

Result<void> Decoder::seek(std::int64_t frame)
{
    State &state = *m_state;
    if (state.format.frames >= 0)
        frame = std::min(frame, state.format.frames);
    const sf_count_t now = sf_seek(state.file, std::max<std::int64_t>(frame, 0), SEEK_SET);
    if (now < 0)
        return state.error();
    state.at = now;
    return {};
}

} // namespace earshot::audio
