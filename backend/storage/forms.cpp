#include "backend/storage/additions.h"
#include "backend/storage/formdata.h"
#include "backend/storage/ignoredfields.h"
#include "backend/storage/interactions.h"
#include "models/domain/phone.h"

namespace earshot::storage {
namespace {

Clause narrowedForms(sql::Connection &sql, const Viewer &viewer, const FormFilter &filter)
{
    Clause query;
    query.where(visibleTo(viewer, "company"));
    if (filter.client)
        query.where("company = ?", {rowOf(sql, "companies", filter.client->text).value_or(0)});
    if (filter.window)
        query.where("submitted_at >= ?", {toMs(filter.window->from)})
            .where("submitted_at < ?", {toMs(filter.window->to)});
    if (filter.leadStatus)
        query.where("lead_status = ?", {*filter.leadStatus == "not_scored" ? std::string() : *filter.leadStatus});
    if (!filter.tags.empty()) {
        const Clause names = listOf(filter.tags);
        query.where("row IN (SELECT x.form FROM stored_tags g JOIN form_tag_ids x ON x.tag = g.row WHERE g.name IN " +
                        names.text + ")",
                    names.bound);
    }
    if (filter.leadsOnly)
        query.where("person IS NOT NULL");
    if (!filter.formUrl.empty())
        query.where("form_url = ?", {filter.formUrl});
    if (!filter.formName.empty())
        query.where("form_name = ?", {filter.formName});
    return query;
}

constexpr const char *FigureColumns =
    "count(*), coalesce(sum(first_form), 0), coalesce(sum(lead_status = 'good_lead'), 0)";

FormFigures readFormFigures(SQLite::Statement &select, int from)
{
    return {select.getColumn(from).getInt64(), select.getColumn(from + 1).getInt64(),
            select.getColumn(from + 2).getInt64()};
}

const char *expression(FormGroupBy by)
{
    switch (by) {
    case FormGroupBy::Source:
        return "source";
    case FormGroupBy::Keywords:
        return "keywords";
    case FormGroupBy::Campaign:
        return "campaign";
    case FormGroupBy::Referrer:
        return "referrer";
    case FormGroupBy::LandingPage:
        return "landing_page_url";
    case FormGroupBy::Client:
        return "company_name";
    case FormGroupBy::ClientId:
        return "company_id";
    case FormGroupBy::FormName:
        break;
    }
    return "form_name";
}

Result<void> change(Write &write, const Viewer &viewer, Number row, const wire::FormUpdate &update)
{
    const Number client = firstNumber(write.sql, {"SELECT company FROM stored_forms WHERE row = ?", {row}}).value_or(0);
    const FormSubmission before = load<FormSubmission>(write.sql, row);
    if (update.leadStatus == "good_lead" && before.leadStatus == "previously_marked_good_lead")
        return refused("This lead has already been marked as a good lead.");
    const auto set = [&](const char *column, const Bound &value) {
        run(write.sql, {std::string("UPDATE stored_forms SET ") + column + " = ? WHERE row = ?", {value, row}});
    };
    if (update.note)
        set("note", *update.note);
    if (update.leadStatus)
        set("lead_status", *update.leadStatus);
    if (update.value && *update.value)
        set("value", std::int64_t(**update.value));
    else if (update.value)
        run(write.sql, {"UPDATE stored_forms SET value = NULL WHERE row = ?", {row}});
    if (update.tags) {
        if (!update.appendTags)
            run(write.sql, {"DELETE FROM form_tag_ids WHERE form = ?", {row}});
        if (const auto tagged = putTags(write, "form", row, *update.tags, viewer.account, client); !tagged)
            return tagged;
    }
    write.log(Logged::Form, row, Write::Kind::Changed, viewer.account, client);
    return {};
}

/// What the session of the visitor says about where they came from.
void takeSession(sql::Connection &sql, Number client, const std::string &session, FormSubmission &form)
{
    const sql::Use select = sql.prepared(
        "SELECT referrer_domain, referring_url, landing_page_url, source, medium, campaign, keywords FROM stored_calls "
        "WHERE company = ? AND session_uuid = ? AND session_uuid <> '' AND spam = 0 ORDER BY start_time DESC LIMIT 1");
    select->bind(1, client);
    select->bind(2, session);
    if (!select->executeStep())
        return;
    int column = 0;
    for (std::string *text : {&form.referrer, &form.referringUrl, &form.landingPageUrl, &form.source, &form.medium,
                              &form.campaign, &form.keywords})
        *text = column::text(select->getColumn(column++));
}

} // namespace

Result<Number> addForm(Write &write, FormSubmission form)
{
    const auto client = rowOf(write.sql, "companies", form.clientId.text);
    if (!client)
        return refused("company_id does not exist");
    const Number account = firstNumber(write.sql, {"SELECT account FROM companies WHERE row = ?", {*client}}).value();
    if (form.id.empty())
        form.id = FormId(newId("FOR"));
    else if (firstNumber(write.sql, {"SELECT row FROM stored_forms WHERE id = ?", {form.id.text}}))
        return Error{Error::Kind::Conflict, "id has already been taken"};
    if (!form.submittedAt)
        form.submittedAt = write.now;
    const auto who = person(write, *client, form.customerPhoneNumber, form.customerName);
    if (who)
        form.firstForm = !firstNumber(write.sql, {"SELECT row FROM stored_forms WHERE person = ?", {*who}});
    const Extra links[] = {{"company", *client}, {"person", who}};
    const Number row = insertRecord(write.sql, "stored_forms", form, links);
    if (const auto tagged = putTags(write, "form", row, form.tags, account, *client); !tagged)
        return tagged.error();
    write.log(Logged::Form, row, Write::Kind::Created, account, *client);
    return row;
}

Result<Listing<FormSubmission>> Forms::list(const Viewer &viewer, const FormFilter &filter, const Order &order,
                                            const Slice &slice) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<Listing<FormSubmission>> {
        const std::string sorted = orderBy(order, {{"submitted_at", "submitted_at", true},
                                                   {"created_at", "submitted_at", true},
                                                   {"form_url", "form_url COLLATE NOCASE"}});
        return page<FormSubmission>(m_database, sql, narrowedForms(sql, viewer, filter), sorted, slice);
    });
}

