// Painting a transcript: rows in sight, and on them what is found, selected and heard.

#include "models/base/format.h"
#include "ui/review/transcriptview.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QGlyphRun>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

namespace earshot {

QString TranscriptView::speakerName(Speaker speaker) const
{
    if (speaker == Speaker::Agent)
        return m_agent.isEmpty() ? tr("Agent") : m_agent;
    return m_caller.isEmpty() ? tr("Caller") : m_caller;
}

QList<QTextLayout::FormatRange> TranscriptView::formatsOf(int row) const
{
    const Theme &t = themeOf(this);
    QList<QTextLayout::FormatRange> formats;
    const auto add = [&formats](int start, int length, const QColor &colour) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = length;
        range.format.setBackground(colour);
        formats.append(range);
    };
    const bool here = m_currentHit >= 0 && m_hits[std::size_t(m_currentHit)].row == row;
    for (const Mark &mark : marksIn(layoutOf(row).text(), m_words)) {
        const bool current = here && m_hits[std::size_t(m_currentHit)].mark == mark;
        add(mark.start, mark.length, current ? blend(t.warnSoft, t.warnMark, 0.45) : t.warnSoft);
    }
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    if (from != to && row >= from.row && row <= to.row) {
        const int start = row == from.row ? from.at : 0;
        const int end = row == to.row ? to.at : int(layoutOf(row).text().size());
        add(start, end - start, t.selection);
    }
    return formats;
}

// A word in text of both directions may stand in several pieces.
void TranscriptView::paintWordBox(QPainter &painter, const SpokenWord &word, const QColor &colour, bool estimated) const
{
    const QPointF origin(textColumn().left(), rowRect(word.row).top() + above(word.row));
    const QTextLayout &layout = layoutOf(word.row);
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        if (line.textStart() >= word.from + word.length || line.textStart() + line.textLength() <= word.from)
            continue;
        for (const QGlyphRun &run : line.glyphRuns(word.from, word.length)) {
            const QRectF ink = run.boundingRect();
            const QRectF box(origin.x() + ink.left() - 2, origin.y() + line.y(), ink.width() + 4, line.height());
            if (!estimated) {
                paintBox(&painter, box, radius::Small, colour);
                continue;
            }
            // a guess is not made to look like a fact
            const Theme &t = themeOf(this);
            paintBox(&painter, box, radius::Small, blend(t.surface, colour, 0.45));
            painter.setPen(QPen(t.accent, 1, Qt::DotLine));
            painter.drawLine(QPointF(box.left() + 1, box.bottom() - 1), QPointF(box.right() - 1, box.bottom() - 1));
        }
    }
}

void TranscriptView::paintTime(QPainter &painter, int row, int textTop) const
{
    const Theme &t = themeOf(this);
    const Phrase &phrase = m_rows.phrase(row);
    const bool spoken = m_spokenPhrase == m_rows.row(row).phrase;
    const QTextLayout &layout = layoutOf(row);
    const int line = layout.lineCount() > 0 ? int(layout.lineAt(0).height()) : fontMetrics().height();
    const auto placed = [&](const QRect &box) {
        return QStyle::visualRect(layoutDirection(), viewport()->rect(), box);
    };
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(spoken ? t.accent : t.textFaint);
    drawTabular(&painter, placed(QRect(space::L, textTop, timeWidth() - space::M, line)),
                QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter,
                format::duration(phrase.start));
    if (!phrase.original.empty())
        paintIcon(&painter, placed(QRect(2, textTop, space::L - 3, line)), Icon::Edit, t.textMuted, 12);
}

void TranscriptView::paintRow(QPainter &painter, int row)
{
    const Theme &t = themeOf(this);
    const QRect rect = rowRect(row);
    const QRect column = textColumn();
    const int textTop = rect.top() + above(row);
    const TranscriptRows::Row &r = m_rows.row(row);
    if (m_landed == r.phrase) {
        const QRect band(space::S, textTop - 3, viewport()->width() - 2 * space::S, rect.bottom() - textTop + 5);
        paintBox(&painter, band, radius::Control, t.accentSoft);
    }
    const Phrase &phrase = m_rows.phrase(row);
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    if (r.heading && phrase.speaker != Speaker::Unknown) {
        painter.setFont(headingFont());
        painter.setPen(phrase.speaker == Speaker::Agent ? t.speakerAgent : t.speakerCaller);
        const int height = painter.fontMetrics().height();
        const QRect box(column.left(), textTop - height - 2, column.width(), height);
        drawLine(&painter, box, leading, speakerName(phrase.speaker));
    }
    if (r.begins && m_rows.hasTimes())
        paintTime(painter, row, textTop);
    if (m_editor && r.phrase == m_correcting)
        return;
    if (m_hoveredWord && m_hoveredWord->row == row)
        paintWordBox(painter, *m_hoveredWord, t.hover);
    const QColor heard = blend(t.surface, t.accent, t.isDark() ? 0.42 : 0.24);
    for (const SpokenWord &word : m_alsoSpoken)
        if (word.row == row)
            paintWordBox(painter, word, heard, word.estimated);
    if (m_spokenWord && m_spokenWord->row == row)
        paintWordBox(painter, *m_spokenWord, heard, m_spokenWord->estimated);
    painter.setPen(t.text);
    layoutOf(row).draw(&painter, QPointF(column.left(), textTop), formatsOf(row));
}

void TranscriptView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), themeOf(this).surface);
    const int scrolled = verticalScrollBar()->value() - headHeight();
    for (int row = m_heights.rowAt(scrolled + event->rect().top()); row < m_rows.count(); ++row) {
        if (rowRect(row).top() > event->rect().bottom())
            break;
        paintRow(painter, row);
    }
    if (showsFocusRing(this))
        paintFocusRing(&painter, viewport()->rect(), radius::Small, themeOf(this));
}

} // namespace earshot
