#include "ui/widgets/fieldlist.h"

#include "ui/widgets/inlineedit.h"
#include "ui/widgets/label.h"

#include <QGridLayout>

namespace earshot {

namespace {

constexpr int Indent = 6; // an inline edit's text stands this far inside it; other values line up with that

} // namespace

FieldList::FieldList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::L - Indent);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
}

void FieldList::addRow(const QString &text, QWidget *value)
{
    auto *label = new Label(text, TextSize::Body, Tone::Muted);
    label->setBuddy(value);
    if (value->accessibleName().isEmpty())
        value->setAccessibleName(text);
    if (!qobject_cast<InlineEdit *>(value))
        value->setContentsMargins(Indent, 0, Indent, 0); // both, for right-to-left
    // The label stands beside the first line of a value of many.
    const int line = compactHeight(label->font());
    const bool flows = value->sizePolicy().hasHeightForWidth(); // text of many lines, whose first one counts
    label->setMinimumHeight(flows ? line : std::clamp(value->sizeHint().height(), line, line + space::Xs));
    if (flows)
        value->setContentsMargins(Indent, (line - value->fontMetrics().height()) / 2, Indent, space::Xs);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1);
    m_grid->setRowMinimumHeight(row, line);
    m_rows.append({label, value});
}

void FieldList::setRowVisible(QWidget *value, bool visible)
{
    for (const auto &[label, widget] : std::as_const(m_rows)) {
        if (widget != value)
            continue;
        label->setVisible(visible);
        widget->setVisible(visible);
        int row = 0, column = 0, rows = 0, columns = 0;
        m_grid->getItemPosition(m_grid->indexOf(widget), &row, &column, &rows, &columns);
        m_grid->setRowMinimumHeight(row, visible ? compactHeight(label->font()) : 0);
    }
}

void FieldList::align(std::initializer_list<FieldList *> lists)
{
    int widest = 0;
    for (const FieldList *list : lists)
        for (const auto &[label, value] : list->m_rows)
            widest = std::max(widest, label->sizeHint().width());
    for (const FieldList *list : lists)
        list->m_grid->setColumnMinimumWidth(0, widest);
}

} // namespace earshot
