#include "ui/shell/sidebartree.h"

#include "models/base/format.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

namespace earshot {
namespace {

using items::Sidebar;
using PlaceKind = Sidebar::Kind;

bool isHeading(PlaceKind kind)
{
    return kind == PlaceKind::Clients || kind == PlaceKind::Views;
}

Icon iconOf(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::AllCalls:
        return Icon::Phone;
    case PlaceKind::Review:
        return Icon::Review;
    case PlaceKind::Unreviewed:
        return Icon::Inbox;
    case PlaceKind::Missed:
        return Icon::PhoneMissed;
    case PlaceKind::Leads:
        return Icon::Star;
    case PlaceKind::Client:
        return Icon::Building;
    case PlaceKind::View:
        return Icon::Bookmark;
    case PlaceKind::Clients:
    case PlaceKind::Views:
        break;
    }
    return Icon::Dot;
}

class PlaceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool heading = isHeading(index.data(Sidebar::KindRole).value<PlaceKind>());
        return {80, compactHeight(option.font) + (heading ? space::L : space::Xs)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto kind = index.data(Sidebar::KindRole).value<PlaceKind>();
        const QRect row = option.rect.adjusted(space::S, 0, -space::S, 0);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isHeading(kind))
            paintHeading(painter, row, option, index);
        else
            paintPlace(painter, row.adjusted(0, 1, 0, -1), option, index, kind);
        painter->restore();
    }

private:
    static void paintHeading(QPainter *painter, QRect row, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const Theme &theme = themeOf(option.widget);
        row.setTop(row.bottom() - compactHeight(option.font) + 1);
        const QRect words = row.adjusted(space::S, 0, -space::S, 0);
        painter->setFont(textFont(TextSize::Small, QFont::DemiBold));
        painter->setPen(theme.textMuted);
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        const bool open = option.state & QStyle::State_Open;
        if (!open || (option.state & QStyle::State_MouseOver))
            paintIcon(painter, QRect(words.right() - IconSize + 1, row.top(), IconSize, row.height()),
                      open ? Icon::ChevronDown : Icon::ChevronRight, theme.textFaint, 12);
        if (option.state & QStyle::State_HasFocus && showsFocusRing(option.widget))
            paintFocusRing(painter, row, radius::Control, theme);
    }

    static void paintPlace(QPainter *painter, const QRect &row, const QStyleOptionViewItem &option,
                           const QModelIndex &index, PlaceKind kind)
    {
        const Theme &theme = themeOf(option.widget);
        const bool here = option.state & QStyle::State_Selected;
        if (here)
            paintBox(painter, row, radius::Control, theme.selection);
        else if (option.state & QStyle::State_MouseOver)
            paintBox(painter, row, radius::Control, theme.hover);
        QRect rest = row.adjusted(space::S, 0, -space::S, 0);
        paintIcon(painter, QRect(rest.topLeft(), QSize(IconSize, rest.height())), iconOf(kind),
                  here ? theme.accent : theme.textMuted);
        rest.setLeft(rest.left() + IconSize + space::S);
        if (const qint64 count = index.data(Sidebar::CountRole).toLongLong(); count > 0) {
            const QString text = format::shortCount(count);
            painter->setFont(textFont(TextSize::Small));
            painter->setPen(theme.textMuted);
            const int width = tabularWidth(painter->font(), text);
            drawTabular(painter, QRect(rest.right() - width + 1, rest.top(), width, rest.height()),
                        Qt::AlignRight | Qt::AlignVCenter, text);
            rest.setRight(rest.right() - width - space::S);
        }
        painter->setFont(textFont(TextSize::Body, here ? QFont::Medium : QFont::Normal));
        painter->setPen(theme.text);
        drawLine(painter, rest, Qt::AlignLeft, index.data().toString());
        if (option.state & QStyle::State_HasFocus && showsFocusRing(option.widget))
            paintFocusRing(painter, row, radius::Control, theme);
    }
};

} // namespace

SidebarTree::SidebarTree(Sidebar &sidebar, items::Settings &settings, QWidget *parent)
    : QTreeView(parent), m_sidebar(sidebar), m_settings(settings)
{
    setModel(&sidebar);
    setItemDelegate(new PlaceDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(SingleSelection);
    setExpandsOnDoubleClick(false);
    setMouseTracking(true);
    setAccessibleName(tr("Places"));
    viewport()->setAutoFillBackground(false);
    openGroups();

    connect(&sidebar, &QAbstractItemModel::modelReset, this, [this] {
        openGroups();
        mark(m_marked);
    });
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (isGroup(index)) {
            setExpanded(index, !isExpanded(index));
            rememberGroups();
        } else {
            Q_EMIT chosen(index);
        }
    });
}

bool SidebarTree::isGroup(const QModelIndex &index) const
{
    return index.isValid() && isHeading(m_sidebar.kind(index));
}

void SidebarTree::openGroups()
{
    const QStringList closed = m_settings.text(items::Setting::SidebarClosed).split(QLatin1Char(','));
    for (int row = 0; row < m_sidebar.rowCount(); ++row) {
        const QModelIndex index = m_sidebar.index(row, 0);
        setExpanded(index, !closed.contains(index.data(Sidebar::KeyRole).toString()));
        setRowHidden(row, {}, isGroup(index) && m_sidebar.rowCount(index) == 0);
    }
}

void SidebarTree::rememberGroups()
{
    QStringList closed;
    for (int row = 0; row < m_sidebar.rowCount(); ++row)
        if (const QModelIndex index = m_sidebar.index(row, 0); isGroup(index) && !isExpanded(index))
            closed << index.data(Sidebar::KeyRole).toString();
    m_settings.set(items::Setting::SidebarClosed, closed.join(QLatin1Char(',')));
}

void SidebarTree::mark(const QString &key)
{
    m_marked = key;
    m_marking = true;
    const QModelIndex index = key.isEmpty() ? QModelIndex() : m_sidebar.indexOfKey(key);
    if (index.isValid())
        setCurrentIndex(index);
    else if (currentIndex().isValid())
        selectionModel()->clearSelection(); // the keyboard's place stays, to be seen
    else
        selectionModel()->setCurrentIndex(m_sidebar.index(0, 0), QItemSelectionModel::NoUpdate);
    m_marking = false;
}

void SidebarTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    // arrows go from place to place; headings are passed over by going nowhere
    if (!m_marking && hasFocus() && current.isValid() && !isGroup(current) &&
        QGuiApplication::mouseButtons() == Qt::NoButton)
        Q_EMIT chosen(current);
}

void SidebarTree::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (opens && isGroup(index)) {
        setExpanded(index, !isExpanded(index));
        rememberGroups();
    } else if (opens && index.isValid()) {
        Q_EMIT chosen(index);
    } else if (event->key() == Qt::Key_Delete && index.isValid() && m_sidebar.kind(index) == PlaceKind::View) {
        Q_EMIT removeRequested(m_sidebar.view(index));
    } else {
        QTreeView::keyPressEvent(event);
    }
}

void SidebarTree::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || m_sidebar.kind(index) != PlaceKind::View)
        return;
    const store::SavedView view = m_sidebar.view(index); // the places may be others by the time of the answer
    QMenu menu;
    QAction *remove = menu.addAction(themedIcon(Icon::Trash), tr("Delete the view"));
    if (menu.exec(event->globalPos()) == remove)
        Q_EMIT removeRequested(view);
}

} // namespace earshot
