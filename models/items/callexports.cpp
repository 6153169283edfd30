#include "models/items/callexports.h"

#include "models/tables/csv.h"

#include <QFileInfo>
#include <QSaveFile>

#include <sstream>

namespace earshot::items {
namespace {

constexpr std::size_t ExportedAtOnce = 500; // calls in memory

Error notExported(const QSaveFile &file)
{
    const bool denied = file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError;
    return {denied ? Error::Kind::ReadOnly : Error::Kind::DiskFull, file.errorString().toStdString()};
}

bool passOn(std::ostringstream &text, QSaveFile &file)
{
    const std::string bytes = text.str();
    text.str({});
    return file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size());
}

} // namespace

Result<std::size_t> exportCalls(store::Cache &cache, const store::CallQuery &query,
                                const std::vector<const Field *> &fields, const Reader &reader, const QString &path,
                                const std::stop_token &stop, const std::function<void(double share)> &progress)
{
    const auto rows = cache.queries().rows(query, stop);
    if (!rows)
        return rows.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notExported(file);
    std::ostringstream text;
    tables::CsvWriter csv(text, fields, {false, true, reader.zone});
    Result<void> written = csv.header();
    for (std::size_t at = 0; at < rows->size() && written; at += ExportedAtOnce) {
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "the export was not finished"};
        const auto some = std::span(*rows).subspan(at, std::min(ExportedAtOnce, rows->size() - at));
        const auto calls = cache.calls().calls(some);
        if (!calls)
            return calls.error();
        for (const store::StoredCall &stored : *calls)
            written = written ? csv.row(stored.call) : written;
        if (!passOn(text, file))
            return notExported(file);
        if (progress)
            progress(double(at + some.size()) / double(rows->size()));
    }
    if (written)
        written = csv.finish();
    if (!written)
        return written.error();
    return passOn(text, file) && file.commit() ? Result<std::size_t>(rows->size()) : notExported(file);
}

void CallExports::save(const store::CallQuery &query, const std::vector<const Field *> &fields, const Reader &reader,
                       const QString &path)
{
    const int number = m_next++;
    Export &one = m_exports[number];
    one.path = path;
    // the work may outlast these exports, but not the background
    const auto progress = [this, number, here = QPointer<QObject>(this), &background = m_background](double share) {
        background.tell(here, [this, number, share] {
            const auto known = m_exports.find(number);
            if (known == m_exports.end())
                return;
            known->second.share = share;
            tellJobs();
        });
    };
    one.work = m_background.run(
        this,
        [&cache = m_cache, query, fields, reader, path, progress](const std::stop_token &stop) {
            return exportCalls(cache, query, fields, reader, path, stop, progress);
        },
        [this, number, path](const Result<std::size_t> &done) {
            m_exports.erase(number);
            tellJobs();
            if (done)
                Q_EMIT saved(path, int(*done));
            else
                Q_EMIT failed(path, done.error());
        });
    tellJobs();
}

void CallExports::tellJobs()
{
    std::vector<Job> jobs;
    for (const auto &[number, one] : m_exports) {
        Job job;
        job.key = QString::number(number);
        job.title = tr("Exporting calls");
        job.detail = QFileInfo(one.path).fileName();
        job.share = one.share;
        job.cancelText = tr("Stop the export");
        job.cancel = [this, which = number] {
            m_exports.erase(which);
            tellJobs();
        };
        jobs.push_back(std::move(job));
    }
    m_jobs.setJobs(QStringLiteral("exports"), jobs);
}

} // namespace earshot::items
