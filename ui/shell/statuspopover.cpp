#include "ui/shell/statuspopover.h"

#include "models/base/format.h"
#include "models/items/errorwords.h"
#include "models/items/syncwords.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/sectionheader.h"

#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace earshot {
namespace {

using Phase = items::SyncStanding::Phase;
constexpr int PopoverWidth = 380, VisibleEdits = 5;

/// An edit in two lines: who called and what was changed, and why it is still here.
class EditDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {PopoverWidth, 44}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.widget);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected)
            paintBox(painter, option.rect.adjusted(0, 1, 0, -1), radius::Control, theme.selection);
        QRect upper = option.rect.adjusted(space::S, space::Xs, -space::S, 0);
        upper.setHeight(18);
        const QRect lower = upper.translated(0, 18);
        const QString field = index.data(items::OutboxList::ChangeRole).toString();
        const QString said = index.data(items::OutboxList::TextRole).toString();
        const bool isConflict = index.data(items::OutboxList::ConflictRole).toBool();
        const QString changed = said.isEmpty() || isConflict ? field : StatusPopover::tr("%1: %2").arg(field, said);
        const int width = std::min(painter->fontMetrics().horizontalAdvance(changed), upper.width() * 2 / 3);
        const auto line = [painter](const QRect &rect, Qt::Alignment side, const QString &text) {
            drawLine(painter, rect, side, text);
        };
        painter->setPen(theme.text);
        line(upper.adjusted(0, 0, -width - space::S, 0), Qt::AlignLeft, index.data().toString());
        painter->setPen(theme.textMuted);
        line(QRect(upper.right() - width + 1, upper.top(), width, upper.height()), Qt::AlignRight, changed);
        const bool refused = index.data(items::OutboxList::RefusedRole).toBool();
        painter->setFont(textFont(TextSize::Small));
        painter->setPen(refused || isConflict ? theme.warn : theme.textMuted);
        line(lower, Qt::AlignLeft, index.data(items::OutboxList::StateRole).toString());
        painter->restore();
    }
};

/// A job, its progress, and the way to end it.
class JobRow : public QWidget {
public:
    explicit JobRow(items::JobList &jobs)
        : m_title(new Label), m_detail(new Label({}, TextSize::Small, Tone::Muted)),
          m_cancel(new IconButton(Icon::X, {})), m_strip(new ProgressStrip)
    {
        auto *line = new QHBoxLayout;
        line->setSpacing(space::S);
        line->addWidget(m_title);
        line->addStretch();
        line->addWidget(m_detail);
        line->addWidget(m_cancel);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(space::Xs);
        column->addLayout(line);
        column->addWidget(m_strip);
        connect(m_cancel, &QToolButton::clicked, &jobs, [this, &jobs] { jobs.cancel(m_row); });
    }

    void follow(const items::JobList &jobs, int row)
    {
        const items::Job &job = jobs.job(m_row = row);
        m_title->setText(job.title);
        m_detail->setText(job.detail);
        m_cancel->setName(job.cancelText);
        m_cancel->setVisible(job.cancel != nullptr);
        if (job.share < 0)
            m_strip->setBusy();
        else
            m_strip->setProgress(job.share);
    }

private:
    int m_row = 0;
    Label *m_title;
    Label *m_detail;
    IconButton *m_cancel;
    ProgressStrip *m_strip;
};

} // namespace

