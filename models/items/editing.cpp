#include "models/items/editing.h"

#include <mutex>

namespace earshot::items {

/// One edit on the stack. It is pushed when the edit has already happened, hence its first redo does nothing.
class Editing::Step : public QUndoCommand {
public:
    Step(Editing &editing, const store::EditReceipt &receipt, const QString &name)
        : QUndoCommand(name), m_editing(editing), m_back(std::make_shared<std::vector<store::CallEdit>>(receipt.undo))
    {
    }

    void undo() override { turn(); }
    void redo() override
    {
        if (!std::exchange(m_fresh, false))
            turn();
    }

private:
    // What takes an edit back is itself an edit, and its receipt takes that back again.
    void turn()
    {
        m_editing.enqueue({text(), [back = m_back] { return *back; },
                           [back = m_back](const store::EditReceipt &receipt) { *back = receipt.undo; }});
    }

    Editing &m_editing;
    std::shared_ptr<std::vector<store::CallEdit>> m_back;
    bool m_fresh = true;
};

/// The way back from the writer's thread, which closes when the object goes.
struct Editing::Way {
    std::mutex mutex;
    Editing *target = nullptr;

    void post(std::function<void(Editing &)> work)
    {
        const std::lock_guard lock(mutex);
        if (target)
            QMetaObject::invokeMethod(
                target, [editing = target, work = std::move(work)] { work(*editing); }, Qt::QueuedConnection);
    }
};

Editing::Editing(store::Cache &cache, QObject *parent) : QObject(parent), m_cache(cache), m_way(std::make_shared<Way>())
{
    m_way->target = this;
    m_stack.setUndoLimit(500);
}

Editing::~Editing()
{
    {
        const std::lock_guard lock(m_way->mutex);
        m_way->target = nullptr;
    }
    for (const Turn &turn : m_queue)
        m_cache.edits().edit(turn.edits(), [](const Result<store::EditReceipt> &) {});
}

void Editing::change(const std::vector<CallRow> &rows, const store::CallChange &change, const QString &name)
{
    std::vector<store::CallEdit> edits;
    edits.reserve(rows.size());
    for (const CallRow row : rows)
        edits.push_back({row, change, {}});
    enqueue({name, [edits = std::move(edits)] { return edits; },
             [this, name](const store::EditReceipt &receipt) { remember(receipt, name); }});
}

void Editing::change(CallRow row, const store::CallChange &change, const QString &name, const store::CallChange &seen)
{
    enqueue({name, [edit = store::CallEdit{row, change, seen}] { return std::vector{edit}; },
             [this, name](const store::EditReceipt &receipt) { remember(receipt, name); }});
}

void Editing::remember(const store::EditReceipt &receipt, const QString &name)
{
    if (!receipt.undo.empty())
        m_stack.push(new Step(*this, receipt, name));
}

void Editing::enqueue(Turn turn)
{
    m_queue.push_back(std::move(turn));
    if (!m_running)
        runNext();
}

void Editing::runNext()
{
    m_running = !m_queue.empty();
    if (!m_running)
        return;
    const Turn turn = std::move(m_queue.front());
    m_queue.pop_front();
    std::vector<store::CallEdit> edits = turn.edits();
    std::vector<CallRow> rows;
    rows.reserve(edits.size());
    for (const store::CallEdit &edit : edits)
        rows.push_back(edit.row);
    m_cache.edits().edit(std::move(edits), [way = m_way, turn, rows](Result<store::EditReceipt> outcome) {
        way->post(
            [turn, rows, outcome = std::move(outcome)](Editing &editing) { editing.finish(turn, rows, outcome); });
    });
}

void Editing::finish(const Turn &turn, const std::vector<CallRow> &rows, Result<store::EditReceipt> outcome)
{
    if (outcome) {
        turn.done(*outcome);
        Q_EMIT edited(outcome->changed, turn.name);
    } else {
        Q_EMIT failed(outcome.error(), turn.name, rows);
    }
    runNext();
}

} // namespace earshot::items
