#include "ui/review/reviewpage.h"

#include "models/base/format.h"
#include "models/items/errorwords.h"
#include "ui/review/callview.h"
#include "ui/review/controlkeys.h"
#include "ui/review/quicktagrow.h"
#include "ui/review/words.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/keyhint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/tagpill.h"

#include <QAction>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

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

QPushButton *buttonFor(QAction *action, ButtonLook look)
{
    auto *button = new QPushButton(action->icon(), action->text());
    setButtonLook(button, look);
    button->setFocusPolicy(Qt::TabFocus);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

} // namespace

ReviewPage::ReviewPage(store::Cache &cache, items::Background &background, items::CacheWatch &watch,
                       items::Editing &editing, items::CallPage &page, const items::Reader &reader,
                       items::Listening *listening, QWidget *parent)
    : QWidget(parent), m_cache(cache), m_background(background), m_editing(editing), m_page(page),
      m_queue(cache, background, watch, editing, reader.zone), m_view(new CallView(page, editing, reader, listening)),
      m_stack(new QStackedWidget), m_nothing(new EmptyState(Icon::CheckCircle, {}, {}))
{
    setFocusPolicy(Qt::ClickFocus); // its keys work from wherever the keyboard is, and Tab stops at controls
    new ControlKeys(this);
    addActions();
    QWidget::addActions(m_view->actions()); // its keys work here too
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);
    column->addWidget(m_bottom = makeBottom());

    connect(&m_queue, &items::ReviewQueue::changed, this, &ReviewPage::follow);
    connect(&m_page, &items::CallPage::changed, this, &ReviewPage::followCall);
    connect(m_view, &CallView::callRequested, this, &ReviewPage::callRequested);
    connect(m_view, &CallView::filterRequested, this, &ReviewPage::filterRequested);
    connect(m_view, &CallView::linkRequested, this, &ReviewPage::linkRequested);
    connect(m_view, &CallView::copyRequested, this, &ReviewPage::copyRequested);
    follow();
}

QWidget *ReviewPage::makeTop()
{
    m_progress = new ElidedLabel({}, TextSize::Body, Tone::Muted);
    m_strip = new ProgressStrip;
    m_order = new SegmentedControl;
    m_order->addSegment(tr("Newest first"));
    m_order->addSegment(tr("Oldest first"));
    m_order->setAccessibleName(tr("Order of the queue"));
    m_skipMissed = new Switch(tr("Skip missed calls"));
    connect(m_order, &SegmentedControl::currentChanged, this, &ReviewPage::restart);
    connect(m_skipMissed, &Switch::toggled, this, &ReviewPage::restart);
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(space::L, space::S, space::L, space::S);
    row->setSpacing(space::M);
    row->addWidget(new Label(tr("Review"), TextSize::Title));
    row->addWidget(m_progress, 1);
    row->addWidget(m_skipMissed);
    row->addWidget(m_order);
    return top;
}

QWidget *ReviewPage::makeBottom()
{
    auto *bottom = new QWidget;
    auto *row = new QHBoxLayout(bottom);
    row->setContentsMargins(space::L, space::S, space::L, space::S);
    row->setSpacing(space::M);
    row->addWidget(withKey(buttonFor(m_lead, ButtonLook::Primary), m_lead));
    row->addWidget(withKey(buttonFor(m_notLead, ButtonLook::Plain), m_notLead));
    m_tags = new QuickTagRow;
    row->addWidget(m_tags, 1);
    row->addWidget(withKey(buttonFor(m_previous, ButtonLook::Quiet), m_previous));
    row->addWidget(withKey(buttonFor(m_next, ButtonLook::Quiet), m_next));
    return bottom;
}

