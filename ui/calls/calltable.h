#pragma once
#include "models/items/calllist.h"

#include <QTableView>

namespace earshot {

class CallTable : public QTableView {
    Q_OBJECT
public:
    explicit CallTable(items::CallList &list, QWidget *parent = nullptr);

    std::optional<CallRow> currentCall() const;
    /// Moves the current row by `step` rows.
    void step(int step);

Q_SIGNALS:
    void currentCallChanged(std::optional<earshot::CallRow> row, std::optional<std::size_t> phrase);
    void callActivated(earshot::CallRow row);

private:
    items::CallList &m_list;
};

} // namespace earshot
