// What a transcript has to do with the sound: the word that is spoken, going to a word, and staying with the voice.

#include "ui/review/transcriptview.h"
#include "ui/widgets/metrics.h"

#include <QGlyphRun>
#include <QPushButton>
#include <QScrollBar>

namespace earshot {

namespace {

constexpr int Beat = 16;              // ms between steps of a glide
constexpr double HighestShare = 0.12; // of the view: where the spoken line may stand
constexpr double LowestShare = 0.66;  //
constexpr double RestingShare = 0.33; // and where it is brought to
constexpr milliseconds JustBegun{1200};
constexpr int MostAtOnce = 8;             // phrases before the last one that may still be going on
constexpr milliseconds UsualPhrase{4000}; // where nothing is known of its end

} // namespace

void TranscriptView::setWordTimes(std::function<std::vector<Word>(std::size_t)> times)
{
    m_times = std::move(times);
    m_known.clear();
    m_hitTimes.clear();
    m_alsoSpoken.clear();
    m_pressedWord.reset();
    hoverWord(nullptr);
    m_spokenWord.reset();
    viewport()->update();
}

const std::vector<SpokenWord> &TranscriptView::knownWords(std::size_t phrase) const
{
    static const std::vector<SpokenWord> none;
    if (!m_times || phrase >= m_rows.transcript().size() || !m_rows.hasTimes())
        return none;
    if (const auto *known = m_known.object(phrase))
        return *known;
    auto *made = new std::vector(spokenWords(m_rows, phrase, m_times(phrase)));
    const std::vector<Word> &own = m_rows.transcript()[phrase].words;
    for (SpokenWord &word : *made)
        word.estimated = own.empty() || own.back().end != made->back().end;
    m_known.insert(phrase, made);
    return *made;
}

std::vector<SpokenWord> TranscriptView::wordsOf(std::size_t phrase) const
{
    return knownWords(phrase);
}

audio::Span TranscriptView::spanOf(std::size_t phrase) const
{
    if (phrase >= m_rows.transcript().size())
        return {};
    const milliseconds from = m_rows.transcript()[phrase].start;
    const std::vector<SpokenWord> &words = knownWords(phrase);
    if (!words.empty() && words.back().end > from)
        return {from, words.back().end};
    const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), std::pair(from, ~std::size_t(0)));
    return {from, next == m_starts.end() ? from + UsualPhrase : next->first};
}

std::optional<std::size_t> TranscriptView::phraseAt(milliseconds position) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), std::pair(position, ~std::size_t(0)));
    return after == m_starts.begin() ? std::nullopt : std::optional((after - 1)->second);
}

/// The phrase that was begun last of those that are still spoken: where a short one has ended within a long one, the
/// long one. Where none is, the one that was begun last.
std::optional<std::size_t> TranscriptView::speakingAt(milliseconds position) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), std::pair(position, ~std::size_t(0)));
    const auto most = std::min<std::ptrdiff_t>(MostAtOnce, after - m_starts.begin());
    for (auto begun = after; begun != after - most;) {
        --begun;
        const std::vector<SpokenWord> &words = knownWords(begun->second);
        if (!words.empty() && position < words.back().end)
            return begun->second;
    }
    return phraseAt(position);
}

/// The words of other phrases that are spoken at the same time.
std::vector<SpokenWord> TranscriptView::saidBeside(std::size_t phrase, milliseconds position) const
{
    std::vector<SpokenWord> said;
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), std::pair(position, ~std::size_t(0)));
    const auto most = std::min<std::ptrdiff_t>(MostAtOnce, after - m_starts.begin());
    for (auto begun = after - most; begun != after; ++begun)
        if (const SpokenWord *word =
                begun->second == phrase ? nullptr : wordAtTime(knownWords(begun->second), position))
            said.push_back(*word);
    return said;
}

std::optional<milliseconds> TranscriptView::phraseFrom(milliseconds position, int by) const
{
    const auto starts = [](milliseconds at) { return std::pair(at, ~std::size_t(0)); };
    if (by > 0) {
        const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), starts(position));
        return next == m_starts.end() ? std::nullopt : std::optional(next->first);
    }
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), starts(position - JustBegun));
    return after == m_starts.begin() ? std::nullopt : std::optional((after - 1)->first);
}

void TranscriptView::updateRows(std::size_t phrase)
{
    for (int row = m_rows.rowOfPhrase(phrase); row < m_rows.count() && m_rows.row(row).phrase == phrase; ++row) {
        const QRect rect = rowRect(row);
        if (rect.top() > viewport()->height())
            break;
        viewport()->update(rect);
    }
}

