#include "ui/review/transcriptview.h"

#include "ui/review/transcriptaccess.h"

#include "models/base/format.h"
#include "ui/review/phraseeditor.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>

#include <cmath>

namespace earshot {

namespace {

constexpr int WidestText = 680; // longer lines are hard to read
constexpr int Slice = 5;        // ms of work out of sight at a time
constexpr int PhraseGap = 6;

QTextOption textOption()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    return option;
}

} // namespace

TranscriptView::TranscriptView(QWidget *parent)
    : QAbstractScrollArea(parent), m_pill(new QPushButton(tr("Back to what is playing"), viewport()))
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
    setFont(textFont(TextSize::Body));
    makeTranscriptsReadable();
    setAccessibleName(tr("Transcript"));
    viewport()->setAutoFillBackground(false); // paintEvent() does, and labels in the head keep their tones
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(fontMetrics().lineSpacing());
    setButtonLook(m_pill, ButtonLook::Primary);
    m_pill->setFocusPolicy(Qt::NoFocus); // there is a key for it
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, [this] { setFollowing(true); });
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &TranscriptView::yield); // by a person
}

TranscriptView::~TranscriptView()
{
    qApp->disconnect(this); // a widget that goes gives up the keyboard, when this one is half gone
}

/// What has the keyboard in the head is in sight, as in any scrolling page.
void TranscriptView::followFocus(QWidget *now)
{
    if (!m_head || !now || !m_head->isAncestorOf(now))
        return;
    const int top = now->mapTo(m_head, QPoint(0, 0)).y() - space::S;
    const int bottom = top + now->height() + 2 * space::S;
    QScrollBar *bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (bottom > bar->value() + viewport()->height())
        bar->setValue(bottom - viewport()->height());
}

void TranscriptView::setHead(QWidget *head)
{
    m_head = head;
    head->setParent(viewport());
    head->setBackgroundRole(QPalette::Window); // not the viewport's, so that labels keep their tones
    head->installEventFilter(this);
    head->show();
    placeHead();
}

void TranscriptView::setSpeakers(const QString &caller, const QString &agent)
{
    m_caller = caller;
    m_agent = agent;
    viewport()->update();
}

bool TranscriptView::setRows(TranscriptRows rows)
{
    const bool same = rows.transcript() == m_rows.transcript() && rows.hasTimes() == m_rows.hasTimes();
    if (same)
        return false;
    endCorrection();
    m_rows = std::move(rows);
    m_layouts.clear();
    m_known.clear();
    m_spokenPhrase.reset();
    m_spokenWord.reset();
    m_hoveredWord.reset();
    m_pressedWord.reset();
    m_toGlide = 0;
    m_starts.clear();
    for (std::size_t phrase = 0; m_rows.hasTimes() && phrase < m_rows.transcript().size(); ++phrase)
        m_starts.emplace_back(m_rows.transcript()[phrase].start, phrase);
    std::stable_sort(m_starts.begin(), m_starts.end(),
                     [](const auto &one, const auto &other) { return one.first < other.first; });
    m_anchor = m_cursor = {};
    m_landed.reset();
    m_landing = false;
    m_hits.clear();
    m_hitTimes.clear();
    m_scanned = 0;
    m_currentHit = -1;
    m_laidWidth = textColumn().width();
    guessHeights();
    verticalScrollBar()->setValue(0);
    settle();
    m_idle.start(0, this);
    tellHits();
    return true;
}

void TranscriptView::landOn(std::size_t phrase)
{
    m_landed = phrase;
    m_landing = true;
    settle();
    viewport()->update();
}

// ---- geometry

QFont TranscriptView::headingFont()
{
    return textFont(TextSize::Small, QFont::DemiBold);
}

int TranscriptView::headHeight() const
{
    return m_head ? m_head->height() : 0;
}

