#include "models/tables/csv.h"

#include "models/base/output.h"

#include <ostream>

namespace earshot::tables {

std::string quotedCell(std::string_view text)
{
    const bool plain =
        text.find_first_of(",;\"\t\r\n") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ');
    if (plain)
        return std::string(text);
    std::string out = "\"";
    for (const char c : text)
        out.append(c == '"' ? 2 : 1, c);
    return out += '"';
}

CsvWriter::CsvWriter(std::ostream &out, std::vector<const Field *> fields, const CsvStyle &style)
    : m_out(out), m_fields(std::move(fields)), m_style(style)
{
}

Result<void> CsvWriter::line(const std::vector<std::string> &cells)
{
    std::string text;
    for (const std::string &cell : cells) {
        text += &cell == &cells.front() ? "" : ",";
        text += quotedCell(cell);
    }
    if (text.empty())
        text = "\"\""; // an empty line would be no row
    m_out << text << "\r\n";
    return m_out ? Result<void>() : finishWriting(m_out);
}

Result<void> CsvWriter::header()
{
    if (m_style.byteOrderMark)
        m_out << "\xEF\xBB\xBF";
    std::vector<std::string> cells;
    for (const Field *field : m_fields)
        cells.emplace_back(field->key);
    return line(cells);
}

Result<void> CsvWriter::row(const Call &call)
{
    std::vector<std::string> cells;
    for (const Field *field : m_fields) {
        std::string cell = plainCell(*field, call, m_style.zone);
        cells.push_back(m_style.forPrograms ? std::move(cell) : safeCell(std::move(cell)));
    }
    return line(cells);
}

Result<void> CsvWriter::finish()
{
    return finishWriting(m_out);
}

} // namespace earshot::tables
