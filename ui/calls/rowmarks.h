#pragma once
#include "models/items/calllist.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>

namespace earshot {

class CallTable;

/// What a call was, as an icon with a tone, and in words.
struct CallSign {
    Icon icon;
    Tone tone;
    QString words;
};
CallSign callSign(const Call &call);

/// The marks before each row: a dot on unreviewed calls, or how far an edit has come, and what kind of call it was.
/// They stay in sight when the columns are scrolled.
class RowMarks : public QHeaderView {
    Q_OBJECT
public:
    RowMarks(CallTable &table, const items::CallList &list);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    bool viewportEvent(QEvent *event) override;

private:
    CallTable &m_table;
    const items::CallList &m_list;
};

} // namespace earshot
