#include "models/items/recordingcopies.h"

#include "models/items/recordingcopy.h"

#include <QFileInfo>

namespace earshot::items {

void RecordingCopies::save(const CallId &call, const QString &path)
{
    if (!m_vault.vault()) {
        Q_EMIT failed(path, m_vault.error().value_or(Error{Error::Kind::Locked, "the vault is not open yet"}));
        return;
    }
    const int number = m_next++;
    Copy &copy = m_copies[number];
    copy.path = path;
    // the work may outlast these copies, but not the background
    const auto progress = [this, number, here = QPointer<QObject>(this), &background = m_background](double share) {
        background.tell(here, [this, number, share] {
            const auto known = m_copies.find(number);
            if (known == m_copies.end())
                return;
            known->second.share = share;
            tellJobs();
        });
    };
    copy.work = m_background.run(
        this,
        [vault = m_vault.vault(), call, path, progress](const std::stop_token &stop) {
            return saveRecording(*vault, call, path, stop, progress);
        },
        [this, number, path](const Result<void> &done) {
            m_copies.erase(number);
            tellJobs();
            if (done)
                Q_EMIT saved(path);
            else
                Q_EMIT failed(path, done.error());
        });
    tellJobs();
}

void RecordingCopies::tellJobs()
{
    std::vector<Job> jobs;
    for (const auto &[number, copy] : m_copies) {
        Job job;
        job.key = QString::number(number);
        job.title = tr("Saving a recording");
        job.detail = QFileInfo(copy.path).fileName();
        job.share = copy.share;
        job.cancelText = tr("Stop saving it");
        job.cancel = [this, which = number] {
            m_copies.erase(which);
            tellJobs();
        };
        jobs.push_back(std::move(job));
    }
    m_jobs.setJobs(QStringLiteral("recordingcopies"), jobs);
}

} // namespace earshot::items
