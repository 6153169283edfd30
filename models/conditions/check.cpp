#include "models/conditions/check.h"

#include "models/base/text.h"
#include "models/conditions/listing.h"
#include "models/conditions/needle.h"
#include "models/conditions/operators.h"
#include "models/conditions/path.h"

#include <algorithm>

namespace earshot::conditions {
namespace {

using Finding = std::optional<Error>;

std::string quoted(std::string_view text)
{
    return '"' + std::string(text::cut(text, 100)) + '"';
}

std::string_view expected(Shape shape)
{
    switch (shape) {
    case Shape::Nothing:
        return "expected nothing";
    case Shape::Text:
        return "expected text";
    case Shape::Texts:
        return "expected a list of texts";
    case Shape::Number:
        return "expected a whole number";
    case Shape::NumberRange:
        return "expected a range of whole numbers";
    case Shape::Moment:
        return "expected a time";
    case Shape::MomentRange:
        return "expected a range of times";
    case Shape::Period:
        return "expected a period";
    case Shape::Weekdays:
        return "expected days of the week";
    case Shape::MinuteRange:
        return "expected a range of times of day";
    case Shape::Spoken:
        break;
    }
    return "expected a phrase";
}

// The content of an operand whose shape is right; `at` is the path of the value.
struct OperandCheck {
    const Field &field;
    Op op;
    const std::string &at;

    Finding text(const std::string &text, const std::string &where) const
    {
        if (text.size() > MaxTextBytes)
            return badAt(where, "text is too long");
        if (!text::isUtf8(text))
            return badAt(where, "text is not UTF-8");
        if (needle(field, op, text).text.empty())
            return badAt(where, "expected some text");
        return {};
    }

    Finding moment(Instant t, const std::string &where) const
    {
        using namespace std::chrono;
        if (t < sys_days(year(1) / 1 / 1) || t >= sys_days(year(10'000) / 1 / 1))
            return badAt(where, "the year is not between 1 and 9999");
        return {};
    }

    Finding operator()(std::monostate) const { return {}; }
    Finding operator()(const Number &) const { return {}; }
    Finding operator()(const Text &one) const { return text(one.text, at); }
    Finding operator()(const Texts &many) const
    {
        if (many.texts.empty())
            return badAt(at, "expected at least one text");
        for (std::size_t i = 0; i < many.texts.size(); ++i)
            if (Finding bad = text(many.texts[i], entry(at, i)))
                return bad;
        return {};
    }
    Finding operator()(const NumberRange &range) const
    {
        return range.from > range.to ? Finding(badAt(at, "the range ends before it begins")) : std::nullopt;
    }
    Finding operator()(const Moment &m) const { return moment(m.at, at); }
    Finding operator()(const MomentRange &range) const
    {
        if (Finding bad = moment(range.from, below(at, "from")))
            return bad;
        if (Finding bad = moment(range.to, below(at, "to")))
            return bad;
        return range.from >= range.to ? Finding(badAt(at, "the range ends before it begins")) : std::nullopt;
    }
    Finding operator()(const Period &period) const
    {
        if (period.count < 1 || period.count > MaxPeriodCount)
            return badAt(below(at, "count"), "expected 1 to " + std::to_string(MaxPeriodCount));
        if (period.span == Period::Span::This && period.count != 1)
            return badAt(below(at, "count"), "there is only one of \"this\"");
        return {};
    }
    Finding operator()(const Weekdays &week) const
    {
        const bool any = std::any_of(week.days.begin(), week.days.end(), [](bool on) { return on; });
        return any ? std::nullopt : Finding(badAt(at, "expected at least one day"));
    }
    Finding operator()(const MinuteRange &range) const
    {
        const auto ofDay = [](int minute) { return minute >= 0 && minute < 24 * 60; };
        if (!ofDay(range.from))
            return badAt(below(at, "from"), "expected a time of day");
        if (!ofDay(range.to))
            return badAt(below(at, "to"), "expected a time of day");
        return range.from == range.to ? Finding(badAt(at, "the range is empty")) : std::nullopt;
    }
    Finding operator()(const Spoken &spoken) const
    {
        const std::string where = below(at, "text");
        if (Finding bad = text(spoken.text, where))
            return bad;
        return text::words(text::clean(spoken.text)).empty() ? Finding(badAt(where, "expected a word")) : std::nullopt;
    }
};

class Checker {
public:
    Finding node(const Node &node, const std::string &path, int depth)
    {
        if (++m_nodes > MaxNodes)
            return badAt(path, "more than " + std::to_string(MaxNodes) + " conditions");
        return node.group() ? group(*node.group(), path, depth) : condition(*node.condition(), path);
    }

private:
    Finding group(const Group &group, const std::string &path, int depth)
    {
        if (depth >= MaxDepth)
            return badAt(path, "more than " + std::to_string(MaxDepth) + " groups within each other");
        const std::string list = below(path, word(group.match));
        for (std::size_t i = 0; i < group.children.size(); ++i)
            if (Finding bad = node(group.children[i], entry(list, i), depth + 1))
                return bad;
        return {};
    }

    Finding condition(const Condition &condition, const std::string &path)
    {
        const Field *field = callField(condition.field);
        if (!field)
            return badAt(below(path, "field"),
                         "there is no field " + quoted(condition.field) + nearestFields(condition.field));
        if (!isFilterable(*field))
            return badAt(below(path, "field"), quoted(condition.field) + " is worked out from other fields");
        const OperatorInfo &row = info(condition.op);
        if (!row.fits(field->kind))
            return badAt(below(path, "op"),
                         quoted(row.word) + " does not go with " + quoted(condition.field) + operatorsOf(*field));
        const std::string at = below(path, "value");
        if (shapeOf(condition.operand) != row.shape)
            return badAt(at, expected(row.shape));
        if (const auto *many = std::get_if<Texts>(&condition.operand))
            m_texts += many->texts.size();
        if (m_texts > MaxTexts)
            return badAt(at, "more than " + std::to_string(MaxTexts) + " texts");
        return std::visit(OperandCheck{*field, condition.op, at}, condition.operand);
    }

    int m_nodes = 0;
    std::size_t m_texts = 0;
};

} // namespace

Result<void> check(const Node &node)
{
    if (Finding bad = Checker().node(node, {}, 0))
        return *std::move(bad);
    return {};
}

} // namespace earshot::conditions
