#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/items/displaycontext.h"
#include "models/items/sidebarcontent.h"

#include <QAbstractItemModel>
#include <QElapsedTimer>
#include <QTimer>

namespace earshot::items {

/// Where one can go: the standing lists, the clients (pinned ones first, then those in groups, then the others), the
/// saved views. A tree two levels deep. Names and counts are read off the GUI thread, names first, and follow the
/// cache.
class Sidebar : public QAbstractItemModel {
    Q_OBJECT
public:
    /// Clients is a heading of clients, of which there are several.
    enum class Kind { AllCalls, Review, Unreviewed, Missed, Leads, Clients, Client, Views, View };
    Q_ENUM(Kind)
    enum Role {
        KindRole = Qt::UserRole, // Kind
        CountRole,               // qint64: calls to review or, for views, calls; 0 where there is nothing to say
        KeyRole,                 // QString: stable over restarts
    };

    Sidebar(store::Cache &cache, Background &background, CacheWatch &watch, const DisplayContext &display,
            QObject *parent = nullptr);

    /// Reads everything; afterwards it follows by itself.
    void load();
    bool isLoaded() const { return m_loaded; }

    Kind kind(const QModelIndex &index) const;
    /// What the place lists; of Review it is what the queue goes through. Headings list nothing in particular.
    store::SavedView view(const QModelIndex &index) const;
    /// The place with that view or key; invalid when there is none.
    QModelIndex indexOf(const store::SavedView &view) const;
    QModelIndex indexOfKey(const QString &key) const;
    /// The place that a view was opened from, whatever its filter has become since; invalid when it came from
    /// elsewhere.
    QModelIndex baseOf(const store::SavedView &view) const;
    const std::vector<Client> &clients() const { return m_content.clients; }
    const std::vector<store::SavedView> &views() const { return m_content.views; }

    /// Deletes a saved view; bringBack() saves it anew among the others in `order`. Then viewsEdited() with `edit`, the
    /// words for what was done, or failed().
    void removeView(store::ViewId id, const QString &edit = {});
    void bringBack(const store::SavedView &view, const std::vector<store::ViewId> &order, const QString &edit = {});
    /// False, and nothing is done, when another view has the name.
    bool renameView(store::ViewId id, const QString &name);
    /// Moves a view up (-1) or down (1) among the views.
    void moveView(store::ViewId id, int by);
    /// The place is listed so from now on. A saved view keeps it as its own.
    void rememberLook(const QModelIndex &place, const Look &look);

    const ClientMark &mark(const ClientId &client) const { return m_content.mark(client); }
    void setMark(const ClientId &client, const ClientMark &mark);
    /// Names of groups of clients, sorted.
    QStringList groups() const;
    /// The currency of each client: the one set for it, else that of the country its clock is in.
    std::map<std::string, QString> currencies() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return 1; }
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void loaded();
    /// currencies() or groups() may be others.
    void clientsChanged();
    void failed(const earshot::Error &error);
    void viewsEdited(const QString &edit);

private:
    /// A row of the first level.
    struct Top {
        Kind kind;
        QString key;
        QString title;
        std::vector<std::size_t> clients = {}; // under it: positions in the content
    };
    void arrange();
    const Client &clientAt(const QModelIndex &index) const;
    void readNames();
    void readFigures();
    void takeNames(Result<SidebarContent> content);
    void takeFigures(Result<SidebarCounts> counts);
    void onChanged(const store::ChangeNotice &notice);
    void editViews(std::function<Result<void>(store::Preferences &)> work, const QString &edit);
    qint64 count(const QModelIndex &index) const;
    QString title(const QModelIndex &index) const;
    bool isGroup(int row) const;

    store::Cache &m_cache;
    Background &m_background;
    const DisplayContext &m_display;
    SidebarContent m_content;
    SidebarCounts m_counts;
    std::vector<Top> m_top;
    bool m_loaded = false;
    bool m_counting = false, m_countAgain = false;
    Ticket m_naming, m_figuring, m_editing, m_looking;
    QElapsedTimer m_countTime;
    QTimer m_countSoon;
};

} // namespace earshot::items
