#include "tests/support/sound/sounds.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace earshot::test {
namespace {

constexpr double Syllable = 0.16;
constexpr double BetweenSyllables = 0.04;

int formatOf(File kind)
{
    switch (kind) {
    case File::Wav8:
        return SF_FORMAT_WAV | SF_FORMAT_PCM_U8;
    case File::Wav16:
        return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    case File::MuLaw:
        return SF_FORMAT_WAV | SF_FORMAT_ULAW;
    case File::ALaw:
        return SF_FORMAT_WAV | SF_FORMAT_ALAW;
    case File::Flac:
        return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    case File::Ogg:
        return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    case File::Mp3:
        break;
    }
    return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
}

/// What libsndfile writes to.
struct Sink {
    std::string bytes;
    std::size_t at = 0;
};

SF_VIRTUAL_IO writing()
{
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void *user) { return sf_count_t(static_cast<Sink *>(user)->bytes.size()); };
    io.seek = [](sf_count_t offset, int whence, void *user) {
        auto &sink = *static_cast<Sink *>(user);
        const auto base = whence == SEEK_CUR   ? sf_count_t(sink.at)
                          : whence == SEEK_END ? sf_count_t(sink.bytes.size())
                                               : 0;
        sink.at = std::size_t(base + offset);
        return base + offset;
    };
    io.read = [](void *into, sf_count_t count, void *user) {
        auto &sink = *static_cast<Sink *>(user);
        const std::size_t got = std::min(std::size_t(count), sink.bytes.size() - std::min(sink.at, sink.bytes.size()));
        std::memcpy(into, sink.bytes.data() + sink.at, got);
        sink.at += got;
        return sf_count_t(got);
    };
    io.write = [](const void *from, sf_count_t count, void *user) {
        auto &sink = *static_cast<Sink *>(user);
        sink.bytes.resize(std::max(sink.bytes.size(), sink.at + std::size_t(count)));
        std::memcpy(sink.bytes.data() + sink.at, from, std::size_t(count));
        sink.at += std::size_t(count);
        return count;
    };
    io.tell = [](void *user) { return sf_count_t(static_cast<Sink *>(user)->at); };
    return io;
}

template <typename Sample>
Sound made(double seconds, int rate, Sample sample)
{
    Sound sound{.rate = rate};
    sound.samples.resize(std::size_t(std::lround(seconds * rate)));
    for (std::size_t i = 0; i < sound.samples.size(); ++i)
        sound.samples[i] = float(sample(double(i) / rate));
    return sound;
}

double wave(double hz, double at)
{
    return std::sin(2 * std::numbers::pi * hz * at);
}

} // namespace

Sound tone(double hz, double seconds, double size, int rate)
{
    return made(seconds, rate, [&](double at) { return size * wave(hz, at); });
}

Sound silence(double seconds, int rate)
{
    return made(seconds, rate, [](double) { return 0; });
}

Sound voice(double hz, double seconds, double size, int rate)
{
    return made(seconds, rate, [&](double at) {
        if (std::fmod(at, Syllable + BetweenSyllables) >= Syllable)
            return 0.0;
        return size * (wave(hz, at) + wave(2 * hz, at) / 2 + wave(3 * hz, at) / 3) / 1.5;
    });
}

Sound then(Sound first, const Sound &next)
{
    first.samples.insert(first.samples.end(), next.samples.begin(), next.samples.end());
    return first;
}

Sound stereo(const Sound &left, const Sound &right)
{
    Sound sound{.rate = left.rate, .channels = 2};
    const std::size_t frames = std::max(left.samples.size(), right.samples.size());
    for (std::size_t i = 0; i < frames; ++i)
        for (const Sound *side : {&left, &right})
            sound.samples.push_back(i < side->samples.size() ? side->samples[i] : 0);
    return sound;
}

double scalePitch(int second)
{
    return 400 * std::pow(1.12, second);
}

Sound scale(int seconds, int rate)
{
    Sound sound{.rate = rate, .channels = 2};
    double turns = 0; // of the left tone
    for (int second = 0; second < seconds; ++second)
        for (int i = 0; i < rate; ++i, turns += scalePitch(second) / rate)
            for (const double pitch : {1.0, 0.5})
                sound.samples.push_back(float(0.4 * wave(pitch, turns)));
    return sound;
}

std::string file(const Sound &sound, File kind)
{
    SF_INFO info{};
    info.samplerate = sound.rate;
    info.channels = sound.channels;
    info.format = formatOf(kind);
    Sink sink;
    SF_VIRTUAL_IO io = writing();
    SNDFILE *out = sf_format_check(&info) ? sf_open_virtual(&io, SFM_WRITE, &info, &sink) : nullptr;
    if (!out)
        return {};
    constexpr std::size_t Piece = 4096; // libsndfile 1.2's Vorbis writer takes all it gets onto the stack
    for (std::size_t frame = 0; frame < sound.frames(); frame += Piece)
        sf_writef_float(out, sound.samples.data() + frame * std::size_t(sound.channels),
                        sf_count_t(std::min(Piece, sound.frames() - frame)));
    sf_close(out);
    return std::move(sink.bytes);
}

MemoryBytes::MemoryBytes(std::string bytes, std::uint64_t badFrom) : m_bytes(std::move(bytes)), m_badFrom(badFrom) {}

Result<std::size_t> MemoryBytes::read(std::uint64_t offset, std::span<std::byte> into)
{
    if (offset + into.size() > m_badFrom)
        return Error{Error::Kind::Corrupt, "changed bytes"};
    const std::uint64_t left = offset < m_bytes.size() ? m_bytes.size() - offset : 0;
    const auto got = std::size_t(std::min<std::uint64_t>(left, into.size()));
    std::memcpy(into.data(), m_bytes.data() + (got ? offset : 0), got);
    return got;
}

std::shared_ptr<Bytes> bytesOf(std::string file)
{
    return std::make_shared<MemoryBytes>(std::move(file));
}

} // namespace earshot::test
