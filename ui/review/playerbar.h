#pragma once
#include "ui/review/soundwish.h"

#include <QWidget>

#include <optional>

class QAction;

namespace earshot {

class Chip;
class IconButton;
class Label;
class PlayButton;
class SegmentedControl;
class TimeButton;

/// The controls under the waveform. It shows a player's state and emits wishes; where there is room it says more.
class PlayerBar : public QWidget {
    Q_OBJECT
public:
    struct Shown {
        bool playable = false;
        bool waiting = false; // not here yet: pressing play brings it
        bool playing = false;
        double speed = 1;
        bool skipping = false;
        milliseconds silence{}; // how much of it there is to skip
        bool apart = true;      // caller and agent have a channel each
        bool swapped = false;   // the agent has the first
        SoundWish sound;
        std::optional<audio::Span> loop;
        QString device; // empty: there is none
        bool operator==(const Shown &) const = default;
    };

    explicit PlayerBar(QWidget *parent = nullptr);

    void show(const Shown &shown);
    const Shown &shown() const { return m_shown; }
    void setTimes(milliseconds position, milliseconds length);
    /// The tooltips name these actions' keys, also when they are changed.
    void setActions(QAction *play, QAction *skip, QAction *comment, const QList<QAction *> &swaps);

    void openSpeed();
    void openSound();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void playRequested();
    void speedRequested(double speed);
    void skippingRequested(bool skip);
    void soundRequested(const earshot::SoundWish &wish);
    void loopEndRequested();
    void commentRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    Shown m_shown;
    QList<QAction *> m_swaps;
    PlayButton *m_play;
    TimeButton *m_time;
    Chip *m_loop, *m_skip, *m_speed;
    SegmentedControl *m_heard;
    IconButton *m_sound, *m_comment;
};

} // namespace earshot
