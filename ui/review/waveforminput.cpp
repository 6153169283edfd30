// What mouse, wheel and keys do to a waveform.

#include "models/base/format.h"
#include "ui/review/waveform.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace earshot {

namespace {

constexpr int Grip = 6; // px around an edge of the loop that take hold of it
constexpr milliseconds ShortestLoop{200};
constexpr double PerNotch = 1.25; // of zooming by wheel
constexpr int EdgeBeat = 30;      // ms

} // namespace

WaveformView::Drag WaveformView::dragAt(const QPoint &point) const
{
    if (minimap().contains(point))
        return Drag::Minimap;
    if (!m_seekable)
        return Drag::None;
    const QRect band = loopRect();
    if (m_loop && lanes().contains(point)) {
        if (std::abs(point.x() - band.left()) <= Grip)
            return Drag::LoopStart;
        if (std::abs(point.x() - band.right()) <= Grip)
            return Drag::LoopEnd;
    }
    return lanes().contains(point) ? Drag::Pressed : Drag::Scrub;
}

void WaveformView::showCursor(const QPoint &point)
{
    const Drag would = m_drag == Drag::None ? dragAt(point) : m_drag;
    const bool edge = would == Drag::LoopStart || would == Drag::LoopEnd;
    const bool clickable = m_hoveredMark >= 0 || clearRect().contains(point);
    setCursor(clickable            ? Qt::PointingHandCursor
              : edge               ? Qt::SizeHorCursor
              : would == Drag::Pan ? Qt::ClosedHandCursor
                                   : Qt::ArrowCursor);
}

void WaveformView::hover(std::optional<QPoint> point)
{
    const auto touched = [this] {
        if (m_hovered)
            update(hoverRect().united(QRect(m_hovered->x(), 0, 1, height())));
        if (const QRect clear = clearRect(); !clear.isEmpty())
            update(clear);
    };
    touched();
    const int before = m_hoveredMark;
    m_hovered = m_scale.length() > milliseconds::zero() ? point : std::nullopt;
    m_hoverWords.clear();
    m_hoveredMark = -1;
    if (m_hovered && m_hovered->y() < lanes().top())
        m_hoveredMark = markNear(m_marks, m_markPlaces, m_hovered->x());
    if (m_hovered && !minimap().contains(*m_hovered)) {
        const bool mark = m_hoveredMark >= 0;
        const milliseconds at = mark ? m_marks[std::size_t(m_hoveredMark)].at : m_scale.timeAt(m_hovered->x());
        const QString words = mark ? m_marks[std::size_t(m_hoveredMark)].text : m_said ? m_said(at) : QString();
        m_hoverWords = words.isEmpty() ? format::duration(at)
                                       //: A time of the call, and what was said then: "1:05 · good morning"
                                       : tr("%1 · %2").arg(format::duration(at), words.simplified());
    }
    if (before != m_hoveredMark)
        update(0, 0, width(), lanes().top());
    touched();
}

void WaveformView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    m_pressed = m_mouse = point;
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        return showCursor(point);
    }
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    if (clearRect().contains(point)) {
        Q_EMIT loopRequested({});
        return;
    }
    if (m_hoveredMark >= 0) {
        Q_EMIT markActivated(m_hoveredMark);
        return;
    }
    m_drag = dragAt(point);
    m_anchor = m_drag == Drag::LoopStart ? m_loop->to
               : m_drag == Drag::LoopEnd ? m_loop->from
                                         : m_scale.timeAt(point.x());
    if (m_drag == Drag::Scrub)
        Q_EMIT seekRequested(m_anchor);
    else if (m_drag == Drag::Minimap)
        goMinimap(point.x());
}

void WaveformView::goMinimap(int x)
{
    const double length = std::chrono::duration<double>(m_scale.length()).count();
    if (m_scale.showFrom(length * x / width() - m_scale.perPixel() * width() / 2))
        scaleChanged();
}

void WaveformView::drag(const QPoint &point)
{
    const milliseconds at = m_scale.timeAt(point.x());
    switch (m_drag) {
    case Drag::Pressed:
        if (std::abs(point.x() - m_pressed.x()) < 4)
            return;
        m_drag = Drag::Select;
        [[fallthrough]];
    case Drag::Select:
    case Drag::LoopStart:
    case Drag::LoopEnd:
        m_loop = audio::Span{std::min(m_anchor, at), std::max(m_anchor, at)};
        update();
        break;
    case Drag::Scrub:
        Q_EMIT seekRequested(at);
        break;
    case Drag::Minimap:
        goMinimap(point.x());
        break;
    case Drag::Pan:
        if (m_scale.panBy(m_mouse.x() - point.x()))
            scaleChanged();
        break;
    case Drag::None:
        break;
    }
}

void WaveformView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    drag(point);
    m_mouse = point;
    hover(point);
    showCursor(point);
    const bool draws =
        m_drag == Drag::Select || m_drag == Drag::LoopStart || m_drag == Drag::LoopEnd || m_drag == Drag::Scrub;
    if (draws && !m_scale.isWhole() && (point.x() < 0 || point.x() > width()))
        m_edging.start(EdgeBeat, this);
    else
        m_edging.stop();
}

void WaveformView::mouseReleaseEvent(QMouseEvent *event)
{
    m_edging.stop();
    const Drag done = std::exchange(m_drag, Drag::None);
    const milliseconds at = m_scale.timeAt(event->position().x());
    if (done == Drag::Pressed) {
        if (m_loop && (at < m_loop->from || at > m_loop->to))
            Q_EMIT loopRequested({});
        Q_EMIT seekRequested(at);
    } else if (done == Drag::Select || done == Drag::LoopStart || done == Drag::LoopEnd) {
        const auto chosen = m_loop;
        const bool enough = chosen && chosen->to - chosen->from >= ShortestLoop;
        Q_EMIT loopRequested(enough ? chosen : std::nullopt);
    }
    showCursor(event->position().toPoint());
}

void WaveformView::leaveEvent(QEvent *)
{
    hover({});
}

void WaveformView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_edging.timerId())
        return QWidget::timerEvent(event);
    const int over = m_mouse.x() < 0 ? m_mouse.x() : m_mouse.x() - width();
    if (m_scale.panBy(over / 2.0))
        scaleChanged();
    drag(m_mouse);
}

void WaveformView::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    const bool sideways = std::abs(angle.x()) > std::abs(angle.y()) || event->modifiers() & Qt::ShiftModifier;
    event->accept();
    const int turned = std::abs(angle.x()) > std::abs(angle.y()) ? angle.x() : angle.y();
    const bool changed = sideways ? m_scale.panBy(-turned * 0.5)
                                  : m_scale.zoomAround(event->position().x(), std::pow(PerNotch, turned / 120.0));
    if (changed)
        scaleChanged();
    if (underMouse())
        hover(event->position().toPoint());
}

void WaveformView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && (m_drag == Drag::Select || m_loop)) {
        m_drag = Drag::None;
        Q_EMIT loopRequested({});
        return;
    }
    QWidget::keyPressEvent(event);
}

bool WaveformView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (m_hoveredMark < 0 && lanes().contains(help->pos()))
            QToolTip::showText(help->globalPos(), tr("Click to jump there, drag to loop a section, scroll to zoom."),
                               this, lanes());
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace earshot
