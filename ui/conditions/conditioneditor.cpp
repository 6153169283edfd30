#include "ui/conditions/conditioneditor.h"

#include "models/conditions/check.h"
#include "models/conditions/words.h"
#include "ui/conditions/conditionform.h"
#include "ui/conditions/conditionrow.h"
#include "ui/conditions/groupcard.h"
#include "ui/conditions/valuesource.h"
#include "ui/widgets/label.h"

#include <QAction>
#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace earshot {

using namespace conditions;

namespace {

constexpr std::size_t UndoSteps = 200;
constexpr int PauseBeforeCount = 150; // ms

Place childOf(const Place &group, std::size_t index)
{
    Place place = group;
    place.push_back(index);
    return place;
}

Place parentOf(const Place &place)
{
    return {place.begin(), place.end() - 1};
}

} // namespace

ConditionEditor::ConditionEditor(ValueSource &values, QWidget *parent)
    : QWidget(parent), m_values(values), m_scroll(new QScrollArea(this)),
      m_words(new Label({}, TextSize::Body, Tone::Muted, this)),
      m_count(new Label({}, TextSize::Body, Tone::Normal, this)),
      m_missing(new Label({}, TextSize::Small, Tone::Warn, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::S);
    column->addWidget(m_scroll, 1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_words->setObjectName(QStringLiteral("sentence"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_missing->setObjectName(QStringLiteral("missing"));
    m_missing->setWordWrap(true);
    m_count->setObjectName(QStringLiteral("count"));
    QSizePolicy kept = m_count->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // what stands around it stays while it is counted
    m_count->setSizePolicy(kept);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseBeforeCount);
    connect(&m_pause, &QTimer::timeout, this, &ConditionEditor::count);
    column->addWidget(m_words);
    column->addWidget(m_count);
    column->addWidget(m_missing);
    addActions();
    connect(&values, &ValueSource::namesChanged, this, &ConditionEditor::describe);
    rebuild();
}

void ConditionEditor::addActions()
{
    m_undo = addAct("undo", tr("Undo"), QKeySequence::Undo, [this] { undo(); });
    m_redo = addAct("redo", tr("Redo"), QKeySequence::Redo, [this] { redo(); });
    const auto moveBy = [this](std::optional<Place> (*next)(const Node &, const Place &)) {
        const Place from = focusedPlace();
        if (const auto to = next(m_root, from))
            moveTo(from, *to);
    };
    addAct("moveUp", tr("Move up"), Qt::ALT | Qt::Key_Up, [moveBy] { moveBy(&above); });
    addAct("moveDown", tr("Move down"), Qt::ALT | Qt::Key_Down, [moveBy] {
        moveBy(static_cast<std::optional<Place> (*)(const Node &, const Place &)>(&conditions::below));
    });
    addAct("duplicate", tr("Duplicate"), Qt::CTRL | Qt::Key_D, [this] { duplicate(focusedPlace()); });
    addAct("invert", tr("Reverse the condition"), Qt::CTRL | Qt::Key_I, [this] { invert(focusedPlace()); });
    addAct("delete", tr("Delete"), Qt::CTRL | Qt::Key_Backspace, [this] { remove(focusedPlace()); });
}

QAction *ConditionEditor::addAct(const char *name, const QString &text, const QKeySequence &keys,
                                 std::function<void()> act)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
    return action;
}

void ConditionEditor::setNode(const Node &node)
{
    if (node == m_root)
        return;
    m_past.clear();
    m_future.clear();
    m_typing.reset();
    // the editor's root is a group: a bare condition stands alone in one
    m_root = node.group() ? node : Node(Group{Match::All, {node}});
    rebuild();
}

void ConditionEditor::replaceAll(const Node &node)
{
    commit(node, {});
}

bool ConditionEditor::isComplete() const
{
    return check(m_root).ok();
}

void ConditionEditor::remember(const Place &edited)
{
    m_future.clear();
    if (m_typing == edited)
        return;
    m_past.push_back(m_root);
    if (m_past.size() > UndoSteps)
        m_past.erase(m_past.begin());
    m_typing = edited;
}

void ConditionEditor::commit(const Node &next, const Place &focus, Focus where)
{
    if (next == m_root)
        return;
    m_typing.reset();
    remember({});
    m_typing.reset();
    present(next, focus, where);
}

void ConditionEditor::present(const Node &node, const Place &focus, Focus where)
{
    m_root = node;
    rebuild();
    focusOn(focus, where);
    Q_EMIT changed(m_root);
}

void ConditionEditor::replaceCondition(const Place &place, const Condition &condition)
{
    Node *node = nodeAt(m_root, place);
    if (!node || !node->condition() || *node->condition() == condition)
        return;
    remember(place);
    *node = condition;
    describe();
    Q_EMIT changed(m_root);
}

void ConditionEditor::changeField(const Place &place, const Field &field)
{
    Node next = m_root;
    Node *node = nodeAt(next, place);
    if (!node || !node->condition())
        return;
    *node = withField(*node->condition(), field, systemNow());
    commit(next, place, Focus::OnValue);
}

void ConditionEditor::setMatch(const Place &place, Match match)
{
    Node next = m_root;
    Node *node = nodeAt(next, place);
    if (!node || !node->group())
        return;
    node->group()->match = match;
    commit(next, place);
}

void ConditionEditor::addCondition(const Place &group, const Field &field)
{
    Node next = m_root;
    const Node *node = nodeAt(next, group);
    if (!node || !node->group())
        return;
    const Place place = childOf(group, node->group()->children.size());
    insert(next, place, startingCondition(field, systemNow()));
    commit(next, place, Focus::OnValue);
}

void ConditionEditor::addGroup(const Place &group)
{
    Node next = m_root;
    const Node *node = nodeAt(next, group);
    if (!node || !node->group())
        return;
    const Place place = childOf(group, node->group()->children.size());
    const Match other = node->group()->match == Match::Any ? Match::All : Match::Any;
    insert(next, place, Group{other, {}});
    commit(next, place);
}

void ConditionEditor::remove(const Place &place)
{
    Node next = m_root;
    if (!take(next, place))
        return;
    Place focus = place;
    if (!nodeAt(next, focus)) { // the one before, else the group
        focus = parentOf(place);
        if (place.back() > 0)
            focus = childOf(focus, place.back() - 1);
    }
    commit(next, focus);
}

void ConditionEditor::duplicate(const Place &place)
{
    const Node *node = nodeAt(m_root, place);
    if (!node || place.empty())
        return;
    Place copy = place;
    ++copy.back();
    Node next = m_root;
    insert(next, copy, *node);
    commit(next, copy);
}

void ConditionEditor::invert(const Place &place)
{
    Node next = m_root;
    Node *node = nodeAt(next, place);
    if (!node)
        return;
    *node = inverted(*node);
    commit(next, place);
}

void ConditionEditor::moveTo(const Place &from, const Place &to)
{
    Node next = m_root;
    if (const auto arrived = conditions::move(next, from, to))
        commit(next, *arrived);
}

void ConditionEditor::undo()
{
    if (m_past.empty())
        return;
    m_future.push_back(m_root);
    const Node before = std::move(m_past.back());
    m_past.pop_back();
    m_typing.reset();
    present(before, focusedPlace(), Focus::OnItem);
}

void ConditionEditor::redo()
{
    if (m_future.empty())
        return;
    m_past.push_back(m_root);
    const Node after = std::move(m_future.back());
    m_future.pop_back();
    m_typing.reset();
    present(after, focusedPlace(), Focus::OnItem);
}

void ConditionEditor::rebuild()
{
    const int scrolled = m_scroll->verticalScrollBar()->value();
    m_items.clear();
    m_gap = nullptr;
    m_tree = new QWidget;
    auto *column = new QVBoxLayout(m_tree);
    column->setContentsMargins(0, 0, space::S, 0);
    column->addWidget(widgetFor(m_root, {}));
    column->addStretch(1);
    // signals of what goes may still be under way
    if (QWidget *old = m_scroll->takeWidget())
        old->deleteLater();
    m_scroll->setWidget(m_tree);
    m_tree->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_tree->show();
    m_scroll->verticalScrollBar()->setValue(scrolled);
    describe();
}

QWidget *ConditionEditor::widgetFor(const Node &node, const Place &place)
{
    QWidget *owner = m_tree;
    if (const Condition *condition = node.condition()) {
        auto *row = new ConditionRow(*this, place, *condition, owner);
        m_items.push_back({place, row});
        return row;
    }
    auto *card = new GroupCard(*this, place, node.group()->match, owner);
    m_items.push_back({place, card});
    for (std::size_t i = 0; i < node.group()->children.size(); ++i)
        card->addMember(widgetFor(node.group()->children[i], childOf(place, i)));
    return card;
}

void ConditionEditor::describe()
{
    m_words->setText(tr("Calls where: %1").arg(sentence(m_root, m_values.wording())));
    m_missing->setText(tr("Complete the marked conditions to use them."));
    m_missing->setVisible(!isComplete());
    countSoon();
    m_undo->setEnabled(!m_past.empty());
    m_redo->setEnabled(!m_future.empty());
}

void ConditionEditor::countSoon()
{
    m_counting = {};
    m_count->setVisible(isComplete() && !m_count->text().isEmpty());
    isComplete() ? m_pause.start() : m_pause.stop();
}

void ConditionEditor::count()
{
    m_counting = m_values.countMatches(m_root, this, [this](std::optional<qint64> calls) {
        m_count->setText(calls ? tr("%Ln calls match", nullptr, int(std::min<qint64>(*calls, INT_MAX))) : QString());
        m_count->setVisible(calls.has_value());
    });
}

void ConditionEditor::focusOn(const Place &place, Focus where)
{
    for (const Item &item : m_items) {
        if (item.place != place)
            continue;
        if (auto *row = qobject_cast<ConditionRow *>(item.widget))
            where == Focus::OnValue ? row->focusValue() : row->focusField();
        else if (auto *card = qobject_cast<GroupCard *>(item.widget))
            card->focusHead();
        QMetaObject::invokeMethod(
            item.widget, [this, widget = item.widget] { m_scroll->ensureWidgetVisible(widget); }, Qt::QueuedConnection);
        return;
    }
}

Place ConditionEditor::focusedPlace() const
{
    const QWidget *focused = QApplication::focusWidget();
    Place place;
    for (const Item &item : m_items) // the innermost comes last
        if (focused && (item.widget == focused || item.widget->isAncestorOf(focused)))
            place = item.place;
    return place;
}

std::optional<std::pair<Place, QRect>> ConditionEditor::gapAt(QPoint global, const Place &from) const
{
    const QPoint at = m_tree->mapFromGlobal(global);
    std::optional<std::pair<Place, QRect>> best;
    int nearest = INT_MAX;
    const auto offer = [&](const Place &place, int y, const QWidget *like) {
        const QPoint corner = like->mapTo(m_tree, QPoint(0, 0));
        Node trial = m_root;
        if (std::abs(at.y() - y) >= nearest || !conditions::move(trial, from, place))
            return;
        nearest = std::abs(at.y() - y);
        best = {place, QRect(corner.x(), y - 1, like->width(), 2)};
    };
    for (const Item &item : m_items) {
        if (item.place.empty())
            continue;
        const int top = item.widget->mapTo(m_tree, QPoint(0, 0)).y();
        offer(item.place, top - 1, item.widget);
        Place after = item.place;
        ++after.back();
        if (!nodeAt(m_root, after)) // behind the last of its group
            offer(after, top + item.widget->height() + 1, item.widget);
        if (const Group *group = nodeAt(m_root, item.place)->group(); group && group->children.empty())
            offer(childOf(item.place, 0), top + item.widget->height() / 2, item.widget);
    }
    return best;
}

void ConditionEditor::dragOver(const Place &from, QPoint global)
{
    if (!m_gap) {
        m_gap = new QWidget(m_tree);
        m_gap->setAutoFillBackground(true);
        QPalette palette = this->palette();
        palette.setColor(QPalette::Window, themeOf(this).accent);
        m_gap->setPalette(palette);
    }
    const auto gap = gapAt(global, from);
    m_gap->setVisible(gap.has_value());
    if (!gap)
        return;
    m_gap->setGeometry(gap->second);
    m_gap->raise();
    const QPoint near = m_tree->mapFromGlobal(global);
    m_scroll->ensureVisible(near.x(), near.y(), 0, space::Xl);
}

void ConditionEditor::drop(const Place &from, QPoint global)
{
    if (m_gap)
        m_gap->hide();
    const auto gap = gapAt(global, from);
    if (gap)
        // after the event: the grip that was dragged goes with the old tree
        QMetaObject::invokeMethod(
            this, [this, from, to = gap->first] { moveTo(from, to); }, Qt::QueuedConnection);
}

void ConditionEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_words->setMinimumHeight(qMin(m_words->heightForWidth(width()), height() / 4));
}

} // namespace earshot
