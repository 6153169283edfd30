#include "models/items/outboxlist.h"

#include "models/domain/derived.h"
#include "models/items/errorwords.h"
#include "models/items/fieldtext.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace earshot::items {
namespace {

/// A value by itself as people read it.
QString valueText(const char *key, const Value &value)
{
    const Field *field = callField(key);
    Call call;
    if (!field || !field->assign || !field->assign(call, value))
        return OutboxList::tr("nothing", "the field is emptied");
    const QString said = text(*field, call, Reader());
    return said.isEmpty() ? OutboxList::tr("nothing", "the field is emptied") : said;
}

QString callerOf(const store::StoredCall &stored)
{
    const QString name = QString::fromStdString(derive::customerName(stored.call)).simplified();
    return name.isEmpty() ? numberText(stored.call.customerPhoneNumber) : name;
}

/// The field keys of a change, and what each is to be.
std::vector<std::pair<const char *, QString>> partsOf(const store::CallChange &change)
{
    std::vector<std::pair<const char *, QString>> parts;
    const auto add = [&parts](const char *key, const Value &value) { parts.emplace_back(key, valueText(key, value)); };
    QStringList tags;
    for (const std::string &tag : change.addTags)
        tags << OutboxList::tr("+ %1", "a tag that is added").arg(oneLine(tag));
    for (const std::string &tag : change.removeTags)
        tags << OutboxList::tr("\u2212 %1", "a tag that is taken away").arg(oneLine(tag));
    if (!tags.isEmpty())
        parts.emplace_back("tags", QLocale().createSeparatedList(tags));
    if (change.leadStatus)
        add("lead_status", *change.leadStatus);
    if (change.value)
        add("value", *change.value ? Value(std::int64_t(**change.value)) : Value());
    if (change.note)
        add("note", *change.note);
    if (change.customerName)
        add("customer_name", *change.customerName);
    if (change.spam)
        parts.emplace_back("spam", QString());
    return parts;
}

QString nameOf(std::string_view key)
{
    const Field *field = callField(key);
    return field ? label(*field) : OutboxList::tr("Spam");
}

QString fieldsOf(const store::CallChange &change)
{
    QStringList fields;
    for (const auto &[key, text] : partsOf(change))
        fields << nameOf(key);
    return QLocale().createSeparatedList(fields);
}

QString textsOf(const store::CallChange &change)
{
    QStringList texts;
    for (const auto &[key, text] : partsOf(change))
        if (!text.isEmpty())
            texts << text;
    return QLocale().createSeparatedList(texts);
}

} // namespace

/// Conflicts that were settled, as (a part of) a step of the undo stack: taken back, they are to be settled again.
class OutboxList::ConflictStep : public QUndoCommand {
public:
    /// `tells`: it is the whole step.
    ConflictStep(OutboxList &list, std::vector<store::Conflict> dropped, const QString &name, bool tells)
        : QUndoCommand(name), m_list(list), m_dropped(std::move(dropped)), m_tells(tells)
    {
    }

    void undo() override { m_list.bringBack(m_dropped, m_tells ? text() : QString()); }
    void redo() override
    {
        if (!std::exchange(m_fresh, false) && m_tells) // else the edit beside it drops them
            m_list.dropAgain(m_dropped, text());
    }

private:
    OutboxList &m_list;
    std::vector<store::Conflict> m_dropped;
    bool m_tells;
    bool m_fresh = true;
};

OutboxList::OutboxList(store::Cache &cache, Background &background, CacheWatch &watch, Editing &editing,
                       QObject *parent)
    : QAbstractListModel(parent), m_cache(cache), m_background(background), m_editing(editing)
{
    connect(&watch, &CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (m_loaded && notice.touches(store::Part::Outbox | store::Part::Conflicts))
            load();
    });
}

