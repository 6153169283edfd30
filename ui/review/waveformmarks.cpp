#include "ui/review/waveformmarks.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

#include <cmath>

namespace earshot {

namespace {

constexpr int Side = MarkSize + 4; // of its picture
constexpr double Reach = 6;        // px from a mark that still mean it

QPainterPath shapeOf(WaveformMark::Kind kind, const QPointF &foot)
{
    const double half = MarkSize / 2.0;
    QPainterPath path;
    switch (kind) {
    case WaveformMark::Kind::Hit:
        path.moveTo(foot);
        path.lineTo(foot + QPointF(-half + 1, -MarkSize + 2));
        path.lineTo(foot + QPointF(half - 1, -MarkSize + 2));
        break;
    case WaveformMark::Kind::Match:
        path.moveTo(foot);
        path.lineTo(foot + QPointF(-half + 1, -half));
        path.lineTo(foot + QPointF(0, -MarkSize));
        path.lineTo(foot + QPointF(half - 1, -half));
        break;
    case WaveformMark::Kind::Comment:
        path.addRoundedRect(QRectF(foot.x() - half, foot.y() - MarkSize, MarkSize, MarkSize - 3), 2, 2);
        QPainterPath tail(foot);
        tail.lineTo(foot + QPointF(-3, -4));
        tail.lineTo(foot + QPointF(3, -4));
        return path.united(tail);
    }
    path.closeSubpath();
    return path;
}

QColor colourOf(WaveformMark::Kind kind, const Theme &theme)
{
    switch (kind) {
    case WaveformMark::Kind::Hit:
        return theme.warnMark;
    case WaveformMark::Kind::Match:
        return theme.goodMark;
    case WaveformMark::Kind::Comment:
        return theme.accent;
    }
    return theme.accent;
}

} // namespace

/// Its foot is in the middle of the last row but one.
QPixmap markPicture(WaveformMark::Kind kind, const Theme &theme, bool hovered, qreal ratio)
{
    const QString key =
        QStringLiteral("earshot-mark-%1-%2-%3-%4").arg(int(kind)).arg(int(theme.kind)).arg(hovered).arg(ratio);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    picture = QPixmap(QSize(Side, Side) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hovered ? theme.text : theme.surface, hovered ? 1.5 : 1));
    painter.setBrush(colourOf(kind, theme));
    painter.drawPath(shapeOf(kind, {Side / 2.0, Side - 2.0}));
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

void paintMark(QPainter *painter, QPoint foot, const QPixmap &picture)
{
    painter->drawPixmap(foot - QPoint(Side / 2, Side - 2), picture);
}

int markNear(const std::vector<WaveformMark> &marks, const std::vector<double> &places, double x)
{
    int best = -1;
    double least = Reach;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const double distance =
            std::abs(places[i] - x) - (marks[i].kind == WaveformMark::Kind::Comment ? Reach / 2 : 0);
        if (distance < least) {
            least = distance;
            best = int(i);
        }
    }
    return best;
}

} // namespace earshot
