// What the window tells: edits that were made, edits that wait, what is under way.

#include "models/base/format.h"
#include "models/items/caller.h"
#include "models/items/editwords.h"
#include "models/items/errorwords.h"
#include "models/items/syncwords.h"
#include "ui/calls/callspage.h"
#include "ui/review/callview.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/toast.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

namespace earshot {

using Phase = items::SyncStanding::Phase;

void MainWindow::onEdited(const std::vector<CallRow> &rows, const QString &name)
{
    const QString own = m_calls->list().doneWords(name, m_desk.editing.outcome());
    if (m_turning || own.isEmpty()) {
        const bool turned = std::exchange(m_turning, false);
        if (place().page == Place::Page::Review || (rows.empty() && !turned)) // which tells it itself
            return;
        if (turned && rows.size() == 1 && m_desk.editing.outcome().total == 1)
            return tellTurned(rows.front(), name);
        if (turned)
            return tellTurned(name);
        return tellEdit(name);
    }
    if (m_desk.editing.outcome().total == 1 && rows.size() == 1)
        return tellEdit(name); // in the words of the call's own page
    m_undoing = false;
    m_toast->say(own, rows.empty() ? QString() : tr("Undo"));
}

void MainWindow::onFailed(const Error &error, const QString &name, const std::vector<CallRow> &rows)
{
    m_turning = false;
    // the page that shows the call tells it itself
    const bool reviewing = place().page == Place::Page::Review;
    const auto shown = reviewing ? m_desk.reviewCall.row() : m_desk.call.row();
    if (rows.size() == 1 && shown == rows.front() && (reviewing || m_calls->callView().isVisible()))
        return;
    const items::ErrorWords said = items::words(error);
    m_banner->say(InlineBanner::Level::Error, tr("Not saved: %1").arg(name),
                  said.what + QLatin1Char(' ') + said.advice);
}

/// One banner while the disk takes nothing, however many edits wait; it goes with the trouble.
void MainWindow::followHeld()
{
    const auto &held = m_desk.editing.held();
    m_held->setVisible(held.has_value());
    if (!held)
        return;
    const items::ErrorWords said = items::words(*held);
    m_held->say(InlineBanner::Level::Error, said.what,
                tr("%n edit(s) wait here and will be made as soon as it works again. %1", nullptr,
                   int(m_desk.editing.waiting()))
                    .arg(said.advice));
    m_held->setAction(tr("Try now"));
}

void MainWindow::followBulk()
{
    std::vector<items::Job> jobs;
    const auto bulk = m_desk.editing.progress();
    m_underWay->setVisible(bulk.has_value());
    if (bulk) {
        items::Job job;
        job.key = QStringLiteral("edit");
        const bool forth = bulk->course == items::Editing::Course::Forth;
        //: %1 is what is undone, while it is: "Mark 4,000 calls as lead"
        job.title = forth                                          ? bulk->name
                    : bulk->course == items::Editing::Course::Back ? tr("Undoing: %1").arg(bulk->name)
                                                                   : tr("Doing again: %1").arg(bulk->name);
        job.detail = tr("%1 of %2").arg(format::count(qint64(bulk->done)), format::count(qint64(bulk->total)));
        job.share = double(bulk->done) / double(bulk->total);
        if (bulk->canStop) {
            job.cancelText = forth ? tr("Stop here; what is done stays and can be undone")
                                   : tr("Stop here; the other calls stay as they are");
            job.cancel = [this] { m_desk.editing.stop(); };
        }
        m_underWay->say(InlineBanner::Level::Info, job.title, job.detail);
        m_underWay->setAction(bulk->canStop ? tr("Stop") : QString());
        jobs.push_back(std::move(job));
    }
    m_desk.jobs.setJobs(QStringLiteral("edits"), jobs);
}

/// It may well be another call than the one that is shown, so it is named.
void MainWindow::tellTurned(CallRow row, const QString &name)
{
    m_naming = m_desk.background.run(
        this, [&cache = m_desk.cache, row](const std::stop_token &) { return items::callerOf(cache, row); },
        [this, name, undoing = m_undoing](const QString &who) {
            //: %1 is a caller, %2 what was done: "Mark as lead"
            const QString words = undoing ? tr("Undone for %1: %2") : tr("Done again for %1: %2");
            m_toast->say(words.arg(who, name), undoing ? tr("Redo") : tr("Undo"));
        });
}

/// Of several calls, perhaps not all.
void MainWindow::tellTurned(const QString &name)
{
    const items::Editing::Outcome &outcome = m_desk.editing.outcome();
    const QString words = m_undoing ? tr("Undone: %1").arg(name) : tr("Done again: %1").arg(name);
    const QString done = outcome.changed == 0 ? tr("Nothing was changed: %1").arg(name) : words;
    const QString rest = items::notTurnedWords(outcome);
    //: %1 is "Undone: Tag 40 calls", %2 "2 calls deleted meanwhile"
    m_toast->say(rest.isEmpty() ? done : tr("%1; %2").arg(done, rest), m_undoing ? tr("Redo") : tr("Undo"));
}

void MainWindow::tellEdit(const QString &name)
{
    if (std::exchange(m_turning, false)) {
        const items::Editing::Outcome &outcome = m_desk.editing.outcome();
        const int changed = int(outcome.changed);
        if (outcome.stopped)
            return m_toast->say((m_undoing ? tr("Undone for %Ln call(s), then stopped: %1", nullptr, changed)
                                           : tr("Done again for %Ln call(s), then stopped: %1", nullptr, changed))
                                    .arg(name),
                                m_undoing ? tr("Redo") : tr("Undo"));
        m_toast->say(m_undoing ? tr("Undone: %1").arg(name) : tr("Done again: %1").arg(name),
                     m_undoing ? tr("Redo") : tr("Undo"));
        return;
    }
    m_undoing = false;
    //: %1 is what was done, as its menu says it: "Mark as lead"
    m_toast->say(tr("Done: %1").arg(name), tr("Undo"));
}

void MainWindow::followStanding()
{
    const auto &link = m_desk.syncing.link();
    m_account->setText(link ? QString::fromStdString(link->accountName).simplified() : tr("Earshot"));
    m_desk.jobs.setJobs(QStringLiteral("sync"), jobsOf(m_desk.syncing.standing()));
    const items::NothingYet nothing = items::nothingYet(m_desk.syncing.standing());
    m_calls->list().sayNothingYet(nothing.what, nothing.advice, nothing.action);
    tellErased(m_desk.syncing.standing().status.erased);
}

/// What the key may not see any more is gone from the screens all of a sudden, so it is said, once.
void MainWindow::tellErased(const std::vector<sync::Erased> &erased)
{
    const std::size_t told = std::exchange(m_erasedTold, erased.size());
    if (erased.size() <= told) // the same, or another engine began
        return;
    const items::ErrorWords said = items::erasedWords(erased);
    m_banner->say(InlineBanner::Level::Warning, said.what, said.advice);
}

std::vector<items::Job> MainWindow::jobsOf(const items::SyncStanding &standing)
{
    std::vector<items::Job> jobs;
    const sync::Status &status = standing.status;
    for (const auto &[activity, progress] : status.busy) {
        if (status.link != sync::Status::Link::Online)
            break; // nothing of it gets ahead
        items::Job job;
        job.key = QString::number(int(activity));
        job.title = items::words(activity);
        job.detail = items::words(progress, m_desk.display.reader());
        job.share = progress.total > 0 ? double(progress.done) / double(progress.total) : -1;
        if (activity == sync::Activity::Transcripts && m_desk.settings.isOn(items::Setting::BackgroundTranscripts)) {
            job.cancelText = tr("Fetch transcripts only of calls that are opened");
            job.cancel = [this] { stopTranscripts(); };
        }
        if (activity == sync::Activity::Recordings) {
            job.cancelText = tr("Fetch recordings only of calls that are opened");
            job.cancel = [this] { stopRecordings(); };
        } // the others cannot be left out one by one; the sync as a whole can be paused
        jobs.push_back(std::move(job));
    }
    return jobs;
}

void MainWindow::stopTranscripts()
{
    m_desk.settings.set(items::Setting::BackgroundTranscripts, false);
    m_toast->say(tr("Transcripts come only for calls that are opened. Settings turn the others on again."));
}

void MainWindow::stopRecordings()
{
    m_desk.recordings.fetchOnlyOnOpening();
    m_toast->say(tr("Recordings come only for calls that are opened. Settings turn the others on again."));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_desk.editing.held() && !quitsWithEditsWaiting())
        return event->ignore();
    m_desk.settings.set(items::Setting::WindowGeometry, saveGeometry());
    QMainWindow::closeEvent(event);
}

bool MainWindow::quitsWithEditsWaiting()
{
    QMessageBox box(QMessageBox::Warning, tr("Edits are not saved yet"),
                    tr("%n edit(s) cannot be saved now and would be lost.", nullptr, int(m_desk.editing.waiting())),
                    QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("quitQuestion"));
    box.setInformativeText(items::sentence(*m_desk.editing.held()));
    const QPushButton *quit = box.addButton(tr("Quit all the same"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == quit;
}

/// The computer may have slept, or travelled, while another window was in front.
void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_desk.display.check();
    QMainWindow::changeEvent(event);
}

} // namespace earshot
