#include "ui/review/waveformscale.h"

#include <algorithm>
#include <cmath>

namespace earshot {

namespace {

double secondsOf(milliseconds time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

double WaveformScale::widest() const
{
    return std::max(secondsOf(m_length) / m_width, Finest);
}

bool WaveformScale::set(double from, double perPixel)
{
    perPixel = std::clamp(perPixel, Finest, widest());
    from = std::clamp(from, 0.0, std::max(0.0, secondsOf(m_length) - perPixel * m_width));
    const bool changed = from != m_from || perPixel != m_perPixel;
    m_from = from;
    m_perPixel = perPixel;
    return changed;
}

void WaveformScale::setLength(milliseconds length)
{
    const bool whole = isWhole();
    m_length = std::max(length, milliseconds::zero());
    whole ? showWhole() : set(m_from, m_perPixel);
}

void WaveformScale::setWidth(int width)
{
    const bool whole = isWhole();
    m_width = std::max(width, 1);
    whole ? showWhole() : set(m_from, m_perPixel);
}

bool WaveformScale::isWhole() const
{
    return m_perPixel >= widest() * (1 - 1e-9);
}

double WaveformScale::xOf(milliseconds time) const
{
    return (secondsOf(time) - m_from) / m_perPixel;
}

milliseconds WaveformScale::timeAt(double x) const
{
    const auto time = milliseconds(std::llround((m_from + x * m_perPixel) * 1000));
    return std::clamp(time, milliseconds::zero(), m_length);
}

bool WaveformScale::zoomAround(double x, double factor)
{
    const double there = m_from + x * m_perPixel;
    const double perPixel = std::clamp(m_perPixel / factor, Finest, widest());
    return set(there - x * perPixel, perPixel);
}

bool WaveformScale::panBy(double pixels)
{
    return set(m_from + pixels * m_perPixel, m_perPixel);
}

bool WaveformScale::showFrom(double start)
{
    return set(start, m_perPixel);
}

bool WaveformScale::showWhole()
{
    return set(0, widest());
}

bool WaveformScale::reveal(milliseconds time, double margin)
{
    const double x = xOf(time);
    const double edge = margin * m_width;
    if (isWhole() || (x >= edge && x <= m_width - edge))
        return false;
    // a page that is left to the right begins with the time; one left to the left shows it in its middle
    return set(secondsOf(time) - m_perPixel * (x > m_width - edge ? std::max(edge, 0.05 * m_width) : 0.5 * m_width),
               m_perPixel);
}

} // namespace earshot
