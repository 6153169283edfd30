// Selecting, copying and searching in a transcript.

#include "ui/review/transcriptview.h"

#include "models/base/format.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QStyleHints>
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

bool TranscriptView::isInMargin(const QPoint &point) const
{
    const QRect column = textColumn();
    const bool before =
        isRightToLeft() ? point.x() > column.right() + space::Xs : point.x() < column.left() - space::Xs;
    return before && m_rows.hasTimes();
}

void TranscriptView::mousePressEvent(QMouseEvent *event)
{
    m_mouse = event->position().toPoint();
    if (event->button() != Qt::LeftButton || m_rows.count() == 0)
        return QAbstractScrollArea::mousePressEvent(event);
    m_still.setRemainingTime(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    const bool extends = event->modifiers() & Qt::ShiftModifier;
    const Place place = placeAt(m_mouse);
    if (isInMargin(m_mouse)) {
        m_selecting = Selecting::Rows;
        if (!extends)
            m_anchor = {place.row, 0};
        selectRows(place.row);
    } else if (m_times && !extends) {
        const SpokenWord *word = wordUnder(m_mouse);
        m_pressedWord = word ? std::optional(*word) : std::nullopt;
        m_scrubbing = false;
        select(place, place);
    } else {
        m_selecting = Selecting::Text;
        select(extends ? m_anchor : place, place);
    }
}

void TranscriptView::selectRows(int row)
{
    const auto endOf = [this](int one) { return Place{one, int(m_rows.text(one).size())}; };
    if (row >= m_anchor.row)
        select({m_anchor.row, 0}, endOf(row));
    else
        select(endOf(m_anchor.row), {row, 0});
}

void TranscriptView::dragTo(const QPoint &point)
{
    if (m_pressedWord)
        scrub(point);
    else if (m_selecting == Selecting::Rows)
        selectRows(placeAt(point).row);
    else if (m_selecting == Selecting::Text)
        select(m_anchor, placeAt(point));
}

void TranscriptView::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->position().toPoint();
    const bool over = m_rows.count() > 0 && m_mouse.y() >= rowRect(0).top();
    const bool dragging = m_selecting != Selecting::No || m_pressedWord;
    const bool selects = m_selecting != Selecting::No || event->modifiers() & Qt::ShiftModifier || !m_times;
    hoverWord(over && !selects && !dragging ? wordUnder(m_mouse) : nullptr);
    viewport()->setCursor(!over                 ? Qt::ArrowCursor
                          : m_hoveredWord       ? Qt::PointingHandCursor
                          : isInMargin(m_mouse) ? Qt::ArrowCursor
                          : selects             ? Qt::IBeamCursor
                                                : Qt::ArrowCursor);
    if (!dragging)
        return;
    dragTo(m_mouse);
    if (m_mouse.y() < 0 || m_mouse.y() > viewport()->height())
        m_dragging.start(30, this);
    else
        m_dragging.stop();
}

void TranscriptView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragging.stop();
    const auto pressed = std::exchange(m_pressedWord, {});
    if (pressed && !std::exchange(m_scrubbing, false) && event->button() == Qt::LeftButton) {
        setFollowing(true);
        Q_EMIT playRequested(pressed->start);
    }
    if (std::exchange(m_selecting, Selecting::No) == Selecting::No)
        return;
    if (hasSelection() && QGuiApplication::clipboard()->supportsSelection())
        QGuiApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_rows.count() == 0)
        return;
    m_mouse = event->position().toPoint();
    const Place place = placeAt(m_mouse);
    if (m_times && !(event->modifiers() & Qt::ShiftModifier))
        Q_EMIT loopRequested(spanOf(m_rows.row(place.row).phrase));
    else
        selectWord(place);
}

void TranscriptView::selectWord(Place place)
{
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
    const bool pointed = event->reason() == QContextMenuEvent::Mouse;
    const std::size_t phrase = pointed ? m_rows.row(placeAt(event->pos()).row).phrase : m_spokenPhrase.value_or(0);
    const SpokenWord *word = pointed && m_times ? wordUnder(event->pos()) : nullptr;
    const milliseconds at = word ? word->start : m_rows.transcript()[phrase].start;
    QMenu menu(this);
    if (m_times) {
        menu.addAction(themedIcon(Icon::Play), tr("Play from here"), this, [this, at] { Q_EMIT playRequested(at); });
        menu.addAction(themedIcon(Icon::Loop), tr("Loop this phrase"), this,
                       [this, phrase] { Q_EMIT loopRequested(spanOf(phrase)); });
        menu.addAction(themedIcon(Icon::Message), tr("Write a comment here"), this,
                       [this, at] { Q_EMIT commentRequested(at); });
        menu.addSeparator();
    }
    if (m_correctable) {
        menu.addAction(themedIcon(Icon::Edit), tr("Correct this phrase"), this, [this, phrase] { correct(phrase); });
        if (!m_rows.transcript()[phrase].original.empty())
            menu.addAction(themedIcon(Icon::Undo), tr("Go back to the original"), this,
                           [this, phrase] { Q_EMIT correctionRequested(phrase, {}); });
        menu.addSeparator();
    }
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
    m_hitTimes.clear();
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
    setFollowing(false);
    scrollTo(m_hits[std::size_t(m_currentHit)].row);
    tellHits();
}

const std::vector<milliseconds> &TranscriptView::hitTimes() const
{
    while (m_hitTimes.size() < m_hits.size()) { // only of those that are new
        const Hit &hit = m_hits[m_hitTimes.size()];
        const std::size_t phrase = m_rows.row(hit.row).phrase;
        const SpokenWord *word = m_times ? wordAtPlace(knownWords(phrase), hit.row, hit.mark.start) : nullptr;
        m_hitTimes.push_back(word ? word->start : m_rows.transcript()[phrase].start);
    }
    return m_hitTimes;
}

} // namespace earshot
