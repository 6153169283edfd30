#include "ui/review/playerbar.h"

#include "models/base/format.h"
#include "ui/review/playerbuttons.h"
#include "ui/review/playerpopups.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAction>
#include <QHBoxLayout>

namespace earshot {

namespace {

constexpr int RoomForAll = 380;     // px from which nothing is left to the keys,
constexpr int RoomForLoop = 470;    // the loop says its times,
constexpr int RoomForWho = 620;     // the bar says who is heard
constexpr int RoomForSaved = 390;   // and how much skipping saves,
constexpr int RoomBesideLoop = 530; // also while there is a loop

// A button that names its action's key, whatever it is.
template <typename Name>
void followKeys(QAction *action, QWidget *context, Name name)
{
    const auto tell = [action, name] { name(action->shortcut()); };
    QObject::connect(action, &QAction::changed, context, tell);
    tell();
}

} // namespace

PlayerBar::PlayerBar(QWidget *parent)
    : QWidget(parent), m_play(new PlayButton), m_time(new TimeButton), m_loop(new Chip({})), m_skip(new Chip({})),
      m_speed(new Chip({})), m_heard(new SegmentedControl), m_sound(new IconButton(Icon::Volume, tr("Sound"))),
      m_comment(new IconButton(Icon::Message, tr("Write a comment here")))
{
    m_loop->setIcon(Icon::Loop);
    m_loop->setRemovable(true);
    m_loop->setActive(true);
    m_loop->setToolTip(tr("End the loop"));
    m_skip->setIcon(Icon::SkipSilence);
    m_speed->setOpening(true);
    m_speed->setObjectName(QStringLiteral("speed"));
    m_sound->setObjectName(QStringLiteral("sound"));
    m_speed->setToolTip(tr("Speed"));
    m_heard->addSegment(tr("Both"));
    m_heard->addSegment(tr("Caller"));
    m_heard->addSegment(tr("Agent"));
    m_heard->setAccessibleName(tr("Who is heard"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::S);
    row->addWidget(m_play);
    row->addWidget(m_time);
    row->addWidget(m_loop);
    row->addStretch(1);
    row->addWidget(m_heard);
    row->addWidget(m_skip);
    row->addWidget(m_speed);
    row->addWidget(m_sound);
    row->addWidget(m_comment);

    connect(m_play, &PlayButton::clicked, this, &PlayerBar::playRequested);
    connect(m_loop, &Chip::clicked, this, &PlayerBar::loopEndRequested);
    connect(m_loop, &Chip::removeRequested, this, &PlayerBar::loopEndRequested);
    connect(m_skip, &Chip::clicked, this, [this] { Q_EMIT skippingRequested(!m_shown.skipping); });
    connect(m_speed, &Chip::clicked, this, &PlayerBar::openSpeed);
    connect(m_sound, &IconButton::clicked, this, &PlayerBar::openSound);
    connect(m_comment, &IconButton::clicked, this, &PlayerBar::commentRequested);
    connect(m_heard, &SegmentedControl::currentChanged, this, [this](int index) {
        SoundWish wish = m_shown.sound;
        wish.heard = SoundWish::Heard(index);
        if (wish != m_shown.sound)
            Q_EMIT soundRequested(wish);
    });
    show({});
    arrange();
}

QSize PlayerBar::sizeHint() const
{
    return {440, QWidget::sizeHint().height()};
}

void PlayerBar::show(const Shown &shown)
{
    m_shown = shown;
    m_play->setPlaying(shown.playing);
    m_play->setEnabled(shown.playable || shown.waiting);
    m_time->setEnabled(shown.playable);
    m_comment->setEnabled(shown.playable);
    m_loop->setVisible(shown.loop.has_value());
    m_skip->setActive(shown.skipping);
    m_speed->setValue(speedText(shown.speed));
    m_speed->setActive(shown.speed != 1);
    m_speed->setAccessibleName(tr("Speed %1").arg(speedText(shown.speed)));
    m_heard->setEnabled(shown.apart);
    m_heard->setCurrentIndex(int(shown.sound.heard));
    const bool silent = shown.device.isEmpty() || shown.sound.volume == 0;
    const bool odd = shown.sound != SoundWish{} && !silent;
    m_sound->setIcon(silent ? Icon::VolumeOff : Icon::Volume, shown.device.isEmpty() && shown.playable ? Tone::Warn
                                                              : odd                                    ? Tone::Accent
                                                                                                       : Tone::Muted);
    arrange();
}

QSize PlayerBar::minimumSizeHint() const
{
    return {280, QWidget::minimumSizeHint().height()};
}

void PlayerBar::setTimes(milliseconds position, milliseconds length)
{
    m_time->setTimes(position, length);
}

void PlayerBar::setActions(QAction *play, QAction *skip, QAction *comment, const QList<QAction *> &swaps)
{
    m_swaps = swaps;
    followKeys(play, this,
               [this](const QKeySequence &key) { m_play->setKeys(key.toString(QKeySequence::NativeText)); });
    followKeys(comment, this, [this](const QKeySequence &key) { m_comment->setShortcutHint(key); });
    followKeys(skip, this, [this](const QKeySequence &key) {
        const QString keys = key.toString(QKeySequence::NativeText);
        m_skip->setToolTip(keys.isEmpty() ? tr("Skip silence") : tr("Skip silence  (%1)").arg(keys));
    });
}

void PlayerBar::openSpeed()
{
    auto *popup = new SpeedPopup(m_shown.speed, this);
    connect(popup, &SpeedPopup::speedRequested, this, [this, popup](double speed) {
        Q_EMIT speedRequested(speed);
        popup->setSpeed(speed);
    });
    popup->openAt(m_speed);
}

void PlayerBar::openSound()
{
    auto *popup = new SoundPopup(m_shown.sound, m_shown.apart, m_shown.device, this);
    if (m_shown.apart)
        popup->offerSwaps(m_swaps, m_shown.swapped);
    connect(popup, &SoundPopup::soundRequested, this, &PlayerBar::soundRequested);
    popup->openAt(m_sound);
}

void PlayerBar::arrange()
{
    const auto &loop = m_shown.loop;
    m_heard->setVisible(width() >= RoomForWho && m_shown.apart);
    m_comment->setVisible(width() >= RoomForAll);
    m_skip->setVisible(width() >= RoomForAll || !loop);
    //: A stretch of a call that is played again and again, from and to
    m_loop->setValue(!loop || width() < RoomForLoop
                         ? QString()
                         : tr("%1–%2").arg(format::duration(loop->from), format::duration(loop->to)));
    if (loop)
        m_loop->setAccessibleName(tr("Loop from %1 to %2; press to end it")
                                      .arg(format::durationWords(loop->from), format::durationWords(loop->to)));
    const bool saved = width() >= (m_shown.loop ? RoomBesideLoop : RoomForSaved) && m_shown.silence >= seconds(1);
    //: The silence that is skipped, as a time: "Skips 0:24"
    m_skip->setValue(!saved             ? QString()
                     : m_shown.skipping ? tr("Skips %1").arg(format::duration(m_shown.silence))
                                        : tr("Skip %1").arg(format::duration(m_shown.silence)));
    m_skip->setAccessibleName(m_shown.skipping ? tr("Skip silence: on") : tr("Skip silence: off"));
}

void PlayerBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace earshot
