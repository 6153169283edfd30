#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"

#include <QAbstractListModel>

namespace earshot::items {

/// What became of edits that somebody may have to see to: those that were refused, values of others that an edit went
/// over (conflicts), and what is still on its way. Refused ones come first. Read while somebody looks: after load(),
/// and whenever the outbox changes from then on.
class OutboxList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole, // qint64: the CallRow
        CallerRole,             // who called
        ChangeRole,             // "Note, lead status"
        TextRole,               // what they are to be: "call back, Lead"
        StateRole,              // "Refused: …", "Waits to be sent", "Is being sent", "Somebody else wrote “…”"
        RefusedRole,            // bool
        ConflictRole,           // bool: somebody else's value can be taken
    };

    OutboxList(store::Cache &cache, Background &background, CacheWatch &watch, QObject *parent = nullptr);

    void load();
    /// Tries a refused edit again.
    void retry(int row);
    /// Gives up a waiting or refused edit: the call gets the server's values back. Of a conflict: the own value stays.
    void discard(int row);
    /// Takes somebody else's value.
    void takeOther(int row);
    /// The same of all that were refused.
    void retryAll();
    void discardAll();

    int refusedCount() const;
    int conflictCount() const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void failed(const earshot::Error &error);

private:
    struct Row {
        CallRow call{};
        std::optional<store::Outgoing> edit;
        std::optional<store::Conflict> conflict;
        QString caller;
    };
    static Result<std::vector<Row>> read(store::Cache &cache);
    void take(Result<std::vector<Row>> rows);
    void act(std::function<Result<void>(store::Cache &)> what);
    void actOnRefused(Result<void> (store::Outbox::*what)(store::OutboxId));
    QString stateOf(const Row &row) const;

    store::Cache &m_cache;
    Background &m_background;
    std::vector<Row> m_rows;
    bool m_loaded = false;
    Ticket m_reading, m_acting;
};

} // namespace earshot::items
