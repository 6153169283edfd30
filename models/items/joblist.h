#pragma once

#include "models/items/fieldtext.h"

#include <QAbstractListModel>

#include <functional>

namespace earshot::items {

/// Something long that is under way. A value.
struct Job {
    QString key;                  // stays the same while the job runs
    QString title;                // "Reading calls"
    QString detail;               // "back to 3 Mar 2025"; may be empty
    double share = -1;            // 0 to 1; negative: nobody knows
    QString cancelText;           // what cancelling does: "Stop the export"
    std::function<void()> cancel; // ends this job and nothing else; empty where that cannot be
};

/// The jobs under way, in one place whoever runs them.
class JobList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { TitleRole = Qt::UserRole, DetailRole, ShareRole, CancelTextRole };

    using QAbstractListModel::QAbstractListModel;

    /// Replaces the jobs of one source ("sync", "exports") by others; those that stay keep their rows.
    void setJobs(const QString &source, const std::vector<Job> &jobs);
    const Job &job(int row) const { return m_rows[std::size_t(row)].job; }
    void cancel(int row) { job(row).cancel(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        QString source;
        Job job;
    };
    std::vector<Row> m_rows;
};

} // namespace earshot::items
