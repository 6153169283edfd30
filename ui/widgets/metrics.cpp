#include "ui/widgets/metrics.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
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

int digitWidth(const QFontMetrics &metrics)
{
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Calls `run` with each digit alone and each stretch between digits, and its width.
template <typename Run>
void forEachRun(const QFontMetrics &metrics, const QString &text, Run run)
{
    const int digit = digitWidth(metrics);
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        if (isDigit(text[i])) {
            run(text.mid(i, 1), digit);
        } else {
            while (end < text.size() && !isDigit(text[end]))
                ++end;
            const QString stretch = text.mid(i, end - i);
            run(stretch, metrics.horizontalAdvance(stretch));
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

int tabularWidth(const QFontMetrics &metrics, const QString &text)
{
    int width = 0;
    forEachRun(metrics, text, [&width](const QString &, int advance) { width += advance; });
    return width;
}

void drawLine(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text,
              Qt::TextElideMode mode)
{
    constexpr int Most = 2048; // no screen shows more in a line; a hostile name may have millions
    const QString shown = painter->fontMetrics().elidedText(
        text.size() > Most && mode == Qt::ElideRight ? text.left(Most) : text, mode, rect.width());
    const Qt::LayoutDirection before = painter->layoutDirection();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    painter->drawText(rect, int(alignment | Qt::AlignVCenter | Qt::AlignAbsolute) | Qt::TextSingleLine, shown);
    painter->setLayoutDirection(before);
}

void drawTabular(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetrics metrics = painter->fontMetrics();
    const int width = tabularWidth(metrics, text);
    if (width > rect.width())
        return drawLine(painter, rect, QStyle::visualAlignment(painter->layoutDirection(), alignment), text);
    const QRect box = QStyle::alignedRect(painter->layoutDirection(), alignment, {width, metrics.height()}, rect);
    int x = box.left();
    forEachRun(metrics, text, [&](const QString &run, int advance) {
        const int slack = isDigit(run[0]) ? (advance - metrics.horizontalAdvance(run)) / 2 : 0;
        painter->drawText(x + slack, box.top() + metrics.ascent(), run);
        x += advance;
    });
}

} // namespace earshot
