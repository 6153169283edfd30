// Painting a waveform. What is exposed is painted from cached tiles, so that a moving playhead costs a few pixels.

#include "models/base/format.h"
#include "ui/review/waveform.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace earshot {

namespace {

constexpr int TileWide = 496; // device pixels; no power of two, whose rows collide in the cache of a CPU
constexpr std::size_t MostSpares = 16;
constexpr double ToCome = 0.62;   // opacity of what has not been played
constexpr double InMinimap = 0.6; // and of the whole call there
constexpr int LabelApart = 72;    // px between the ruler's times
constexpr int WidestWords = 300;  // of what was said under the pointer
constexpr int PlayheadKnob = 9;   // px across
constexpr double Steps[] = {0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200};

double stepFor(double perPixel)
{
    const auto *it = std::find_if(std::begin(Steps), std::end(Steps),
                                  [perPixel](double step) { return step / perPixel >= LabelApart; });
    return it == std::end(Steps) ? Steps[std::size(Steps) - 1] : *it;
}

// "1:05", and "1:05.2" where seconds are parted.
QString timeLabel(double time, double step)
{
    const auto whole = milliseconds(std::llround(time * 1000));
    const QString label = format::duration(whole);
    if (step >= 1)
        return label;
    return label + QLocale().decimalPoint() + QString::number(whole.count() / 100 % 10);
}

} // namespace

const QImage &WaveformView::tile(qint64 index, bool played) const
{
    const double ratio = devicePixelRatioF();
    const double each = m_scale.perPixel() / ratio;
    const int high = int(std::lround(lanes().height() * ratio));
    if (const TileKind kind{each, high}; kind != m_tileKind) {
        for (const qint64 old : m_tiles.keys()) // zooming makes tiles as fast as it can, and memory is slow to come by
            if (const std::unique_ptr<QImage> tile{m_tiles.take(old)}; kind.high == m_tileKind.high)
                m_spares.push_back(std::move(*tile));
        m_spares.resize(kind.high == m_tileKind.high ? std::min(m_spares.size(), MostSpares) : 0);
        m_tileKind = kind;
    }
    const qint64 key = 2 * index + (played ? 1 : 0);
    if (const QImage *known = m_tiles.object(key))
        return *known;
    const Theme &t = themeOf(this);
    WaveformLook look = m_look;
    look.first = t.speakerCaller;
    look.second = t.speakerAgent;
    look.single = blend(t.textMuted, t.accent, 0.35);
    look.quiet = blend(t.surface, t.textFaint, 0.6);
    look.opacity = played ? 1 : ToCome; // in the tile: a painter that fades goes over every pixel, empty ones too
    QImage spare;
    if (!m_spares.empty()) {
        spare = std::move(m_spares.back());
        m_spares.pop_back();
    }
    auto *made = new QImage(waveformTile(*m_peaks, m_silences, look, {TileWide, high}, double(index) * TileWide * each,
                                         each, std::move(spare)));
    m_tiles.insert(key, made);
    return *made;
}

// In device pixels, and on whole ones: else every tile would be resampled.
void WaveformView::paintTiles(QPainter &painter, int from, int to, bool played) const
{
    if (from >= to)
        return;
    const QRect box = lanes();
    const double ratio = devicePixelRatioF();
    const auto offset = qint64(std::llround(m_scale.from() / m_scale.perPixel() * ratio));
    const auto end = qint64(std::ceil(to * ratio)) + offset;
    painter.save();
    painter.setClipRect(QRect(from, box.top(), to - from, box.height()));
    painter.scale(1 / ratio, 1 / ratio);
    const int top = int(std::lround(box.top() * ratio));
    for (auto i = (qint64(std::floor(from * ratio)) + offset) / TileWide; i * TileWide < end; ++i)
        painter.drawImage(QPoint(int(i * TileWide - offset), top), tile(i, played));
    painter.restore();
}

void WaveformView::paintLanes(QPainter &painter, const QRect &exposed) const
{
    const Theme &t = themeOf(this);
    const QRect box = lanes();
    const int end = int(std::min(double(width()), m_scale.xOf(m_scale.length())));
    const int middle = box.center().y();
    if (!m_peaks) {
        painter.setPen(QPen(t.outline, 1, Qt::DotLine));
        painter.drawLine(0, middle, width(), middle);
        return;
    }
    const int known = int(std::clamp(m_scale.xOf(m_peaks->duration()), 0.0, double(end)));
    painter.fillRect(0, middle, known, 1, t.hairline);
    const int left = exposed.left(), right = std::min(exposed.right() + 1, known);
    const int played = std::clamp(int(std::lround(m_scale.xOf(m_position))), left, std::max(left, right));
    paintTiles(painter, left, std::min(played, right), true);
    paintTiles(painter, played, right, false);
    if (m_skipping)
        paintSkips(painter, exposed);
    if (known + 1 < end) { // still being read
        painter.setPen(QPen(t.outline, 1, Qt::DotLine));
        painter.drawLine(known, middle, end, middle);
    }
}

