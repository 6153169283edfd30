#include "models/conditions/sql.h"

#include "models/base/text.h"
#include "models/conditions/check.h"
#include "models/conditions/needle.h"
#include "models/conditions/operators.h"
#include "models/conditions/period.h"

#include <set>
#include <utility>

namespace earshot::conditions {
namespace {

// Writes expressions that are never NULL, so that NOT turns each of them round.
class SqlWriter {
public:
    SqlWriter(const EvalContext &context, const SqlNames &names) : m_context(context), m_names(names) {}

    void node(const Node &node)
    {
        if (const Condition *one = node.condition())
            condition(*one);
        else
            group(*node.group());
    }

    SqlCondition take() { return std::move(m_out); }

private:
    void group(const Group &group)
    {
        if (group.children.empty()) {
            write(group.match == Match::Any ? "0" : "1");
            return;
        }
        write(group.match == Match::None ? "NOT (" : "(");
        for (std::size_t i = 0; i < group.children.size(); ++i) {
            if (i > 0)
                write(group.match == Match::All ? " AND " : " OR ");
            node(group.children[i]);
        }
        write(")");
    }

    void condition(const Condition &condition)
    {
        const OperatorInfo &row = info(condition.op);
        const Field &field = *callField(condition.field);
        write(row.isNegation() ? "NOT (" : "(");
        positive(row.opposite, field, condition);
        write(")");
    }

    // One row an operator that stands alone.
    void positive(Op op, const Field &field, const Condition &condition)
    {
        const Operand &operand = condition.operand;
        switch (op) {
        case Op::Is:
        case Op::AnyOf:
            isOneOf(field, needles(field, condition));
            break;
        case Op::Contains:
            contains(field, needles(field, condition).front());
            break;
        case Op::StartsWith:
            startsWith(field, needles(field, condition).front());
            break;
        case Op::Equals:
            write(column(field), " IS ", Bound{std::get<Number>(operand).number});
            break;
        case Op::Less:
            compare(field, " < ", std::get<Number>(operand).number);
            break;
        case Op::AtMost:
            compare(field, " <= ", std::get<Number>(operand).number);
            break;
        case Op::More:
            compare(field, " > ", std::get<Number>(operand).number);
            break;
        case Op::AtLeast:
            compare(field, " >= ", std::get<Number>(operand).number);
            break;
        case Op::Between:
            compare(field, " >= ", std::get<NumberRange>(operand).from);
            write(" AND ", column(field), " <= ", Bound{std::get<NumberRange>(operand).to});
            break;
        case Op::Within:
            within(field, instants(std::get<Period>(operand), m_context));
            break;
        case Op::BetweenTimes:
            within(field, std::get<MomentRange>(operand));
            break;
        case Op::Before:
            compare(field, " < ", toMs(std::get<Moment>(operand).at));
            break;
        case Op::Since:
            compare(field, " >= ", toMs(std::get<Moment>(operand).at));
            break;
        case Op::WeekdayIn:
            weekdayIn(field, std::get<Weekdays>(operand));
            break;
        case Op::TimeOfDay:
            timeOfDay(field, std::get<MinuteRange>(operand));
            break;
        case Op::Yes:
            write(column(field), " IS 1");
            break;
        case Op::No:
            write(column(field), " IS 0");
            break;
        case Op::HasTag:
        case Op::HasAnyTag:
            hasTags(needles(field, condition), false);
            break;
        case Op::HasAllTags:
            hasTags(needles(field, condition), true);
            break;
        case Op::HasPhrase:
            hasPhrase(std::get<Spoken>(operand));
            break;
        case Op::IsEmpty:
            isEmpty(field);
            break;
        case Op::IsNot:
        case Op::NotContains:
        case Op::NoneOf:
        case Op::NotEquals:
        case Op::HasNoTag:
        case Op::LacksPhrase:
        case Op::IsNotEmpty:
            break; // opposites
        }
    }

    void compare(const Field &field, const char *test, std::int64_t value)
    {
        write(column(field), " IS NOT NULL AND ", column(field), test, Bound{value});
    }

    void within(const Field &field, const MomentRange &range)
    {
        compare(field, " >= ", toMs(range.from));
        write(" AND ", column(field), " < ", Bound{toMs(range.to)});
    }

    void isOneOf(const Field &field, const std::vector<Needle> &needles)
    {
        std::set<std::string> exact;
        std::set<std::string> folded;
        std::set<std::string> ends;
        for (const Needle &needle : needles)
            (needle.how == Comparison::Exact    ? exact
             : needle.how == Comparison::Digits ? ends
                                                : folded)
                .insert(needle.text);
        const char *between = "";
        const auto either = [&](const std::string &expression, const std::set<std::string> &texts) {
            write(std::exchange(between, " OR "));
            in(expression, texts);
        };
        if (!exact.empty())
            either(column(field), exact);
        if (!folded.empty())
            either("folded(" + column(field) + ')', folded);
        for (const std::string &end : ends)
            either("substr(" + column(field) + ", -" + std::to_string(end.size()) + ')', {end});
    }

    void contains(const Field &field, const Needle &needle)
    {
        if (field.kind == Kind::List)
            write("EXISTS (SELECT 1 FROM json_each(CASE WHEN json_valid(", column(field), ") THEN ", column(field),
                  " ELSE '[]' END) WHERE instr(folded(value), ", Bound{needle.text}, ") > 0)");
        else
            write("instr(", hay(field, needle), ", ", Bound{needle.text}, ") > 0");
    }

