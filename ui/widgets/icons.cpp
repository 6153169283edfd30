#include "ui/widgets/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace earshot {

namespace {

constexpr std::array Names{"bookmark",
                           "building",
                           "calendar",
                           "campaign",
                           "check",
                           "check-circle",
                           "chevron-down",
                           "chevron-left",
                           "chevron-right",
                           "chevron-up",
                           "clock",
                           "cloud",
                           "cloud-off",
                           "cloud-up",
                           "columns",
                           "copy",
                           "cursor",
                           "desktop",
                           "dot",
                           "duration",
                           "edit",
                           "error",
                           "export",
                           "external",
                           "eye",
                           "filter",
                           "flag",
                           "form",
                           "globe",
                           "grip",
                           "help",
                           "history",
                           "home",
                           "import",
                           "inbox",
                           "info",
                           "key",
                           "keyboard",
                           "link",
                           "list",
                           "location",
                           "lock",
                           "loop",
                           "message",
                           "milestone",
                           "minus",
                           "mobile",
                           "moon",
                           "more",
                           "not-lead",
                           "note",
                           "number",
                           "pause",
                           "people",
                           "person",
                           "phone",
                           "phone-in",
                           "phone-missed",
                           "phone-out",
                           "play",
                           "plus",
                           "recording",
                           "redo",
                           "report",
                           "review",
                           "rule",
                           "search",
                           "session",
                           "settings",
                           "sidebar",
                           "skip-silence",
                           "sort-ascending",
                           "sort-descending",
                           "star",
                           "star-filled",
                           "sun",
                           "sync",
                           "tag",
                           "transcript",
                           "trash",
                           "undo",
                           "value",
                           "voicemail",
                           "volume",
                           "volume-off",
                           "warning",
                           "waveform",
                           "x"};
static_assert(Names.size() == std::size_t(LastIcon) + 1);

QColor colourFor(Tone tone, QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    const Theme &t = themeOf(palette);
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::Text);
    const bool quiet = tone == Tone::Muted || tone == Tone::Faint;
    return quiet && mode != QIcon::Normal ? t.text : t.tone(tone);
}

class Engine : public QIconEngine {
public:
    Engine(Icon icon, Tone tone) : m_icon(icon), m_tone(tone) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_icon, colourFor(m_tone, mode), std::min(rect.width(), rect.height()));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // Qt hands over device pixels here and sets the ratio itself afterwards.
        Q_UNUSED(scale)
        return iconPixmap(m_icon, colourFor(m_tone, mode), std::min(size.width(), size.height()), 1);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    QIconEngine *clone() const override { return new Engine(*this); }
    QString key() const override { return QStringLiteral("earshot"); }
    bool isNull() override { return false; }

private:
    Icon m_icon;
    Tone m_tone;
};

} // namespace

QIcon themedIcon(Icon icon, Tone tone)
{
    return QIcon(new Engine(icon, tone));
}

QPixmap iconPixmap(Icon icon, const QColor &colour, int size, qreal devicePixelRatio)
{
    const int pixels = std::max(1, int(std::lround(size * devicePixelRatio)));
    // Lists paint icons by the hundred: to write a name for QPixmapCache would take longer than to paint.
    static std::map<std::tuple<Icon, QRgb, int, qreal>, QPixmapCache::Key> known;
    QPixmapCache::Key &key = known[{icon, colour.rgba(), pixels, devicePixelRatio}];
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;

    QSvgRenderer svg(QStringLiteral(":/icons/%1.svg").arg(QLatin1StringView(Names[std::size_t(icon)])));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    svg.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    painter.end();
    pixmap = QPixmap::fromImage(image);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    key = QPixmapCache::insert(pixmap);
    return pixmap;
}

void paintIcon(QPainter *painter, const QRect &rect, Icon icon, const QColor &colour, int size)
{
    const int side = std::min({size, rect.width(), rect.height()});
    if (side <= 0)
        return;
    const QPixmap pixmap = iconPixmap(icon, colour, side, painter->device()->devicePixelRatioF());
    painter->drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, pixmap);
}

} // namespace earshot
