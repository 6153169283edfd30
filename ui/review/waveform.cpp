#include "ui/review/waveform.h"

#include "models/base/format.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QResizeEvent>

#include <cmath>

namespace earshot {

namespace {

constexpr int MarksHigh = MarkSize + 4;
constexpr int LanesHigh = 84;
constexpr int MinimapHigh = 18;
constexpr int ClearSide = 16;
constexpr double Step = 1.6; // of zooming by key

int rulerHigh()
{
    return QFontMetrics(textFont(TextSize::Tiny)).height() + 2;
}

} // namespace

WaveformView::WaveformView(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Waveform"));
    setSpokenRole(this, QAccessible::Graphic);
}

QSize WaveformView::sizeHint() const
{
    return {480, MarksHigh + LanesHigh + rulerHigh()};
}

QSize WaveformView::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

// ---- what is shown

void WaveformView::setPeaks(std::shared_ptr<const audio::Peaks> peaks)
{
    if (peaks == m_peaks)
        return;
    m_peaks = std::move(peaks);
    m_look.loudest = m_peaks ? loudestOf(*m_peaks) : 1;
    soundChanged();
}

void WaveformView::setLength(milliseconds length)
{
    if (length == m_scale.length())
        return;
    m_scale.setLength(length);
    scaleChanged();
}

void WaveformView::setSilences(audio::Spans silences, bool skipped)
{
    if (std::exchange(m_skipping, skipped) != skipped)
        update();
    if (silences == m_silences)
        return;
    m_silences = std::move(silences);
    soundChanged();
}

void WaveformView::setMarks(std::vector<WaveformMark> marks)
{
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    m_hoveredMark = -1;
    placeMarks();
    update();
}

void WaveformView::setPosition(milliseconds position)
{
    if (position == m_position)
        return;
    const QRect before = playheadRect(m_position);
    const bool wasSeen = m_scale.xOf(m_position) >= 0 && m_scale.xOf(m_position) <= width();
    const bool newSecond = position / seconds(1) != m_position / seconds(1);
    m_position = position;
    if (wasSeen && m_drag == Drag::None && m_scale.reveal(position))
        return scaleChanged();
    // between the two the sound is played now, and looks it
    const QRect after = playheadRect(position);
    const QRect both = before | after;
    if (both.width() < width() / 2) {
        update(both);
    } else {
        update(before);
        update(after);
        update(lanes());
    }
    if (!minimap().isEmpty())
        update(minimap());
    if (newSecond)
        setAccessibleDescription(
            tr("%1 of %2").arg(format::durationWords(m_position), format::durationWords(m_scale.length())));
}

void WaveformView::setLoop(std::optional<audio::Span> loop)
{
    if (loop == m_loop)
        return;
    m_loop = loop;
    update();
}

void WaveformView::setSaidAt(std::function<QString(milliseconds)> said)
{
    m_said = std::move(said);
}

void WaveformView::setSeekable(bool seekable)
{
    if (seekable == m_seekable)
        return; // a picture that grows interrupts nobody
    m_seekable = seekable;
    m_drag = Drag::None;
    hover({});
}

void WaveformView::zoomIn()
{
    const double x = std::clamp(m_scale.xOf(m_position), 0.0, double(width()));
    if (m_scale.zoomAround(x, Step))
        scaleChanged();
}

void WaveformView::zoomOut()
{
    const double x = std::clamp(m_scale.xOf(m_position), 0.0, double(width()));
    if (m_scale.zoomAround(x, 1 / Step))
        scaleChanged();
}

void WaveformView::showWhole()
{
    if (m_scale.showWhole())
        scaleChanged();
}

void WaveformView::scaleChanged()
{
    placeMarks();
    update();
}

void WaveformView::soundChanged()
{
    m_whole = {};
    m_tiles.clear();
    update();
}

void WaveformView::placeMarks()
{
    m_markPlaces.clear();
    m_markPlaces.reserve(m_marks.size());
    for (const WaveformMark &mark : m_marks)
        m_markPlaces.push_back(m_scale.xOf(mark.at));
}

// ---- geometry

QRect WaveformView::minimap() const
{
    return m_scale.isWhole() ? QRect() : QRect(0, height() - MinimapHigh, width(), MinimapHigh);
}

QRect WaveformView::ruler() const
{
    const int bottom = m_scale.isWhole() ? height() : minimap().top() - space::Xs;
    return {0, bottom - rulerHigh(), width(), rulerHigh()};
}

QRect WaveformView::lanes() const
{
    return {0, MarksHigh, width(), std::max(2, ruler().top() - MarksHigh)};
}

QRect WaveformView::playheadRect(milliseconds at) const
{
    constexpr int Reach = 6;
    return {int(std::floor(m_scale.xOf(at))) - Reach, 0, 2 * Reach + 1, ruler().bottom() + 1};
}

QRect WaveformView::loopRect() const
{
    if (!m_loop)
        return {};
    const int from = int(std::lround(std::clamp(m_scale.xOf(m_loop->from), -10.0, width() + 10.0)));
    const int to = int(std::lround(std::clamp(m_scale.xOf(m_loop->to), -10.0, width() + 10.0)));
    return {from, lanes().top(), std::max(1, to - from), lanes().height()};
}

QRect WaveformView::clearRect() const
{
    const QRect seen = loopRect() & lanes();
    if (!m_loop || seen.width() < ClearSide + 2 * space::S)
        return {};
    return {seen.right() - ClearSide - space::Xs, seen.top() + space::Xs, ClearSide, ClearSide};
}

// ---- events

void WaveformView::resizeEvent(QResizeEvent *event)
{
    m_scale.setWidth(width());
    if (event->size().width() != event->oldSize().width())
        m_whole = {};
    scaleChanged();
}

void WaveformView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        soundChanged();
}

} // namespace earshot
