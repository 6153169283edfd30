#include "models/items/joblist.h"

#include <algorithm>

namespace earshot::items {

void JobList::setJobs(const QString &source, const std::vector<Job> &jobs)
{
    const auto named = [](const std::vector<Job> &list, const QString &key) {
        return std::find_if(list.begin(), list.end(), [&](const Job &job) { return job.key == key; });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        Row &old = m_rows[std::size_t(row)];
        if (old.source != source)
            continue;
        const auto now = named(jobs, old.job.key);
        if (now != jobs.end()) {
            old.job = *now;
            Q_EMIT dataChanged(index(row), index(row));
            continue;
        }
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (const Job &job : jobs) {
        const bool known = std::any_of(m_rows.begin(), m_rows.end(),
                                       [&](const Row &row) { return row.source == source && row.job.key == job.key; });
        if (known)
            continue;
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.push_back({source, job});
        endInsertRows();
    }
}

int JobList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant JobList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Job &shown = job(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return shown.title;
    case DetailRole:
        return shown.detail;
    case ShareRole:
        return shown.share;
    case CancelTextRole:
        return shown.cancelText;
    default:
        return {};
    }
}

} // namespace earshot::items
