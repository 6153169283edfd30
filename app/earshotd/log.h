#pragma once
// Log lines for machines: one JSON object a line, on standard error.
//
//     Line("access").add("status", 200).add("ms", 1.25).write();

#include <cstdint>
#include <string>
#include <string_view>

namespace earshot::server {

class Line {
public:
    explicit Line(std::string_view event);
    Line &add(std::string_view key, std::string_view text);
    Line &add(std::string_view key, const char *text) { return add(key, std::string_view(text)); }
    Line &add(std::string_view key, std::uint64_t number);
    /// With three decimals.
    Line &add(std::string_view key, double number);
    /// Adds the time, and writes the line at once and whole. Any thread.
    void write();

private:
    void key(std::string_view key);
    void quote(std::string_view text);

    std::string m_text;
};

} // namespace earshot::server
