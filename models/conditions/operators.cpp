#include "models/conditions/operators.h"

#include <QtGlobal>

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

#define LABEL(text) QT_TRANSLATE_NOOP("Operator", text)
#define SAY(text) QT_TRANSLATE_NOOP("Condition", text)
constexpr OperatorInfo Table[] = {
    {Op::Contains, "contains", LABEL("contains"), Shape::Text, Searched, Op::Contains, SAY("%1 contains %2"),
     SAY("%1: %2")},
    {Op::NotContains, "not_contains", LABEL("does not contain"), Shape::Text, Searched, Op::Contains,
     SAY("%1 does not contain %2"), SAY("%1: without %2")},
    {Op::Is, "is", LABEL("is"), Shape::Text, TextKinds, Op::Is, SAY("%1 is %2"), SAY("%1: %2")},
    {Op::IsNot, "is_not", LABEL("is not"), Shape::Text, TextKinds, Op::Is, SAY("%1 is not %2"), SAY("%1: not %2")},
    {Op::StartsWith, "starts_with", LABEL("starts with"), Shape::Text, TextKinds, Op::StartsWith,
     SAY("%1 starts with %2"), SAY("%1: %2…")},
    {Op::AnyOf, "any_of", LABEL("is one of"), Shape::Texts, WordKinds, Op::AnyOf, SAY("%1 is %2"), SAY("%1: %2")},
    {Op::NoneOf, "none_of", LABEL("is none of"), Shape::Texts, WordKinds, Op::AnyOf, SAY("%1 is not %2"),
     SAY("%1: not %2")},

    {Op::AtLeast, "at_least", LABEL("is at least"), Shape::Number, Numbers, Op::AtLeast, SAY("%1 is at least %2"),
     SAY("%1 ≥ %2")},
    {Op::More, "more_than", LABEL("is more than"), Shape::Number, Numbers, Op::More, SAY("%1 is more than %2"),
     SAY("%1 > %2")},
    {Op::AtMost, "at_most", LABEL("is at most"), Shape::Number, Numbers, Op::AtMost, SAY("%1 is at most %2"),
     SAY("%1 ≤ %2")},
    {Op::Less, "less_than", LABEL("is less than"), Shape::Number, Numbers, Op::Less, SAY("%1 is less than %2"),
     SAY("%1 < %2")},
    {Op::Between, "between", LABEL("is between"), Shape::NumberRange, Numbers, Op::Between,
     SAY("%1 is between %2 and %3"), SAY("%1: %2 – %3")},
    {Op::Equals, "equals", LABEL("is exactly"), Shape::Number, Numbers, Op::Equals, SAY("%1 is %2"), SAY("%1 = %2")},
    {Op::NotEquals, "not_equals", LABEL("is not"), Shape::Number, Numbers, Op::Equals, SAY("%1 is not %2"),
     SAY("%1 ≠ %2")},

    {Op::Within, "within", LABEL("is in"), Shape::Period, Times, Op::Within, SAY("%1 is in: %2"), SAY("%1: %2")},
    {Op::Since, "since", LABEL("is since"), Shape::Moment, Times, Op::Since, SAY("%1 is %2 or later"), SAY("%1 ≥ %2")},
    {Op::Before, "before", LABEL("is before"), Shape::Moment, Times, Op::Before, SAY("%1 is before %2"),
     SAY("%1 < %2")},
    {Op::BetweenTimes, "between_times", LABEL("is between"), Shape::MomentRange, Times, Op::BetweenTimes,
     SAY("%1 is between %2 and %3"), SAY("%1: %2 – %3")},
    {Op::WeekdayIn, "weekday_in", LABEL("is on"), Shape::Weekdays, Times, Op::WeekdayIn, SAY("%1 is on %2"),
     SAY("%1: %2")},
    {Op::TimeOfDay, "time_of_day", LABEL("is at the hours"), Shape::MinuteRange, Times, Op::TimeOfDay,
     SAY("%1 is between %2 and %3 o’clock"), SAY("%1: %2 – %3")},

    {Op::Yes, "yes", LABEL("is yes"), Shape::Nothing, YesNos, Op::Yes, SAY("%1 is yes"), SAY("%1: yes")},
    {Op::No, "no", LABEL("is no"), Shape::Nothing, YesNos, Op::No, SAY("%1 is no"), SAY("%1: no")},

    {Op::HasTag, "has_tag", LABEL("has the tag"), Shape::Text, TagKinds, Op::HasTag, SAY("a tag is %2"),
     SAY("Tag: %2")},
    {Op::HasAnyTag, "has_any_tag", LABEL("has one of the tags"), Shape::Texts, TagKinds, Op::HasAnyTag,
     SAY("a tag is %2"), SAY("Tag: %2")},
    {Op::HasAllTags, "has_all_tags", LABEL("has all of the tags"), Shape::Texts, TagKinds, Op::HasAllTags,
     SAY("the tags include all of %2"), SAY("Tags: all of %2")},
    {Op::HasNoTag, "has_no_tag", LABEL("has none of the tags"), Shape::Texts, TagKinds, Op::HasAnyTag,
     SAY("no tag is %2"), SAY("No tag: %2")},

    {Op::HasPhrase, "has_phrase", LABEL("contains the phrase"), Shape::Spoken, Dialogues, Op::HasPhrase,
     SAY("%3 says %2"), SAY("%3: %2")},
    {Op::LacksPhrase, "lacks_phrase", LABEL("does not contain the phrase"), Shape::Spoken, Dialogues, Op::HasPhrase,
     SAY("%3 never says %2"), SAY("%3: without %2")},

    {Op::IsEmpty, "is_empty", LABEL("is empty"), Shape::Nothing, Every, Op::IsEmpty, SAY("%1 is empty"),
     SAY("%1: empty")},
    {Op::IsNotEmpty, "is_not_empty", LABEL("is not empty"), Shape::Nothing, Every, Op::IsEmpty, SAY("%1 is not empty"),
     SAY("%1: any")},
};
#undef LABEL
#undef SAY

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
