#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"

#include <QAbstractListModel>

namespace earshot::items {

/// The edits on their way out, those that were refused first: what was changed about which call, and why it is still
/// here. Read while somebody looks: after load(), and whenever the outbox changes from then on.
class OutboxList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole, // qint64: the CallRow
        CallerRole,             // who called
        ChangeRole,             // "Note, lead status"
        StateRole,              // "Refused: …", "Waits to be sent", "Is being sent"
        RefusedRole,            // bool
    };

    OutboxList(store::Cache &cache, Background &background, CacheWatch &watch, QObject *parent = nullptr);

    void load();
    /// Tries a refused edit again.
    void retry(int row);
    /// Gives up a waiting or refused edit: the call gets the server's values back.
    void discard(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void failed(const earshot::Error &error);

private:
    struct Row {
        store::Outgoing edit;
        QString caller;
    };
    static Result<std::vector<Row>> read(store::Cache &cache);
    void take(Result<std::vector<Row>> rows);
    void act(int row, Result<void> (store::Outbox::*what)(store::OutboxId));

    store::Cache &m_cache;
    Background &m_background;
    std::vector<Row> m_rows;
    bool m_loaded = false;
    Ticket m_reading, m_acting;
};

} // namespace earshot::items
