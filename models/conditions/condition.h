#pragma once
// The one condition language: a filter of the call list, the IF of a rule and the scope of a report are the same tree.
// These are its values; operators.h says which operators there are, check.h whether a tree makes sense.

#include "models/base/time.h"
#include "models/domain/transcript.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace earshot::conditions {

/// The operators. The words stored in JSON are in operators.cpp; the order here may change.
enum class Op {
    Is,
    IsNot,
    Contains,
    NotContains,
    StartsWith,
    AnyOf,
    NoneOf,
    Equals,
    NotEquals,
    Less,
    AtMost,
    More,
    AtLeast,
    Between,
    Within,
    Before,
    Since,
    BetweenTimes,
    WeekdayIn,
    TimeOfDay,
    Yes,
    No,
    HasTag,
    HasAnyTag,
    HasAllTags,
    HasNoTag,
    HasPhrase,
    LacksPhrase,
    IsEmpty,
    IsNotEmpty,
};

struct Text {
    std::string text;
    bool operator==(const Text &) const = default;
};
struct Texts {
    std::vector<std::string> texts;
    bool operator==(const Texts &) const = default;
};
/// In the unit of the field: a count, whole seconds, or cents.
struct Number {
    std::int64_t number = 0;
    bool operator==(const Number &) const = default;
};
/// Both ends belong to it.
struct NumberRange {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool operator==(const NumberRange &) const = default;
};
struct Moment {
    Instant at;
    bool operator==(const Moment &) const = default;
};
/// `from` belongs to it, `to` does not.
struct MomentRange {
    Instant from;
    Instant to;
    bool operator==(const MomentRange &) const = default;
};
/// A stretch of whole days around now, as period.h works it out.
struct Period {
    enum class Span {
        Last,     // the last `count` units up to and with today
        This,     // the calendar unit that today is in; `count` is 1
        Previous, // the `count` calendar units before that
    };
    enum class Unit { Day, Week, Month, Quarter, Year }; // weeks begin on Monday
    Span span = Span::Last;
    int count = 1;
    Unit unit = Unit::Day;
    bool operator==(const Period &) const = default;
};
/// Days of the week, Monday first.
struct Weekdays {
    std::array<bool, 7> days{};
    bool operator==(const Weekdays &) const = default;
};
/// Minutes of the day (0-1439); `from` belongs to it, `to` does not. From 22:00 to 06:00 goes over midnight.
struct MinuteRange {
    int from = 0;
    int to = 0;
    bool operator==(const MinuteRange &) const = default;
};
/// Whole words, one after the other, in one phrase of the transcript; said by that speaker, or by anyone.
struct Spoken {
    std::string text;
    std::optional<Speaker> speaker;
    bool operator==(const Spoken &) const = default;
};

/// What a condition compares with; the alternatives stand in the order of Shape (operators.h).
using Operand = std::variant<std::monostate, Text, Texts, Number, NumberRange, Moment, MomentRange, Period, Weekdays,
                             MinuteRange, Spoken>;

struct Condition {
    std::string field; // a key of the field catalogue
    Op op = Op::IsNotEmpty;
    Operand operand;
    bool operator==(const Condition &) const = default;
};

enum class Match { All, Any, None };

struct Node;

/// True when all, any or none of its children are. Without children: All and None are true, Any is false.
struct Group {
    Match match = Match::All;
    std::vector<Node> children;
};

/// A group or a condition. The default is the empty All, true for every call.
struct Node {
    std::variant<Group, Condition> form;

    Node() = default;
    Node(Group group) : form(std::move(group)) {}
    Node(Condition condition) : form(std::move(condition)) {}
    const Group *group() const { return std::get_if<Group>(&form); }
    const Condition *condition() const { return std::get_if<Condition>(&form); }
    Group *group() { return std::get_if<Group>(&form); }
    Condition *condition() { return std::get_if<Condition>(&form); }
    bool operator==(const Node &) const;
};

inline bool operator==(const Group &a, const Group &b)
{
    return a.match == b.match && a.children == b.children;
}
inline bool Node::operator==(const Node &other) const
{
    return form == other.form;
}

/// The moment and the place that relative conditions start from.
struct EvalContext {
    Instant now;
    QTimeZone viewerZone = QTimeZone::utc(); // the days of a Period begin here
};

} // namespace earshot::conditions
