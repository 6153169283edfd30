#pragma once
// The shape of a recording: what a waveform is painted from, in several resolutions.

#include "models/audio/columns.h"
#include "models/base/result.h"
#include "models/base/time.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earshot::audio {

/// What a column of a waveform shows of its stretch of time.
struct Column {
    float least = 0; // -1 to 1
    float most = 0;  // -1 to 1
    float rms = 0;   // 0 to 1
    bool operator==(const Column &) const = default;
};

/// A value: cheap to move, some megabytes to copy. Any number of threads may read it.
class Peaks {
public:
    Peaks() = default;

    int channels() const { return int(m_channels.size()); }
    int rate() const { return m_rate; } // frames a second of the recording
    std::int64_t frames() const { return m_frames; }
    milliseconds duration() const;
    /// Seconds of the finest columns: 10 ms, and twice as long as often as a long recording demands it.
    double finest() const;
    /// False for a picture of a recording that is still being read.
    bool complete() const { return m_complete; }

    /// A Column for each of `into.size()` stretches of `each` seconds from `from` seconds on; silence where there is no
    /// recording. Fast at any zoom: a few hundred thousand columns a frame.
    void columns(int channel, double from, double each, std::span<Column> into) const;
    /// The finest columns of a channel.
    const Columns &finestColumns(int channel) const { return m_channels[std::size_t(channel)].front(); }

    /// The second channel becomes the first; of one channel, nothing changes.
    void swapChannels();

    /// Adds the peaks to a blob (analysis.h makes whole ones).
    void write(std::string &blob) const;
    /// Takes them off the front of one. Corrupt: they are not there, or do not fit one another.
    static Result<Peaks> read(std::string_view &blob);

    bool operator==(const Peaks &) const = default;

private:
    friend class PeaksBuilder;
    void addResolutions();

    int m_rate = 0;
    std::int64_t m_frames = 0;
    std::uint32_t m_framesAColumn = 0;
    bool m_complete = false;
    std::vector<std::vector<Columns>> m_channels; // of each the resolutions, the finest first
};

/// Makes peaks in one pass, in bounded memory however long the recording is: when there are too many columns,
/// neighbours are merged.
class PeaksBuilder {
public:
    /// `channels` 1 or 2, `rate` in frames a second.
    PeaksBuilder(int channels, int rate);

    /// The next frames, whole ones.
    void add(std::span<const float> interleaved);
    /// What there is so far.
    Peaks snapshot() const;
    /// All of it; the builder is spent.
    Peaks take();

    static constexpr std::size_t MostColumns = std::size_t(1) << 19; // 87 minutes at the finest

private:
    void endColumn();

    Peaks m_peaks;
    std::vector<Extent> m_open; // the column being filled, for each channel
};

} // namespace earshot::audio
