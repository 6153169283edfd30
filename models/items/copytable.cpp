#include "models/items/copytable.h"

#include "models/tables/cells.h"

namespace earshot::items {
namespace {

QString asCell(const QString &text)
{
    bool number = false;
    QLocale().toDouble(text, &number);
    return number ? text : QString::fromStdString(tables::safeCell(text.toStdString()));
}

} // namespace

TableWriter::TableWriter(std::vector<const Field *> columns, items::Reader reader)
    : m_columns(std::move(columns)), m_reader(std::move(reader)),
      m_html(QStringLiteral("<meta charset=\"utf-8\"><table><thead><tr>"))
{
    QStringList cells;
    for (const Field *field : m_columns) {
        cells << items::label(*field);
        m_html += QStringLiteral("<th>%1</th>").arg(cells.back().toHtmlEscaped());
    }
    m_text = cells.join(u'\t') + u'\n';
    m_html += QStringLiteral("</tr></thead><tbody>");
}

void TableWriter::add(const std::vector<store::StoredCall> &calls)
{
    QStringList cells;
    for (const store::StoredCall &stored : calls) {
        cells.clear();
        m_html += QStringLiteral("<tr>");
        for (const Field *field : m_columns) {
            cells << asCell(items::text(*field, stored.call, m_reader).simplified());
            m_html += QStringLiteral("<td>") + cells.back().toHtmlEscaped() + QStringLiteral("</td>");
        }
        m_html += QStringLiteral("</tr>");
        m_text += cells.join(u'\t') + u'\n';
    }
}

TableText TableWriter::take()
{
    return {std::move(m_text), std::move(m_html) + QStringLiteral("</tbody></table>")};
}

TableText tableOf(const std::vector<store::StoredCall> &calls, const std::vector<const Field *> &columns,
                  const Reader &reader)
{
    TableWriter table(columns, reader);
    table.add(calls);
    return table.take();
}

} // namespace earshot::items
