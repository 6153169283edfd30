#include "backend/storage/additions.h"
#include "backend/storage/agency.h"
#include "models/base/text.h"

#include <algorithm>

namespace earshot::storage {
namespace {

/// Tags of the clients a viewer sees, and those of the account.
std::string visibleTags(const Viewer &viewer)
{
    return "account = " + std::to_string(viewer.account) + " AND (company IS NULL OR " + visibleTo(viewer, "company") +
           ")";
}

Result<Number> visible(sql::Connection &sql, const Viewer &viewer, const TagId &id)
{
    const auto row = rowOf(sql, "tags", id.text);
    if (!row || !firstNumber(sql, {"SELECT row FROM stored_tags WHERE row = ? AND " + visibleTags(viewer), {*row}}))
        return notFound("tag");
    return *row;
}

std::optional<Number> clientOf(sql::Connection &sql, Number tag)
{
    return firstNumber(sql, {"SELECT company FROM stored_tags WHERE row = ?", {tag}});
}

bool mayEdit(const Viewer &viewer, std::optional<Number> client)
{
    return client ? viewer.mayEdit() : viewer.isAdmin();
}

Result<Number> editable(Write &write, const Viewer &viewer, const TagId &id)
{
    const auto row = visible(write.sql, viewer, id);
    if (row && !mayEdit(viewer, clientOf(write.sql, *row)))
        return forbidden();
    return row;
}

void logTagged(Write &write, const Viewer &viewer, Number tag)
{
    write.logChanged(Logged::Call,
                     {"SELECT c.row, c.company FROM call_tag_ids x JOIN stored_calls c ON c.row = x.call "
                      "WHERE x.tag = ? AND c.spam = 0",
                      {tag}},
                     viewer.account);
    write.logChanged(Logged::Form,
                     {"SELECT f.row, f.company FROM form_tag_ids x JOIN stored_forms f ON f.row = x.form "
                      "WHERE x.tag = ?",
                      {tag}},
                     viewer.account);
}

Result<void> change(Write &write, const Viewer &viewer, Number row, const Edit<Tag> &edit)
{
    const Tag before = load<Tag>(write.sql, row);
    Tag tag = before;
    if (const auto edited = edit(tag); !edited)
        return edited;
    tag.name = text::trimmed(tag.name);
    if (tag.name.empty())
        return refused("Name can't be blank");
    if (tag.name.size() > LongestTag)
        return refused("Name is too long");
    const auto isColor = [&](const TagColor &color) { return tag.color == color.name; };
    if (std::none_of(tagColors().begin(), tagColors().end(), isColor))
        return refused("Color is not included in the list");
    const auto client = clientOf(write.sql, row);
    if (firstNumber(write.sql, {"SELECT row FROM stored_tags WHERE account = ? AND coalesce(company, 0) = ? "
                                "AND name = ? AND row <> ?",
                                {viewer.account, client.value_or(0), tag.name, row}}))
        return refused("Name has already been taken");
    tag.createdAt = before.createdAt;
    updateRecord(write.sql, "stored_tags", row, tag);
    write.log(Logged::Tag, row, Write::Kind::Changed, viewer.account, client);
    if (tag.name != before.name)
        logTagged(write, viewer, row);
    return {};
}

} // namespace

Result<Listing<Tag>> Tags::list(const Viewer &viewer, const TagFilter &filter, const Order &order,
                                const Slice &slice) const
{
    if (filter.client && filter.level == "account")
        return refused("tag_level account cannot be combined with company_id.");
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<Tag>> {
        Clause narrowed;
        narrowed.where(visibleTags(viewer));
        if (filter.client) {
            const char *own = filter.level == "company" ? "company = ?" : "(company = ? OR company IS NULL)";
            narrowed.where(own, {rowOf(sql, "companies", filter.client->text).value_or(0)});
        }
        if (!filter.level.empty())
            narrowed.where("tag_level = ?", {filter.level});
        if (!filter.status.empty())
            narrowed.where("status = ?", {filter.status});
        return page<Tag>(m_database, sql, narrowed, orderBy(order, {{"name", "name"}}), slice);
    });
}

Result<Tag> Tags::find(const Viewer &viewer, const TagId &id) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Tag> {
        const auto row = visible(sql, viewer, id);
        return row ? Result(load<Tag>(sql, *row)) : row.error();
    });
}

void Tags::create(const Viewer &viewer, Tag draft, Done<Tag> done)
{
    m_database.write<Tag>(
        [viewer, draft = std::move(draft)](Write &write) -> Result<Tag> {
            std::optional<Number> client;
            if (draft.level != "account") {
                const auto row = visibleRow(write.sql, "companies", draft.clientId.text, viewer, "row");
                if (!row)
                    return row.error();
                client = *row;
            }
            if (!mayEdit(viewer, client))
                return forbidden();
            const auto row = addTag(write, draft, viewer.account, client);
            return row ? Result(load<Tag>(write.sql, *row)) : row.error();
        },
        std::move(done));
}

void Tags::update(const Viewer &viewer, const TagId &id, Edit<Tag> edit, Done<Tag> done)
{
    m_database.write<Tag>(
        [viewer, id, edit = std::move(edit)](Write &write) -> Result<Tag> {
            const auto row = editable(write, viewer, id);
            if (!row)
                return row.error();
            if (const auto changed = change(write, viewer, *row, edit); !changed)
                return changed.error();
            return load<Tag>(write.sql, *row);
        },
        std::move(done));
}

void Tags::remove(const Viewer &viewer, const TagId &id, Done<void> done)
{
    m_database.write<void>(
        [viewer, id](Write &write) -> Result<void> {
            const auto row = editable(write, viewer, id);
            if (!row)
                return row.error();
            const auto client = clientOf(write.sql, *row);
            logTagged(write, viewer, *row);
            for (const char *removal :
                 {"DELETE FROM call_tag_ids WHERE tag = ?", "DELETE FROM form_tag_ids WHERE tag = ?",
                  "DELETE FROM stored_tags WHERE row = ?"})
                run(write.sql, {removal, {*row}});
            write.logDeleted(Logged::Tag, *row, std::to_string(*row), viewer.account, client);
            return {};
        },
        std::move(done));
}

} // namespace earshot::storage
