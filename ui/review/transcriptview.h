#pragma once
#include "models/audio/activity.h"
#include "ui/review/rowheights.h"
#include "ui/review/searchmarks.h"
#include "ui/review/spokenwords.h"
#include "ui/review/transcriptrows.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QCache>
#include <QDeadlineTimer>
#include <QTextLayout>

#include <functional>
#include <optional>

class QPushButton;

namespace earshot {

class PhraseEditor;

/// What was said, phrase by phrase, with speakers and times. Only what is in sight is laid out and painted, so that
/// transcripts of any length scroll alike; scripts of both directions stand as they are written.
///
/// Where the words' times are known, a click plays from a word, dragging over words scrubs, a double click loops the
/// phrase; text is selected with Shift, and whole phrases from the column of times. Elsewhere the mouse selects text.
class TranscriptView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TranscriptView(QWidget *parent = nullptr);
    ~TranscriptView() override;

    /// A widget above the transcript that scrolls with it.
    void setHead(QWidget *head);
    /// How high it would like to be: no higher than its head where nothing was said.
    int wantedHeight() const;
    /// Names said beside the phrases; the caller's and the agent's.
    void setSpeakers(const QString &caller, const QString &agent);
    /// Returns false when they are those that are shown.
    bool setRows(TranscriptRows rows);
    const TranscriptRows &rows() const { return m_rows; }

    /// Brings a phrase (from 0) into sight and marks it.
    void landOn(std::size_t phrase);
    void setSearch(const QString &search);
    /// Goes to the next (or the one before) place that was searched for; after the last comes the first.
    void goToHit(bool forwards);
    int hits() const { return int(m_hits.size()); }

    /// When what was searched for is spoken, as far as it has been found.
    const std::vector<milliseconds> &hitTimes() const;

    /// When the words of a phrase are spoken; asked again for each phrase when it is needed. Null: the call cannot be
    /// heard, and the mouse selects text.
    void setWordTimes(std::function<std::vector<Word>(std::size_t phrase)> times);
    /// What is heard now; empty: nothing is.
    void setPosition(std::optional<milliseconds> position, bool playing);
    std::optional<std::size_t> spokenPhrase() const { return m_spokenPhrase; }
    const std::optional<SpokenWord> &spokenWord() const { return m_spokenWord; }
    /// What others say at the same time.
    const std::vector<SpokenWord> &alsoSpoken() const { return m_alsoSpoken; }
    /// The phrase that was last begun at a time.
    std::optional<std::size_t> phraseAt(milliseconds position) const;
    /// Where the next phrase begins (`by` 1), or the one before (-1); shortly after a phrase's beginning that is the
    /// phrase before, later its own.
    std::optional<milliseconds> phraseFrom(milliseconds position, int by) const;
    /// The phrase that is spoken stays in sight, until somebody scrolls.
    void setFollowing(bool following);
    bool isFollowing() const { return m_following; }
    /// From the beginning of a phrase to the end of its last word.
    audio::Span spanOf(std::size_t phrase) const;

    /// Opens the editor on a phrase, at first on the one that is spoken or marked.
    void setCorrectable(bool correctable) { m_correctable = correctable; }
    void correct(std::optional<std::size_t> phrase = {});
    bool isCorrecting() const { return m_editor != nullptr; }
    /// Wishes for what is being typed, before another call is shown.
    void saveCorrection();

    /// Where the first letter of a phrase stands, in the viewport; for tests and for what opens beside it.
    QRect wordRect(const SpokenWord &word) const;
    std::vector<SpokenWord> wordsOf(std::size_t phrase) const;

    /// Nothing out of sight is left to be measured or searched.
    bool isSettled() const { return !m_idle.isActive(); }

