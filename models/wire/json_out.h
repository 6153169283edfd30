#pragma once
// The JSON writer of this room. Only its .cpp files include this.

#if defined(__SSE2__) && !defined(RAPIDJSON_SSE2)
#define RAPIDJSON_SSE2
#endif

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>
#include <string_view>

namespace earshot::wire {

class Out {
public:
    Out() : m_writer(m_buffer) {}
    void beginObject() { m_writer.StartObject(); }
    void endObject() { m_writer.EndObject(); }
    void beginArray() { m_writer.StartArray(); }
    void endArray() { m_writer.EndArray(); }
    void key(std::string_view key) { m_writer.Key(key.data(), rapidjson::SizeType(key.size())); }
    void text(std::string_view text) { m_writer.String(text.data(), rapidjson::SizeType(text.size())); }
    void number(std::int64_t number) { m_writer.Int64(number); }
    void seconds(std::int64_t ms) { m_writer.Double(double(ms) / 1000); }
    void yesNo(bool yes) { m_writer.Bool(yes); }
    void null() { m_writer.Null(); }
    /// JSON that is whole already.
    void raw(std::string_view json) { m_writer.RawValue(json.data(), json.size(), rapidjson::kObjectType); }
    std::string_view view() const { return {m_buffer.GetString(), m_buffer.GetSize()}; }
    std::string take() const { return std::string(view()); }
    void clear()
    {
        m_buffer.Clear();
        m_writer.Reset(m_buffer);
    }

private:
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_writer;
};

} // namespace earshot::wire
