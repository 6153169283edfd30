#include "ui/calls/calltable.h"

#include "ui/widgets/metrics.h"

#include <QHeaderView>

namespace earshot {

CallTable::CallTable(items::CallList &list, QWidget *parent) : QTableView(parent), m_list(list)
{
    setModel(&list);
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    verticalHeader()->setDefaultSectionSize(earshot::rowHeight(font()));
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT callActivated(m_list.rowAt(index.row())); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        const store::Snippet *snippet = currentIndex().isValid() ? m_list.snippetAt(currentIndex().row()) : nullptr;
        Q_EMIT currentCallChanged(currentCall(), snippet ? snippet->phrase : std::nullopt);
    });
}

std::optional<CallRow> CallTable::currentCall() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? std::optional(m_list.rowAt(index.row())) : std::nullopt;
}

void CallTable::step(int step)
{
    const int row = std::clamp(currentIndex().row() + step, 0, std::max(0, m_list.rowCount() - 1));
    if (row < m_list.rowCount())
        setCurrentIndex(m_list.index(row, 0));
}

} // namespace earshot
