#include "models/store/querysql.h"

#include "models/conditions/check.h"
#include "models/conditions/needle.h"
#include "models/store/search.h"

namespace earshot::store {
namespace {

using conditions::Condition;
using conditions::Group;
using conditions::Match;
using conditions::Node;
using conditions::Op;

// As many lists are merged without thinking; a longer choice of tags is looked up call by call.
constexpr std::size_t MostTagsWalked = 8;

// A filter of which one part, "has one of these tags", says where to look.
struct TagWalk {
    Words tags;
    Node rest;
};

Words tagsOf(const Condition &condition)
{
    if (condition.op != Op::HasTag && condition.op != Op::HasAnyTag)
        return {};
    Words out;
    for (const conditions::Needle &needle : conditions::needles(*callField(condition.field), condition))
        if (std::find(out.begin(), out.end(), needle.text) == out.end())
            out.push_back(needle.text);
    return out.size() <= MostTagsWalked ? out : Words();
}

// Without tags when none is asked of every call.
TagWalk tagWalk(const Node &filter)
{
    if (const Condition *one = filter.condition()) {
        Words tags = tagsOf(*one);
        return tags.empty() ? TagWalk{{}, filter} : TagWalk{std::move(tags), {}};
    }
    const Group &group = *filter.group();
    for (std::size_t i = 0; group.match == Match::All && i < group.children.size(); ++i) {
        TagWalk walk = tagWalk(group.children[i]);
        if (walk.tags.empty())
            continue;
        Group rest = group;
        rest.children[i] = std::move(walk.rest);
        return {std::move(walk.tags), std::move(rest)};
    }
    return {{}, filter};
}

bool isOfWhatIsSaid(const std::string &key)
{
    const Field *field = callField(key);
    return field && (field->kind == Kind::Dialogue || field->isOwn() || key == "transcription");
}

bool asksOfWhatIsSaid(const Node &node)
{
    if (const Condition *one = node.condition())
        return isOfWhatIsSaid(one->field);
    const std::vector<Node> &children = node.group()->children;
    return std::any_of(children.begin(), children.end(), asksOfWhatIsSaid);
}

} // namespace

std::string QuerySql::select(const std::string &columns) const
{
    // A call may have come with a tag in two spellings.
    const std::string one = (tags.empty() ? "SELECT " : "SELECT DISTINCT ") + columns + ' ' + from;
    std::string out = one;
    for (std::size_t i = 1; i < tags.size(); ++i)
        out += " UNION " + one;
    return out;
}

std::string QuerySql::rows() const
{
    if (key)
        return select(row + ", " + conditions::sqlColumn(*key));
    return select(row) + ' ' + order;
}

std::string QuerySql::rowsWithKey() const
{
    return fromKeyed.empty() ? std::string() : "SELECT " + row + ", " + conditions::sqlColumn(*key) + ' ' + fromKeyed;
}

std::string QuerySql::rowsAlone() const
{
    return fromKeyed.empty() ? std::string() : select(row);
}

std::string QuerySql::count() const
{
    return "SELECT count(*) FROM (" + select(row) + ')';
}

std::string QuerySql::among() const
{
    return "SELECT found FROM (" + select(row + " AS found") + ") WHERE found IN (SELECT value FROM json_each(?))";
}

std::string QuerySql::totals() const
{
    const auto column = [](const char *name) { return conditions::sqlColumn(*callField(name)); };
    return "SELECT client, count(*), sum(status = ''), sum(status = 'good_lead'), ifnull(sum(value), 0) FROM (" +
           select(row + ", " + column("company_id") + " AS client, " + column("lead_status") + " AS status, " +
                  column("value") + " AS value") +
           ") GROUP BY client";
}

bool CallQuery::isByTime() const
{
    const Field *field = callField(sort.field);
    return !field || !field->isStored() || sort.field == "start_time";
}

bool CallQuery::asksWhatIsSaid() const
{
    return !search.empty() || isOfWhatIsSaid(sort.field) || asksOfWhatIsSaid(filter);
}

int QuerySql::bindTo(SQLite::Statement &statement) const
{
    int index = 0;
    for (std::size_t i = 0; i < std::max<std::size_t>(tags.size(), 1); ++i) {
        if (!tags.empty())
            statement.bind(++index, tags[i]);
        for (const conditions::SqlValue &value : bound)
            std::visit([&](const auto &v) { statement.bind(++index, v); }, value);
    }
    return index;
}

Result<QuerySql> toSql(const CallQuery &query)
{
    if (const auto checked = conditions::check(query.filter); !checked)
        return checked.error();
    QuerySql out;
    const std::string match = matchExpression(query.search);
    const bool byTime = query.isByTime();
    const std::string direction = query.sort.descending ? " DESC" : "";
    // A client's calls are few beside the tag's of all clients.
    TagWalk walk = match.empty() && !query.client ? tagWalk(query.filter) : TagWalk{{}, query.filter};
    const bool all = walk.rest == Node();

    std::string where;
    bool plain = false; // all calls are gone through
    const auto and_ = [&where](const std::string &condition) { where += (where.empty() ? "" : " AND ") + condition; };
    if (isSymbolsAlone(query.search)) {
        out.row = "calls.row";
        out.from = "FROM calls";
        and_("0");
    } else if (!match.empty()) {
        // The index holds only calls that are not gone, so that a plain search need not look at the calls at all.
        const bool alone = all && !query.client && byTime;
        out.row = "search.rowid";
        out.from = alone ? "FROM search" : "FROM search CROSS JOIN calls ON calls.row = search.rowid";
        out.order = "ORDER BY search.rowid" + direction;
        and_("search MATCH ?");
        out.bound.emplace_back(match);
    } else if (!walk.tags.empty()) {
        out.row = "call_tags.call";
        out.from = "FROM call_tags CROSS JOIN calls ON calls.row = call_tags.call";
        out.order = "ORDER BY 1" + direction;
        and_("call_tags.name = ? COLLATE NOCASE AND calls.gone = 0");
        out.tags = std::move(walk.tags);
    } else {
        out.row = "calls.row";
        out.from = "FROM calls";
        out.order = "ORDER BY calls.start_time" + direction + ", calls.row" + direction;
        and_("calls.gone = 0");
        plain = true;
    }
    if (query.client) {
        and_("calls.company_id = ?");
        out.bound.emplace_back(query.client->text);
    }
    if (!all) {
        auto filter = conditions::toSql(walk.rest, query.context);
        if (!filter)
            return filter.error();
        and_('(' + filter->text + ')');
        out.bound.insert(out.bound.end(), filter->bound.begin(), filter->bound.end());
    }
    if (query.sort.field == "note" && plain)
        out.fromKeyed = "FROM calls INDEXED BY calls_with_note WHERE " + where + " AND calls.note > ''";
    out.from += " WHERE " + where;
    if (!byTime)
        out.key = callField(query.sort.field);
    return out;
}

} // namespace earshot::store