int TranscriptView::wantedHeight() const
{
    if (m_rows.count() > 0)
        return QWIDGETSIZE_MAX;
    const int wide = viewport()->width();
    return !m_head ? 0 : m_head->hasHeightForWidth() ? m_head->heightForWidth(wide) : m_head->sizeHint().height();
}

int TranscriptView::timeWidth() const
{
    if (!m_rows.hasTimes() || m_rows.count() == 0)
        return 0;
    const QString last = format::duration(m_rows.phrase(m_rows.count() - 1).start);
    return tabularWidth(textFont(TextSize::Small), last) + space::M;
}

QRect TranscriptView::textColumn() const
{
    const int left = space::L + timeWidth();
    const int width = std::clamp(viewport()->width() - left - space::L, 80, WidestText);
    return QStyle::visualRect(layoutDirection(), viewport()->rect(), QRect(left, 0, width, 1));
}

int TranscriptView::above(int row) const
{
    const TranscriptRows::Row &r = m_rows.row(row);
    if (r.heading && m_rows.phrase(row).speaker != Speaker::Unknown)
        return (row == 0 ? space::S : space::L) + QFontMetrics(headingFont()).height() + 2;
    return r.begins ? PhraseGap : 0;
}

void TranscriptView::guessHeights()
{
    const QFontMetrics metrics(font());
    const int perLine = std::max(1, textColumn().width() / std::max(1, metrics.averageCharWidth()));
    std::vector<int> guesses;
    guesses.reserve(std::size_t(m_rows.count()));
    for (int row = 0; row < m_rows.count(); ++row) {
        const int lines = 1 + int(m_rows.row(row).length) / perLine;
        guesses.push_back(above(row) + lines * metrics.lineSpacing());
    }
    m_heights.reset(std::move(guesses));
    m_nextGuess = 0;
}

QTextLayout &TranscriptView::layoutOf(int row) const
{
    if (QTextLayout *known = m_layouts.object(row))
        return *known;
    auto *layout = new QTextLayout(m_rows.text(row), font());
    layout->setTextOption(textOption());
    layout->setCacheEnabled(true);
    layout->beginLayout();
    const int width = textColumn().width();
    qreal y = 0;
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += std::ceil(line.height() + 2);
    }
    layout->endLayout();
    m_layouts.insert(row, layout);
    return *layout;
}

int TranscriptView::heightOf(int row) const
{
    if (m_editor && m_rows.row(row).phrase == m_correcting)
        return m_rows.row(row).begins ? above(row) + m_editor->height() + space::Xs : 0;
    const QTextLayout &layout = layoutOf(row);
    const int lines = layout.lineCount();
    const QTextLine last = layout.lineAt(std::max(0, lines - 1));
    const qreal height = lines > 0 ? last.y() + last.height() + 2 : fontMetrics().height();
    return above(row) + int(std::ceil(height));
}

int TranscriptView::measure(int row)
{
    return m_heights.isMeasured(row) ? 0 : m_heights.measure(row, heightOf(row));
}

// Measures what is in sight and a page around it; what grows above the sight moves nothing in it.
void TranscriptView::settle()
{
    if (m_settling)
        return;
    const QScopedValueRollback guard(m_settling, true);
    placeHead();
    if (m_rows.count() > 0 && viewport()->height() > 0) {
        const int page = viewport()->height();
        const int first = m_heights.rowAt(verticalScrollBar()->value() - headHeight());
        int grown = 0;
        for (int row = first - 1; row >= 0 && m_heights.top(first) - m_heights.top(row) < page; --row)
            grown += measure(row);
        for (int row = first; row < m_rows.count() && m_heights.top(row) - m_heights.top(first) < 2 * page; ++row)
            measure(row);
        updateRange();
        shiftBy(grown);
    } else {
        updateRange();
    }
    if (m_landing && m_landed && isVisible() && m_rows.count() > 0) {
        m_landing = false;
        scrollTo(m_rows.rowOfPhrase(*m_landed));
    }
}

