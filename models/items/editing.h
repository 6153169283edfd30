#pragma once
#include "models/store/cache.h"

#include <QObject>
#include <QUndoStack>

#include <deque>

namespace earshot::items {

/// What people do to calls, with undo and redo. Edits go to the cache one after the other, without waiting on the GUI
/// thread; undoing is a further edit, so it is sent like any other.
class Editing : public QObject {
    Q_OBJECT
public:
    explicit Editing(store::Cache &cache, QObject *parent = nullptr);
    /// Edits that still wait for their turn happen all the same.
    ~Editing() override;

    /// Changes the calls; `name` is what the undo menu says. An edit that changes nothing leaves no undo step.
    void change(const std::vector<CallRow> &rows, const store::CallChange &change, const QString &name);
    /// Of one call. `seen`: what the person saw of these fields when beginning; what somebody else wrote since then is
    /// kept as a conflict (store::CallEdit).
    void change(CallRow row, const store::CallChange &change, const QString &name, const store::CallChange &seen = {});

    /// An edit that was done elsewhere and can be taken back here.
    void remember(const store::EditReceipt &receipt, const QString &name);

    QUndoStack &undoStack() { return m_stack; }
    /// True while an edit has not reached the cache yet.
    bool isBusy() const { return m_running; }

Q_SIGNALS:
    /// The calls have their new values; `name` is that of the edit, or of the one undone or redone.
    void edited(const std::vector<earshot::CallRow> &rows, const QString &name);
    /// The edit did not happen: nothing of these calls changed.
    void failed(const earshot::Error &error, const QString &name, const std::vector<earshot::CallRow> &rows);

private:
    class Step;
    /// An edit that waits for its turn. What it does is asked when the turn comes, for an undo needs the receipt of the
    /// edit before.
    struct Turn {
        QString name;
        std::function<std::vector<store::CallEdit>()> edits;
        std::function<void(store::EditReceipt)> done;
    };
    struct Way;
    void enqueue(Turn turn);
    void runNext();
    void finish(const Turn &turn, const std::vector<CallRow> &rows, Result<store::EditReceipt> outcome);

    store::Cache &m_cache;
    QUndoStack m_stack;
    std::deque<Turn> m_queue;
    bool m_running = false;
    std::shared_ptr<Way> m_way;
};

} // namespace earshot::items
