#include "ui/calls/copytable.h"

namespace earshot {
namespace {

/// A spreadsheet calculates what begins so; an apostrophe before it makes it text again.
QString asCell(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front())) {
        bool number = false;
        QLocale().toDouble(text, &number);
        const bool telephone = text.front() == u'+' && text.size() > 1 && text[1].isDigit();
        if (!number && !telephone)
            text.prepend(u'\'');
    }
    return text;
}

} // namespace

TableText tableOf(const std::vector<store::StoredCall> &calls, const std::vector<const Field *> &columns,
                  const items::Reader &reader)
{
    QStringList lines;
    QString html = QStringLiteral("<meta charset=\"utf-8\"><table><thead><tr>");
    QStringList cells;
    for (const Field *field : columns) {
        cells << items::label(*field);
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

} // namespace earshot
