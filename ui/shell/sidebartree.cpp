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
    const bool view = index.isValid() && m_sidebar.kind(index) == PlaceKind::View;
    if (opens && isGroup(index)) {
        setExpanded(index, !isExpanded(index));
        rememberGroups();
    } else if (opens && index.isValid()) {
        Q_EMIT chosen(index);
    } else if (view && event->key() == Qt::Key_Delete) {
        Q_EMIT removeRequested(m_sidebar.view(index));
    } else if (view && event->key() == Qt::Key_F2) {
        Q_EMIT renameRequested(m_sidebar.view(index));
    } else if (view && event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Up) {
        m_sidebar.moveView(m_sidebar.view(index).id, -1);
    } else if (view && event->modifiers() == Qt::AltModifier && event->key() == Qt::Key_Down) {
        m_sidebar.moveView(m_sidebar.view(index).id, 1);
    } else {
        QTreeView::keyPressEvent(event);
    }
}

// The menus hold values, not places in the tree: while one is open a sync may list other places.
void SidebarTree::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || isGroup(index))
        return;
    QMenu *menu = m_sidebar.kind(index) == PlaceKind::View     ? viewMenu(m_sidebar.view(index))
                  : m_sidebar.kind(index) == PlaceKind::Client ? clientMenu(*m_sidebar.view(index).client)
                                                               : nullptr;
    if (!menu)
        return;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    mark(m_marked); // the press has marked a place that one did not go to
    menu->popup(event->globalPos());
}

QMenu *SidebarTree::viewMenu(const store::SavedView &view)
{
    auto *menu = new QMenu(this);
    menu->addAction(tr("Rename…"), Qt::Key_F2, this, [this, view] { Q_EMIT renameRequested(view); });
    menu->addAction(themedIcon(Icon::Bookmark), tr("Update it to the list as it is now"), this,
                    [this, view] { Q_EMIT updateRequested(view); });
    menu->addSeparator();
    menu->addAction(tr("Move up"), Qt::ALT | Qt::Key_Up, this, [this, id = view.id] { m_sidebar.moveView(id, -1); });
    menu->addAction(tr("Move down"), Qt::ALT | Qt::Key_Down, this, [this, id = view.id] { m_sidebar.moveView(id, 1); });
    menu->addSeparator();
    menu->addAction(themedIcon(Icon::Trash), tr("Delete the view"), Qt::Key_Delete, this,
                    [this, view] { Q_EMIT removeRequested(view); });
    return menu;
}

QMenu *SidebarTree::clientMenu(const ClientId &client)
{
    auto *menu = new QMenu(this);
    const items::ClientMark now = m_sidebar.mark(client);
    const auto set = [this, client](auto change) {
        items::ClientMark mark = m_sidebar.mark(client);
        change(mark);
        m_sidebar.setMark(client, mark);
    };
    menu->addAction(now.pinned ? tr("Unpin") : tr("Pin to the top"), this,
                    [set, pin = !now.pinned] { set([pin](items::ClientMark &mark) { mark.pinned = pin; }); });
    QMenu *groups = menu->addMenu(tr("Group"));
    const auto addGroup = [&](const QString &text, const QString &name) {
        QAction *one =
            groups->addAction(text, this, [set, name] { set([name](items::ClientMark &mark) { mark.group = name; }); });
        one->setCheckable(true);
        one->setChecked(now.group == name);
    };
    addGroup(tr("None"), {});
    for (const QString &name : m_sidebar.groups())
        addGroup(QString(name).replace(u'&', QStringLiteral("&&")), name);
    groups->addSeparator();
    groups->addAction(tr("New group…"), this, [this, client] { Q_EMIT newGroupRequested(client); });
    QMenu *currencies = menu->addMenu(tr("Currency"));
    for (const char *code : {"", "USD", "EUR", "GBP", "INR", "CAD", "AUD", "NZD", "CHF", "JPY", "MXN", "BRL", "ZAR"}) {
        const QString currency = QString::fromLatin1(code);
        QAction *one =
            currencies->addAction(currency.isEmpty() ? tr("That of its country") : currency, this, [set, currency] {
                set([currency](items::ClientMark &mark) { mark.currency = currency; });
            });
        one->setCheckable(true);
        one->setChecked(now.currency == currency);
    }
    return menu;
}

} // namespace earshot