void WaveformView::paintSkips(QPainter &painter, const QRect &exposed) const
{
    const Theme &t = themeOf(this);
    const QRect box = lanes();
    QColor veil = t.surface;
    veil.setAlphaF(0.75f);
    const auto first = std::lower_bound(m_silences.begin(), m_silences.end(), m_scale.timeAt(exposed.left()),
                                        [](const audio::Span &span, milliseconds at) { return span.to < at; });
    int drawn = exposed.left() - 1; // silences of less than a pixel are many in two hours
    for (auto it = first; it != m_silences.end(); ++it) {
        const int from = int(std::lround(m_scale.xOf(it->from))), to = int(std::lround(m_scale.xOf(it->to)));
        if (from > exposed.right())
            break;
        if (to <= from || to <= drawn)
            continue;
        painter.fillRect(from, box.top(), to - from, box.height(), veil);
        if (to - from >= 6) {
            painter.setPen(QPen(t.textFaint, 1, Qt::DotLine));
            painter.drawLine(from + 1, box.center().y(), to - 2, box.center().y());
        }
        drawn = to;
    }
}

void WaveformView::paintLoop(QPainter &painter) const
{
    const Theme &t = themeOf(this);
    const QRect band = loopRect();
    painter.fillRect(band, t.accentSoft);
}

void WaveformView::paintHandles(QPainter &painter) const
{
    const Theme &t = themeOf(this);
    const QRect band = loopRect();
    for (const int x : {band.left(), band.right()}) {
        painter.fillRect(QRect(x - 1, band.top(), 2, band.height()), t.accent);
        paintBox(&painter, QRectF(x - 2.5, band.center().y() - 8, 5, 16), 2.5, t.accent);
    }
    if (const QRect clear = clearRect(); !clear.isEmpty()) {
        const bool hovered = m_hovered && clear.contains(*m_hovered);
        paintBox(&painter, clear, radius::Small, hovered ? t.pressed : t.raised, t.outline);
        paintIcon(&painter, clear, Icon::X, hovered ? t.text : t.textMuted, 10);
    }
}

void WaveformView::paintRuler(QPainter &painter, const QRect &exposed) const
{
    const Theme &t = themeOf(this);
    const QRect box = ruler();
    if (!exposed.intersects(box) || m_scale.length() <= milliseconds::zero())
        return;
    painter.setFont(textFont(TextSize::Tiny));
    const double step = stepFor(m_scale.perPixel());
    const double end = std::min(m_scale.to(), double(m_scale.length().count()) / 1000.0);
    for (auto i = qint64(std::floor(m_scale.from() / step)); double(i) * step <= end; ++i) {
        const int x = int(std::lround(m_scale.xOf(milliseconds(std::llround(double(i) * step * 1000)))));
        if (x < exposed.left() - LabelApart || x > exposed.right())
            continue;
        painter.fillRect(QRect(x, box.top(), 1, 4), t.outline);
        if (x < -4)
            continue; // cut, a time would be another one
        const QString label = timeLabel(double(i) * step, step);
        const int wide = tabularWidth(painter.font(), label) + 1;
        if (x + 4 + wide > width())
            continue;
        painter.setPen(t.textFaint);
        drawTabular(&painter, {x + 4, box.top(), wide, box.height()}, Qt::AlignLeft | Qt::AlignVCenter, label);
    }
}

void WaveformView::paintMarks(QPainter &painter, const QRect &exposed) const
{
    const Theme &t = themeOf(this);
    const int foot = lanes().top() - 2;
    const QColor line = blend(t.surface, t.accent, 0.35);
    // comments stand in front; where marks are dense, one stands for its neighbours
    for (const auto kind : {WaveformMark::Kind::Match, WaveformMark::Kind::Hit, WaveformMark::Kind::Comment}) {
        double drawn = -MarkSize;
        const QPixmap usual = markPicture(kind, t, false, devicePixelRatioF());
        for (std::size_t i = 0; i < m_marks.size(); ++i) {
            const double x = m_markPlaces[i];
            if (m_marks[i].kind != kind || x < exposed.left() - MarkSize || x > exposed.right() + MarkSize)
                continue;
            const bool hovered = int(i) == m_hoveredMark;
            if (x - drawn < MarkSize / 2.0 && !hovered)
                continue;
            drawn = x;
            const int edge = MarkSize / 2 + 1;
            const int inside = std::clamp(int(std::lround(x)), edge, std::max(edge, width() - edge));
            paintMark(&painter, {inside, foot}, hovered ? markPicture(kind, t, true, devicePixelRatioF()) : usual);
            if (kind == WaveformMark::Kind::Comment) {
                painter.fillRect(QRect(int(std::lround(x)), lanes().top(), 1, lanes().height()), line);
            }
        }
    }
}

