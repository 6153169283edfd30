#pragma once
// Writing small JSON objects in a fixed order.

#include <string>
#include <string_view>

namespace earshot::demo {

inline std::string jsonString(std::string_view text)
{
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            json += '\\';
        json += c;
    }
    return json += '"';
}

inline std::string jsonStringOrNull(std::string_view text)
{
    return text.empty() ? "null" : jsonString(text);
}

class ObjectWriter {
public:
    /// `json` is a whole value: a quoted string, a number, an object.
    ObjectWriter &add(std::string_view key, std::string_view json)
    {
        m_text += m_text.empty() ? '{' : ',';
        m_text += jsonString(key);
        m_text += ':';
        m_text += json;
        return *this;
    }
    std::string text() const { return m_text.empty() ? "{}" : m_text + '}'; }

private:
    std::string m_text;
};

} // namespace earshot::demo