Result<std::vector<OutboxList::Row>> OutboxList::read(store::Cache &cache)
{
    auto edits = std::as_const(cache).outbox().all();
    auto conflicts = cache.edits().allConflicts();
    if (!edits || !conflicts)
        return edits ? conflicts.error() : edits.error();
    std::vector<Row> rows;
    const auto isRefused = [](const store::Outgoing &edit) { return edit.state == store::SendState::Refused; };
    const auto refusedEnd = std::stable_partition(edits->begin(), edits->end(), isRefused);
    const auto addEdits = [&rows](auto from, auto to) {
        for (; from != to; ++from)
            rows.push_back({from->row, *from, {}, {}, {}});
    };
    addEdits(edits->begin(), refusedEnd);
    for (const store::Conflict &conflict : *conflicts)
        rows.push_back({conflict.row, {}, conflict, {}, {}});
    addEdits(refusedEnd, edits->end());
    std::vector<CallRow> ids;
    for (const Row &row : rows)
        ids.push_back(row.call);
    const std::array fields = {callField("customer_name"), callField("customer_phone_number"),
                               callField("note"),          callField("lead_status"),
                               callField("value"),         callField("tags")};
    const auto calls = cache.calls().calls(ids, fields);
    if (!calls)
        return calls.error();
    std::unordered_map<CallRow, const store::StoredCall *> known;
    for (const store::StoredCall &stored : *calls)
        known.emplace(stored.row, &stored);
    for (Row &row : rows) {
        const auto call = known.find(row.call);
        if (call == known.end())
            continue;
        row.caller = callerOf(*call->second);
        const Field *field = row.conflict ? callField(row.conflict->field) : nullptr;
        if (field)
            row.own = valueText(field->key, value(*field, call->second->call));
    }
    return rows;
}

void OutboxList::load()
{
    m_loaded = true;
    m_reading = m_background.run(
        this, [&cache = m_cache](const std::stop_token &) { return read(cache); },
        [this](Result<std::vector<Row>> rows) { take(std::move(rows)); });
}

void OutboxList::take(Result<std::vector<Row>> rows)
{
    if (!rows) {
        Q_EMIT failed(rows.error());
        return;
    }
    beginResetModel();
    m_rows = std::move(*rows);
    m_read = true;
    endResetModel();
}

template <typename Outcome>
void OutboxList::act(std::function<Result<Outcome>(store::Cache &)> what, std::function<void(const Outcome &)> then)
{
    if (m_acting.size() > 8)
        m_acting.pop_front(); // long done
    m_acting.push_back(m_background.run(
        this, [&cache = m_cache, what = std::move(what)](const std::stop_token &) { return what(cache); },
        [this, then = std::move(then)](const Result<Outcome> &done) {
            if (done)
                then(*done);
            else
                Q_EMIT failed(done.error());
        }));
}

std::vector<store::OutboxId> OutboxList::editsIn(const std::vector<int> &rows, bool refusedOnly) const
{
    std::vector<store::OutboxId> ids;
    for (const int index : rows)
        if (const Row &row = m_rows[std::size_t(index)]; refusedOnly ? row.isRefused() : row.canBeDiscarded())
            ids.push_back(row.edit->id);
    return ids;
}

/// A field with several values of others is one.
std::vector<store::ConflictedField> OutboxList::conflictsIn(const std::vector<int> &rows) const
{
    std::vector<store::ConflictedField> fields;
    for (const int index : rows)
        if (const auto &conflict = m_rows[std::size_t(index)].conflict) {
            const store::ConflictedField field(conflict->row, conflict->field);
            if (std::find(fields.begin(), fields.end(), field) == fields.end())
                fields.push_back(field);
        }
    return fields;
}

OutboxList::Doable OutboxList::doable(const std::vector<int> &rows) const
{
    return {int(editsIn(rows, true).size()), int(editsIn(rows, false).size()), int(conflictsIn(rows).size())};
}

void OutboxList::retry(const std::vector<int> &rows)
{
    struct Done {};
    act<Done>(
        [ids = editsIn(rows, true)](store::Cache &cache) -> Result<Done> {
            const auto done = cache.outbox().retry(ids);
            return done ? Result<Done>(Done()) : Result<Done>(done.error());
        },
        [](Done) {});
}

void OutboxList::discard(const std::vector<int> &rows)
{
    act<store::EditReceipt>([ids = editsIn(rows, false)](store::Cache &cache) { return cache.outbox().discard(ids); },
                            [this](const store::EditReceipt &receipt) {
                                const QString name = tr("Discard %Ln edit(s)", nullptr, int(receipt.undo.size()));
                                m_editing.remember(receipt, name);
                                if (!receipt.undo.empty())
                                    Q_EMIT edited(name);
                            });
}