void TranscriptView::shiftBy(int pixels)
{
    if (pixels != 0 && !verticalScrollBar()->isSliderDown())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + pixels);
}

void TranscriptView::measureSome()
{
    const QScopedValueRollback guard(m_settling, true);
    QElapsedTimer clock;
    clock.start();
    const int first = m_rows.count() > 0 ? m_heights.rowAt(verticalScrollBar()->value() - headHeight()) : 0;
    int grown = 0;
    m_nextGuess = m_heights.nextGuess(m_nextGuess);
    while (m_nextGuess < m_heights.count() && clock.elapsed() < Slice) {
        const int growth = measure(m_nextGuess);
        grown += m_nextGuess < first ? growth : 0;
        m_nextGuess = m_heights.nextGuess(m_nextGuess);
    }
    updateRange();
    shiftBy(grown);
}

void TranscriptView::updateRange()
{
    const int all = headHeight() + m_heights.total() + (m_rows.count() > 0 ? space::Xl : 0);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, all - viewport()->height()));
}

void TranscriptView::scrollTo(int row)
{
    const int third = viewport()->height() / 3;
    const int from = m_heights.rowAt(m_heights.top(row) - viewport()->height());
    for (int r = from; r < m_rows.count() && m_heights.top(r) - m_heights.top(row) < viewport()->height(); ++r)
        measure(r);
    updateRange();
    verticalScrollBar()->setValue(headHeight() + m_heights.top(row) + above(row) - third);
    placeHead();
    viewport()->update();
}

void TranscriptView::placeHead()
{
    if (!m_head)
        return;
    const int width = viewport()->width();
    const int height = m_head->hasHeightForWidth() ? m_head->heightForWidth(width) : m_head->sizeHint().height();
    m_head->setGeometry(0, -verticalScrollBar()->value(), width, height);
}

QRect TranscriptView::rowRect(int row) const
{
    return {0, headHeight() + m_heights.top(row) - verticalScrollBar()->value(), viewport()->width(),
            m_heights.height(row)};
}

// ---- events

bool TranscriptView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_head && event->type() == QEvent::LayoutRequest) {
        settle();
        viewport()->update();
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

void TranscriptView::resizeEvent(QResizeEvent *)
{
    if (textColumn().width() != m_laidWidth && m_rows.count() > 0) {
        const int first = m_heights.rowAt(verticalScrollBar()->value() - headHeight());
        const int into = verticalScrollBar()->value() - headHeight() - m_heights.top(first);
        m_laidWidth = textColumn().width();
        m_layouts.clear();
        guessHeights();
        m_idle.start(0, this);
        updateRange();
        if (into >= 0)
            verticalScrollBar()->setValue(headHeight() + m_heights.top(first) + into);
    }
    settle();
    fitEditor();
    placePill();
}

void TranscriptView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    settle();
    m_idle.start(0, this);
}

void TranscriptView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) {
        m_layouts.clear();
        viewport()->update();
    }
}

void TranscriptView::scrollContentsBy(int, int)
{
    settle();
    placeHead();
    placeEditor();
    viewport()->update();
}

void TranscriptView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_dragging.timerId()) {
        const int over = m_mouse.y() < 0 ? m_mouse.y() : std::max(0, m_mouse.y() - viewport()->height());
        verticalScrollBar()->setValue(verticalScrollBar()->value() + over / 2);
        return dragTo(m_mouse);
    }
    if (event->timerId() == m_gliding.timerId())
        return glide();
    if (event->timerId() != m_idle.timerId())
        return QAbstractScrollArea::timerEvent(event);
    measureSome();
    scanSome();
    const bool scanned = m_words.isEmpty() || m_scanned >= m_rows.count();
    if (!isVisible() || (scanned && m_nextGuess >= m_heights.count()))
        m_idle.stop();
}

} // namespace earshot
