#include "ui/shell/statuspopover.h"

#include "models/base/format.h"
#include "models/items/errorwords.h"
#include "models/items/syncwords.h"
#include "ui/shell/outboxview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/sectionheader.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace earshot {
namespace {

using Phase = items::SyncStanding::Phase;
constexpr int PopoverWidth = 380, VisibleEdits = 5;

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

StatusPopover::StatusPopover(const items::Desk &desk, items::OutboxList &outbox, QWidget *anchor, QWidget *window)
    : Overlay(window, Where::Corner), m_desk(desk), m_anchor(anchor), m_outbox(outbox), m_line(new Label),
      m_server(new ElidedLabel), m_reach(new Label({}, TextSize::Small, Tone::Muted)),
      m_trouble(new Label({}, TextSize::Small, Tone::Muted)), m_budget(new Label({}, TextSize::Small, Tone::Muted)),
      m_action(new QPushButton), m_pause(new QPushButton), m_jobsHead(new SectionHeader(tr("Under way"))),
      m_jobs(new QWidget), m_outboxHead(new SectionHeader(tr("Edits on their way, and what others wrote"))),
      m_edits(new OutboxView(outbox)), m_retry(new QPushButton(tr("Try again"))),
      m_take(new QPushButton(tr("Take theirs"))), m_discard(new QPushButton), m_all(new QPushButton(tr("Show all…"))),
      m_banner(new InlineBanner)
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
    m_reach->setWordWrap(true);
    m_reach->setObjectName(QStringLiteral("reach"));
    m_action->setObjectName(QStringLiteral("action"));
    setButtonLook(m_action, ButtonLook::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::S);
    buttons->addWidget(m_action);
    buttons->addWidget(m_pause);
    buttons->addStretch();
    for (QWidget *part :
         {static_cast<QWidget *>(m_line), static_cast<QWidget *>(m_server), static_cast<QWidget *>(m_reach),
          static_cast<QWidget *>(m_trouble), static_cast<QWidget *>(m_budget)})
        column->addWidget(part);
    column->addSpacing(space::Xs);
    column->addLayout(buttons);
    connect(m_action, &QPushButton::clicked, this, &StatusPopover::act);
    connect(m_pause, &QPushButton::clicked, &m_desk.syncing, &items::Syncing::pause);
}

void StatusPopover::buildOutbox(QVBoxLayout *column)
{
    m_edits->setSelectionMode(QAbstractItemView::SingleSelection);
    m_edits->viewport()->setAutoFillBackground(false);
    m_retry->setObjectName(QStringLiteral("retry"));
    m_discard->setObjectName(QStringLiteral("discard"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::S);
    m_take->setObjectName(QStringLiteral("take"));
    m_all->setObjectName(QStringLiteral("all"));
    for (QPushButton *button : {m_retry, m_take, m_discard})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_all);
    column->addWidget(m_outboxHead);
    column->addWidget(m_edits);
    column->addWidget(m_banner);
    column->addLayout(buttons);
    m_banner->hide();

    connect(m_edits->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StatusPopover::followOutbox);
    connect(m_take, &QPushButton::clicked, this, [this] { m_outbox.takeOther(m_edits->chosen()); });
    connect(m_retry, &QPushButton::clicked, this, [this] { m_outbox.retry(m_edits->chosen()); });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        const std::vector<int> chosen = m_edits->chosen();
        m_outbox.doable(chosen).conflicts > 0 ? m_outbox.keepOwn(chosen) : m_outbox.discard(chosen);
    });
    connect(m_all, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT outboxRequested();
    });
    connect(m_edits, &OutboxView::callRequested, this, [this](CallRow row) {
        close();
        Q_EMIT callRequested(row);
    });
    connect(&m_outbox, &items::OutboxList::failed, this, [this](const Error &error) {
        const items::ErrorWords said = items::words(error);
        m_banner->say(InlineBanner::Level::Error, said.what, said.advice);
    });
}

void StatusPopover::look()
{
    m_banner->hide();
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
    const QString reach = standing.phase == Phase::Running && standing.status.lastSync
                              ? items::reachWords(standing.status, m_desk.display.reader())
                              : QString();
    m_reach->setText(reach);
    m_reach->setVisible(!reach.isEmpty());
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
    m_outboxHead->setCount(count);
    for (QWidget *part : {static_cast<QWidget *>(m_outboxHead), static_cast<QWidget *>(m_edits)})
        part->setVisible(count > 0);
    m_edits->setFixedHeight(OutboxView::rowHeight() * std::min(count, VisibleEdits) + 2);
    const items::OutboxList::Doable can = m_outbox.doable(m_edits->chosen());
    m_retry->setVisible(can.retry > 0);
    m_take->setVisible(can.conflicts > 0);
    m_discard->setVisible(can.conflicts > 0 || can.discard > 0);
    m_discard->setText(can.conflicts > 0 ? tr("Keep mine") : tr("Discard"));
    m_all->setVisible(count > 1);
    arrange();
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

} // namespace earshot