StatusPopover::StatusPopover(const items::Desk &desk, QWidget *anchor, QWidget *window)
    : Overlay(window, Where::Corner), m_desk(desk), m_anchor(anchor), m_outbox(desk.cache, desk.background, desk.watch),
      m_line(new Label), m_server(new ElidedLabel), m_trouble(new Label({}, TextSize::Small, Tone::Muted)),
      m_budget(new Label({}, TextSize::Small, Tone::Muted)), m_action(new QPushButton), m_pause(new QPushButton),
      m_jobsHead(new SectionHeader(tr("Under way"))), m_jobs(new QWidget),
      m_outboxHead(new SectionHeader(tr("Edits on their way, and what others wrote"))), m_edits(new QListView),
      m_retry(new QPushButton(tr("Try again"))), m_take(new QPushButton(tr("Take theirs"))), m_discard(new QPushButton),
      m_retryAll(new QPushButton(tr("Try all again"))), m_discardAll(new QPushButton), m_banner(new InlineBanner)
{
    setAccessibleName(tr("Sync status"));
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(space::L, space::L, space::L, space::L);
    column->setSpacing(space::S);
    card()->setMinimumWidth(forText(PopoverWidth) + 2 * space::L);
    buildHead(column);
    column->addWidget(m_jobsHead);
    column->addWidget(m_jobs);
    auto *jobs = new QVBoxLayout(m_jobs);
    jobs->setContentsMargins(0, 0, 0, 0);
    buildOutbox(column);

    connect(&desk.syncing, &items::Syncing::changed, this, [this] {
        if (isVisible())
            follow();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&desk.jobs, signal, this, &StatusPopover::followJobs);
    connect(&desk.jobs, &QAbstractItemModel::dataChanged, this, &StatusPopover::followJobs);
    connect(&m_outbox, &QAbstractItemModel::modelReset, this, &StatusPopover::followOutbox);
}

void StatusPopover::buildHead(QVBoxLayout *column)
{
    m_line->setTextSize(TextSize::Body, QFont::DemiBold);
    m_line->setWordWrap(true);
    m_server->setTextSize(TextSize::Small);
    m_server->setTone(Tone::Muted);
    m_trouble->setWordWrap(true);
    m_action->setObjectName(QStringLiteral("action"));
    setButtonLook(m_action, ButtonLook::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::S);
    buttons->addWidget(m_action);
    buttons->addWidget(m_pause);
    buttons->addStretch();
    for (QWidget *part : {static_cast<QWidget *>(m_line), static_cast<QWidget *>(m_server),
                          static_cast<QWidget *>(m_trouble), static_cast<QWidget *>(m_budget)})
        column->addWidget(part);
    column->addSpacing(space::Xs);
    column->addLayout(buttons);
    connect(m_action, &QPushButton::clicked, this, &StatusPopover::act);
    connect(m_pause, &QPushButton::clicked, &m_desk.syncing, &items::Syncing::pause);
}

void StatusPopover::buildOutbox(QVBoxLayout *column)
{
    m_edits->setModel(&m_outbox);
    m_edits->setItemDelegate(new EditDelegate(m_edits));
    m_edits->setUniformItemSizes(true);
    m_edits->setFrameShape(QFrame::NoFrame);
    m_edits->viewport()->setAutoFillBackground(false);
    m_edits->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edits->setAccessibleName(tr("Edits on their way"));
    m_retry->setObjectName(QStringLiteral("retry"));
    m_discard->setObjectName(QStringLiteral("discard"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::S);
    m_take->setObjectName(QStringLiteral("take"));
    m_retryAll->setObjectName(QStringLiteral("retryAll"));
    m_discardAll->setObjectName(QStringLiteral("discardAll"));
    for (QPushButton *button : {m_retry, m_take, m_discard})
        buttons->addWidget(button);
    buttons->addStretch();
    for (QPushButton *button : {m_retryAll, m_discardAll})
        buttons->addWidget(button);
    column->addWidget(m_outboxHead);
    column->addWidget(m_edits);
    column->addWidget(m_banner);
    column->addLayout(buttons);
    m_banner->hide();

    connect(m_edits->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_discardAsked = m_discardAllAsked = false;
        followOutbox();
    });
    connect(m_take, &QPushButton::clicked, this, [this] {
        if (chosenEdit() >= 0)
            m_outbox.takeOther(chosenEdit());
    });
    connect(m_retryAll, &QPushButton::clicked, &m_outbox, &items::OutboxList::retryAll);
    connect(m_discardAll, &QPushButton::clicked, this, &StatusPopover::discardAll);
    connect(m_edits, &QListView::activated, this, [this](const QModelIndex &index) {
        close();
        Q_EMIT callRequested(CallRow(index.data(items::OutboxList::RowRole).toLongLong()));
    });
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (chosenEdit() >= 0)
            m_outbox.retry(chosenEdit());
    });
    connect(m_discard, &QPushButton::clicked, this, &StatusPopover::discard);
    connect(&m_outbox, &items::OutboxList::failed, this, [this](const Error &error) {
        const items::ErrorWords said = items::words(error);
        m_banner->say(InlineBanner::Level::Error, said.what, said.advice);
    });
}

void StatusPopover::look()
{
    m_banner->hide();
    m_discardAsked = m_discardAllAsked = false;
    m_outbox.load();
    follow();
    followJobs();
    followOutbox();
    open();
}

QWidget *StatusPopover::firstFocus()
{
    return m_action->isVisible() ? m_action : m_pause;
}

QPoint StatusPopover::corner() const
{
    return m_anchor->mapTo(parentWidget(), QPoint(space::S, -space::Xs));
}