    bool hasSelection() const { return m_anchor != m_cursor; }
    void selectAll();
    /// What is selected; of several phrases with who said it and when.
    QString selectedText() const;
    /// All of it as lines "[0:12] Agent: …".
    QString wholeText() const;

Q_SIGNALS:
    /// `current` counts from 1, 0 means none; `complete` is false while the search goes on.
    void hitsChanged(int current, int count, bool complete);
    /// A word was clicked: the call is to be heard from there.
    void playRequested(earshot::milliseconds from);
    /// The pointer is dragged over words.
    void scrubRequested(earshot::milliseconds to);
    void loopRequested(const earshot::audio::Span &span);
    void commentRequested(earshot::milliseconds at);
    void followingChanged(bool following);
    /// A phrase is to say something else; an empty text: what it said at first.
    void correctionRequested(std::size_t phrase, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void timerEvent(QTimerEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Place {
        int row = 0;
        int at = 0; // UTF-16 units into the row's text
        auto operator<=>(const Place &) const = default;
    };
    struct Hit {
        int row = 0;
        Mark mark;
    };

    // geometry (transcriptview.cpp)
    void guessHeights();
    void settle();
    void measureSome();
    int measure(int row);
    int heightOf(int row) const;
    void shiftBy(int pixels);
    void updateRange();
    void placeHead();
    void scrollTo(int row);
    int headHeight() const;
    int above(int row) const; // what stands over the row's text: a gap, the speaker
    int timeWidth() const;
    QRect textColumn() const; // x and width only
    QTextLayout &layoutOf(int row) const;
    QRect rowRect(int row) const; // in the viewport

    // painting (transcriptpaint.cpp)
    static QFont headingFont();
    void paintRow(QPainter &painter, int row);
    void paintWordBox(QPainter &painter, const SpokenWord &word, const QColor &colour, bool estimated = false) const;
    void paintTime(QPainter &painter, int row, int textTop) const;
    QList<QTextLayout::FormatRange> formatsOf(int row) const;
    QString speakerName(Speaker speaker) const;

    // selection and search (transcriptinput.cpp)
    Place placeAt(const QPoint &point) const;
    void select(Place anchor, Place cursor);
    void dragTo(const QPoint &point);
    void selectWord(Place place);
    void selectRows(int row);
    bool isInMargin(const QPoint &point) const;
    void copy(const QString &text) const;
    QString lineOf(int row, const QString &said) const;
    bool scanOne();
    void scanSome();
    void tellHits();

    // what is heard (transcriptplaying.cpp)
    const SpokenWord *wordUnder(const QPoint &point) const;
    const std::vector<SpokenWord> &knownWords(std::size_t phrase) const;
    std::optional<std::size_t> speakingAt(milliseconds position) const;
    std::vector<SpokenWord> saidBeside(std::size_t phrase, milliseconds position) const;
    void updateRows(std::size_t phrase);
    void hoverWord(const SpokenWord *word);
    void scrub(const QPoint &point);
    void glide();
    void yield();
    void keepInSight();
    void placePill();

    // correcting (transcriptcorrecting.cpp)
    void endCorrection();
    void placeEditor();
    void fitEditor();

    TranscriptRows m_rows;
    RowHeights m_heights;
    void followFocus(QWidget *now);

    QWidget *m_head = nullptr;
    QString m_caller, m_agent;
    mutable QCache<int, QTextLayout> m_layouts{400};
    int m_laidWidth = 0;
    bool m_settling = false;
    std::optional<std::size_t> m_landed;
    bool m_landing = false; // to be scrolled to as soon as there is a size
    QBasicTimer m_idle;     // measures and searches what is out of sight
    int m_nextGuess = 0;

    std::function<std::vector<Word>(std::size_t)> m_times;
    std::vector<std::pair<milliseconds, std::size_t>> m_starts; // of the phrases, in the order they are spoken
    mutable QCache<std::size_t, std::vector<SpokenWord>> m_known{200};
    std::optional<std::size_t> m_spokenPhrase;
    std::optional<SpokenWord> m_spokenWord, m_hoveredWord;
    std::vector<SpokenWord> m_alsoSpoken;
    bool m_playing = false;
    bool m_following = true;
    QBasicTimer m_gliding;
    int m_toGlide = 0; // px that are left
    QPushButton *m_pill;
    std::optional<SpokenWord> m_pressedWord;
    bool m_scrubbing = false;
    QDeadlineTimer m_still; // after a click nothing moves, for there may be another one

    bool m_correctable = false;
    PhraseEditor *m_editor = nullptr;
    std::size_t m_correcting = 0; // the phrase in the editor

    Place m_anchor, m_cursor;
    enum class Selecting { No, Text, Rows };
    Selecting m_selecting = Selecting::No;
    QBasicTimer m_dragging;
    QPoint m_mouse;

    QStringList m_words;
    std::vector<Hit> m_hits;
    mutable std::vector<milliseconds> m_hitTimes; // of the first of them
    int m_scanned = 0;                            // rows searched
    int m_currentHit = -1;
};

} // namespace earshot
