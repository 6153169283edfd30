#include "models/items/editing.h"

#include <algorithm>
#include <mutex>

namespace earshot::items {

/// One edit on the stack. It is pushed when the edit has already happened, hence its first redo does nothing.
class Editing::Step : public QUndoCommand {
public:
    Step(Editing &editing, const store::EditReceipt &receipt, const QString &name)
        : QUndoCommand(name), m_editing(editing), m_back(std::make_shared<std::vector<store::CallEdit>>(receipt.undo))
    {
    }

    void undo() override { turn(Course::Back); }
    void redo() override
    {
        if (!std::exchange(m_fresh, false))
            turn(Course::Again);
    }

private:
    // What takes an edit back is itself an edit, and its receipt takes that back again. Where it was stopped, the rest
    // waits for the turn after the next, which goes the same way.
    void turn(Course course)
    {
        m_editing.enqueue({text(), [back = m_back] { return back->size(); },
                           [back = m_back](std::size_t from, std::size_t count) {
                               const auto first = back->begin() + std::ptrdiff_t(from);
                               return std::vector<store::CallEdit>(first, first + std::ptrdiff_t(count));
                           },
                           [back = m_back, rest = m_rest](store::EditReceipt receipt, std::size_t tried) {
                               std::vector<store::CallEdit> left(back->begin() + std::ptrdiff_t(tried), back->end());
                               *back = std::move(receipt.undo);
                               back->insert(back->end(), rest->begin(), rest->end());
                               *rest = std::move(left);
                           },
                           course});
    }

