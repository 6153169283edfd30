#pragma once
#include "models/items/outboxlist.h"

#include <QListView>
#include <QSet>

namespace earshot {

/// The rows of an items::OutboxList, each in two lines: who called and what was changed, and why it is still here. What
/// is chosen stays so while other edits come and go.
class OutboxView : public QListView {
    Q_OBJECT
public:
    explicit OutboxView(items::OutboxList &outbox, QWidget *parent = nullptr);

    static int rowHeight();
    /// The selected rows, in order.
    std::vector<int> chosen() const;

Q_SIGNALS:
    void callRequested(earshot::CallRow row);

private:
    void remember();
    void bringBack();

    QSet<QString> m_selected; // keys, while the list is read anew
    QString m_current;
    int m_currentRow = 0;
    int m_scrolled = 0;
};

} // namespace earshot
