#pragma once

#include "models/items/background.h"
#include "models/items/joblist.h"
#include "models/items/recordingvault.h"

#include <map>

namespace earshot::items {

/// Copies of recordings, in clear, on their way to the files that a person chose: each is a job. GUI thread.
class RecordingCopies : public QObject {
    Q_OBJECT
public:
    RecordingCopies(Background &background, RecordingVault &vault, JobList &jobs, QObject *parent = nullptr)
        : QObject(parent), m_background(background), m_vault(vault), m_jobs(jobs)
    {
    }

    /// Then saved() or failed(). A file that is there is replaced once the copy is whole.
    void save(const CallId &call, const QString &path);

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const QString &path, const earshot::Error &error);

private:
    struct Copy {
        QString path;
        double share = 0;
        Ticket work;
    };
    void tellJobs();

    Background &m_background;
    RecordingVault &m_vault;
    JobList &m_jobs;
    std::map<int, Copy> m_copies;
    int m_next = 0;
};

} // namespace earshot::items
