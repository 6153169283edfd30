#include "ui/shell/outboxview.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace earshot {
namespace {

constexpr int EditHeight = 44, LineHeight = 18, LeastRow = 240;

class OutboxDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {forText(LeastRow), OutboxView::rowHeight()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.widget);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect box = option.rect.adjusted(0, 1, 0, -1);
        if (option.state & QStyle::State_Selected)
            paintBox(painter, box, radius::Control, theme.selection);
        if ((option.state & QStyle::State_HasFocus) && showsFocusRing(option.widget))
            paintFocusRing(painter, QRectF(box).adjusted(1, 1, -1, -1), radius::Control, theme);
        QRect upper = option.rect.adjusted(space::S, space::Xs, -space::S, 0);
        upper.setHeight(forText(LineHeight));
        const QRect lower = upper.translated(0, upper.height());
        const QString field = index.data(items::OutboxList::ChangeRole).toString();
        const QString said = index.data(items::OutboxList::TextRole).toString().simplified();
        const QString changed = said.isEmpty() ? field : OutboxView::tr("%1: %2", "field: value").arg(field, said);
        const QString caller = index.data().toString();
        const int wanted = painter->fontMetrics().horizontalAdvance(caller);
        const int left = std::min(wanted, upper.width() / 2); // who called is short; what was written may be long
        painter->setPen(theme.text);
        drawLine(painter, QRect(upper.left(), upper.top(), left, upper.height()), Qt::AlignLeft, caller);
        painter->setPen(theme.textMuted);
        drawLine(painter, upper.adjusted(left + space::M, 0, 0, 0), Qt::AlignRight, changed);
        const bool warns =
            index.data(items::OutboxList::RefusedRole).toBool() || index.data(items::OutboxList::ConflictRole).toBool();
        painter->setFont(textFont(TextSize::Small));
        painter->setPen(warns ? theme.warn : theme.textMuted);
        drawLine(painter, lower, Qt::AlignLeft, index.data(items::OutboxList::StateRole).toString().simplified());
        painter->restore();
    }
};

QString keyOf(const QModelIndex &index)
{
    return index.data(items::OutboxList::KeyRole).toString();
}

} // namespace

OutboxView::OutboxView(items::OutboxList &outbox, QWidget *parent) : QListView(parent)
{
    connect(&outbox, &QAbstractItemModel::modelAboutToBeReset, this, &OutboxView::remember);
    setModel(&outbox); // which forgets what is selected before bringBack() is called
    connect(&outbox, &QAbstractItemModel::modelReset, this, &OutboxView::bringBack);
    setItemDelegate(new OutboxDelegate(this));
    setObjectName(QStringLiteral("edits"));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    if (outbox.rowCount() > 0) // before the focus makes it current without choosing it
        setCurrentIndex(outbox.index(0));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Edits not sent, and what others wrote"));
    connect(this, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT callRequested(CallRow(index.data(items::OutboxList::RowRole).toLongLong()));
    });
}

int OutboxView::rowHeight()
{
    return forText(EditHeight);
}

std::vector<int> OutboxView::chosen() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void OutboxView::remember()
{
    m_selected.clear();
    for (const int row : chosen())
        m_selected << keyOf(model()->index(row, 0));
    m_current = keyOf(currentIndex());
    m_currentRow = std::max(0, currentIndex().row());
    m_scrolled = verticalScrollBar()->value();
}

void OutboxView::bringBack()
{
    const int count = model()->rowCount();
    if (count == 0)
        return;
    QItemSelection selection;
    int current = -1;
    for (int row = 0; row < count; ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (m_selected.contains(keyOf(index)))
            selection.select(index, index);
        if (keyOf(index) == m_current)
            current = row;
    }
    // where the one that was chosen has gone, the keyboard stays about there
    const QModelIndex here = model()->index(current >= 0 ? current : std::min(m_currentRow, count - 1), 0);
    if (m_current.isEmpty()) // the first time
        selection.select(here, here);
    selectionModel()->setCurrentIndex(here, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    doItemsLayout();
    verticalScrollBar()->setValue(m_scrolled);
}

} // namespace earshot
