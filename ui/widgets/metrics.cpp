#include "ui/widgets/metrics.h"

#include <QCache>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QStaticText>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace earshot {

namespace {

constexpr int BodyPixels = 13;

int pixels(TextSize size)
{
    switch (size) {
    case TextSize::Tiny:
        return 11;
    case TextSize::Small:
        return 12;
    case TextSize::Body:
        return BodyPixels;
    case TextSize::Title:
        return 15;
    case TextSize::Headline:
        return 20;
    }
    return BodyPixels;
}

/// A text in a font, and how wide it may be; 0: as wide as it is.
struct Line {
    QFont font;
    QString text;
    int width = 0;
    Qt::TextElideMode mode = Qt::ElideRight;
    bool operator==(const Line &) const = default;
    friend size_t qHash(const Line &line, size_t seed = 0)
    {
        return qHashMulti(seed, line.font, line.text, line.width, int(line.mode));
    }
};

/// What `make` made of a line before, or makes now. Shaping text is most of what painting costs, and a list shows the
/// same words again and again. Of the GUI thread, as painting is; valid until the next call.
template <typename Made, typename Make>
const Made &remembered(const Line &line, Make make)
{
    static QCache<Line, Made> known(4000);
    if (const Made *found = known.object(line))
        return *found;
    auto *made = new Made(make());
    known.insert(line, made);
    return *made;
}

int advance(const QFont &font, const QString &text)
{
    return remembered<int>({font, text}, [&] { return QFontMetrics(font).horizontalAdvance(text); });
}

QString elided(const QFont &font, const QString &text, int width, Qt::TextElideMode mode)
{
    return remembered<QString>({font, text, width, mode},
                               [&] { return QFontMetrics(font).elidedText(text, mode, width); });
}

/// Draws a line of text so high that its middle is that of `rect`.
void drawShaped(QPainter *painter, int x, const QRect &rect, const QString &text)
{
    const QStaticText &shaped = remembered<QStaticText>({painter->font(), text}, [&] {
        QTextOption option;
        option.setWrapMode(QTextOption::NoWrap);
        option.setTextDirection(Qt::LayoutDirectionAuto);
        QStaticText made(text);
        made.setTextFormat(Qt::PlainText);
        made.setTextOption(option);
        return made;
    });
    painter->drawStaticText(x, rect.top() + (rect.height() - painter->fontMetrics().height()) / 2, shaped);
}

int digitWidth(const QFont &font)
{
    return remembered<int>({font, {}, -1}, [&] { // which is nobody's width
        const QFontMetrics metrics(font);
        int widest = 0;
        for (char16_t digit = u'0'; digit <= u'9'; ++digit)
            widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
        return widest;
    });
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Calls `run` with each digit alone and each stretch between digits, and its width.
template <typename Run>
void forEachRun(const QFont &font, const QString &text, Run run)
{
    const int digit = digitWidth(font);
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        if (isDigit(text[i])) {
            run(text.mid(i, 1), digit);
        } else {
            while (end < text.size() && !isDigit(text[end]))
                ++end;
            const QString stretch = text.mid(i, end - i);
            run(stretch, advance(font, stretch));
        }
        i = end;
    }
}

} // namespace

QFont textFont(TextSize size, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    const int body = font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize();
    font.setPixelSize(int(std::lround(double(body) * pixels(size) / BodyPixels)));
    font.setWeight(weight);
    return font;
}

QFont applicationFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    // Desktops ask for 10 or 11 pt (13 to 15 px); ours is a dense tool, one step smaller, and larger where the user
    // asks for it.
    const int wanted = int(std::lround(QFontInfo(font).pixelSize() * 0.9));
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamilies({QStringLiteral("Inter")});
    font.setPixelSize(std::max(wanted, BodyPixels));
    font.setStyleStrategy(QFont::PreferAntialias);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

int forText(int pixels)
{
    return int(std::lround(double(pixels) * textFont(TextSize::Body).pixelSize() / BodyPixels));
}

int controlHeight(const QFont &font)
{
    return QFontMetrics(font).height() / 2 * 2 + 12;
}

int compactHeight(const QFont &font)
{
    return controlHeight(font) - 4;
}

int rowHeight(const QFont &font)
{
    return controlHeight(font) + 4;
}

int tabularWidth(const QFont &font, const QString &text)
{
    int width = 0;
    forEachRun(font, text, [&width](const QString &, int advance) { width += advance; });
    return width;
}

void drawLine(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text,
              Qt::TextElideMode mode)
{
    constexpr int Most = 2048; // no screen shows more in a line; a hostile name may have millions
    if (rect.width() <= 0 || text.isEmpty())
        return;
    const QFont &font = painter->font();
    QString shown = text.size() > Most && mode == Qt::ElideRight ? text.left(Most) : text;
    if (advance(font, shown) > rect.width())
        shown = elided(font, shown, rect.width(), mode);
    const int spare = rect.width() - advance(font, shown);
    const int x = alignment & Qt::AlignRight ? spare : alignment & Qt::AlignHCenter ? spare / 2 : 0;
    drawShaped(painter, rect.left() + x, rect, shown);
}

void drawTabular(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text)
{
    const QFont &font = painter->font();
    const int width = tabularWidth(font, text);
    if (width > rect.width())
        return drawLine(painter, rect, QStyle::visualAlignment(painter->layoutDirection(), alignment), text);
    const QSize size(width, painter->fontMetrics().height());
    const QRect box = QStyle::alignedRect(painter->layoutDirection(), alignment, size, rect);
    int x = box.left();
    forEachRun(font, text, [&](const QString &run, int wide) {
        const int slack = isDigit(run[0]) ? (wide - advance(font, run)) / 2 : 0;
        drawShaped(painter, x + slack, box, run);
        x += wide;
    });
}

} // namespace earshot
