#include "backend/storage/people.h"

#include "backend/storage/callrow.h"
#include "backend/storage/records.h"

namespace earshot::storage {
namespace {

enum EventType { CallEvent = 1, FormEvent, TextEvent };

/// Everything a person did; `type` is an EventType, `record` the row in its table.
constexpr const char *Events =
    "(SELECT 1 AS type, row AS record, start_time AS at FROM stored_calls WHERE person = ?1 AND spam = 0 "
    "UNION ALL SELECT 2, row, submitted_at FROM stored_forms WHERE person = ?1 "
    "UNION ALL SELECT 3, x.row, x.created_at FROM stored_conversations v JOIN messages x ON x.conversation = v.row "
    "WHERE v.person = ?1)";

TextMessage loadMessage(sql::Connection &sql, Number row)
{
    const sql::Use select = sql.prepared("SELECT " + columnNames<TextMessage>() + " FROM messages WHERE row = ?");
    select->bind(1, row);
    return select->executeStep() ? readRecord<TextMessage>(*select) : TextMessage();
}

wire::Timeline::Event eventOf(sql::Connection &sql, int type, Number record)
{
    switch (type) {
    case CallEvent:
        return loadCall(sql, record, false);
    case FormEvent:
        return load<FormSubmission>(sql, record);
    default:
        return loadMessage(sql, record);
    }
}

std::vector<wire::Timeline::Event> eventsOf(sql::Connection &sql, Number person, bool newestFirst, const Slice &slice)
{
    const std::string direction = newestFirst ? " DESC" : " ASC";
    std::vector<std::pair<int, Number>> found;
    {
        const sql::Use select =
            sql.prepared(std::string("SELECT type, record FROM ") + Events + " ORDER BY at" + direction + ", type" +
                         direction + ", record" + direction + " LIMIT ?2 OFFSET ?3");
        select->bind(1, person);
        select->bind(2, perPage(slice));
        select->bind(3, (std::max<std::int64_t>(slice.page, 1) - 1) * perPage(slice));
        while (select->executeStep())
            found.emplace_back(select->getColumn(0).getInt(), select->getColumn(1).getInt64());
    }
    std::vector<wire::Timeline::Event> events;
    for (const auto &[type, record] : found)
        events.push_back(eventOf(sql, type, record));
    return events;
}

std::vector<Tag> tagsOf(sql::Connection &sql, Number person)
{
    std::vector<Tag> tags;
    for (const Number row : numbers(sql, {"SELECT DISTINCT g.row FROM stored_calls c JOIN call_tag_ids x ON x.call = "
                                          "c.row JOIN stored_tags g ON g.row = x.tag WHERE c.person = ? AND c.spam = 0 "
                                          "ORDER BY g.name",
                                          {person}}))
        tags.push_back(load<Tag>(sql, row));
    return tags;
}

} // namespace

Result<Listing<Person>> People::list(const Viewer &viewer, const PersonFilter &filter, const Order &order,
                                     const Slice &slice) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<Person>> {
        Clause narrowed;
        narrowed.where(visibleTo(viewer, "company")).where("created_at IS NOT NULL");
        if (filter.client)
            narrowed.where("company = ?", {rowOf(sql, "companies", filter.client->text).value_or(0)});
        if (!filter.search.empty())
            narrowed.where("(name LIKE ? ESCAPE '\\' OR email LIKE ? ESCAPE '\\' OR phone LIKE ? ESCAPE '\\')",
                           {anywhere(filter.search), anywhere(filter.search), numberAnywhere(filter.search)});
        const std::string sorted =
            orderBy(order, {{"created_at", "created_at", true}, {"name", "name COLLATE NOCASE"}, {"email", "email"}});
        return page<Person>(m_database, sql, narrowed, sorted, slice);
    });
}

Result<Person> People::find(const Viewer &viewer, const PersonId &id) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Person> {
        const auto row = visibleRow(sql, "persons", id.text, viewer);
        return row ? Result(load<Person>(sql, *row)) : notFound("lead");
    });
}

Result<People::Found> People::timeline(const Viewer &viewer, const PersonId &id, const Order &order,
                                       const Slice &slice) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Found> {
        const auto row = visibleRow(sql, "persons", id.text, viewer);
        if (!row)
            return notFound("lead");
        Found found;
        found.timeline.person = load<Person>(sql, *row);
        found.timeline.tags = tagsOf(sql, *row);
        const sql::Use counted = sql.prepared(std::string("SELECT count(*) FROM ") + Events);
        counted->bind(1, *row);
        counted->executeStep();
        found.total = counted->getColumn(0).getInt64();
        if (const auto first = firstNumber(
                sql, {"SELECT row FROM stored_calls WHERE person = ? AND spam = 0 ORDER BY start_time, row LIMIT 1",
                      {*row}}))
            found.timeline.first = loadCall(sql, *first, false);
        if (const auto last = firstNumber(
                sql, {"SELECT row FROM stored_calls WHERE person = ? AND spam = 0 ORDER BY start_time DESC, row DESC "
                      "LIMIT 1",
                      {*row}}))
            found.timeline.last = loadCall(sql, *last, false);
        found.timeline.interactions = found.total;
        found.timeline.events = eventsOf(sql, *row, order.descending.value_or(true), slice);
        return found;
    });
}

} // namespace earshot::storage