void StatusPopover::follow()
{
    const items::SyncStanding &standing = m_desk.syncing.standing();
    const items::SyncWords said = items::words(standing, m_desk.display.now(), m_desk.display.reader());
    const auto &link = m_desk.syncing.link();
    m_line->setText(said.line);
    m_server->setText(
        link ? tr("%1 at %2").arg(QString::fromStdString(link->accountName), QString::fromStdString(link->address))
             : QString());
    const std::optional<Error> trouble = standing.trouble ? standing.trouble : standing.status.trouble;
    m_trouble->setText(trouble ? items::sentence(*trouble) : QString());
    m_trouble->setToolTip(trouble ? items::words(*trouble).details : QString());
    m_trouble->setVisible(trouble.has_value());
    const QString hour = items::budgetWords(standing.status.budget, m_desk.display.reader().locale);
    m_budget->setText(hour);
    m_budget->setToolTip(tr("%1 left today").arg(format::count(standing.status.budget.leftDay)));
    m_budget->setVisible(!hour.isEmpty());
    const bool running = standing.phase == Phase::Running;
    m_action->setText(!said.action.isEmpty() ? said.action : tr("Sync now"));
    m_action->setVisible(running || !said.action.isEmpty());
    m_pause->setText(tr("Pause sync"));
    m_pause->setVisible(running);
    arrange();
}

void StatusPopover::followJobs()
{
    const int count = m_desk.jobs.rowCount();
    QLayout *rows = m_jobs->layout();
    while (rows->count() < count)
        rows->addWidget(new JobRow(m_desk.jobs));
    for (int i = 0; i < rows->count(); ++i) {
        auto *row = static_cast<JobRow *>(rows->itemAt(i)->widget());
        row->setVisible(i < count);
        if (i < count)
            row->follow(m_desk.jobs, i);
    }
    m_jobsHead->setVisible(count > 0);
    m_jobs->setVisible(count > 0);
    arrange();
}

void StatusPopover::followOutbox()
{
    const int count = m_outbox.rowCount();
    const QModelIndex current = m_edits->currentIndex();
    m_outboxHead->setCount(count);
    for (QWidget *part : {static_cast<QWidget *>(m_outboxHead), static_cast<QWidget *>(m_edits)})
        part->setVisible(count > 0);
    m_edits->setFixedHeight(forText(44) * std::min(count, VisibleEdits) + 2);
    m_retry->setVisible(current.isValid() && current.data(items::OutboxList::RefusedRole).toBool());
    m_discard->setVisible(current.isValid());
    const bool isConflict = current.isValid() && current.data(items::OutboxList::ConflictRole).toBool();
    m_take->setVisible(isConflict);
    m_discard->setText(isConflict ? tr("Keep mine") : m_discardAsked ? tr("Really discard?") : tr("Discard"));
    setButtonLook(m_discard, m_discardAsked ? ButtonLook::Danger : ButtonLook::Plain);
    const int refused = m_outbox.refusedCount();
    m_retryAll->setVisible(refused > 1);
    m_discardAll->setVisible(refused > 1);
    m_discardAll->setText(m_discardAllAsked ? tr("Really discard %n refused edits?", nullptr, refused)
                                            : tr("Discard all refused"));
    setButtonLook(m_discardAll, m_discardAllAsked ? ButtonLook::Danger : ButtonLook::Plain);
    arrange();
}

int StatusPopover::chosenEdit() const
{
    return m_edits->currentIndex().row();
}

void StatusPopover::act()
{
    switch (m_desk.syncing.standing().phase) {
    case Phase::Paused:
        m_desk.syncing.resume();
        return;
    case Phase::Running:
        if (m_desk.syncing.standing().status.link != sync::Status::Link::NeedsKey)
            return m_desk.syncing.syncNow();
        break;
    default:
        break;
    }
    close();
    Q_EMIT connectRequested();
}

/// Asks once more on the button itself: what is discarded cannot be brought back.
void StatusPopover::discard()
{
    const bool isConflict = m_edits->currentIndex().data(items::OutboxList::ConflictRole).toBool();
    if (!isConflict && !std::exchange(m_discardAsked, true))
        return followOutbox();
    m_discardAsked = false;
    if (chosenEdit() >= 0)
        m_outbox.discard(chosenEdit());
}

void StatusPopover::discardAll()
{
    if (!std::exchange(m_discardAllAsked, true))
        return followOutbox();
    m_discardAllAsked = false;
    m_outbox.discardAll();
}

} // namespace earshot
