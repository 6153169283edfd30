#include "models/conditions/check.h"
#include "models/conditions/json.h"
#include "models/conditions/jsonwords.h"
#include "models/conditions/listing.h"
#include "models/conditions/operators.h"
#include "models/conditions/path.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <initializer_list>

namespace earshot::conditions {
namespace {

using Json = rapidjson::Value;

// Leaves the reader on the first thing wrong; fromJson() turns it into its result.
struct Fault {
    Error error;
};

[[noreturn]] void fail(const std::string &path, std::string_view what)
{
    throw Fault{badAt(path, what)};
}

std::string_view view(const Json &string)
{
    return {string.GetString(), string.GetStringLength()};
}

std::string listed(const auto &words)
{
    std::string out;
    for (const std::string_view word : words)
        out += (out.empty() ? "" : ", ") + std::string(word);
    return out;
}

// An object whose keys are all known and come once.
class Members {
public:
    Members(const Json &object, std::string path, std::initializer_list<std::string_view> known)
        : m_object(object), m_path(std::move(path))
    {
        if (!object.IsObject())
            fail(m_path, "expected an object");
        for (auto member = object.MemberBegin(); member != object.MemberEnd(); ++member) {
            const std::string_view key = view(member->name);
            if (std::find(known.begin(), known.end(), key) == known.end())
                fail(below(m_path, key.substr(0, 100)), "unknown key (known: " + listed(known) + ')');
            for (auto earlier = object.MemberBegin(); earlier != member; ++earlier)
                if (view(earlier->name) == key)
                    fail(below(m_path, key), "comes twice");
        }
    }

    const Json *find(std::string_view key) const
    {
        const auto member = m_object.FindMember(Json(rapidjson::StringRef(key.data(), key.size())));
        return member == m_object.MemberEnd() ? nullptr : &member->value;
    }
    const Json &get(std::string_view key) const
    {
        const Json *value = find(key);
        if (!value)
            fail(below(m_path, key), "is missing");
        return *value;
    }
    std::string at(std::string_view key) const { return below(m_path, key); }

private:
    const Json &m_object;
    std::string m_path;
};

std::string readText(const Json &json, const std::string &path)
{
    if (!json.IsString())
        fail(path, "expected text");
    return std::string(view(json));
}

std::int64_t readNumber(const Json &json, const std::string &path)
{
    if (!json.IsNumber())
        fail(path, "expected a number");
    if (!json.IsInt64())
        fail(path, "expected a whole number (seconds for durations, cents for money)");
    return json.GetInt64();
}

Instant readMoment(const Json &json, const std::string &path)
{
    static const QTimeZone elsewhere(3600);
    const std::string text = readText(json, path);
    const auto t = parseIso(text);
    if (!t || t != parseIso(text, elsewhere)) // without an offset it would mean another moment elsewhere
        fail(path, "expected a time with offset, such as \"2026-03-01T09:00:00Z\"");
    return *t;
}

template <std::size_t N>
std::size_t readWord(const Json &json, const std::string &path, const std::array<std::string_view, N> &words)
{
    const auto place = placeOf(readText(json, path), words);
    if (!place)
        fail(path, "expected one of " + listed(words));
    return *place;
}

int readMinute(const Json &json, const std::string &path)
{
    const auto minute = minuteFrom(readText(json, path));
    if (!minute)
        fail(path, "expected a time of day, such as \"09:30\"");
    return *minute;
}

const Json &readArray(const Json &json, const std::string &path)
{
    if (!json.IsArray())
        fail(path, "expected an array");
    return json;
}

Texts readTexts(const Json &json, const std::string &path)
{
    Texts out;
    const Json &array = readArray(json, path);
    if (array.Size() > MaxTexts)
        fail(path, "more than " + std::to_string(MaxTexts) + " texts");
    for (rapidjson::SizeType i = 0; i < array.Size(); ++i)
        out.texts.push_back(readText(array[i], entry(path, i)));
    return out;
}

Weekdays readWeekdays(const Json &json, const std::string &path)
{
    Weekdays out;
    const Json &array = readArray(json, path);
    for (rapidjson::SizeType i = 0; i < array.Size(); ++i)
        out.days.at(readWord(array[i], entry(path, i), DayWords)) = true;
    return out;
}

template <typename Range>
Range readRange(const Json &json, const std::string &path, auto readEnd)
{
    const Members range(json, path, {"from", "to"});
    return {readEnd(range.get("from"), range.at("from")), readEnd(range.get("to"), range.at("to"))};
}

Period readPeriod(const Json &json, const std::string &path)
{
    const Members members(json, path, {"span", "count", "unit"});
    Period out;
    out.span = Period::Span(readWord(members.get("span"), members.at("span"), SpanWords));
    out.unit = Period::Unit(readWord(members.get("unit"), members.at("unit"), UnitWords));
    if (const Json *count = members.find("count")) {
        const std::int64_t number = readNumber(*count, members.at("count"));
        if (number < 1 || number > MaxPeriodCount)
            fail(members.at("count"), "expected 1 to " + std::to_string(MaxPeriodCount));
        out.count = int(number);
    }
    return out;
}

Spoken readSpoken(const Json &json, const std::string &path)
{
    const Members members(json, path, {"text", "speaker"});
    Spoken out;
    out.text = readText(members.get("text"), members.at("text"));
    if (const Json *speaker = members.find("speaker"))
        out.speaker = Speaker(readWord(*speaker, members.at("speaker"), SpeakerWords));
    return out;
}

Operand readOperand(Shape shape, const Json &json, const std::string &path)
{
    switch (shape) {
    case Shape::Nothing:
        fail(path, "this operator takes no value");
    case Shape::Text:
        return Text{readText(json, path)};
    case Shape::Texts:
        return readTexts(json, path);
    case Shape::Number:
        return Number{readNumber(json, path)};
    case Shape::NumberRange:
        return readRange<NumberRange>(json, path, readNumber);
    case Shape::Moment:
        return Moment{readMoment(json, path)};
    case Shape::MomentRange:
        return readRange<MomentRange>(json, path, readMoment);
    case Shape::Period:
        return readPeriod(json, path);
    case Shape::Weekdays:
        return readWeekdays(json, path);
    case Shape::MinuteRange:
        return readRange<MinuteRange>(json, path, readMinute);
    case Shape::Spoken:
        break;
    }
    return readSpoken(json, path);
}

class TreeReader {
public:
    Node root(const Json &json)
    {
        if (!json.IsObject())
            fail({}, "expected an object");
        version(json);
        return node(json, {}, 0);
    }

private:
    // Before anything else, so that a newer shape is not called wrong.
    static void version(const Json &json)
    {
        const auto member = json.FindMember("version");
        if (member == json.MemberEnd())
            fail("version", "is missing");
        const std::int64_t number = readNumber(member->value, "version");
        if (number > JsonVersion)
            throw Fault{{Error::Kind::NewerSchema, "version: " + std::to_string(number) +
                                                       " was written by a newer program; this one reads up to " +
                                                       std::to_string(JsonVersion)}};
        if (number < 1)
            fail("version", "expected 1");
    }

