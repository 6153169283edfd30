#pragma once
// The least, the most and the mean square of runs of samples, kept in a byte each.

#include <cstdint>
#include <span>
#include <vector>

namespace earshot::audio {

/// Columns of one channel in one resolution. A byte holds the root of what it stands for, so that quiet speech keeps as
/// many steps as loud speech; `least` and `most` are rounded outwards, so that no sample ever lies outside.
struct Columns {
    std::vector<std::int8_t> least;
    std::vector<std::int8_t> most;
    std::vector<std::uint8_t> rms;

    std::size_t size() const { return rms.size(); }
    bool operator==(const Columns &) const = default;
};

/// What has been seen of the column that is being filled.
struct Extent {
    float least = 1; // of samples within full scale
    float most = -1;
    double square = 0; // the sum of the squares
    std::uint32_t count = 0;
};

/// Takes in samples, those of one or two channels in turn, with an Extent for each channel. Samples that are no numbers
/// count as silence, those beyond full scale as full scale.
void widen(std::span<Extent> channels, std::span<const float> interleaved);

/// Adds the extent as a column.
void append(Columns &columns, const Extent &extent);

/// What the columns `from` to `to` (which is not one of them) have together; there is at least one.
struct Summary {
    std::int8_t least;
    std::int8_t most;
    float power; // the mean square
};
Summary summary(const Columns &columns, std::size_t from, std::size_t to);

/// Columns of `by` neighbours each; the last has what is left over.
Columns merged(const Columns &columns, std::size_t by);

/// What the byte of an amplitude (-127 to 127) stands for: -1 to 1.
float amplitude(std::int8_t byte);
/// What the byte of an rms stands for: 0 to 1.
float level(std::uint8_t byte);

} // namespace earshot::audio
