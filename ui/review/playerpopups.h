#pragma once
// What opens from the player's bar: speed, and sound.

#include "ui/review/soundwish.h"
#include "ui/widgets/popup.h"

#include <QString>

class QAction;
class QBoxLayout;
class QGridLayout;
class QSlider;

namespace earshot {

class Label;
class SegmentedControl;
class Switch;

/// "1.7×" in the reader's numerals.
QString speedText(double speed);

class SpeedPopup : public Popup {
    Q_OBJECT
public:
    SpeedPopup(double speed, QWidget *parent);

    void setSpeed(double speed);

Q_SIGNALS:
    void speedRequested(double speed);

private:
    QSlider *m_slider;
    Label *m_value;
};

class SoundPopup : public Popup {
    Q_OBJECT
public:
    /// `apart`: the recording has a channel for each of them.
    SoundPopup(const SoundWish &wish, bool apart, const QString &device, QWidget *parent);

    /// The channels are the other way round than it seems: on one call, or on more; `swapped`: somebody said so before.
    void offerSwaps(const QList<QAction *> &swaps, bool swapped);

Q_SIGNALS:
    void soundRequested(const earshot::SoundWish &wish);

private:
    QSlider *addSlider(QGridLayout *grid, const QString &name, int least, int most, int value);
    void tell();
    void reset();

    SoundWish m_wish;
    SegmentedControl *m_heard;
    QSlider *m_volume = nullptr, *m_caller = nullptr, *m_agent = nullptr, *m_balance = nullptr;
    Switch *m_together;
    QBoxLayout *m_sides;
    bool m_setting = false;
};

} // namespace earshot