QAction *ReviewPage::addAction(const char *name, const QString &text, Icon icon, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(themedIcon(icon), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QWidget::addAction(action);
    return action;
}

void ReviewPage::addActions()
{
    m_lead = addAction("review.lead", tr("Lead"), Icon::Star, {Qt::Key_G});
    m_notLead = addAction("review.notLead", tr("Not a lead"), Icon::NotLead, {Qt::Key_N});
    m_previous = addAction("review.previous", tr("Previous"), Icon::ChevronLeft, {Qt::Key_P});
    m_next = addAction("review.next", tr("Next"), Icon::ChevronRight, {Qt::Key_Return, Qt::Key_Enter});
    // Ctrl+Z is the window's, and does the same
    m_undo = addAction("review.undo", tr("Undo"), Icon::Undo, {Qt::Key_Z});
    connect(m_lead, &QAction::triggered, this, [this] { judge("good_lead", tr("Mark as lead")); });
    connect(m_notLead, &QAction::triggered, this, [this] { judge("not_a_lead", tr("Mark as not a lead")); });
    connect(m_previous, &QAction::triggered, &m_queue, &items::ReviewQueue::previous);
    connect(m_next, &QAction::triggered, &m_queue, &items::ReviewQueue::next);
    connect(m_undo, &QAction::triggered, &m_editing.undoStack(), &QUndoStack::undo);
    for (std::size_t i = 0; i < QuickTags; ++i) {
        QAction *action =
            addAction("review.tag", tr("Quick tag %1").arg(i + 1), Icon::Tag, {QKeySequence(Qt::Key_1 + int(i))});
        action->setObjectName(QStringLiteral("review.tag%1").arg(i + 1));
        connect(action, &QAction::triggered, this, [this, i] { toggleTag(i); });
        m_quickActions << action;
    }
}

void ReviewPage::start(const std::optional<ClientId> &client)
{
    items::ReviewQueue::Which which = m_queue.which();
    which.client = client;
    readTagUse();
    m_queue.start(which);
    setFocus(Qt::OtherFocusReason);
}

void ReviewPage::restart()
{
    items::ReviewQueue::Which which = m_queue.which();
    which.oldestFirst = m_order->currentIndex() == 1;
    which.skipMissed = m_skipMissed->isChecked();
    m_queue.start(which);
    setFocus(Qt::OtherFocusReason);
}

void ReviewPage::follow()
{
    using State = items::ReviewQueue::State;
    const bool has = m_queue.current().has_value();
    if (m_queue.state() != State::Loading || has)
        m_page.show(m_queue.current());
    const int done = m_queue.reviewedToday();
    const int all = done + int(m_queue.left());
    m_progress->setText(all == 0 ? QString() : tr("%1 of %Ln reviewed today", nullptr, all).arg(format::count(done)));
    m_strip->setProgress(all == 0 ? 0 : double(done) / all);
    if (m_queue.state() == State::Failed)
        m_nothing->say(Icon::Warning, tr("The queue cannot be read"), items::sentence(m_queue.error()));
    else if (m_queue.state() == State::Loading)
        m_nothing->say(Icon::Review, tr("Looking for unreviewed calls…"), {});
    else
        m_nothing->say(Icon::CheckCircle, tr("All reviewed"),
                       done > 0 ? tr("%n call(s) judged today. New calls appear here as they come.", nullptr, done)
                                : tr("New calls appear here as they come."));
    if (has || m_queue.state() != State::Loading)
        m_stack->setCurrentIndex(has ? 1 : 0);
    m_bottom->setVisible(has);
    for (QAction *action : {m_lead, m_notLead})
        action->setEnabled(has);
    for (QAction *action : {m_next, m_previous})
        action->setEnabled(m_queue.left() > 1);
    if (!has && isAncestorOf(focusWidget()))
        setFocus(Qt::OtherFocusReason);
}

void ReviewPage::followCall()
{
    if (m_page.details())
        showQuickTags();
}

void ReviewPage::judge(const std::string &status, const QString &name)
{
    // what is being typed about this call goes first
    if (focusWidget() && focusWidget() != this)
        setFocus(Qt::OtherFocusReason);
    m_queue.judge(status, name);
}

// ---- quick tags

void ReviewPage::readTagUse()
{
    m_readingUse = m_background.run(
        this, [&cache = m_cache](const std::stop_token &) { return cache.agency().tagUse(); },
        [this](Result<std::vector<store::TagUse>> use) {
            m_mostUsed.clear();
            for (const store::TagUse &tag : use.valueOr({}))
                m_mostUsed.push_back(tag.name);
            followCall();
        });
}

void ReviewPage::showQuickTags()
{
    std::vector<Tag> tags = m_page.details()->tags;
    std::erase_if(tags, [](const Tag &tag) { return tag.status != "enabled"; });
    const auto use = [this](const Tag &tag) {
        return std::find(m_mostUsed.begin(), m_mostUsed.end(), tag.name) - m_mostUsed.begin();
    };
    std::stable_sort(tags.begin(), tags.end(), [&](const Tag &a, const Tag &b) { return use(a) < use(b); });
    tags.resize(std::min(tags.size(), QuickTags));
    for (std::size_t i = 0; i < QuickTags; ++i) {
        m_quickActions[int(i)]->setEnabled(i < tags.size());
        m_quickActions[int(i)]->setText(i < tags.size() ? tr("Tag “%1”").arg(utf16(tags[i].name))
                                                        : tr("Quick tag %1").arg(i + 1));
    }
    if (tags == m_quick)
        return;
    m_quick = std::move(tags);
    m_tags->clear();
    for (std::size_t i = 0; i < m_quick.size(); ++i) {
        auto *pill = new TagPill(utf16(m_quick[i].name), utf16(m_quick[i].color));
        pill->setFocusPolicy(Qt::TabFocus);
        connect(pill, &TagPill::clicked, m_quickActions[int(i)], &QAction::trigger);
        m_tags->add(withKey(pill, m_quickActions[qsizetype(i)]), m_quickActions[qsizetype(i)]);
    }
}

void ReviewPage::toggleTag(std::size_t index)
{
    const items::CallDetails *details = m_page.details();
    if (!details || index >= m_quick.size() || details->stored.row != m_queue.current())
        return;
    const std::string &name = m_quick[index].name;
    const Words &tags = details->stored.call.tags;
    const bool has = std::find(tags.begin(), tags.end(), name) != tags.end();
    store::CallChange change;
    (has ? change.removeTags : change.addTags) = {name};
    m_editing.change(details->stored.row, change,
                     has ? tr("Remove tag “%1”").arg(utf16(name)) : tr("Add tag “%1”").arg(utf16(name)));
}

void ReviewPage::showEvent(QShowEvent *event)
{
    m_queue.setWatched(true);
    QWidget::showEvent(event);
}

void ReviewPage::hideEvent(QHideEvent *event)
{
    m_queue.setWatched(false);
    QWidget::hideEvent(event);
}

void ReviewPage::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    if (m_bottom->isVisible())
        painter.fillRect(QRect(0, m_bottom->y(), width(), 1), t.hairline);
}

} // namespace earshot