void WaveformView::paintPlayhead(QPainter &painter) const
{
    if (!m_peaks && m_position == milliseconds::zero())
        return;
    const Theme &t = themeOf(this);
    const double x = m_scale.xOf(m_position);
    if (x < -1 || x > width() + 1)
        return;
    const double inside = std::clamp(x, 1.0, width() - 1.0);
    const QRect box = lanes();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    painter.drawRect(QRectF(inside - 0.75, box.top() - 2, 1.5, box.height() + 2));
    const double knob = std::clamp(x, PlayheadKnob / 2.0, std::max(PlayheadKnob / 2.0, width() - PlayheadKnob / 2.0));
    painter.drawEllipse(QPointF(knob, box.top() - PlayheadKnob / 2.0), PlayheadKnob / 2.0, PlayheadKnob / 2.0);
    painter.restore();
}

QRect WaveformView::hoverRect() const
{
    if (!m_hovered)
        return {};
    const QFontMetrics metrics(textFont(TextSize::Small));
    const int high = metrics.height() + 6;
    const int wide = std::min(width(), metrics.horizontalAdvance(m_hoverWords.left(400)) + 2 * space::S + 2);
    const int most = std::min(wide, WidestWords);
    const int left = std::clamp(m_hovered->x() + space::S, 0, std::max(0, width() - most));
    return {left, lanes().top() + space::Xs, most, high};
}

void WaveformView::paintHover(QPainter &painter) const
{
    if (!m_hovered || m_drag == Drag::Minimap || m_drag == Drag::Pan || m_hoverWords.isEmpty())
        return;
    const Theme &t = themeOf(this);
    QColor line = t.text;
    line.setAlphaF(0.45f);
    painter.fillRect(QRect(m_hovered->x(), lanes().top(), 1, lanes().height()), line);
    const QRect box = hoverRect();
    paintBox(&painter, box, radius::Small, t.raised, t.outline);
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(t.text);
    drawLine(&painter, box.adjusted(space::S, 0, -space::S, 0), Qt::AlignLeft, m_hoverWords);
}

void WaveformView::paintMinimap(QPainter &painter) const
{
    const QRect box = minimap();
    if (box.isEmpty() || !m_peaks)
        return;
    const Theme &t = themeOf(this);
    const double ratio = devicePixelRatioF();
    const double length = std::chrono::duration<double>(m_scale.length()).count();
    if (m_whole.isNull()) {
        WaveformLook look = m_look;
        look.first = t.speakerCaller;
        look.second = t.speakerAgent;
        look.single = t.textMuted;
        look.quiet = blend(t.surface, t.textFaint, 0.6);
        look.opacity = InMinimap;
        const QSize size(int(width() * ratio), int((box.height() - 4) * ratio));
        m_whole = waveformTile(*m_peaks, m_silences, look, size, 0, length / size.width());
    }
    const auto x = [&](double time) { return width() * time / length; };
    const QRectF seen(x(m_scale.from()), box.top(), std::max(4.0, x(m_scale.to()) - x(m_scale.from())), box.height());
    paintBox(&painter, box, radius::Small, t.sidebar);
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(QPoint(0, int(std::lround((box.top() + 2) * ratio))), m_whole);
    painter.scale(ratio, ratio);
    QColor glass = t.accent;
    glass.setAlphaF(0.12f);
    paintBox(&painter, seen, radius::Small, glass, t.accent);
    painter.fillRect(QRectF(x(std::chrono::duration<double>(m_position).count()), box.top() + 1, 1, box.height() - 2),
                     t.text);
}

void WaveformView::paintEvent(QPaintEvent *event)
{
    const QRect exposed = event->rect();
    QPainter painter(this);
    if (m_loop)
        paintLoop(painter);
    paintLanes(painter, exposed);
    if (m_loop)
        paintHandles(painter);
    paintRuler(painter, exposed);
    paintMarks(painter, exposed);
    paintPlayhead(painter);
    paintHover(painter);
    if (exposed.intersects(minimap()))
        paintMinimap(painter);
    if (showsFocusRing(this))
        paintFocusRing(&painter, lanes().adjusted(0, -2, 0, 2), radius::Small, themeOf(this));
}

} // namespace earshot