void TranscriptView::setPosition(std::optional<milliseconds> position, bool playing)
{
    m_playing = playing;
    const auto phrase = position && m_times ? speakingAt(*position) : std::nullopt;
    const SpokenWord *now = phrase ? wordAtTime(knownWords(*phrase), *position) : nullptr;
    const std::optional<SpokenWord> word = now ? std::optional(*now) : std::nullopt;
    std::vector<SpokenWord> also = phrase ? saidBeside(*phrase, *position) : std::vector<SpokenWord>();
    if (also != m_alsoSpoken) {
        for (const auto *words : {&also, &m_alsoSpoken})
            for (const SpokenWord &one : *words)
                if (one.row < m_rows.count())
                    viewport()->update(rowRect(one.row));
        m_alsoSpoken = std::move(also);
    }
    if (phrase == m_spokenPhrase && word == m_spokenWord)
        return placePill();
    if (m_spokenPhrase && m_spokenPhrase != phrase)
        updateRows(*m_spokenPhrase);
    m_spokenPhrase = phrase;
    m_spokenWord = word;
    if (phrase) {
        updateRows(*phrase);
        if (m_following)
            keepInSight();
    }
    placePill();
}

QRect TranscriptView::wordRect(const SpokenWord &word) const
{
    const QTextLine line = layoutOf(word.row).lineForTextPosition(word.from);
    if (!line.isValid())
        return {};
    const QPoint origin(textColumn().left(), rowRect(word.row).top() + above(word.row));
    QRectF ink;
    for (const QGlyphRun &run : line.glyphRuns(word.from, word.length))
        ink |= run.boundingRect();
    return {origin.x() + int(ink.left()), origin.y() + int(line.y()), int(ink.width()) + 1, int(line.height())};
}

const SpokenWord *TranscriptView::wordUnder(const QPoint &point) const
{
    const int row = m_rows.count() > 0 ? m_heights.rowAt(point.y() + verticalScrollBar()->value() - headHeight()) : 0;
    if (m_rows.count() == 0 || !rowRect(row).contains(0, point.y()))
        return nullptr;
    const QTextLayout &layout = layoutOf(row);
    const QPointF at = point - QPoint(textColumn().left(), rowRect(row).top() + above(row));
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const QRectF said = line.naturalTextRect().adjusted(-space::Xs, -1, space::Xs, 2);
        if (!said.contains(at))
            continue;
        return wordAtPlace(knownWords(m_rows.row(row).phrase), row,
                           line.xToCursor(at.x(), QTextLine::CursorOnCharacter));
    }
    return nullptr;
}

void TranscriptView::hoverWord(const SpokenWord *word)
{
    const std::optional<SpokenWord> now = word ? std::optional(*word) : std::nullopt;
    if (now == m_hoveredWord)
        return;
    if (m_hoveredWord && m_hoveredWord->row < m_rows.count())
        viewport()->update(rowRect(m_hoveredWord->row));
    m_hoveredWord = now;
    if (now)
        viewport()->update(rowRect(now->row));
}

void TranscriptView::scrub(const QPoint &point)
{
    const SpokenWord *word = wordUnder(point);
    if (!word || (!m_scrubbing && *word == *m_pressedWord))
        return;
    if (m_scrubbing && m_spokenWord == *word)
        return;
    m_scrubbing = true;
    Q_EMIT scrubRequested(word->start);
}

// ---- following

void TranscriptView::setFollowing(bool following)
{
    if (following == m_following) {
        if (following)
            keepInSight();
        return;
    }
    m_following = following;
    if (following)
        keepInSight();
    else
        m_gliding.stop();
    placePill();
    Q_EMIT followingChanged(following);
}

void TranscriptView::yield()
{
    if (m_spokenPhrase)
        setFollowing(false);
}

void TranscriptView::keepInSight()
{
    if (!m_spokenPhrase || viewport()->height() <= 0 || m_pressedWord || !m_still.hasExpired())
        return;
    const int row = m_spokenWord ? m_spokenWord->row : m_rows.rowOfPhrase(*m_spokenPhrase);
    const int into = m_spokenWord ? int(layoutOf(row).lineForTextPosition(m_spokenWord->from).y()) : 0;
    const int line = headHeight() + m_heights.top(row) + above(row) + into - verticalScrollBar()->value();
    const int high = viewport()->height();
    if (line >= high * HighestShare && line <= high * LowestShare)
        return;
    m_toGlide = line - int(high * RestingShare);
    if (std::abs(m_toGlide) > 2 * high || !isVisible()) { // too far to see where it goes
        m_gliding.stop();
        verticalScrollBar()->setValue(verticalScrollBar()->value() + m_toGlide);
        m_toGlide = 0;
    } else if (!m_gliding.isActive()) {
        m_gliding.start(Beat, this);
    }
}

// A step by step, so that rows which are measured on the way disturb nothing.
void TranscriptView::glide()
{
    const int step = m_toGlide / 5 + (m_toGlide > 0 ? 1 : m_toGlide < 0 ? -1 : 0);
    m_toGlide -= step;
    const int before = verticalScrollBar()->value();
    verticalScrollBar()->setValue(before + step);
    if (m_toGlide == 0 || verticalScrollBar()->value() == before) {
        m_toGlide = 0;
        m_gliding.stop();
    }
}

void TranscriptView::placePill()
{
    const bool wanted = m_playing && m_spokenPhrase && !m_following;
    if (wanted != m_pill->isVisibleTo(viewport()))
        m_pill->setVisible(wanted);
    if (!wanted)
        return;
    const QSize size = m_pill->sizeHint();
    m_pill->setGeometry(
        {QPoint((viewport()->width() - size.width()) / 2, viewport()->height() - size.height() - space::M), size});
}

} // namespace earshot
