#pragma once
#include "models/items/settings.h"
#include "models/items/sidebar.h"

#include <QTreeView>

class QMenu;

namespace earshot {

/// The places one can go to, as a tree without branches: standing lists, clients, saved views.
class SidebarTree : public QTreeView {
    Q_OBJECT
public:
    SidebarTree(items::Sidebar &sidebar, items::Settings &settings, QWidget *parent = nullptr);

    /// Marks the place with this key, without going there; an empty key marks none.
    void mark(const QString &key);

Q_SIGNALS:
    void chosen(const QModelIndex &place);
    /// A saved view is to be deleted.
    void removeRequested(const earshot::store::SavedView &view);
    void renameRequested(const earshot::store::SavedView &view);
    /// It is to become what the list shows now.
    void updateRequested(const earshot::store::SavedView &view);
    /// The client is to come into a group that has no name yet.
    void newGroupRequested(const earshot::ClientId &client);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void openGroups();
    void rememberGroups();
    bool isGroup(const QModelIndex &index) const;
    QMenu *viewMenu(const store::SavedView &view);
    QMenu *clientMenu(const ClientId &client);

    items::Sidebar &m_sidebar;
    items::Settings &m_settings;
    QString m_marked;
    bool m_marking = false;
};

} // namespace earshot
