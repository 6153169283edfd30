#include "models/conditions/json.h"
#include "models/conditions/jsonwords.h"
#include "models/conditions/operators.h"
#include "models/conditions/path.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace earshot::conditions {
namespace {

class JsonWriter {
public:
    std::string root(const Node &node)
    {
        m_out.StartObject();
        key("version");
        m_out.Int(JsonVersion);
        members(node);
        m_out.EndObject();
        return {m_buffer.GetString(), m_buffer.GetSize()};
    }

    void operator()(std::monostate) {}
    void operator()(const Text &one) { text(one.text); }
    void operator()(const Texts &many)
    {
        m_out.StartArray();
        for (const std::string &one : many.texts)
            text(one);
        m_out.EndArray();
    }
    void operator()(const Number &one) { m_out.Int64(one.number); }
    void operator()(const NumberRange &range)
    {
        fromTo([&] { m_out.Int64(range.from); }, [&] { m_out.Int64(range.to); });
    }
    void operator()(const Moment &one) { text(formatIso(one.at)); }
    void operator()(const MomentRange &range)
    {
        fromTo([&] { text(formatIso(range.from)); }, [&] { text(formatIso(range.to)); });
    }
    void operator()(const Period &period)
    {
        m_out.StartObject();
        key("span");
        text(SpanWords.at(std::size_t(period.span)));
        key("count");
        m_out.Int(period.count);
        key("unit");
        text(UnitWords.at(std::size_t(period.unit)));
        m_out.EndObject();
    }
    void operator()(const Weekdays &week)
    {
        m_out.StartArray();
        for (std::size_t day = 0; day < week.days.size(); ++day)
            if (week.days.at(day))
                text(DayWords.at(day));
        m_out.EndArray();
    }
    void operator()(const MinuteRange &range)
    {
        fromTo([&] { text(minuteWord(range.from)); }, [&] { text(minuteWord(range.to)); });
    }
    void operator()(const Spoken &spoken)
    {
        m_out.StartObject();
        key("text");
        text(spoken.text);
        if (spoken.speaker) {
            key("speaker");
            text(SpeakerWords.at(std::size_t(*spoken.speaker)));
        }
        m_out.EndObject();
    }

private:
    void members(const Node &node)
    {
        if (const Condition *one = node.condition())
            condition(*one);
        else
            group(*node.group());
    }

    void group(const Group &group)
    {
        key(word(group.match));
        m_out.StartArray();
        for (const Node &child : group.children) {
            m_out.StartObject();
            members(child);
            m_out.EndObject();
        }
        m_out.EndArray();
    }

    void condition(const Condition &condition)
    {
        key("field");
        text(condition.field);
        key("op");
        text(info(condition.op).word);
        if (shapeOf(condition.operand) != Shape::Nothing) {
            key("value");
            std::visit(*this, condition.operand);
        }
    }

    template <typename From, typename To>
    void fromTo(From from, To to)
    {
        m_out.StartObject();
        key("from");
        from();
        key("to");
        to();
        m_out.EndObject();
    }

    void key(std::string_view name) { m_out.Key(name.data(), rapidjson::SizeType(name.size())); }
    void text(std::string_view text) { m_out.String(text.data(), rapidjson::SizeType(text.size())); }

    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_out{m_buffer};
};

} // namespace

std::string toJson(const Node &node)
{
    return JsonWriter().root(node);
}

} // namespace earshot::conditions
