// Selecting, copying and searching in a transcript.

#include "ui/review/transcriptview.h"

#include "models/base/format.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTextBoundaryFinder>

namespace earshot {

TranscriptView::Place TranscriptView::placeAt(const QPoint &point) const
{
    if (m_rows.count() == 0)
        return {};
    const int row = m_heights.rowAt(point.y() + verticalScrollBar()->value() - headHeight());
    const QTextLayout &layout = layoutOf(row);
    const int y = point.y() - rowRect(row).top() - above(row);
    const int x = point.x() - textColumn().left();
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        if (y < line.y() + line.height() + 2 || i + 1 == layout.lineCount())
            return {row, line.xToCursor(x)};
    }
    return {row, 0};
}

void TranscriptView::select(Place anchor, Place cursor)
{
    m_anchor = anchor;
    m_cursor = cursor;
    viewport()->update();
}

void TranscriptView::selectAll()
{
    if (m_rows.count() > 0)
        select({0, 0}, {m_rows.count() - 1, int(m_rows.text(m_rows.count() - 1).size())});
}

// A line of a copy: "[0:12] Agent: …" where the phrase begins.
QString TranscriptView::lineOf(int row, const QString &said) const
{
    const Phrase &phrase = m_rows.phrase(row);
    const bool named = phrase.speaker != Speaker::Unknown;
    const QString time = format::duration(phrase.start);
    if (m_rows.hasTimes() && named)
        return QStringLiteral("[%1] %2: %3").arg(time, speakerName(phrase.speaker), said);
    return m_rows.hasTimes() ? QStringLiteral("[%1] %2").arg(time, said) : said;
}

QString TranscriptView::selectedText() const
{
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    if (from == to || m_rows.count() == 0)
        return {};
    if (m_rows.row(from.row).phrase == m_rows.row(to.row).phrase && from.row == to.row)
        return m_rows.text(from.row).mid(from.at, to.at - from.at);
    const bool onePhrase = m_rows.row(from.row).phrase == m_rows.row(to.row).phrase;
    QString all;
    for (int row = from.row; row <= to.row; ++row) {
        QString said = m_rows.text(row);
        if (row == to.row)
            said.truncate(to.at);
        if (row == from.row)
            said.remove(0, from.at);
        const bool newLine = m_rows.row(row).begins && row != from.row;
        if (newLine)
            all += QLatin1Char('\n');
        all += !onePhrase && (newLine || row == from.row) ? lineOf(row, said) : said;
    }
    return all;
}

QString TranscriptView::wholeText() const
{
    QString all;
    for (int row = 0; row < m_rows.count(); ++row) {
        const bool begins = m_rows.row(row).begins;
        if (begins && row > 0)
            all += QLatin1Char('\n');
        all += begins ? lineOf(row, m_rows.text(row)) : m_rows.text(row);
    }
    return all;
}

void TranscriptView::copy(const QString &text) const
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy))
        return copy(hasSelection() ? selectedText() : wholeText());
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    if (event->matches(QKeySequence::MoveToStartOfLine) || event->matches(QKeySequence::MoveToStartOfDocument))
        return bar->triggerAction(QAbstractSlider::SliderToMinimum);
    if (event->matches(QKeySequence::MoveToEndOfLine) || event->matches(QKeySequence::MoveToEndOfDocument))
        return bar->triggerAction(QAbstractSlider::SliderToMaximum);
    QAbstractScrollArea::keyPressEvent(event);
}

void TranscriptView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_rows.count() == 0)
        return QAbstractScrollArea::mousePressEvent(event);
    m_mouse = event->position().toPoint();
    const Place place = placeAt(m_mouse);
    m_selecting = true;
    select(event->modifiers() & Qt::ShiftModifier ? m_anchor : place, place);
}

void TranscriptView::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->position().toPoint();
    const bool over = m_rows.count() > 0 && m_mouse.y() >= rowRect(0).top();
    viewport()->setCursor(over ? Qt::IBeamCursor : Qt::ArrowCursor);
    if (!m_selecting)
        return;
    select(m_anchor, placeAt(m_mouse));
    if (m_mouse.y() < 0 || m_mouse.y() > viewport()->height())
        m_dragging.start(30, this);
    else
        m_dragging.stop();
}

void TranscriptView::mouseReleaseEvent(QMouseEvent *)
{
    m_selecting = false;
    m_dragging.stop();
    if (hasSelection() && QGuiApplication::clipboard()->supportsSelection())
        QGuiApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_rows.count() == 0)
        return;
    const Place place = placeAt(event->position().toPoint());
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, m_rows.text(place.row));
    finder.setPosition(place.at);
    const int start = finder.isAtBoundary() ? place.at : int(finder.toPreviousBoundary());
    finder.setPosition(place.at);
    const int end = int(finder.toNextBoundary());
    select({place.row, std::max(0, start)}, {place.row, end < 0 ? place.at : end});
}

void TranscriptView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_rows.count() == 0)
        return;
    QMenu menu(this);
    QAction *selected = menu.addAction(themedIcon(Icon::Copy), tr("Copy"), this, [this] { copy(selectedText()); });
    selected->setEnabled(hasSelection());
    menu.addAction(tr("Copy the whole transcript"), this, [this] { copy(wholeText()); });
    menu.addSeparator();
    menu.addAction(tr("Select all"), this, [this] { selectAll(); });
    menu.exec(event->globalPos());
}

// ---- search

void TranscriptView::setSearch(const QString &search)
{
    const QStringList words = searchWords(search);
    if (words == m_words)
        return;
    m_words = words;
    m_hits.clear();
    m_scanned = 0;
    m_currentHit = -1;
    if (!words.isEmpty())
        m_idle.start(0, this);
    viewport()->update();
    tellHits();
}

bool TranscriptView::scanOne()
{
    if (m_words.isEmpty() || m_scanned >= m_rows.count())
        return false;
    const int row = m_scanned++;
    for (const Mark &mark : marksIn(m_rows.text(row), m_words))
        m_hits.push_back({row, mark});
    return true;
}

void TranscriptView::scanSome()
{
    QElapsedTimer clock;
    clock.start();
    bool any = false;
    while (clock.elapsed() < 5 && scanOne())
        any = true;
    if (any)
        tellHits();
}

void TranscriptView::tellHits()
{
    Q_EMIT hitsChanged(m_currentHit + 1, hits(), m_words.isEmpty() || m_scanned >= m_rows.count());
}

void TranscriptView::goToHit(bool forwards)
{
    if (forwards)
        while (m_currentHit + 1 >= hits() && scanOne()) {
        }
    else if (m_currentHit <= 0)
        while (scanOne()) {
        }
    if (m_hits.empty())
        return tellHits();
    if (m_currentHit < 0)
        m_currentHit = forwards ? 0 : hits() - 1;
    else
        m_currentHit = (m_currentHit + (forwards ? 1 : -1) + hits()) % hits();
    scrollTo(m_hits[std::size_t(m_currentHit)].row);
    tellHits();
}

} // namespace earshot