    Editing &m_editing;
    std::shared_ptr<std::vector<store::CallEdit>> m_back;
    std::shared_ptr<std::vector<store::CallEdit>> m_rest = std::make_shared<std::vector<store::CallEdit>>();
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
    m_retry.setSingleShot(true);
    m_retry.setInterval(std::chrono::seconds(3));
    connect(&m_retry, &QTimer::timeout, this, &Editing::runChunk);
}

Editing::~Editing()
{
    {
        const std::lock_guard lock(m_way->mutex);
        m_way->target = nullptr;
    }
    const auto rest = [this](const Turn &turn, std::size_t from, std::size_t total) {
        for (; from < total; from += ChunkSize)
            m_cache.edits().edit(turn.edits(from, std::min(ChunkSize, total - from)),
                                 [](const Result<store::EditReceipt> &) {});
    };
    if (m_turn && !m_turn->stopped) // what was given to the writer is made; what it refused for now is tried once more
        rest(m_turn->turn, m_held ? m_turn->next : m_turn->next + m_turn->count, m_turn->total);
    for (const Turn &turn : m_queue)
        rest(turn, 0, turn.total());
}

void Editing::change(const std::vector<CallRow> &rows, const store::CallChange &change, const QString &name)
{
    std::vector<CallRow> oldestFirst = rows; // over all chunks: of a person's calls that one is marked as a lead
    std::sort(oldestFirst.begin(), oldestFirst.end());
    auto shared = std::make_shared<const std::vector<CallRow>>(std::move(oldestFirst));
    enqueue({name, [shared] { return shared->size(); },
             [shared, change](std::size_t from, std::size_t count) {
                 std::vector<store::CallEdit> edits;
                 edits.reserve(count);
                 for (std::size_t i = from; i < from + count; ++i)
                     edits.push_back({(*shared)[i], change, {}, true});
                 return edits;
             },
             [this, name](const store::EditReceipt &receipt, std::size_t) { remember(receipt, name); }});
}

void Editing::change(CallRow row, const store::CallChange &change, const QString &name, const store::CallChange &seen)
{
    enqueue({name, [] { return std::size_t(1); },
             [edit = store::CallEdit{row, change, seen}](std::size_t, std::size_t) { return std::vector{edit}; },
             [this, name](const store::EditReceipt &receipt, std::size_t) { remember(receipt, name); }});
}

void Editing::remember(const store::EditReceipt &receipt, const QString &name)
{
    if (!receipt.undo.empty())
        m_stack.push(new Step(*this, receipt, name));
}

void Editing::enqueue(Turn turn)
{
    m_queue.push_back(std::move(turn));
    if (!m_turn)
        runNext();
    else if (m_held)
        Q_EMIT heldChanged();
}

void Editing::runNext()
{
    if (m_queue.empty())
        return;
    m_turn = Running();
    m_turn->turn = std::move(m_queue.front());
    m_queue.pop_front();
    m_turn->total = m_turn->turn.total();
    if (m_turn->total > ChunkSize)
        Q_EMIT progressed();
    runChunk();
}

void Editing::runChunk()
{
    m_turn->count = std::min(m_turn->most, m_turn->total - m_turn->next);
    m_cache.edits().edit(m_turn->turn.edits(m_turn->next, m_turn->count),
                         [way = m_way](Result<store::EditReceipt> outcome) {
                             way->post([outcome = std::move(outcome)](Editing &editing) mutable {
                                 editing.finishChunk(std::move(outcome));
                             });
                         });
}

void Editing::finishChunk(Result<store::EditReceipt> outcome)
{
    if (outcome) {
        release();
        m_turn->next += m_turn->count;
        m_turn->most = std::min(ChunkSize, m_turn->most * 2);
        m_turn->changed.insert(m_turn->changed.end(), outcome->changed.begin(), outcome->changed.end());
        m_turn->undo.push_back(std::move(outcome->undo));
        m_turn->again += outcome->again.size();
        m_turn->skipped += outcome->earlierLeads;
        m_turn->earlierLeads += outcome->earlierLeads;
    } else if (holds(outcome.error())) {
        return;
    } else if (m_turn->total == 1) {
        return giveUp(outcome.error());
    } else if (outcome.error().kind != Error::Kind::NotFound && outcome.error().kind != Error::Kind::Refused) {
        return giveUp(outcome.error());
    } else if (m_turn->count > 1) { // one of them cannot be changed: look for it, and change the others
        m_turn->most = m_turn->count / 2;
    } else {
        ++m_turn->next;
        ++m_turn->skipped;
        m_turn->gone += outcome.error().kind == Error::Kind::NotFound;
        m_turn->passedOver = outcome.error();
    }
    if (m_turn->next == m_turn->total && m_turn->undo.empty() && m_turn->passedOver) { // not one
        m_turn->next = 0;
        return giveUp(*m_turn->passedOver);
    }
    if (m_turn->next == m_turn->total || m_turn->stopped)
        return end();
    Q_EMIT progressed();
    runChunk();
}

void Editing::end()
{
    const Running done = std::move(*m_turn);
    m_turn.reset();
    store::EditReceipt receipt;
    receipt.changed = done.changed;
    for (auto chunk = done.undo.rbegin(); chunk != done.undo.rend(); ++chunk)
        receipt.undo.insert(receipt.undo.end(), chunk->begin(), chunk->end());
    m_outcome = {done.total,
                 done.changed.size() + done.again,
                 done.skipped,
                 done.gone,
                 done.earlierLeads,
                 done.stopped && done.next < done.total,
                 {}};
    for (const store::CallEdit &back : receipt.undo)
        if (back.change.leadStatus == std::string()) // it had none
            m_outcome.judged.push_back(back.row);
    std::sort(m_outcome.judged.begin(), m_outcome.judged.end());
    if (m_queue.empty())
        release();
    done.turn.done(std::move(receipt), done.next);
    Q_EMIT progressed();
    Q_EMIT edited(done.changed, done.turn.name);
    if (!m_turn)
        runNext();
}

/// It ends here. What was done of it can be undone.
void Editing::giveUp(const Error &error)
{
    std::vector<CallRow> rows;
    for (const store::CallEdit &edit : m_turn->turn.edits(m_turn->next, m_turn->total - m_turn->next))
        rows.push_back(edit.row);
    const QString name = m_turn->turn.name;
    release();
    if (m_turn->next > 0) {
        m_turn->stopped = true;
        Q_EMIT failed(error, name, rows);
        return end();
    }
    m_turn.reset();
    Q_EMIT failed(error, name, rows);
    if (!m_turn)
        runNext();
}

bool Editing::holds(const Error &error)
{
    const bool passes =
        error.kind == Error::Kind::DiskFull || (error.kind == Error::Kind::ReadOnly && !m_cache.isReadOnly());
    if (!passes)
        return false;
    const bool news = !m_held || m_held->kind != error.kind;
    m_held = error;
    m_retry.start();
    if (news)
        Q_EMIT heldChanged();
    return true;
}

void Editing::release()
{
    m_retry.stop();
    if (std::exchange(m_held, std::nullopt))
        Q_EMIT heldChanged();
}

void Editing::retry()
{
    if (!m_retry.isActive())
        return; // it is being tried, or nothing waits
    m_retry.stop();
    runChunk();
}

std::optional<Editing::Progress> Editing::progress() const
{
    if (!m_turn || m_turn->total <= ChunkSize)
        return std::nullopt;
    return Progress{m_turn->turn.name, m_turn->turn.course, m_turn->next, m_turn->total, !m_turn->stopped};
}

void Editing::stop()
{
    if (!m_turn || m_turn->total == 1)
        return;
    m_turn->stopped = true;
    if (m_retry.isActive()) { // nothing is with the writer
        m_retry.stop();
        m_held.reset();
        Q_EMIT heldChanged();
        end();
    }
}

} // namespace earshot::items
