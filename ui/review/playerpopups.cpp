#include "ui/review/playerpopups.h"

#include "models/base/format.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"

#include <QGridLayout>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSlider>

#include <cmath>

namespace earshot {

namespace {

constexpr int PopupWidth = 268;
constexpr int SpeedSteps = 20; // of the slider, a unit of speed
constexpr int SpeedsARow = 4;
constexpr double UsualSpeeds[] = {0.75, 1, 1.25, 1.5, 1.7, 2, 2.5, 3};

QVBoxLayout *columnOf(QWidget *popup)
{
    auto *column = new QVBoxLayout(popup);
    column->setContentsMargins(space::M, space::M, space::M, space::M);
    column->setSpacing(space::S);
    return column;
}

} // namespace

QString speedText(double speed)
{
    //: How fast a recording plays: "1.7×"
    return QCoreApplication::translate("earshot::SpeedPopup", "%1×").arg(QLocale().toString(speed, 'g', 3));
}

SpeedPopup::SpeedPopup(double speed, QWidget *parent)
    : Popup(parent), m_slider(new QSlider(Qt::Horizontal)), m_value(new Label({}, TextSize::Body))
{
    setAccessibleName(tr("Speed"));
    setFixedWidth(forText(PopupWidth));
    auto *column = columnOf(this);
    auto *head = new QHBoxLayout;
    head->addWidget(new Label(tr("Speed"), TextSize::Small, Tone::Muted), 1);
    head->addWidget(m_value);
    column->addLayout(head);
    m_slider->setRange(int(audio::Player::Slowest * SpeedSteps), int(audio::Player::Fastest * SpeedSteps));
    m_slider->setPageStep(SpeedSteps / 4);
    m_slider->setAccessibleName(tr("Speed"));
    column->addWidget(m_slider);
    auto *usual = new QGridLayout;
    usual->setSpacing(space::Xs);
    int place = 0;
    for (const double each : UsualSpeeds) {
        auto *chip = new Chip(speedText(each));
        connect(chip, &Chip::clicked, this, [this, each] { Q_EMIT speedRequested(each); });
        usual->addWidget(chip, place / SpeedsARow, place % SpeedsARow);
        ++place;
    }
    column->addLayout(usual);
    setSpeed(speed);
    setFocusProxy(m_slider);
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int value) { Q_EMIT speedRequested(double(value) / SpeedSteps); });
}

void SpeedPopup::setSpeed(double speed)
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(int(std::lround(speed * SpeedSteps)));
    m_value->setText(speedText(speed));
    for (Chip *chip : findChildren<Chip *>())
        chip->setActive(chip->text() == speedText(speed));
}

SoundPopup::SoundPopup(const SoundWish &wish, bool apart, const QString &device, QWidget *parent)
    : Popup(parent), m_wish(wish), m_heard(new SegmentedControl), m_together(new Switch(tr("Both voices in both ears")))
{
    setAccessibleName(tr("Sound"));
    setFixedWidth(forText(PopupWidth));
    auto *column = columnOf(this);
    m_heard->addSegment(tr("Both"));
    m_heard->addSegment(tr("Caller"));
    m_heard->addSegment(tr("Agent"));
    m_heard->setAccessibleName(tr("Who is heard"));
    m_heard->setCurrentIndex(int(wish.heard));
    column->addWidget(m_heard);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::M);
    grid->setVerticalSpacing(space::S);
    grid->setColumnStretch(1, 1);
    m_volume = addSlider(grid, tr("Volume"), 0, int(SoundWish::Loudest * 100), int(std::lround(wish.volume * 100)));
    m_caller = addSlider(grid, tr("Caller"), 0, 200, int(std::lround(wish.caller * 100)));
    m_agent = addSlider(grid, tr("Agent"), 0, 200, int(std::lround(wish.agent * 100)));
    m_balance = addSlider(grid, tr("Balance"), -100, 100, int(std::lround(wish.balance * 100)));
    column->addLayout(grid);
    m_together->setChecked(wish.together);
    column->addWidget(m_together);
    for (QWidget *each : {static_cast<QWidget *>(m_heard), static_cast<QWidget *>(m_caller),
                          static_cast<QWidget *>(m_agent), static_cast<QWidget *>(m_together)})
        each->setEnabled(apart);
    if (!apart) {
        auto *why = new Label(tr("Both voices are on one channel of this recording: they cannot be told apart."),
                              TextSize::Small, Tone::Muted);
        why->setWordWrap(true);
        column->addWidget(why);
    }
    m_sides = new QVBoxLayout;
    column->addLayout(m_sides);
    auto *foot = new QHBoxLayout;
    auto *out = new Label(device.isEmpty() ? tr("No sound output") : device, TextSize::Small,
                          device.isEmpty() ? Tone::Warn : Tone::Faint);
    out->setWordWrap(true);
    auto *usual = new QPushButton(tr("Reset"));
    setButtonLook(usual, ButtonLook::Quiet);
    foot->addWidget(out, 1);
    foot->addWidget(usual);
    column->addLayout(foot);
    connect(m_heard, &SegmentedControl::currentChanged, this, &SoundPopup::tell);
    connect(m_together, &Switch::toggled, this, &SoundPopup::tell);
    connect(usual, &QPushButton::clicked, this, &SoundPopup::reset);
    setFocusProxy(m_volume);
}

void SoundPopup::offerSwaps(const QList<QAction *> &swaps, bool swapped)
{
    if (swapped) {
        auto *note = new Label(tr("Swapped: the agent is on the first channel of this recording."), TextSize::Small,
                               Tone::Muted);
        note->setWordWrap(true);
        m_sides->addWidget(note);
    }
    auto *menu = new QMenu(this);
    menu->addActions(swaps);
    connect(menu, &QMenu::triggered, this, &QWidget::close); // what it shows is not so any more
    auto *swap = new QPushButton(tr("Swap caller and agent"));
    swap->setObjectName(QStringLiteral("swap"));
    setButtonLook(swap, ButtonLook::Quiet);
    swap->setMenu(menu);
    m_sides->addWidget(swap, 0, Qt::AlignLeft);
}

QSlider *SoundPopup::addSlider(QGridLayout *grid, const QString &name, int least, int most, int value)
{
    const int row = grid->rowCount();
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setRange(least, most);
    slider->setPageStep(10);
    slider->setValue(value);
    slider->setAccessibleName(name);
    grid->addWidget(new Label(name, TextSize::Small, Tone::Muted), row, 0);
    grid->addWidget(slider, row, 1);
    connect(slider, &QSlider::valueChanged, this, &SoundPopup::tell);
    return slider;
}

void SoundPopup::tell()
{
    if (m_setting)
        return;
    m_wish.heard = SoundWish::Heard(m_heard->currentIndex());
    m_wish.volume = m_volume->value() / 100.0;
    m_wish.caller = m_caller->value() / 100.0;
    m_wish.agent = m_agent->value() / 100.0;
    m_wish.balance = m_balance->value() / 100.0;
    m_wish.together = m_together->isChecked();
    Q_EMIT soundRequested(m_wish);
}

void SoundPopup::reset()
{
    {
        const QScopedValueRollback guard(m_setting, true);
        const SoundWish usual;
        m_heard->setCurrentIndex(int(usual.heard));
        m_volume->setValue(100);
        m_caller->setValue(100);
        m_agent->setValue(100);
        m_balance->setValue(0);
        m_together->setChecked(usual.together);
    }
    tell();
}

} // namespace earshot
