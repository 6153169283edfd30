#include "ui/conditions/groupcard.h"

#include "ui/conditions/conditionrow.h"
#include "ui/conditions/fieldchooser.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace earshot {

using conditions::Match;
using conditions::Place;

namespace {

constexpr int Rail = space::L + space::Xs; // room of the rail beside the members

QPushButton *quietButton(Icon icon, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(themedIcon(icon), text, parent);
    setButtonLook(button, ButtonLook::Quiet);
    return button;
}

} // namespace

GroupCard::GroupCard(ConditionEditor &editor, const Place &place, Match match, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_place(place), m_members(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    const int pad = place.empty() ? space::Xs : space::S;
    column->setContentsMargins(pad, pad, pad, pad);
    column->setSpacing(space::Xs);

    auto *head = new QHBoxLayout;
    head->setSpacing(space::S);
    if (!place.empty())
        head->addWidget(new Grip(editor, place, this));
    auto *choice = new SegmentedControl(this);
    choice->setObjectName(QStringLiteral("match"));
    choice->addSegment(tr("All"));
    choice->addSegment(tr("Any"));
    choice->addSegment(tr("None"));
    choice->setCurrentIndex(int(match));
    choice->setAccessibleName(tr("How many of the conditions have to be true"));
    m_head = choice;
    head->addWidget(choice);
    head->addWidget(new Label(tr("of these are true"), TextSize::Small, Tone::Muted, this));
    head->addStretch(1);
    connect(
        choice, &SegmentedControl::currentChanged, &editor,
        [&editor, place](int index) { editor.setMatch(place, Match(index)); }, Qt::QueuedConnection);
    if (!place.empty()) {
        auto *more = new IconButton(Icon::More, tr("More"), this);
        auto *menu = new QMenu(more);
        fillNodeMenu(*menu, editor, place);
        more->setMenu(menu);
        more->setPopupMode(QToolButton::InstantPopup);
        head->addWidget(more);
        auto *away = new IconButton(Icon::X, tr("Remove group"), this);
        away->setObjectName(QStringLiteral("remove"));
        connect(
            away, &IconButton::clicked, &editor, [&editor, place] { editor.remove(place); }, Qt::QueuedConnection);
        head->addWidget(away);
    }
    column->addLayout(head);

    m_members->setContentsMargins(Rail, 0, 0, 0);
    m_members->setSpacing(2);
    column->addLayout(m_members);
    m_empty = new Label(match == Match::Any ? tr("No condition yet: no call matches")
                                            : tr("No condition yet: every call matches"),
                        TextSize::Small, Tone::Muted, this);
    m_empty->setObjectName(QStringLiteral("empty"));
    m_empty->setContentsMargins(Rail, 0, 0, 0);
    column->addWidget(m_empty);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Rail - space::S, 0, 0, 0);
    foot->setSpacing(space::Xs);
    QPushButton *condition = quietButton(Icon::Plus, tr("Condition"), this);
    condition->setObjectName(QStringLiteral("addCondition"));
    QPushButton *group = quietButton(Icon::Plus, tr("Group"), this);
    group->setObjectName(QStringLiteral("addGroup"));
    foot->addWidget(condition);
    foot->addWidget(group);
    foot->addStretch(1);
    column->addLayout(foot);
    connect(condition, &QPushButton::clicked, this, [this, condition] { chooseField(condition); });
    connect(
        group, &QPushButton::clicked, &editor, [&editor, place] { editor.addGroup(place); }, Qt::QueuedConnection);
}

void GroupCard::addMember(QWidget *member)
{
    m_members->addWidget(member);
    m_empty->hide();
}

void GroupCard::focusHead()
{
    if (auto *segment = m_head->findChild<QAbstractButton *>())
        segment->setFocus(Qt::TabFocusReason);
}

void GroupCard::chooseField(QWidget *anchor)
{
    openFieldPopup(anchor, {}, this, [this](const Field &field) { m_editor.addCondition(m_place, field); });
}

void GroupCard::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    if (!m_place.empty())
        paintBox(&painter, rect(), radius::Card, m_place.size() % 2 ? t.surface : t.window, t.hairline);
    const QRect members = m_members->geometry();
    if (members.height() <= 0)
        return;
    QRect rail(members.left() + space::S - 1, members.top() + space::Xs, 2, members.height() - 2 * space::Xs);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), rail), t.outline);
}

} // namespace earshot
