#pragma once
#include "models/items/calllist.h"
#include "ui/calls/listlayout.h"

#include <QTableView>

namespace earshot {

class CallCells;
class RowMarks;
class ValueSource;

/// The table of calls: rows of one height, columns that are moved and sized by their headers, and under a row the words
/// that a search met.
class CallTable : public QTableView {
    Q_OBJECT
public:
    CallTable(items::CallList &list, const ValueSource &values, QWidget *parent = nullptr);

    /// What is shown, in the order and width shown.
    std::vector<ListColumn> columns() const;
    void setColumns(const std::vector<ListColumn> &columns);
    /// The mark in the header.
    void showSort(const store::Sort &sort);
    /// A second line in each row says where the search met the call.
    void setSnippetsShown(bool on);

    std::optional<CallRow> currentCall() const;
    /// In the order of the list.
    std::vector<CallRow> selectedCalls() const;
    int selectedCount() const;
    /// Moves the current row by `by` rows.
    void step(int by);
    void selectCall(CallRow row);
    /// Where one is in the list, and back there; false when the call is not in the list.
    ListSight sight() const;
    bool look(const ListSight &sight);
    bool isCurrentInSight() const;

    int lineHeight() const;
    int hoveredRow() const { return m_hovered; }
    void setHoveredRow(int row);
    /// What a row is painted on.
    QColor rowColour(int row) const;
    /// Of the hairline under it.
    QColor lineColour() const;

Q_SIGNALS:
    void currentCallChanged(std::optional<earshot::CallRow> row, std::optional<std::size_t> phrase);
    void callActivated(earshot::CallRow row);
    void selectionSizeChanged(int rows);
    void columnsChanged();
    void sortRequested(const earshot::store::Sort &sort);
    void columnChooserRequested();
    /// Esc.
    void selectionLeft();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyboardSearch(const QString &) override {} // letters are shortcuts here

private:
    void setUpHeader();
    void holdPlace();
    void keepPlace();
    void fitColumns();
    void announce();
    bool chooseOne();
    void tellWhereMet();
    void updateRows(const QItemSelection &rows);
    void sortBy(int column);
    void paintSnippet(QPainter &painter, int row);
    void paintWaiting(QPainter &painter);
    QRect rowRect(int row) const;

    items::CallList &m_list;
    CallCells *m_cells;
    RowMarks *m_marks;
    store::Sort m_sort;
    std::optional<CallRow> m_announced;
    std::optional<CallRow> m_last;                             // that was current
    std::optional<std::size_t> m_met;                          // where the search met it, as announced
    std::vector<std::pair<QPersistentModelIndex, int>> m_held; // rows in sight while others come, and where they stand
    int m_hovered = -1;
    bool m_snippets = false;
    bool m_arranging = false; // columns are being put in order by us
    bool m_fits = true;       // their widths are nobody's choice and follow the room there is
};

} // namespace earshot
