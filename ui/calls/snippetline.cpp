#include "ui/calls/snippetline.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace earshot {
namespace {

constexpr int MarkRoom = 18;

Icon iconOf(store::Snippet::In in)
{
    switch (in) {
    case store::Snippet::In::Transcript:
        return Icon::Transcript;
    case store::Snippet::In::Note:
        return Icon::Note;
    case store::Snippet::In::Name:
        return Icon::Person;
    case store::Snippet::In::Number:
        break;
    }
    return Icon::Phone;
}

/// The hits in characters of the text, as far as they are within `length`.
QList<QTextLayout::FormatRange> hitsOf(const store::Snippet &snippet, qsizetype length, const Theme &theme)
{
    QList<QTextLayout::FormatRange> formats;
    const auto characters = [&](std::size_t bytes) {
        return QString::fromUtf8(snippet.text.data(), qsizetype(std::min(bytes, snippet.text.size()))).size();
    };
    for (const store::Snippet::Range &hit : snippet.hits) {
        QTextLayout::FormatRange range;
        range.start = int(characters(hit.start));
        range.length = int(std::min(characters(hit.start + hit.length), length)) - range.start;
        if (range.length <= 0)
            continue;
        range.format.setForeground(theme.text);
        range.format.setBackground(theme.warnSoft);
        range.format.setFontWeight(QFont::DemiBold);
        formats.append(range);
    }
    return formats;
}

} // namespace

int snippetHeight(const QFont &font)
{
    return compactHeight(font) - space::Xs;
}

void drawSnippet(QPainter &painter, const QRect &rect, const store::Snippet &snippet, const Theme &theme,
                 Qt::LayoutDirection direction)
{
    const QRect mark(rect.left(), rect.top(), 14, rect.height());
    paintIcon(&painter, QStyle::visualRect(direction, rect, mark), iconOf(snippet.in), theme.textFaint, 13);
    const QRect words = QStyle::visualRect(direction, rect, rect.adjusted(MarkRoom, 0, 0, 0));
    const QFont font = textFont(TextSize::Small);
    const QFontMetrics metrics(font);
    const QString text = QString::fromStdString(snippet.text);
    // a little less than the room: bold hits are wider than measured
    const QString shown = metrics.elidedText(text, Qt::ElideRight, words.width() - space::Xl);
    const qsizetype kept = shown == text ? text.size() : shown.size() - 1;
    QTextLayout layout(shown, font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignAbsolute);
    layout.setTextOption(option);
    layout.setFormats(hitsOf(snippet, kept, theme));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(words.width());
    layout.endLayout();
    painter.setPen(theme.textMuted);
    layout.draw(&painter, QPointF(words.left(), words.top() + (words.height() - line.height()) / 2));
}

} // namespace earshot
