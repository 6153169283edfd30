#include "models/conditions/evaluate.h"

#include "models/base/phrase.h"
#include "models/base/text.h"
#include "models/conditions/check.h"
#include "models/conditions/needle.h"
#include "models/conditions/operators.h"
#include "models/conditions/period.h"
#include "models/domain/tags.h"

#include <algorithm>
#include <set>

namespace earshot::conditions {
namespace {

// Stored fields are members of the call, so that what they show needs no scratch and lives as long as the call.
template <typename T>
std::optional<T> valueOf(const Field &field, const Call &call)
{
    std::string unused;
    const ValueView view = field.get(call, unused);
    const T *value = std::get_if<T>(&view);
    return value ? std::optional(*value) : std::nullopt;
}

std::string_view textOf(const Field &field, const Call &call)
{
    return valueOf<std::string_view>(field, call).value_or(std::string_view());
}

const Words &wordsOf(const Field &field, const Call &call)
{
    return *valueOf<const Words *>(field, call).value();
}

LocalTime clientTime(const Call &call, Instant t)
{
    return localTime(t, zoneNamed(call.clientTimeZone).value_or(QTimeZone::utc()));
}

// A condition on a value that may be unknown; unknown satisfies none.
template <typename T, typename Test>
Predicate known(const Field &field, Test test)
{
    return [&field, test = std::move(test)](const Call &call) {
        const auto value = valueOf<T>(field, call);
        return value && test(*value);
    };
}

template <typename Test>
Predicate number(const Field &field, Test test)
{
    return known<std::int64_t>(field, std::move(test));
}

template <typename Test>
Predicate moment(const Field &field, Test test)
{
    return known<Instant>(field, std::move(test));
}

template <typename Test>
Predicate clientClock(const Field &field, Test test)
{
    return [&field, test = std::move(test)](const Call &call) {
        const auto t = valueOf<Instant>(field, call);
        return t && test(clientTime(call, *t));
    };
}

Predicate isOneOf(const Field &field, const std::vector<Needle> &needles)
{
    std::set<std::string> exact;
    std::set<std::string> folded;
    std::set<std::string> ends;
    for (const Needle &needle : needles)
        (needle.how == Comparison::Exact    ? exact
         : needle.how == Comparison::Digits ? ends
                                            : folded)
            .insert(needle.text);
    return [&field, exact, folded, ends](const Call &call) {
        const std::string_view text = textOf(field, call);
        return (!exact.empty() && exact.contains(std::string(text))) ||
               (!folded.empty() && folded.contains(text::folded(text))) ||
               std::any_of(ends.begin(), ends.end(), [&](const std::string &end) { return text.ends_with(end); });
    };
}

bool holds(std::string_view hay, const Needle &needle)
{
    switch (needle.how) {
    case Comparison::Folded:
        return text::folded(hay).find(needle.text) != std::string::npos;
    case Comparison::Exact:
    case Comparison::Digits:
        break;
    }
    return hay.find(needle.text) != std::string_view::npos;
}

Predicate contains(const Field &field, const Needle &needle)
{
    if (field.kind == Kind::List)
        return [&field, needle](const Call &call) {
            const Words &words = wordsOf(field, call);
            return std::any_of(words.begin(), words.end(),
                               [&](const std::string &word) { return holds(word, needle); });
        };
    return [&field, needle](const Call &call) { return holds(textOf(field, call), needle); };
}

Predicate startsWith(const Field &field, const Needle &needle)
{
    return [&field, needle](const Call &call) {
        std::string_view text = textOf(field, call);
        if (needle.how == Comparison::Folded)
            return text::folded(text).starts_with(needle.text);
        if (needle.how == Comparison::Digits)
            text.remove_prefix(std::min(text.find_first_not_of('+'), text.size()));
        return text.starts_with(needle.text);
    };
}

Predicate hasAnyTag(const std::vector<Needle> &needles)
{
    return [needles](const Call &call) {
        return std::any_of(needles.begin(), needles.end(), [&](const Needle &n) { return hasTag(call.tags, n.text); });
    };
}

Predicate hasAllTags(const std::vector<Needle> &needles)
{
    return [needles](const Call &call) {
        return std::all_of(needles.begin(), needles.end(), [&](const Needle &n) { return hasTag(call.tags, n.text); });
    };
}

bool hasPhrases(const Call &call)
{
    return call.transcript && !call.transcript->empty();
}

Predicate hasPhrase(const Spoken &spoken)
{
    return [phrase = text::Phrase(text::clean(spoken.text)), speaker = spoken.speaker](const Call &call) {
        if (!hasPhrases(call))
            return !speaker && phrase.isIn(earshot::spoken(call.transcription));
        return std::any_of(call.transcript->begin(), call.transcript->end(), [&](const Phrase &said) {
            return (!speaker || said.speaker == *speaker) && phrase.isIn(said.text);
        });
    };
}

Predicate isEmpty(const Field &field)
{
    switch (field.kind) {
    case Kind::Dialogue:
        return [](const Call &call) { return !hasPhrases(call); };
    case Kind::Tags:
    case Kind::List:
        return [&field](const Call &call) { return wordsOf(field, call).empty(); };
    case Kind::Nested:
        return [&field](const Call &call) {
            const std::string_view json = textOf(field, call);
            return json.empty() || json == "{}" || json == "[]" || json == "null";
        };
    case Kind::YesNo:
    case Kind::Number:
    case Kind::Duration:
    case Kind::Money:
    case Kind::Time:
        return [&field](const Call &call) {
            std::string unused;
            return std::holds_alternative<std::monostate>(field.get(call, unused));
        };
    default:
        return [&field](const Call &call) { return textOf(field, call).empty(); };
    }
}

Predicate within(const Field &field, MomentRange range)
{
    return moment(field, [range](Instant t) { return t >= range.from && t < range.to; });
}

Predicate timeOfDay(const Field &field, MinuteRange range)
{
    return clientClock(field, [range](const LocalTime &local) {
        const bool from = local.minute >= range.from;
        const bool to = local.minute < range.to;
        return range.from < range.to ? from && to : from || to;
    });
}

// One row an operator that stands alone; compileCondition() turns it round for its opposite.
Predicate positive(Op op, const Field &field, const Condition &condition, const EvalContext &context)
{
    const Operand &operand = condition.operand;
    const auto n = [&] { return std::get<Number>(operand).number; };
    switch (op) {
    case Op::Is:
    case Op::AnyOf:
        return isOneOf(field, needles(field, condition));
    case Op::Contains:
        return contains(field, needles(field, condition).front());
    case Op::StartsWith:
        return startsWith(field, needles(field, condition).front());
    case Op::Equals:
        return number(field, [n = n()](std::int64_t value) { return value == n; });
    case Op::Less:
        return number(field, [n = n()](std::int64_t value) { return value < n; });
    case Op::AtMost:
        return number(field, [n = n()](std::int64_t value) { return value <= n; });
    case Op::More:
        return number(field, [n = n()](std::int64_t value) { return value > n; });
    case Op::AtLeast:
        return number(field, [n = n()](std::int64_t value) { return value >= n; });
    case Op::Between:
        return number(field, [range = std::get<NumberRange>(operand)](std::int64_t value) {
            return value >= range.from && value <= range.to;
        });
    case Op::Within:
        return within(field, instants(std::get<Period>(operand), context));
    case Op::BetweenTimes:
        return within(field, std::get<MomentRange>(operand));
    case Op::Before:
        return moment(field, [at = std::get<Moment>(operand).at](Instant t) { return t < at; });
    case Op::Since:
        return moment(field, [at = std::get<Moment>(operand).at](Instant t) { return t >= at; });
    case Op::WeekdayIn:
        return clientClock(field, [week = std::get<Weekdays>(operand)](const LocalTime &local) {
            return week.days.at(std::size_t(local.weekday - 1));
        });
    case Op::TimeOfDay:
        return timeOfDay(field, std::get<MinuteRange>(operand));
    case Op::Yes:
        return known<bool>(field, [](bool yes) { return yes; });
    case Op::No:
        return known<bool>(field, [](bool yes) { return !yes; });
    case Op::HasTag:
    case Op::HasAnyTag:
        return hasAnyTag(needles(field, condition));
    case Op::HasAllTags:
        return hasAllTags(needles(field, condition));
    case Op::HasPhrase:
        return hasPhrase(std::get<Spoken>(operand));
    case Op::IsEmpty:
        return isEmpty(field);
    case Op::IsNot:
    case Op::NotContains:
    case Op::NoneOf:
    case Op::NotEquals:
    case Op::HasNoTag:
    case Op::LacksPhrase:
    case Op::IsNotEmpty:
        break; // opposites
    }
    return [](const Call &) { return false; };
}

Predicate compileCondition(const Condition &condition, const EvalContext &context)
{
    const OperatorInfo &row = info(condition.op);
    Predicate holds = positive(row.opposite, *callField(condition.field), condition, context);
    if (!row.isNegation())
        return holds;
    return [holds = std::move(holds)](const Call &call) { return !holds(call); };
}

Predicate compileNode(const Node &node, const EvalContext &context)
{
    if (const Condition *condition = node.condition())
        return compileCondition(*condition, context);
    std::vector<Predicate> children;
    for (const Node &child : node.group()->children)
        children.push_back(compileNode(child, context));
    return [match = node.group()->match, children = std::move(children)](const Call &call) {
        const auto holds = [&](const Predicate &child) { return child(call); };
        switch (match) {
        case Match::All:
            return std::all_of(children.begin(), children.end(), holds);
        case Match::Any:
            return std::any_of(children.begin(), children.end(), holds);
        case Match::None:
            break;
        }
        return std::none_of(children.begin(), children.end(), holds);
    };
}

} // namespace

Result<Predicate> compile(const Node &node, const EvalContext &context)
{
    if (const auto checked = check(node); !checked)
        return checked.error();
    return compileNode(node, context);
}

bool matches(const Node &node, const Call &call, const EvalContext &context)
{
    const auto predicate = compile(node, context);
    return predicate && (*predicate)(call);
}

} // namespace earshot::conditions
