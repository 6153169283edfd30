#include "backend/storage/additions.h"
#include "backend/storage/agency.h"

namespace earshot::storage {
namespace {

std::optional<Number> clientOf(Write &write, Number tracker)
{
    return firstNumber(write.sql, {"SELECT company FROM stored_trackers WHERE row = ?", {tracker}});
}

Result<void> change(Write &write, const Viewer &viewer, Number row, const Edit<Tracker> &edit)
{
    const Tracker before = load<Tracker>(write.sql, row);
    Tracker tracker = before;
    if (const auto edited = edit(tracker); !edited)
        return edited;
    if (tracker.name.empty())
        return refused("Name can't be blank");
    tracker.id = before.id;
    tracker.status = before.status;
    tracker.createdAt = before.createdAt;
    tracker.disabledAt = before.disabledAt;
    updateRecord(write.sql, "stored_trackers", row, tracker);
    if (tracker.trackingNumbers != before.trackingNumbers)
        if (const auto claimed = claimNumbers(write, tracker, row, viewer.account); !claimed)
            return claimed;
    // calls show its name as source_name: whoever keeps them learns that from this entry
    write.log(Logged::Tracker, row, Write::Kind::Changed, viewer.account, clientOf(write, row));
    return {};
}

void close(Write &write, const Viewer &viewer, Number row)
{
    run(write.sql, {"DELETE FROM active_numbers WHERE tracker = ?", {row}});
    run(write.sql,
        {"UPDATE stored_trackers SET status = 'disabled', disabled_at = coalesce(disabled_at, ?) WHERE row = ?",
         {toMs(write.now), row}});
    write.log(Logged::Tracker, row, Write::Kind::Changed, viewer.account, clientOf(write, row));
}

/// The row of a tracker that the viewer may change.
Result<Number> editable(Write &write, const Viewer &viewer, const TrackerId &id)
{
    const auto row = visibleRow(write.sql, "trackers", id.text, viewer);
    if (row && !viewer.mayEdit())
        return forbidden();
    return row;
}

} // namespace

Result<Listing<Tracker>> Trackers::list(const Viewer &viewer, const TrackerFilter &filter, const Order &order,
                                        const Slice &slice) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<Tracker>> {
        Clause narrowed;
        narrowed.where(visibleTo(viewer, "company"));
        if (filter.client)
            narrowed.where("company = ?", {rowOf(sql, "companies", filter.client->text).value_or(0)});
        if (!filter.type.empty())
            narrowed.where("type = ?", {filter.type});
        if (!filter.status.empty())
            narrowed.where("status = ?", {filter.status});
        if (!filter.search.empty())
            narrowed.where("name LIKE ? ESCAPE '\\'", {anywhere(filter.search)});
        return page<Tracker>(m_database, sql, narrowed, orderBy(order, {{"name", "name COLLATE NOCASE"}}), slice);
    });
}

Result<Tracker> Trackers::find(const Viewer &viewer, const TrackerId &id) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Tracker> {
        const auto row = visibleRow(sql, "trackers", id.text, viewer);
        return row ? Result(load<Tracker>(sql, *row)) : row.error();
    });
}

void Trackers::create(const Viewer &viewer, Tracker draft, Done<Tracker> done)
{
    m_database.write<Tracker>(
        [viewer, draft = std::move(draft)](Write &write) -> Result<Tracker> {
            const auto client = visibleRow(write.sql, "companies", draft.clientId.text, viewer, "row");
            if (!client)
                return client.error();
            if (!viewer.mayEdit())
                return forbidden();
            if (draft.name.empty())
                return refused("Name can't be blank");
            const auto row = addTracker(write, draft, viewer.account, *client);
            return row ? Result(load<Tracker>(write.sql, *row)) : row.error();
        },
        std::move(done));
}

void Trackers::update(const Viewer &viewer, const TrackerId &id, Edit<Tracker> edit, Done<Tracker> done)
{
    m_database.write<Tracker>(
        [viewer, id, edit = std::move(edit)](Write &write) -> Result<Tracker> {
            const auto row = editable(write, viewer, id);
            if (!row)
                return row.error();
            if (const auto changed = change(write, viewer, *row, edit); !changed)
                return changed.error();
            return load<Tracker>(write.sql, *row);
        },
        std::move(done));
}

void Trackers::disable(const Viewer &viewer, const TrackerId &id, Done<Tracker> done)
{
    m_database.write<Tracker>(
        [viewer, id](Write &write) -> Result<Tracker> {
            const auto row = editable(write, viewer, id);
            if (!row)
                return row.error();
            close(write, viewer, *row);
            return load<Tracker>(write.sql, *row);
        },
        std::move(done));
}

} // namespace earshot::storage
