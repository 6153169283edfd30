#pragma once
#include "models/base/time.h"

namespace earshot {

/// Which stretch of a recording stands on how many pixels. Time runs from left to right in every language, as music and
/// film have it.
class WaveformScale {
public:
    static constexpr double Finest = 0.002; // s a pixel

    /// Both keep what is in sight where they can.
    void setLength(milliseconds length);
    void setWidth(int width);
    int width() const { return m_width; }
    milliseconds length() const { return m_length; }

    double perPixel() const { return m_perPixel; } // s
    double from() const { return m_from; }         // s, at the left edge
    double to() const { return m_from + m_perPixel * m_width; }
    bool isWhole() const;

    double xOf(milliseconds time) const;
    /// Clamped to the recording.
    milliseconds timeAt(double x) const;

    // Each returns whether anything changed.

    /// What stands at `x` stays there; a `factor` above 1 shows less of the recording, larger.
    bool zoomAround(double x, double factor);
    /// Positive: what comes later moves into sight.
    bool panBy(double pixels);
    bool showFrom(double start);
    bool showWhole();
    /// Turns pages so that the time is in sight; `margin` is a share of the width that stays on either side.
    bool reveal(milliseconds time, double margin = 0);

private:
    double widest() const; // s a pixel when all is in sight
    bool set(double from, double perPixel);

    milliseconds m_length{};
    int m_width = 1;
    double m_from = 0;
    double m_perPixel = Finest;
};

} // namespace earshot
