#pragma once
// The marks above a waveform. Each kind has a shape of its own, so that nobody needs their colours to tell them apart.

#include "models/base/time.h"
#include "ui/widgets/theme.h"

#include <QString>

#include <vector>

class QPainter;
class QPixmap;
class QPoint;

namespace earshot {

struct WaveformMark {
    enum class Kind {
        Hit,    // what is searched for: a wedge
        Match,  // what a rule or the service found: a diamond
        Comment // what somebody wrote: a speech bubble
    };
    Kind kind = Kind::Hit;
    milliseconds at{};
    QString text; // said when the pointer rests on it
    bool operator==(const WaveformMark &) const = default;
};

inline constexpr int MarkSize = 10;

/// What a mark looks like; made once for all that look like it.
QPixmap markPicture(WaveformMark::Kind kind, const Theme &theme, bool hovered, qreal ratio);
/// Paints a mark whose foot stands at `foot`.
void paintMark(QPainter *painter, QPoint foot, const QPixmap &picture);

/// Which of the marks is under `x`, given where each stands; of several the nearest, comments before the others. -1:
/// none.
int markNear(const std::vector<WaveformMark> &marks, const std::vector<double> &places, double x);

} // namespace earshot
