#include "ui/widgets/metrics.h"

#include <QCache>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QGlyphRun>
#include <QGuiApplication>
#include <QPainter>
#include <QRawFont>
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

QStaticText shaped(const QString &text)
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    QStaticText made(text);
    made.setTextFormat(Qt::PlainText);
    made.setTextOption(option);
    return made;
}

/// A text as far as there is room, and how wide that is.
struct Fitted {
    QStaticText text;
    int width = 0;
};

const Fitted &fitted(const QFont &font, const QString &text, int width, Qt::TextElideMode mode)
{
    return remembered<Fitted>({font, text, width, mode}, [&] {
        const QFontMetrics metrics(font);
        const int whole = metrics.horizontalAdvance(text);
        if (whole <= width)
            return Fitted{shaped(text), whole};
        const QString cut = metrics.elidedText(text, mode, width);
        return Fitted{shaped(cut), metrics.horizontalAdvance(cut)};
    });
}

/// Draws a line of text so high that its middle is that of `rect`.
void drawShaped(QPainter *painter, int x, const QRect &rect, const QStaticText &text)
{
    painter->drawStaticText(x, rect.top() + (rect.height() - painter->fontMetrics().height()) / 2, text);
}

struct Digits {
    int width = 0; // of the widest one
    QRawFont font;
};

const Digits &digitsOf(const QFont &font)
{
    return remembered<Digits>({font, {}}, [&] {
        const QFontMetrics metrics(font);
        Digits digits{0, QRawFont::fromFont(font)};
        for (char16_t digit = u'0'; digit <= u'9'; ++digit)
            digits.width = std::max(digits.width, metrics.horizontalAdvance(QChar(digit)));
        return digits;
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
    const int digit = digitsOf(font).width;
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

/// A text whose digits are equally wide: its glyphs and where they stand, or else pieces and where they begin.
struct Tabular {
    int width = 0;
    QGlyphRun glyphs;
    std::vector<std::pair<int, QStaticText>> pieces;
};

/// Letters that need no shaping: a glyph each, from left to right.
bool isPlain(const QString &text)
{
    constexpr char16_t NarrowBlank = 0x202F; // "2:05 PM" has it in some locales
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c < QChar(0x250) || c == NarrowBlank; });
}

Tabular ofGlyphs(const Digits &digits, const QString &text)
{
    const QList<quint32> glyphs = digits.font.glyphIndexesForString(text);
    if (glyphs.size() != text.size() || glyphs.contains(0))
        return {};
    const QList<QPointF> advances = digits.font.advancesForGlyphIndexes(glyphs);
    QList<QPointF> places;
    qreal x = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool digit = isDigit(text[i]);
        x = digit ? std::round(x) : x;
        places << QPointF(digit ? x + std::floor((digits.width - advances[i].x()) / 2) : x, 0);
        x += digit ? digits.width : advances[i].x();
    }
    Tabular made;
    made.width = int(std::lround(x));
    made.glyphs.setRawFont(digits.font);
    made.glyphs.setGlyphIndexes(glyphs);
    made.glyphs.setPositions(places);
    return made;
}

const Tabular &tabular(const QFont &font, const QString &text)
{
    return remembered<Tabular>({font, text}, [&] {
        Tabular made = isPlain(text) ? ofGlyphs(digitsOf(font), text) : Tabular();
        if (!made.glyphs.isEmpty())
            return made;
        forEachRun(font, text, [&](const QString &run, int wide) {
            const int slack = isDigit(run[0]) ? (wide - advance(font, run)) / 2 : 0;
            made.pieces.emplace_back(made.width + slack, shaped(run));
            made.width += wide;
        });
        return made;
    });
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

int lineWidth(const QFont &font, const QString &text)
{
    return advance(font, text);
}

int tabularWidth(const QFont &font, const QString &text)
{
    return tabular(font, text).width;
}

void drawLine(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text,
              Qt::TextElideMode mode)
{
    constexpr int Most = 2048; // no screen shows more in a line; a hostile name may have millions
    if (rect.width() <= 0 || text.isEmpty())
        return;
    const bool cut = text.size() > Most && mode == Qt::ElideRight;
    const Fitted &line = fitted(painter->font(), cut ? text.left(Most) : text, rect.width(), mode);
    const int spare = rect.width() - line.width;
    const int x = alignment & Qt::AlignRight ? spare : alignment & Qt::AlignHCenter ? spare / 2 : 0;
    drawShaped(painter, rect.left() + x, rect, line.text);
}

void drawTabular(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text)
{
    const Tabular &line = tabular(painter->font(), text);
    if (line.width > rect.width())
        return drawLine(painter, rect, QStyle::visualAlignment(painter->layoutDirection(), alignment), text);
    const QSize size(line.width, painter->fontMetrics().height());
    const QRect box = QStyle::alignedRect(painter->layoutDirection(), alignment, size, rect);
    if (!line.glyphs.isEmpty())
        painter->drawGlyphRun(QPointF(box.left(), box.top() + painter->fontMetrics().ascent()), line.glyphs);
    for (const auto &[x, piece] : line.pieces)
        drawShaped(painter, box.left() + x, box, piece);
}

} // namespace earshot
