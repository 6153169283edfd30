#include "ui/review/reviewoptions.h"

#include "ui/widgets/label.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"

#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace earshot {

namespace {

constexpr std::array SecondsBack = {0, 2, 3, 5, 10}; // a segment each

} // namespace

ReviewOptions::ReviewOptions(items::Settings &settings, QWidget *parent) : Popup(parent)
{
    using items::Setting;
    setAccessibleName(tr("Review options"));
    auto *plays = new Switch(tr("Play the next recording automatically"));
    plays->setChecked(settings.isOn(Setting::ReviewPlaysOn));
    connect(plays, &Switch::toggled, this, [&settings](bool on) { settings.set(Setting::ReviewPlaysOn, on); });
    auto *choice = new SegmentedControl;
    for (const int back : SecondsBack)
        choice->addSegment(back == 0 ? tr("At the moment") : tr("%n s", "seconds", back));
    const auto it = std::find(SecondsBack.begin(), SecondsBack.end(), settings.number(Setting::CommentBack));
    choice->setCurrentIndex(it == SecondsBack.end() ? 2 : int(it - SecondsBack.begin()));
    choice->setAccessibleName(tr("How far back comments start"));
    connect(choice, &SegmentedControl::currentChanged, this,
            [&settings](int segment) { settings.set(Setting::CommentBack, SecondsBack[std::size_t(segment)]); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::M, space::M, space::M, space::M);
    column->setSpacing(space::M);
    column->addWidget(plays);
    column->addWidget(new Label(tr("Start comments this far back:"), TextSize::Body, Tone::Muted));
    column->addWidget(choice, 0, Qt::AlignLeft);
    setFocusProxy(plays);
}

} // namespace earshot