    void startsWith(const Field &field, const Needle &needle)
    {
        const bool digits = needle.how == Comparison::Digits;
        const std::string text = digits ? "ltrim(" + column(field) + ", '+')" : hay(field, needle);
        write("instr(", text, ", ", Bound{needle.text}, ") = 1");
    }

    void weekdayIn(const Field &field, const Weekdays &week)
    {
        write(column(field), " IS NOT NULL AND local_weekday(", column(field), ", ", zone(), ") IN (");
        for (std::size_t day = 0, written = 0; day < week.days.size(); ++day)
            if (week.days.at(day))
                write(written++ == 0 ? "" : ", ", Bound{std::int64_t(day + 1)});
        write(")");
    }

    void timeOfDay(const Field &field, const MinuteRange &range)
    {
        const bool overMidnight = range.from > range.to;
        const std::string minute = "local_minute(" + column(field) + ", " + zone() + ')';
        write(column(field), " IS NOT NULL AND (", minute, " >= ", Bound{range.from});
        write(overMidnight ? " OR " : " AND ", minute, " < ", Bound{range.to});
        write(")");
    }

    // Call by call: whoever has a page to fill stops early, where a list of all calls with the tag would come first.
    void hasTags(const std::vector<Needle> &needles, bool all)
    {
        std::set<std::string> tags;
        for (const Needle &needle : needles)
            tags.insert(needle.text);
        if (!all)
            return hasOneOf(tags);
        for (auto it = tags.begin(); it != tags.end(); ++it) {
            write(it == tags.begin() ? "" : " AND ");
            hasOneOf({*it});
        }
    }

    void hasOneOf(const std::set<std::string> &tags)
    {
        write("EXISTS (SELECT 1 FROM ", m_names.callTags, " WHERE call = ", m_names.calls, ".row AND ");
        in("name COLLATE NOCASE", tags); // domain/tags.h
        write(")");
    }

    void hasPhrase(const Spoken &spoken)
    {
        const std::string phrase = text::clean(spoken.text);
        write("EXISTS (SELECT 1 FROM ", m_names.phrases, " WHERE call = ", m_names.calls, ".row");
        if (spoken.speaker)
            write(" AND speaker = ", Bound{std::int64_t(*spoken.speaker)});
        write(" AND has_phrase(text, ", Bound{phrase}, "))");
        if (spoken.speaker)
            return;
        write(" OR (NOT ");
        hasRows(m_names.phrases);
        write(" AND has_phrase(spoken(", m_names.calls, ".transcription), ", Bound{phrase}, "))");
    }

    void isEmpty(const Field &field)
    {
        switch (field.kind) {
        case Kind::Dialogue:
            write("NOT ");
            hasRows(m_names.phrases);
            break;
        case Kind::Tags:
            write("NOT ");
            hasRows(m_names.callTags);
            break;
        case Kind::List:
            write(column(field), " IN ('', '[]')");
            break;
        case Kind::Nested:
            write(column(field), " IN ('', '{}', '[]', 'null')");
            break;
        case Kind::YesNo:
        case Kind::Number:
        case Kind::Duration:
        case Kind::Money:
        case Kind::Time:
            write(column(field), " IS NULL");
            break;
        default:
            write(column(field), " = ''");
        }
    }

    void hasRows(const std::string &table)
    {
        write("EXISTS (SELECT 1 FROM ", table, " WHERE call = ", m_names.calls, ".row)");
    }

    void in(const std::string &expression, const std::set<std::string> &texts)
    {
        write(expression, " IN (");
        for (auto it = texts.begin(); it != texts.end(); ++it)
            write(it == texts.begin() ? "" : ", ", Bound{*it});
        write(")");
    }

    std::string hay(const Field &field, const Needle &needle) const
    {
        return needle.how == Comparison::Folded ? "folded(" + column(field) + ')' : column(field);
    }

    std::string column(const Field &field) const { return sqlColumn(field, m_names); }
    std::string zone() const { return m_names.calls + ".company_time_zone"; }

    // What users wrote reaches SQL only as Bound.
    struct Bound {
        SqlValue value;
    };
    template <typename... Parts>
    void write(Parts &&...parts)
    {
        (add(std::forward<Parts>(parts)), ...);
    }
    void add(std::string_view sql) { m_out.text += sql; }
    void add(Bound bound)
    {
        m_out.text += '?';
        m_out.bound.push_back(std::move(bound.value));
    }

    SqlCondition m_out;
    const EvalContext &m_context;
    const SqlNames &m_names;
};

} // namespace

std::string sqlColumn(const Field &field, const SqlNames &names)
{
    if (!field.isOwn())
        return names.calls + '.' + field.key;
    return "(SELECT " + std::string(field.key) + " FROM " + names.figures + " WHERE call = " + names.calls + ".row)";
}

Result<SqlCondition> toSql(const Node &node, const EvalContext &context, const SqlNames &names)
{
    if (const auto checked = check(node); !checked)
        return checked.error();
    SqlWriter writer(context, names);
    writer.node(node);
    return writer.take();
}

} // namespace earshot::conditions
