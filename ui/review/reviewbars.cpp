// The bars above and below the call that is reviewed.

#include "ui/review/callview.h"
#include "ui/review/quicktags.h"
#include "ui/review/reviewoptions.h"
#include "ui/review/reviewpage.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/keyhint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>

namespace earshot {

namespace {

QWidget *withKey(QWidget *control, const QAction *action)
{
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Xs);
    row->addWidget(control);
    auto *hint = new KeyHint;
    hint->follow(action);
    row->addWidget(hint);
    return both;
}

QPushButton *buttonFor(QAction *action, const QString &text, ButtonLook look)
{
    auto *button = new QPushButton(action->icon(), text);
    button->setEnabled(action->isEnabled());
    setButtonLook(button, look);
    button->setFocusPolicy(Qt::TabFocus);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

IconButton *iconFor(QAction *action, Icon icon)
{
    auto *button = new IconButton(icon, action->text());
    button->followShortcut(action);
    button->setEnabled(action->isEnabled());
    button->setFocusPolicy(Qt::TabFocus);
    QObject::connect(button, &IconButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

} // namespace

QWidget *ReviewPage::makeTop()
{
    m_progress = new ElidedLabel({}, TextSize::Body, Tone::Muted);
    m_progress->setMinimumWidth(1); // gives way first: the strip below says the same
    m_strip = new ProgressStrip;
    m_which = new Chip({});
    m_which->setOpening(true);
    m_which->setToolTip(tr("What is reviewed"));
    m_which->setFocusPolicy(Qt::TabFocus);
    m_verdicts = new IconButton(Icon::History, tr("Judged today"));
    m_verdicts->followShortcut(m_judged);
    auto *options = new IconButton(Icon::Settings, tr("Review options"));
    options->setObjectName(QStringLiteral("options"));
    m_order = new SegmentedControl;
    m_order->addSegment(tr("Newest first"));
    m_order->addSegment(tr("Oldest first"));
    m_order->setAccessibleName(tr("Order of the queue"));
    m_skipMissed = new Switch(tr("Skip missed calls"));
    connect(m_which, &Chip::clicked, this, &ReviewPage::chooseQueue);
    connect(m_verdicts, &IconButton::clicked, m_judged, &QAction::trigger);
    connect(options, &IconButton::clicked, this, [this, options] {
        if (m_settings)
            (new ReviewOptions(*m_settings, options))->openAt(options);
    });
    connect(m_order, &SegmentedControl::currentChanged, this, &ReviewPage::restart);
    connect(m_skipMissed, &Switch::toggled, this, &ReviewPage::restart);
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(space::L, space::S, space::L, space::S);
    row->setSpacing(space::S);
    row->addWidget(new Label(tr("Review"), TextSize::Title));
    row->addWidget(m_which);
    row->addWidget(m_progress, 1);
    row->addWidget(m_skipMissed);
    row->addWidget(m_order);
    row->addWidget(m_verdicts);
    row->addWidget(options);
    return top;
}

QWidget *ReviewPage::makeBottom()
{
    QAction *lead = m_view->findChild<QAction *>(QStringLiteral("call.lead"));
    QAction *notLead = m_view->findChild<QAction *>(QStringLiteral("call.notLead"));
    auto *bottom = new QWidget;
    auto *row = new QHBoxLayout(bottom);
    row->setContentsMargins(space::L, space::S, space::L, space::S);
    row->setSpacing(space::M);
    row->addWidget(withKey(buttonFor(lead, tr("Lead"), ButtonLook::Primary), lead));
    row->addWidget(withKey(buttonFor(notLead, tr("Not a lead"), ButtonLook::Plain), notLead));
    m_tags = new QuickTags(m_quickActions);
    connect(m_tags, &QuickTags::arrangeRequested, this, &ReviewPage::arrangeTags);
    row->addWidget(m_tags, 1);
    row->addWidget(iconFor(m_previous, Icon::ChevronLeft));
    for (QAction *action : {m_skip, m_next})
        row->addWidget(withKey(buttonFor(action, action->text(), ButtonLook::Quiet), action));
    return bottom;
}

} // namespace earshot