void OutboxList::keepOwn(const std::vector<int> &rows)
{
    act<std::vector<store::Conflict>>(
        [fields = conflictsIn(rows)](store::Cache &cache) { return cache.edits().dismissConflicts(fields); },
        [this](const std::vector<store::Conflict> &dropped) {
            if (dropped.empty())
                return;
            const QString name = tr("Keep %Ln own value(s)", nullptr, int(dropped.size()));
            m_editing.undoStack().push(new ConflictStep(*this, dropped, name, true));
            Q_EMIT edited(name);
        });
}

void OutboxList::takeOther(const std::vector<int> &rows)
{
    act<store::EditReceipt>(
        [fields = conflictsIn(rows)](store::Cache &cache) { return cache.edits().takeOthers(fields); },
        [this](const store::EditReceipt &receipt) {
            if (receipt.dropped.empty())
                return;
            const QString name = tr("Take %Ln value(s) of others", nullptr, int(receipt.dropped.size()));
            QUndoStack &stack = m_editing.undoStack();
            stack.beginMacro(name);
            m_editing.remember(receipt, name);
            stack.push(new ConflictStep(*this, receipt.dropped, name, receipt.undo.empty()));
            stack.endMacro();
            Q_EMIT edited(name);
        });
}

void OutboxList::bringBack(const std::vector<store::Conflict> &conflicts, const QString &name)
{
    struct Done {};
    act<Done>(
        [conflicts](store::Cache &cache) -> Result<Done> {
            const auto done = cache.edits().bringBack(conflicts);
            return done ? Result<Done>(Done()) : Result<Done>(done.error());
        },
        [this, name](Done) {
            if (!name.isEmpty())
                Q_EMIT edited(name);
        });
}

void OutboxList::dropAgain(const std::vector<store::Conflict> &conflicts, const QString &name)
{
    std::vector<store::ConflictedField> fields;
    for (const store::Conflict &conflict : conflicts)
        fields.emplace_back(conflict.row, conflict.field);
    act<std::vector<store::Conflict>>([fields](store::Cache &cache) { return cache.edits().dismissConflicts(fields); },
                                      [this, name](const std::vector<store::Conflict> &) { Q_EMIT edited(name); });
}

int OutboxList::refusedCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isRefused(); }));
}

int OutboxList::conflictCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.conflict.has_value(); }));
}

int OutboxList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant OutboxList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case CallerRole:
        return row.caller;
    case RowRole:
        return qint64(row.call);
    case ChangeRole:
        return row.edit ? fieldsOf(row.edit->change) : nameOf(row.conflict->field);
    case TextRole:
        return row.edit ? textsOf(row.edit->change) : row.own;
    case RefusedRole:
        return row.isRefused();
    case ConflictRole:
        return row.conflict.has_value();
    case StateRole:
        return stateOf(row);
    case KeyRole:
        return row.edit ? QString::number(qint64(row.edit->id))
                        : QStringLiteral("%1 %2 %3")
                              .arg(qint64(row.call))
                              .arg(QString::fromStdString(row.conflict->field))
                              .arg(toMs(row.conflict->at));
    default:
        return {};
    }
}

QString OutboxList::stateOf(const Row &row) const
{
    if (row.conflict)
        return tr("Somebody else wrote: %1").arg(valueText(row.conflict->field.c_str(), row.conflict->other));
    const std::optional<Error> &reason = row.edit->refusal;
    const QString why = reason ? words(*reason).details : QString();
    switch (row.edit->state) {
    case store::SendState::Refused:
        if (reason && reason->kind == Error::Kind::NotFound)
            return tr("The call is no more on the server");
        return why.isEmpty() ? tr("Refused") : why;
    case store::SendState::Sending:
        return tr("Is being sent");
    default:
        return why.isEmpty() ? tr("Waits to be sent") : tr("The server failed at it, it is tried again: %1").arg(why);
    }
}

} // namespace earshot::items
