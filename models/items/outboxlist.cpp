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

OutboxList::OutboxList(store::Cache &cache, Background &background, CacheWatch &watch, QObject *parent)
    : QAbstractListModel(parent), m_cache(cache), m_background(background)
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
            rows.push_back({from->row, *from, {}, {}});
    };
    addEdits(edits->begin(), refusedEnd);
    for (const store::Conflict &conflict : *conflicts)
        rows.push_back({conflict.row, {}, conflict, {}});
    addEdits(refusedEnd, edits->end());
    std::vector<CallRow> ids;
    for (const Row &row : rows)
        ids.push_back(row.call);
    const std::array fields = {callField("customer_name"), callField("customer_phone_number")};
    const auto calls = cache.calls().calls(ids, fields);
    if (!calls)
        return calls.error();
    std::unordered_map<CallRow, QString> callers;
    for (const store::StoredCall &stored : *calls)
        callers.emplace(stored.row, callerOf(stored));
    for (Row &row : rows)
        row.caller = callers[row.call];
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
    endResetModel();
}

void OutboxList::act(std::function<Result<void>(store::Cache &)> what)
{
    m_acting = m_background.run(
        this, [&cache = m_cache, what = std::move(what)](const std::stop_token &) { return what(cache); },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
}

void OutboxList::actOnRefused(Result<void> (store::Outbox::*what)(store::OutboxId))
{
    act([what](store::Cache &cache) -> Result<void> {
        const auto refused = cache.outbox().all(store::SendState::Refused);
        if (!refused)
            return refused.error();
        for (const store::Outgoing &edit : *refused)
            if (const auto done = (cache.outbox().*what)(edit.id); !done && done.error().kind != Error::Kind::NotFound)
                return done;
        return {};
    });
}

void OutboxList::retry(int row)
{
    if (const auto &edit = m_rows[std::size_t(row)].edit)
        act([id = edit->id](store::Cache &cache) { return cache.outbox().retry(id); });
}

void OutboxList::discard(int row)
{
    const Row &chosen = m_rows[std::size_t(row)];
    if (chosen.edit)
        act([id = chosen.edit->id](store::Cache &cache) { return cache.outbox().discard(id); });
    else
        act([conflict = *chosen.conflict](store::Cache &cache) {
            return cache.edits().dismissConflict(conflict.row, conflict.field);
        });
}

void OutboxList::takeOther(int row)
{
    if (const auto &conflict = m_rows[std::size_t(row)].conflict)
        act([conflict = *conflict](store::Cache &cache) -> Result<void> {
            const auto taken = cache.edits().takeOther(conflict.row, conflict.field);
            return taken ? Result<void>() : Result<void>(taken.error());
        });
}

void OutboxList::retryAll()
{
    actOnRefused(&store::Outbox::retry);
}

void OutboxList::discardAll()
{
    actOnRefused(&store::Outbox::discard);
}

int OutboxList::refusedCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const Row &row) { return row.edit && row.edit->state == store::SendState::Refused; }));
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
        return row.edit ? textsOf(row.edit->change) : valueText(row.conflict->field.c_str(), row.conflict->other);
    case RefusedRole:
        return row.edit && row.edit->state == store::SendState::Refused;
    case ConflictRole:
        return row.conflict.has_value();
    case StateRole:
        return stateOf(row);
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
