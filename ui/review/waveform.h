#pragma once
#include "ui/review/waveformmarks.h"
#include "ui/review/waveformscale.h"
#include "ui/review/waveformtile.h"

#include <QBasicTimer>
#include <QCache>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace earshot {

/// The sound of a call to look at: the caller above the line, the agent below it. It shows what is played, looped and
/// found, and wishes for places to go to; it plays nothing itself.
///
/// A click goes there; dragging in the lanes chooses a stretch to loop, whose edges can be dragged; dragging in the
/// ruler scrubs. The wheel zooms around the pointer; sideways, or with Shift, it pans.
class WaveformView : public QWidget {
    Q_OBJECT
public:
    explicit WaveformView(QWidget *parent = nullptr);

    /// Null: nothing is known of the sound. Peaks of a recording that is still being read may be shorter than it.
    void setPeaks(std::shared_ptr<const audio::Peaks> peaks);
    void setLength(milliseconds length);
    /// In order. While they are skipped they are drawn as gaps.
    void setSilences(audio::Spans silences, bool skipped);
    void setMarks(std::vector<WaveformMark> marks);
    /// Repaints only what changes. While the view is zoomed in it turns pages after a playhead that was in sight.
    void setPosition(milliseconds position);
    void setLoop(std::optional<audio::Span> loop);
    /// What was said at a time, for the line under the pointer.
    void setSaidAt(std::function<QString(milliseconds)> said);
    /// Whether a place can be gone to; without, the waveform is only to be looked at.
    void setSeekable(bool seekable);

    void zoomIn();
    void zoomOut();
    void showWhole();

    const WaveformScale &scale() const { return m_scale; }
    milliseconds position() const { return m_position; }
    const std::vector<WaveformMark> &marks() const { return m_marks; }
    QRect lanes() const;
    QRect minimap() const; // empty while all is in sight

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return false; } // whatever stands over it

Q_SIGNALS:
    void seekRequested(earshot::milliseconds to);
    /// A stretch is to be played again and again; empty: no more.
    void loopRequested(const std::optional<earshot::audio::Span> &loop);
    /// A mark was clicked.
    void markActivated(int index);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    enum class Drag { None, Pressed, Select, Scrub, LoopStart, LoopEnd, Minimap, Pan };

    // geometry and what is shown (waveform.cpp)
    QRect ruler() const;
    QRect playheadRect(milliseconds at) const;
    QRect loopRect() const;
    QRect clearRect() const;
    void scaleChanged();
    void soundChanged();
    void placeMarks();

    // painting (waveformpaint.cpp)
    const QImage &tile(qint64 index, bool played) const;
    void paintLanes(QPainter &painter, const QRect &exposed) const;
    void paintTiles(QPainter &painter, int from, int to, bool played) const;
    void paintSkips(QPainter &painter, const QRect &exposed) const;
    void paintLoop(QPainter &painter) const;
    void paintHandles(QPainter &painter) const;
    void paintRuler(QPainter &painter, const QRect &exposed) const;
    void paintMarks(QPainter &painter, const QRect &exposed) const;
    void paintPlayhead(QPainter &painter) const;
    void paintHover(QPainter &painter) const;
    void paintMinimap(QPainter &painter) const;
    QRect hoverRect() const;

    // input (waveforminput.cpp)
    Drag dragAt(const QPoint &point) const;
    void hover(std::optional<QPoint> point);
    void drag(const QPoint &point);
    void goMinimap(int x);
    void showCursor(const QPoint &point);

    std::shared_ptr<const audio::Peaks> m_peaks;
    audio::Spans m_silences;
    bool m_skipping = false;
    WaveformLook m_look;
    WaveformScale m_scale;
    std::vector<WaveformMark> m_marks;
    std::vector<double> m_markPlaces; // x of each, kept in step with the scale
    milliseconds m_position{};
    std::optional<audio::Span> m_loop;
    std::function<QString(milliseconds)> m_said;
    bool m_seekable = true;

    /// What all tiles at hand have in common.
    struct TileKind {
        double each = 0; // s a device pixel
        int high = 0;    // device pixels
        bool operator==(const TileKind &) const = default;
    };
    mutable QCache<qint64, QImage> m_tiles{64};
    mutable TileKind m_tileKind;
    mutable std::vector<QImage> m_spares; // tiles of before, to be painted over
    mutable QImage m_whole;               // the minimap's

    std::optional<QPoint> m_hovered;
    QString m_hoverWords;
    int m_hoveredMark = -1;
    Drag m_drag = Drag::None;
    QPoint m_pressed, m_mouse;
    milliseconds m_anchor{}; // where a drag began
    QBasicTimer m_edging;    // a drag beyond the edge pans
};

} // namespace earshot