    Node node(const Json &json, const std::string &path, int depth)
    {
        if (++m_nodes > MaxNodes)
            fail(path, "more than " + std::to_string(MaxNodes) + " conditions");
        if (!json.IsObject())
            fail(path, "expected an object");
        for (const Match match : {Match::All, Match::Any, Match::None})
            if (const std::string key(word(match)); json.HasMember(key.c_str()))
                return group(match, json, path, depth);
        return condition(json, path);
    }

    Group group(Match match, const Json &json, const std::string &path, int depth)
    {
        if (depth >= MaxDepth)
            fail(path, "more than " + std::to_string(MaxDepth) + " groups within each other");
        const Members members =
            path.empty() ? Members(json, path, {word(match), "version"}) : Members(json, path, {word(match)});
        const std::string list = members.at(word(match));
        const Json &array = readArray(members.get(word(match)), list);
        Group out{match, {}};
        for (rapidjson::SizeType i = 0; i < array.Size(); ++i)
            out.children.push_back(node(array[i], entry(list, i), depth + 1));
        return out;
    }

    static std::string operatorsThere(const std::string &key, const std::string &op)
    {
        const Field *field = callField(key);
        return field && isFilterable(*field) ? operatorsOf(*field) : nearestOperators(op);
    }

    static Condition condition(const Json &json, const std::string &path)
    {
        const Members members = path.empty() ? Members(json, path, {"field", "op", "value", "version"})
                                             : Members(json, path, {"field", "op", "value"});
        Condition out;
        out.field = readText(members.get("field"), members.at("field"));
        const std::string op = readText(members.get("op"), members.at("op"));
        const OperatorInfo *row = operatorNamed(op);
        if (!row)
            fail(members.at("op"), "there is no operator \"" + op.substr(0, 100) + '"' + operatorsThere(out.field, op));
        out.op = row->op;
        if (row->shape != Shape::Nothing || members.find("value"))
            out.operand = readOperand(row->shape, members.get("value"), members.at("value"));
        return out;
    }

    int m_nodes = 0;
};

} // namespace

Result<Node> fromJson(std::string_view json)
{
    if (json.size() > MaxJsonBytes)
        return badAt({}, "more than " + std::to_string(MaxJsonBytes) + " bytes");
    // Iterative: a megabyte of "[" must not exhaust the stack.
    constexpr unsigned Flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    rapidjson::Document document;
    document.Parse<Flags>(json.data(), json.size());
    if (document.HasParseError())
        return badAt({}, "not JSON at byte " + std::to_string(document.GetErrorOffset()) + ": " +
                             rapidjson::GetParseError_En(document.GetParseError()));
    try {
        Node node = TreeReader().root(document);
        if (const auto checked = check(node); !checked)
            return checked.error();
        return node;
    } catch (const Fault &fault) {
        return fault.error;
    }
}

} // namespace earshot::conditions
