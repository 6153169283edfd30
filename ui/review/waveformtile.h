#pragma once
// The picture of a recording's sound, from its peaks alone.

#include "models/audio/activity.h"
#include "models/audio/peaks.h"

#include <QColor>
#include <QImage>

#include <span>

namespace earshot {

/// How a recording is drawn. Two channels stand back to back: the first upwards, the second downwards; one channel
/// stands both ways.
struct WaveformLook {
    QColor first, second, single; // of the channels, and of the only one
    QColor quiet;                 // where nobody speaks
    double loudest = 1;           // the amplitude that fills a lane, above 0
    double opacity = 1;           // of all of it
    bool operator==(const WaveformLook &) const = default;
};

/// The amplitude that should fill a lane, so that quiet recordings are seen as well as loud ones; single clicks and
/// knocks do not count.
double loudestOf(const audio::Peaks &peaks);

/// `size` in device pixels: as many columns, each of `each` seconds, the first at `from` seconds. Transparent where
/// there is no sound. `silences` in order. A `spare` image of that size is painted over instead of making one.
QImage waveformTile(const audio::Peaks &peaks, std::span<const audio::Span> silences, const WaveformLook &look,
                    QSize size, double from, double each, QImage spare = {});

} // namespace earshot
