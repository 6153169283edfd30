#include "ui/review/waveformtile.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace earshot {

namespace {

constexpr int PeakOpacity = 120; // of 255: peaks are the pale edge around what the ear takes for loudness

using Shades = std::array<QRgb, 256>; // of one colour, by opacity, premultiplied

Shades shadesOf(const QColor &colour, double opacity)
{
    Shades shades;
    for (int alpha = 0; alpha < 256; ++alpha)
        shades[std::size_t(alpha)] =
            qPremultiply(qRgba(colour.red(), colour.green(), colour.blue(), int(std::lround(alpha * opacity))));
    return shades;
}

/// How far the columns of a lane reach from the middle, in pixels.
struct Lane {
    std::vector<float> peak, rms;

    Lane(std::span<const audio::Column> columns, double loudest, int height)
    {
        // to the power of 3/4, so that quiet speech is drawn higher than it is; roots are quick
        const auto reach = [high = float(height), most = float(1 / loudest)](float amplitude) {
            const float share = std::min(1.0f, std::abs(amplitude) * most);
            return high * std::sqrt(share * std::sqrt(share));
        };
        peak.reserve(columns.size());
        rms.reserve(columns.size());
        for (const audio::Column &column : columns) {
            peak.push_back(reach(std::max(-column.least, column.most)));
            rms.push_back(reach(column.rms));
        }
    }
};

/// Which columns lie in a silence.
std::vector<char> quietColumns(std::span<const audio::Span> silences, int count, double from, double each)
{
    std::vector<char> quiet(std::size_t(count), 0);
    const auto at = [&](milliseconds time) {
        const double column = (std::chrono::duration<double>(time).count() - from) / each;
        return std::size_t(std::clamp(column, 0.0, double(count)));
    };
    auto it = std::lower_bound(silences.begin(), silences.end(), from, [](const audio::Span &span, double start) {
        return std::chrono::duration<double>(span.to).count() < start;
    });
    for (; it != silences.end() && std::chrono::duration<double>(it->from).count() < from + count * each; ++it)
        for (std::size_t column = at(it->from); column < at(it->to); ++column)
            quiet[column] = 1;
    return quiet;
}

// A column from the middle outwards, softened where core and edge end within a pixel.
void paintColumn(QRgb *into, std::ptrdiff_t step, float core, float edge, const Shades &shades)
{
    int row = 0;
    for (; float(row + 1) <= core; ++row, into += step)
        *into = shades[255];
    if (edge <= float(row))
        return;
    const float rest = std::max(0.0f, core - float(row)) * 255;
    *into = shades[std::size_t(std::max(rest, std::min(1.0f, edge - float(row)) * float(PeakOpacity)))];
    for (++row, into += step; float(row + 1) <= edge; ++row, into += step)
        *into = shades[PeakOpacity];
    if (edge > float(row))
        *into = shades[std::size_t((edge - float(row)) * float(PeakOpacity))];
}

void paintLane(QRgb *middle, std::ptrdiff_t step, const Lane &lane, const std::vector<char> &quiet, const Shades &loud,
               const Shades &soft)
{
    for (std::size_t x = 0; x < lane.peak.size(); ++x)
        paintColumn(middle + x, step, lane.rms[x], lane.peak[x], quiet[x] ? soft : loud);
}

} // namespace

double loudestOf(const audio::Peaks &peaks)
{
    constexpr std::size_t Probes = 2000;
    const double each = std::chrono::duration<double>(peaks.duration()).count() / double(Probes);
    std::vector<float> heights;
    std::vector<audio::Column> columns(Probes);
    for (int channel = 0; channel < peaks.channels() && each > 0; ++channel) {
        peaks.columns(channel, 0, each, columns);
        for (const audio::Column &column : columns)
            heights.push_back(std::max(-column.least, column.most));
    }
    if (heights.empty())
        return 1;
    const auto most = heights.begin() + std::ptrdiff_t(double(heights.size() - 1) * 0.995);
    std::nth_element(heights.begin(), most, heights.end());
    return std::max(0.02, double(*most)); // noise stays noise
}

QImage waveformTile(const audio::Peaks &peaks, std::span<const audio::Span> silences, const WaveformLook &look,
                    QSize size, double from, double each, QImage spare)
{
    QImage image = spare.size() == size ? std::move(spare) : QImage(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (size.isEmpty() || peaks.channels() < 1)
        return image;
    const bool two = peaks.channels() > 1;
    const int middle = size.height() / 2;
    std::vector<audio::Column> columns(std::size_t(size.width()));
    peaks.columns(0, from, each, columns);
    const Lane up(columns, look.loudest, middle);
    if (two)
        peaks.columns(1, from, each, columns);
    const Lane down = two ? Lane(columns, look.loudest, size.height() - middle) : up;
    const std::vector<char> quiet = quietColumns(silences, size.width(), from, each);
    const Shades soft = shadesOf(look.quiet, look.opacity);
    const Shades first = shadesOf(two ? look.first : look.single, look.opacity);
    const Shades second = shadesOf(two ? look.second : look.single, look.opacity);
    auto *middleRow = reinterpret_cast<QRgb *>(image.scanLine(middle));
    const std::ptrdiff_t row = image.bytesPerLine() / std::ptrdiff_t(sizeof(QRgb));
    if (middle > 0)
        paintLane(middleRow - row, -row, up, quiet, first, soft);
    paintLane(middleRow, row, down, quiet, second, soft);
    return image;
}

} // namespace earshot
