#include "models/items/outboxlist.h"

#include "models/domain/derived.h"
#include "models/items/errorwords.h"
#include "models/items/fieldtext.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace earshot::items {
namespace {

QString callerOf(const store::StoredCall &stored)
{
    const QString name = QString::fromStdString(derive::customerName(stored.call)).simplified();
    return name.isEmpty() ? numberText(stored.call.customerPhoneNumber) : name;
}

QString fieldsOf(const store::CallChange &change)
{
    QStringList fields;
    const auto add = [&fields](bool changed, const char *key) {
        if (changed)
            fields << label(*callField(key));
    };
    add(change.tags.has_value(), "tags");
    add(change.leadStatus.has_value(), "lead_status");
    add(change.value.has_value(), "value");
    add(change.note.has_value(), "note");
    add(change.customerName.has_value(), "customer_name");
    if (change.spam)
        fields << OutboxList::tr("Spam");
    return QLocale().createSeparatedList(fields);
}

} // namespace

OutboxList::OutboxList(store::Cache &cache, Background &background, CacheWatch &watch, QObject *parent)
    : QAbstractListModel(parent), m_cache(cache), m_background(background)
{
    connect(&watch, &CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (m_loaded && notice.touches(store::Part::Outbox))
            load();
    });
}

Result<std::vector<OutboxList::Row>> OutboxList::read(store::Cache &cache)
{
    auto edits = std::as_const(cache).outbox().all();
    if (!edits)
        return edits.error();
    std::stable_partition(edits->begin(), edits->end(),
                          [](const store::Outgoing &edit) { return edit.state == store::SendState::Refused; });
    std::vector<CallRow> ids;
    for (const store::Outgoing &edit : *edits)
        ids.push_back(edit.row);
    const std::array fields = {callField("customer_name"), callField("customer_phone_number")};
    const auto calls = cache.calls().calls(ids, fields);
    if (!calls)
        return calls.error();
    std::unordered_map<CallRow, QString> callers;
    for (const store::StoredCall &stored : *calls)
        callers.emplace(stored.row, callerOf(stored));
    std::vector<Row> rows;
    for (store::Outgoing &edit : *edits) {
        QString caller = callers[edit.row];
        rows.push_back({std::move(edit), std::move(caller)});
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
    endResetModel();
}

void OutboxList::act(int row, Result<void> (store::Outbox::*what)(store::OutboxId))
{
    const store::OutboxId id = m_rows[std::size_t(row)].edit.id;
    m_acting = m_background.run(
        this, [&cache = m_cache, id, what](const std::stop_token &) { return (cache.outbox().*what)(id); },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
}

void OutboxList::retry(int row)
{
    act(row, &store::Outbox::retry);
}

void OutboxList::discard(int row)
{
    act(row, &store::Outbox::discard);
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
        return qint64(row.edit.row);
    case ChangeRole:
        return fieldsOf(row.edit.change);
    case RefusedRole:
        return row.edit.state == store::SendState::Refused;
    case StateRole:
        if (row.edit.state == store::SendState::Refused)
            return row.edit.refusal ? words(*row.edit.refusal).details : tr("Refused");
        return row.edit.state == store::SendState::Sending ? tr("Is being sent") : tr("Waits to be sent");
    default:
        return {};
    }
}

} // namespace earshot::items
