#pragma once
#include "ui/review/rowheights.h"
#include "ui/review/searchmarks.h"
#include "ui/review/transcriptrows.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QCache>
#include <QTextLayout>

#include <optional>

namespace earshot {

/// What was said, phrase by phrase, with speakers and times. Only what is in sight is laid out and painted, so that
/// transcripts of any length scroll alike; scripts of both directions stand as they are written.
class TranscriptView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TranscriptView(QWidget *parent = nullptr);

    /// A widget above the transcript that scrolls with it.
    void setHead(QWidget *head);
    /// Names said beside the phrases; the caller's and the agent's.
    void setSpeakers(const QString &caller, const QString &agent);
    void setRows(TranscriptRows rows);
    const TranscriptRows &rows() const { return m_rows; }

    /// Brings a phrase (from 0) into sight and marks it.
    void landOn(std::size_t phrase);
    void setSearch(const QString &search);
    /// Goes to the next (or the one before) place that was searched for; after the last comes the first.
    void goToHit(bool forwards);
    int hits() const { return int(m_hits.size()); }

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

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
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

    // painting
    void paintRow(QPainter &painter, int row);
    QList<QTextLayout::FormatRange> formatsOf(int row) const;
    QString speakerName(Speaker speaker) const;

    // selection and search (transcriptinput.cpp)
    Place placeAt(const QPoint &point) const;
    void select(Place anchor, Place cursor);
    void copy(const QString &text) const;
    QString lineOf(int row, const QString &said) const;
    bool scanOne();
    void scanSome();
    void tellHits();

    TranscriptRows m_rows;
    RowHeights m_heights;
    QWidget *m_head = nullptr;
    QString m_caller, m_agent;
    mutable QCache<int, QTextLayout> m_layouts{400};
    int m_laidWidth = 0;
    bool m_settling = false;
    std::optional<std::size_t> m_landed;
    bool m_landing = false; // to be scrolled to as soon as there is a size
    QBasicTimer m_idle;     // measures and searches what is out of sight
    int m_nextGuess = 0;

    Place m_anchor, m_cursor;
    bool m_selecting = false;
    QBasicTimer m_dragging;
    QPoint m_mouse;

    QStringList m_words;
    std::vector<Hit> m_hits;
    int m_scanned = 0; // rows searched
    int m_currentHit = -1;
};

} // namespace earshot
