#include "models/audio/peaks.h"

#include "models/audio/blob.h"

#include <algorithm>
#include <cmath>

namespace earshot::audio {
namespace {

constexpr int FinestASecond = 100;
constexpr double Rounding = 1e-6;  // of a column: what double precision may be off
constexpr std::size_t Coarser = 4; // columns of one resolution in a column of the next

Column columnOf(const Summary &whole)
{
    return {amplitude(whole.least), amplitude(whole.most), std::sqrt(whole.power)};
}

} // namespace

milliseconds Peaks::duration() const
{
    return milliseconds(m_rate == 0 ? 0 : m_frames / m_rate * 1000 + m_frames % m_rate * 1000 / m_rate);
}

double Peaks::finest() const
{
    return m_rate == 0 ? 0 : double(m_framesAColumn) / m_rate;
}

void Peaks::columns(int channel, double from, double each, std::span<Column> into) const
{
    std::fill(into.begin(), into.end(), Column{});
    if (channel < 0 || channel >= channels() || !(each > 0) || !std::isfinite(from) || !std::isfinite(each))
        return;
    const std::vector<Columns> &resolutions = m_channels[std::size_t(channel)];
    double column = finest();
    std::size_t resolution = 0;
    for (; resolution + 1 < resolutions.size() && each >= column * double(Coarser * Coarser); ++resolution)
        column *= double(Coarser);
    const Columns &columns = resolutions[resolution];
    const auto size = double(columns.size());
    for (std::size_t i = 0; i < into.size(); ++i) {
        const double start = std::floor((from + double(i) * each) / column + Rounding);
        const double end = std::ceil((from + double(i + 1) * each) / column - Rounding);
        if (end > 0 && start < size)
            into[i] = columnOf(summary(columns, std::size_t(std::max(start, 0.0)),
                                       std::size_t(std::clamp(end, std::max(start, 0.0) + 1, size))));
    }
}

void Peaks::addResolutions()
{
    for (std::vector<Columns> &resolutions : m_channels) {
        resolutions.resize(1);
        while (resolutions.back().size() > Coarser)
            resolutions.push_back(merged(resolutions.back(), Coarser));
    }
}

void Peaks::swapChannels()
{
    std::reverse(m_channels.begin(), m_channels.end());
}

void Peaks::write(std::string &blob) const
{
    blob::put(blob, std::uint8_t(m_channels.size()));
    blob::put(blob, std::uint8_t(m_complete ? 1 : 0));
    blob::put(blob, std::uint32_t(m_rate));
    blob::put(blob, m_frames);
    blob::put(blob, m_framesAColumn);
    for (const std::vector<Columns> &resolutions : m_channels) {
        blob::put(blob, resolutions.front().least);
        blob::put(blob, resolutions.front().most);
        blob::put(blob, resolutions.front().rms);
    }
}

Result<Peaks> Peaks::read(std::string_view &blob)
{
    const Error damaged{Error::Kind::Corrupt, "peaks that do not fit one another"};
    Peaks peaks;
    std::uint8_t channels = 0, complete = 0;
    std::uint32_t rate = 0;
    if (!blob::take(blob, channels) || !blob::take(blob, complete) || !blob::take(blob, rate) ||
        !blob::take(blob, peaks.m_frames) || !blob::take(blob, peaks.m_framesAColumn))
        return damaged;
    if (channels > 2 || complete > 1 || rate > 1'000'000 || peaks.m_frames < 0 ||
        (channels != 0 && (rate == 0 || peaks.m_framesAColumn == 0)))
        return damaged;
    peaks.m_rate = int(rate);
    peaks.m_complete = complete != 0;
    const std::int64_t each = std::max<std::int64_t>(peaks.m_framesAColumn, 1);
    const std::int64_t columns = peaks.m_frames / each + (peaks.m_frames % each != 0 ? 1 : 0);
    if (columns > std::int64_t(PeaksBuilder::MostColumns))
        return damaged;
    peaks.m_channels.resize(channels, std::vector<Columns>(1));
    for (std::vector<Columns> &resolutions : peaks.m_channels) {
        Columns &finest = resolutions.front();
        if (!blob::take(blob, finest.least, std::size_t(columns)) ||
            !blob::take(blob, finest.most, std::size_t(columns)) || !blob::take(blob, finest.rms, std::size_t(columns)))
            return damaged;
    }
    peaks.addResolutions();
    return peaks;
}

PeaksBuilder::PeaksBuilder(int channels, int rate) : m_open(std::size_t(channels))
{
    m_peaks.m_rate = rate;
    m_peaks.m_framesAColumn = std::uint32_t(std::max(rate / FinestASecond, 1));
    m_peaks.m_channels.resize(std::size_t(channels), std::vector<Columns>(1));
}

void PeaksBuilder::add(std::span<const float> interleaved)
{
    const std::size_t channels = m_open.size();
    m_peaks.m_frames += std::int64_t(interleaved.size() / channels);
    while (!interleaved.empty()) {
        const std::size_t room = m_peaks.m_framesAColumn - m_open.front().count;
        const std::size_t samples = std::min(interleaved.size(), room * channels);
        widen(m_open, interleaved.first(samples));
        interleaved = interleaved.subspan(samples);
        if (m_open.front().count == m_peaks.m_framesAColumn)
            endColumn();
    }
}

void PeaksBuilder::endColumn()
{
    for (std::size_t channel = 0; channel < m_open.size(); ++channel) {
        append(m_peaks.m_channels[channel].front(), m_open[channel]);
        m_open[channel] = {};
    }
    if (m_peaks.m_channels.front().front().size() < MostColumns)
        return;
    for (std::vector<Columns> &resolutions : m_peaks.m_channels)
        resolutions.front() = merged(resolutions.front(), 2);
    m_peaks.m_framesAColumn *= 2;
}

Peaks PeaksBuilder::snapshot() const
{
    PeaksBuilder copy = *this;
    Peaks peaks = copy.take();
    peaks.m_complete = false;
    return peaks;
}

Peaks PeaksBuilder::take()
{
    if (m_open.front().count != 0)
        endColumn();
    m_peaks.m_complete = true;
    m_peaks.addResolutions();
    return std::move(m_peaks);
}

} // namespace earshot::audio
