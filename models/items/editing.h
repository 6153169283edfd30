#pragma once
#include "models/store/cache.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <deque>

namespace earshot::items {

/// What people do to calls, with undo and redo. Edits go to the cache one after the other, without waiting on the GUI
/// thread; undoing is a further edit, so it is sent like any other. An edit of many calls is made in chunks, a
/// transaction each, and is still one step of the undo stack. While the disk takes nothing, edits wait and are made
/// once it does.
class Editing : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t ChunkSize = 500; // as long as a transaction may hold up the writer's other work

    /// What became of the edit that was told last.
    struct Outcome {
        std::size_t total = 0;            // calls it was for
        std::size_t changed = 0;          // it made a difference to, or that are sent once more
        std::size_t skipped = 0;          // could not be changed: gone meanwhile, or never possible; the others were
        std::size_t gone = 0;             // of the skipped: they are no more
        std::size_t earlierLeads = 0;     // of the skipped: an earlier call of the person is the lead
        bool stopped = false;             // by stop(), before it came to all
        std::vector<CallRow> judged = {}; // in order: had no lead status before and have one now
    };
    /// Whether an edit is made, taken back or made once more.
    enum class Course { Forth, Back, Again };
    struct Progress {
        QString name;
        Course course = Course::Forth;
        std::size_t done = 0;
        std::size_t total = 0;
        bool canStop = false; // it was not asked for yet
    };

    explicit Editing(store::Cache &cache, QObject *parent = nullptr);
    /// Edits that still wait for their turn happen all the same.
    ~Editing() override;

    /// Changes the calls; `name` is what the undo menu says. An edit that changes nothing leaves no undo step. Those
    /// that cannot be changed are passed over; when none can, the edit failed.
    void change(const std::vector<CallRow> &rows, const store::CallChange &change, const QString &name);
    /// Of one call. `seen`: what the person saw of these fields when beginning; what somebody else wrote since then is
    /// kept as a conflict (store::CallEdit).
    void change(CallRow row, const store::CallChange &change, const QString &name, const store::CallChange &seen = {});

    /// An edit that was done elsewhere and can be taken back here.
    void remember(const store::EditReceipt &receipt, const QString &name);

    QUndoStack &undoStack() { return m_stack; }
    /// True while an edit has not reached the cache yet.
    bool isBusy() const { return m_turn.has_value(); }
    const Outcome &outcome() const { return m_outcome; }

    /// Of an edit of many calls under way; empty when there is none.
    std::optional<Progress> progress() const;
    /// Makes no more of it. What is done stays done, and can be undone; of what was being taken back, the rest stays as
    /// it is, and doing it again and undoing that comes to the rest as well.
    void stop();

    /// Why edits wait: the disk is full or cannot be written. Tried again every few seconds.
    const std::optional<Error> &held() const { return m_held; }
    /// How many wait, the one that was tried first.
    std::size_t waiting() const { return m_queue.size() + (m_turn ? 1 : 0); }
    void setRetryEvery(std::chrono::milliseconds pause) { m_retry.setInterval(pause); }
    /// Tries again at once.
    void retry();

Q_SIGNALS:
    /// The calls have their new values; `name` is that of the edit, or of the one undone or redone.
    void edited(const std::vector<earshot::CallRow> &rows, const QString &name);
    /// The edit did not happen: nothing of these calls changed.
    void failed(const earshot::Error &error, const QString &name, const std::vector<earshot::CallRow> &rows);
    void progressed();
    /// held() or waiting() has changed.
    void heldChanged();

private:
    class Step;
    /// An edit that waits for its turn. What it does is asked when the turn comes, for an undo needs the receipt of the
    /// edit before.
    struct Turn {
        QString name;
        std::function<std::size_t()> total;
        std::function<std::vector<store::CallEdit>(std::size_t from, std::size_t count)> edits;
        std::function<void(store::EditReceipt, std::size_t tried)> done; // those from `tried` on were not come to
        Course course = Course::Forth;
    };
    struct Way;
    void enqueue(Turn turn);
    void runNext();
    void runChunk();
    void finishChunk(Result<store::EditReceipt> outcome);
    bool holds(const Error &error);
    void release();
    void end();
    void giveUp(const Error &error);

    store::Cache &m_cache;
    QUndoStack m_stack;
    std::deque<Turn> m_queue;
    struct Running {
        Turn turn;
        std::size_t total = 0;
        std::size_t next = 0;  // the first that is not done
        std::size_t count = 0; // in the chunk that is being made
        std::size_t most = ChunkSize;
        std::vector<CallRow> changed;
        std::vector<std::vector<store::CallEdit>> undo; // of each chunk
        std::size_t again = 0;                          // refused before, sent once more
        std::size_t skipped = 0;
        std::size_t gone = 0;
        std::size_t earlierLeads = 0;
        std::optional<Error> passedOver; // why the last one could not be changed
        bool stopped = false;
    };
    std::optional<Running> m_turn;
    Outcome m_outcome;
    std::optional<Error> m_held;
    QTimer m_retry;
    std::shared_ptr<Way> m_way;
};

} // namespace earshot::items