Result<FormSubmission> Forms::find(const Viewer &viewer, const FormId &id) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<FormSubmission> {
        const auto row = visibleRow(sql, "stored_forms", id.text, viewer);
        return row ? Result(load<FormSubmission>(sql, *row)) : row.error();
    });
}

Result<FormFigures> Forms::figures(const Viewer &viewer, const FormFilter &filter) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<FormFigures> {
        const Clause query =
            Clause{std::string("SELECT ") + FigureColumns + " FROM forms", {}}.add(narrowedForms(sql, viewer, filter));
        const sql::Use select = prepare(sql, query);
        select->executeStep();
        return readFormFigures(*select, 0);
    });
}

Result<std::vector<FormGroup>> Forms::grouped(const Viewer &viewer, const FormFilter &filter, FormGroupBy by) const
{
    return m_database.read([&](sql::Connection &sql) -> Result<std::vector<FormGroup>> {
        const Clause query =
            Clause{std::string("SELECT ") + expression(by) + " AS key, " + FigureColumns + " FROM forms", {}}
                .add(narrowedForms(sql, viewer, filter))
                .add(" GROUP BY key ORDER BY 2 DESC, 1");
        const sql::Use select = prepare(sql, query);
        std::vector<FormGroup> groups;
        while (select->executeStep())
            groups.push_back({column::text(select->getColumn(0)), readFormFigures(*select, 1)});
        return groups;
    });
}

void Forms::create(const Viewer &viewer, wire::FormDraft draft, Done<FormSubmission> done)
{
    m_database.write<FormSubmission>(
        [viewer, draft = std::move(draft)](Write &write) -> Result<FormSubmission> {
            const auto client = visibleRow(write.sql, "companies", draft.clientId.text, viewer, "row");
            if (!client)
                return client.error();
            if (!viewer.mayEdit())
                return forbidden();
            wire::FormDraft kept = draft;
            kept.formData = withoutIgnored(write.sql, *client, draft.formData);
            const QTimeZone zone = zoneNamed(load<Client>(write.sql, *client).timeZone).value_or(QTimeZone::utc());
            FormSubmission form = formFrom(kept, phone::countryOf(zone));
            if (!draft.sessionId.empty())
                takeSession(write.sql, *client, draft.sessionId, form);
            const auto row = addForm(write, std::move(form));
            return row ? Result(load<FormSubmission>(write.sql, *row)) : row.error();
        },
        std::move(done));
}

void Forms::update(const Viewer &viewer, const FormId &id, const wire::FormUpdate &update, Done<FormSubmission> done)
{
    m_database.write<FormSubmission>(
        [viewer, id, update](Write &write) -> Result<FormSubmission> {
            const auto row = visibleRow(write.sql, "stored_forms", id.text, viewer);
            if (!row)
                return row.error();
            if (!viewer.mayEdit())
                return forbidden();
            if (!update.empty())
                if (const auto changed = change(write, viewer, *row, update); !changed)
                    return changed.error();
            return load<FormSubmission>(write.sql, *row);
        },
        std::move(done));
}

void Forms::ignoreFields(const Viewer &viewer, std::vector<ClientId> clients, std::vector<std::string> names,
                         Done<std::int64_t> done)
{
    m_database.write<std::int64_t>(
        [viewer, clients = std::move(clients), names = std::move(names)](Write &write) -> Result<std::int64_t> {
            if (!viewer.isAdmin())
                return forbidden();
            std::vector<Number> rows;
            for (const ClientId &id : clients) {
                const auto row = visibleRow(write.sql, "companies", id.text, viewer, "row");
                if (!row)
                    return row.error();
                rows.push_back(*row);
            }
            if (clients.empty())
                rows = numbers(write.sql, {"SELECT row FROM companies WHERE account = ?", {viewer.account}});
            std::int64_t scrubbed = 0;
            for (const Number row : rows)
                scrubbed += ignoreFieldsOf(write, viewer.account, row, names);
            return scrubbed;
        },
        std::move(done));
}

void Forms::insert(FormSubmission form, Done<FormId> done)
{
    m_database.write<FormId>(
        [form = std::move(form)](Write &write) -> Result<FormId> {
            const auto row = addForm(write, form);
            return row ? Result(load<FormSubmission>(write.sql, *row).id) : row.error();
        },
        std::move(done));
}

} // namespace earshot::storage
