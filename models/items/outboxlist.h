#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/items/editing.h"

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
        TextRole,               // what they are to be: "call back, Lead"; of a conflict what they are here
        StateRole,              // "Refused: …", "Waits to be sent", "Is being sent", "Somebody else wrote “…”"
        RefusedRole,            // bool
        ConflictRole,           // bool: somebody else's value can be taken
        KeyRole,                // QString: this row and no other
    };

    /// How many of some rows something can be done with.
    struct Doable {
        int retry = 0;   // refused
        int discard = 0; // refused, or waiting
        int conflicts = 0;
    };

    OutboxList(store::Cache &cache, Background &background, CacheWatch &watch, Editing &editing,
               QObject *parent = nullptr);

    void load();
    bool isLoaded() const { return m_read; }
    Doable doable(const std::vector<int> &rows) const;

    // Each does what it can with the rows, in one transaction, and leaves the others alone. All but retry() is one step
    // that can be undone.
    /// Tries refused edits again.
    void retry(const std::vector<int> &rows);
    /// Gives up waiting or refused edits: the calls get the server's values back.
    void discard(const std::vector<int> &rows);
    /// Of conflicts: the own value stays.
    void keepOwn(const std::vector<int> &rows);
    /// Of conflicts: takes somebody else's value.
    void takeOther(const std::vector<int> &rows);

    int refusedCount() const;
    int conflictCount() const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void failed(const earshot::Error &error);
    /// Something was done that can be undone, or was undone or done again; `name` is what the undo menu says.
    void edited(const QString &name);

private:
    struct Row {
        CallRow call{};
        std::optional<store::Outgoing> edit;
        std::optional<store::Conflict> conflict;
        QString caller;
        QString own; // of a conflict
        bool isRefused() const { return edit && edit->state == store::SendState::Refused; }
        bool canBeDiscarded() const { return edit && edit->state != store::SendState::Sending; }
    };
    class ConflictStep;
    static Result<std::vector<Row>> read(store::Cache &cache);
    void take(Result<std::vector<Row>> rows);
    template <typename Outcome>
    void act(std::function<Result<Outcome>(store::Cache &)> what, std::function<void(const Outcome &)> then);
    void bringBack(const std::vector<store::Conflict> &conflicts, const QString &name);
    void dropAgain(const std::vector<store::Conflict> &conflicts, const QString &name);
    std::vector<store::OutboxId> editsIn(const std::vector<int> &rows, bool refusedOnly) const;
    std::vector<store::ConflictedField> conflictsIn(const std::vector<int> &rows) const;
    QString stateOf(const Row &row) const;

    store::Cache &m_cache;
    Background &m_background;
    Editing &m_editing;
    std::vector<Row> m_rows;
    bool m_loaded = false; // somebody looks
    bool m_read = false;
    Ticket m_reading;
    std::deque<Ticket> m_acting; // nothing that was asked for is dropped for what is asked next
};

} // namespace earshot::items
