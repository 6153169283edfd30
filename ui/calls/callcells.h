#pragma once
#include "models/items/calllist.h"
#include "ui/conditions/valuesource.h"

#include <QStyledItemDelegate>

namespace earshot {

class CallTable;

/// The room left and right of what stands in a cell.
inline constexpr int CellPad = 8;

/// Paints the cells of the call list: names with their number, sources with their keyword, tags as pills, figures under
/// each other, and bars where a call is still being read.
class CallCells : public QStyledItemDelegate {
    Q_OBJECT
public:
    CallCells(CallTable &table, const items::CallList &list, const ValueSource &values);

    /// Height of the line the cells stand in; the rest of a row belongs to the snippet. 0: the whole row.
    void setLineHeight(int height) { m_lineHeight = height; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Cell;
    void paintCell(const Cell &cell, const Field &field) const;
    void paintTwoParts(const Cell &cell, const QString &first, const QString &second, QFont::Weight weight) const;
    void paintCustomer(const Cell &cell) const;
    void paintTags(const Cell &cell) const;
    void paintLead(const Cell &cell, const QString &text) const;
    int widthOf(const QModelIndex &index, const QFont &font) const;

    CallTable &m_table;
    const items::CallList &m_list;
    const ValueSource &m_values;
    int m_lineHeight = 0;
};

} // namespace earshot
