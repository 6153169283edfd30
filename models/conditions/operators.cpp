#include "models/conditions/operators.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>

namespace earshot::conditions {
namespace {

template <typename... Kinds>
constexpr unsigned bits(Kinds... kinds)
{
    return ((1U << unsigned(kinds)) | ...);
}

constexpr unsigned TextKinds = bits(Kind::Text, Kind::Phone, Kind::Url);
constexpr unsigned WordKinds = TextKinds | bits(Kind::OneOf);
constexpr unsigned Searched = TextKinds | bits(Kind::List, Kind::Nested);
constexpr unsigned Numbers = bits(Kind::Number, Kind::Duration, Kind::Money);
constexpr unsigned Times = bits(Kind::Time);
constexpr unsigned YesNos = bits(Kind::YesNo);
constexpr unsigned TagKinds = bits(Kind::Tags);
constexpr unsigned Dialogues = bits(Kind::Dialogue);
constexpr unsigned Every = Searched | Numbers | Times | YesNos | TagKinds | Dialogues | bits(Kind::OneOf);

// A class for its translation context.
class Operators {
    Q_DECLARE_TR_FUNCTIONS(Condition)
public:
    static constexpr OperatorInfo table[] = {
        {Op::Contains, "contains", QT_TRANSLATE_NOOP("Operator", "contains"), Shape::Text, Searched, Op::Contains,
         QT_TR_NOOP("%1 contains %2"), QT_TR_NOOP("%1: %2")},
        {Op::NotContains, "not_contains", QT_TRANSLATE_NOOP("Operator", "does not contain"), Shape::Text, Searched,
         Op::Contains, QT_TR_NOOP("%1 does not contain %2"), QT_TR_NOOP("%1: without %2")},
        {Op::Is, "is", QT_TRANSLATE_NOOP("Operator", "is"), Shape::Text, TextKinds, Op::Is, QT_TR_NOOP("%1 is %2"),
         QT_TR_NOOP("%1: %2")},
        {Op::IsNot, "is_not", QT_TRANSLATE_NOOP("Operator", "is not"), Shape::Text, TextKinds, Op::Is,
         QT_TR_NOOP("%1 is not %2"), QT_TR_NOOP("%1: not %2")},
        {Op::StartsWith, "starts_with", QT_TRANSLATE_NOOP("Operator", "starts with"), Shape::Text, TextKinds,
         Op::StartsWith, QT_TR_NOOP("%1 starts with %2"), QT_TR_NOOP("%1: %2…")},
        {Op::AnyOf, "any_of", QT_TRANSLATE_NOOP("Operator", "is one of"), Shape::Texts, WordKinds, Op::AnyOf,
         QT_TR_NOOP("%1 is %2"), QT_TR_NOOP("%1: %2")},
        {Op::NoneOf, "none_of", QT_TRANSLATE_NOOP("Operator", "is none of"), Shape::Texts, WordKinds, Op::AnyOf,
         QT_TR_NOOP("%1 is not %2"), QT_TR_NOOP("%1: not %2")},

        {Op::AtLeast, "at_least", QT_TRANSLATE_NOOP("Operator", "is at least"), Shape::Number, Numbers, Op::AtLeast,
         QT_TR_NOOP("%1 is at least %2"), QT_TR_NOOP("%1 ≥ %2")},
        {Op::More, "more_than", QT_TRANSLATE_NOOP("Operator", "is more than"), Shape::Number, Numbers, Op::More,
         QT_TR_NOOP("%1 is more than %2"), QT_TR_NOOP("%1 > %2")},
        {Op::AtMost, "at_most", QT_TRANSLATE_NOOP("Operator", "is at most"), Shape::Number, Numbers, Op::AtMost,
         QT_TR_NOOP("%1 is at most %2"), QT_TR_NOOP("%1 ≤ %2")},
        {Op::Less, "less_than", QT_TRANSLATE_NOOP("Operator", "is less than"), Shape::Number, Numbers, Op::Less,
         QT_TR_NOOP("%1 is less than %2"), QT_TR_NOOP("%1 < %2")},
        {Op::Between, "between", QT_TRANSLATE_NOOP("Operator", "is between"), Shape::NumberRange, Numbers, Op::Between,
         QT_TR_NOOP("%1 is between %2 and %3"), QT_TR_NOOP("%1: %2 – %3")},
        {Op::Equals, "equals", QT_TRANSLATE_NOOP("Operator", "is exactly"), Shape::Number, Numbers, Op::Equals,
         QT_TR_NOOP("%1 is %2"), QT_TR_NOOP("%1 = %2")},
        {Op::NotEquals, "not_equals", QT_TRANSLATE_NOOP("Operator", "is not"), Shape::Number, Numbers, Op::Equals,
         QT_TR_NOOP("%1 is not %2"), QT_TR_NOOP("%1 ≠ %2")},

        {Op::Within, "within", QT_TRANSLATE_NOOP("Operator", "is in"), Shape::Period, Times, Op::Within,
         QT_TR_NOOP("%1 is %2"), QT_TR_NOOP("%1: %2")},
        {Op::Since, "since", QT_TRANSLATE_NOOP("Operator", "is since"), Shape::Moment, Times, Op::Since,
         QT_TR_NOOP("%1 is %2 or later"), QT_TR_NOOP("%1 ≥ %2")},
        {Op::Before, "before", QT_TRANSLATE_NOOP("Operator", "is before"), Shape::Moment, Times, Op::Before,
         QT_TR_NOOP("%1 is before %2"), QT_TR_NOOP("%1 < %2")},
        {Op::BetweenTimes, "between_times", QT_TRANSLATE_NOOP("Operator", "is between"), Shape::MomentRange, Times,
         Op::BetweenTimes, QT_TR_NOOP("%1 is between %2 and %3"), QT_TR_NOOP("%1: %2 – %3")},
        {Op::WeekdayIn, "weekday_in", QT_TRANSLATE_NOOP("Operator", "is on"), Shape::Weekdays, Times, Op::WeekdayIn,
         QT_TR_NOOP("%1 is on %2"), QT_TR_NOOP("%1: %2")},
        {Op::TimeOfDay, "time_of_day", QT_TRANSLATE_NOOP("Operator", "is between the hours"), Shape::MinuteRange, Times,
         Op::TimeOfDay, QT_TR_NOOP("%1 is between %2 and %3 in the client’s time"), QT_TR_NOOP("%1: %2 – %3")},

        {Op::Yes, "yes", QT_TRANSLATE_NOOP("Operator", "is yes"), Shape::Nothing, YesNos, Op::Yes,
         QT_TR_NOOP("%1 is yes"), QT_TR_NOOP("%1: yes")},
        {Op::No, "no", QT_TRANSLATE_NOOP("Operator", "is no"), Shape::Nothing, YesNos, Op::No, QT_TR_NOOP("%1 is no"),
         QT_TR_NOOP("%1: no")},

        {Op::HasTag, "has_tag", QT_TRANSLATE_NOOP("Operator", "has the tag"), Shape::Text, TagKinds, Op::HasTag,
         QT_TR_NOOP("a tag is %2"), QT_TR_NOOP("Tag: %2")},
        {Op::HasAnyTag, "has_any_tag", QT_TRANSLATE_NOOP("Operator", "has one of the tags"), Shape::Texts, TagKinds,
         Op::HasAnyTag, QT_TR_NOOP("a tag is %2"), QT_TR_NOOP("Tag: %2")},
        {Op::HasAllTags, "has_all_tags", QT_TRANSLATE_NOOP("Operator", "has all of the tags"), Shape::Texts, TagKinds,
         Op::HasAllTags, QT_TR_NOOP("the tags include all of %2"), QT_TR_NOOP("Tags: all of %2")},
        {Op::HasNoTag, "has_no_tag", QT_TRANSLATE_NOOP("Operator", "has none of the tags"), Shape::Texts, TagKinds,
         Op::HasAnyTag, QT_TR_NOOP("no tag is %2"), QT_TR_NOOP("No tag: %2")},

        {Op::HasPhrase, "has_phrase", QT_TRANSLATE_NOOP("Operator", "contains the phrase"), Shape::Spoken, Dialogues,
         Op::HasPhrase, QT_TR_NOOP("the transcript contains %2"), QT_TR_NOOP("%1: %2")},
        {Op::LacksPhrase, "lacks_phrase", QT_TRANSLATE_NOOP("Operator", "does not contain the phrase"), Shape::Spoken,
         Dialogues, Op::HasPhrase, QT_TR_NOOP("the transcript does not contain %2"), QT_TR_NOOP("%1: without %2")},

        {Op::IsEmpty, "is_empty", QT_TRANSLATE_NOOP("Operator", "is empty"), Shape::Nothing, Every, Op::IsEmpty,
         QT_TR_NOOP("%1 is empty"), QT_TR_NOOP("%1: empty")},
        {Op::IsNotEmpty, "is_not_empty", QT_TRANSLATE_NOOP("Operator", "is not empty"), Shape::Nothing, Every,
         Op::IsEmpty, QT_TR_NOOP("%1 is not empty"), QT_TR_NOOP("%1: any")},
    };
};
constexpr auto &Table = Operators::table;

template <std::size_t... I>
Operand emptyOperand(std::size_t shape, std::index_sequence<I...>)
{
    constexpr std::array<Operand (*)(), sizeof...(I)> make{[] { return Operand(std::in_place_index<I>); }...};
    return make[shape]();
}

} // namespace

std::span<const OperatorInfo> operators()
{
    return Table;
}

std::span<const OperatorInfo> operatorsFor(Kind kind)
{
    static const auto byKind = [] {
        std::map<Kind, std::vector<OperatorInfo>> rows;
        for (int k = 0; k <= int(Kind::Dialogue); ++k)
            std::copy_if(std::begin(Table), std::end(Table), std::back_inserter(rows[Kind(k)]),
                         [k](const OperatorInfo &row) { return row.fits(Kind(k)); });
        return rows;
    }();
    return byKind.at(kind);
}

const OperatorInfo &info(Op op)
{
    static const auto byOp = [] {
        std::map<Op, const OperatorInfo *> rows;
        for (const OperatorInfo &row : Table)
            rows.emplace(row.op, &row);
        return rows;
    }();
    return *byOp.at(op);
}

const OperatorInfo *operatorNamed(std::string_view word)
{
    const auto row = std::find_if(std::begin(Table), std::end(Table),
                                  [&](const OperatorInfo &candidate) { return candidate.word == word; });
    return row == std::end(Table) ? nullptr : &*row;
}

bool isFilterable(const Field &field)
{
    return field.isStored() || field.kind == Kind::Dialogue;
}

Comparison comparison(const Field &field)
{
    const std::string_view key = field.key;
    if (field.kind == Kind::Phone)
        return Comparison::Digits;
    const bool exact = field.kind == Kind::OneOf || field.kind == Kind::Tags || key == "id" || key.ends_with("_id");
    return exact ? Comparison::Exact : Comparison::Folded;
}

Shape shapeOf(const Operand &operand)
{
    return Shape(operand.index());
}

Operand startingOperand(Shape shape, Instant now)
{
    switch (shape) {
    case Shape::Moment:
        return Moment{now};
    case Shape::MomentRange:
        return MomentRange{now - std::chrono::days(7), now};
    case Shape::Period:
        return Period{Period::Span::Last, 30, Period::Unit::Day};
    case Shape::Weekdays:
        return Weekdays{{true, true, true, true, true, false, false}};
    case Shape::MinuteRange:
        return MinuteRange{9 * 60, 17 * 60};
    default:
        return emptyOperand(std::size_t(shape), std::make_index_sequence<std::variant_size_v<Operand>>());
    }
}

} // namespace earshot::conditions
