#pragma once
// Sounds whose truth is known, and the files that hold them.

#include "models/base/bytes.h"

#include <memory>
#include <string>
#include <vector>

namespace earshot::test {

/// Samples of one or two channels in turn.
struct Sound {
    int rate = 8000;
    int channels = 1;
    std::vector<float> samples = {};

    std::size_t frames() const { return samples.size() / std::size_t(channels); }
    double seconds() const { return double(frames()) / rate; }
};

/// A tone; its size is that of its highest sample.
Sound tone(double hz, double seconds, double size = 0.5, int rate = 8000);
Sound silence(double seconds, int rate = 8000);
/// Something with the rhythm and the overtones of a voice of that pitch: syllables of 160 ms with 40 ms between them.
Sound voice(double hz, double seconds, double size = 0.5, int rate = 8000);
/// One after the other.
Sound then(Sound first, const Sound &next);
/// Two of one channel as left and right; the shorter one is silent at its end.
Sound stereo(const Sound &left, const Sound &right);
/// Every second another pitch on the left, half of it on the right, without a seam.
Sound scale(int seconds, int rate = 16000);
/// The pitch of scale()'s left channel in a second (counted from 0): 400 Hz and 12 % more a second.
double scalePitch(int second);

/// What libsndfile writes.
enum class File { Wav8, Wav16, MuLaw, ALaw, Flac, Ogg, Mp3 };
/// The bytes of a file; empty when this libsndfile cannot write such.
std::string file(const Sound &sound, File kind);

/// Bytes in memory. They can be damaged from an offset on.
class MemoryBytes : public Bytes {
public:
    explicit MemoryBytes(std::string bytes, std::uint64_t badFrom = ~std::uint64_t(0));
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) override;

private:
    std::string m_bytes;
    std::uint64_t m_badFrom;
};

std::shared_ptr<Bytes> bytesOf(std::string file);

} // namespace earshot::test
