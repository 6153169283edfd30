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

TableText tableOf(const std::vector<store::StoredCall> &calls, const std::vector<const Field *> &columns,
                  const Reader &reader)
{
    QStringList lines;
    QString html = QStringLiteral("<meta charset=\"utf-8\"><table><thead><tr>");
    QStringList cells;
    for (const Field *field : columns) {
        cells << label(*field);
        html += QStringLiteral("<th>%1</th>").arg(cells.back().toHtmlEscaped());
    }
    lines << cells.join(u'\t');
    html += QStringLiteral("</tr></thead><tbody>");
    for (const store::StoredCall &stored : calls) {
        cells.clear();
        html += QStringLiteral("<tr>");
        for (const Field *field : columns) {
            cells << asCell(items::text(*field, stored.call, reader).simplified());
            html += QStringLiteral("<td>") + cells.back().toHtmlEscaped() + QStringLiteral("</td>");
        }
        html += QStringLiteral("</tr>");
        lines << cells.join(u'\t');
    }
    html += QStringLiteral("</tbody></table>");
    return {lines.join(u'\n') + u'\n', html};
}

} // namespace earshot::items
