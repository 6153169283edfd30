#pragma once
#include "models/items/background.h"
#include "models/items/fieldtext.h"
#include "models/items/joblist.h"
#include "models/store/cache.h"

#include <map>

namespace earshot::items {

/// Writes the calls of a list as CSV for people; what was there before goes once all of it is written. Gives how many
/// they were. Not on the GUI thread. Cancelled: `stop` was requested; DiskFull, ReadOnly, Storage.
Result<std::size_t> exportCalls(store::Cache &cache, const store::CallQuery &query,
                                const std::vector<const Field *> &fields, const Reader &reader, const QString &path,
                                const std::stop_token &stop, const std::function<void(double share)> &progress = {});

/// Lists of calls on their way to the files that a person chose: each is a job. GUI thread.
class CallExports : public QObject {
    Q_OBJECT
public:
    CallExports(store::Cache &cache, Background &background, JobList &jobs, QObject *parent = nullptr)
        : QObject(parent), m_cache(cache), m_background(background), m_jobs(jobs)
    {
    }
    /// Then saved() or failed().
    void save(const store::CallQuery &query, const std::vector<const Field *> &fields, const Reader &reader,
              const QString &path);

Q_SIGNALS:
    void saved(const QString &path, int calls);
    void failed(const QString &path, const earshot::Error &error);

private:
    struct Export {
        QString path;
        double share = 0;
        Ticket work;
    };
    void tellJobs();

    store::Cache &m_cache;
    Background &m_background;
    JobList &m_jobs;
    std::map<int, Export> m_exports;
    int m_next = 0;
};

} // namespace earshot::items
