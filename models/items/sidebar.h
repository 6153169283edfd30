#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"

#include <QAbstractItemModel>
#include <QTimer>

namespace earshot::items {

/// Where one can go: the standing lists, the clients, the saved views. A tree two levels deep. Names and counts are
/// read off the GUI thread, names first, and follow the cache.
class Sidebar : public QAbstractItemModel {
    Q_OBJECT
public:
    enum class Kind { AllCalls, Review, Unreviewed, Missed, Leads, Clients, Client, Views, View };
    Q_ENUM(Kind)
    enum Role {
        KindRole = Qt::UserRole, // Kind
        CountRole,               // qint64: calls to review or, for views, calls; 0 where there is nothing to say
        KeyRole,                 // QString: stable over restarts
    };

    Sidebar(store::Cache &cache, Background &background, CacheWatch &watch, QObject *parent = nullptr);

    /// Reads everything; afterwards it follows by itself.
    void load();
    bool isLoaded() const { return m_loaded; }

    Kind kind(const QModelIndex &index) const;
    /// What the place lists; of Review it is what the queue goes through. Headings list nothing in particular.
    store::SavedView view(const QModelIndex &index) const;
    /// The place with that view or key; invalid when there is none.
    QModelIndex indexOf(const store::SavedView &view) const;
    QModelIndex indexOfKey(const QString &key) const;
    const std::vector<Client> &clients() const { return m_content.clients; }
    const std::vector<store::SavedView> &views() const { return m_content.views; }

    /// Deletes a saved view; bringBack() saves it anew among the others in `order`. Then viewsEdited() with `edit`, the
    /// words for what was done, or failed().
    void removeView(store::ViewId id, const QString &edit = {});
    void bringBack(const store::SavedView &view, const std::vector<store::ViewId> &order, const QString &edit = {});

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return 1; }
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void loaded();
    void failed(const earshot::Error &error);
    void viewsEdited(const QString &edit);

private:
    struct Content {
        std::vector<Client> clients;
        std::vector<store::SavedView> views;
    };
    struct Counts {
        std::map<ClientId, store::ClientCount> clients;
        std::map<store::ViewId, std::int64_t> views;
    };
    static Result<Content> readContent(store::Cache &cache);
    static Result<Counts> readCounts(store::Cache &cache, const std::vector<store::SavedView> &views,
                                     const std::stop_token &stop);
    void readNames();
    void readFigures();
    void takeNames(Result<Content> content);
    void takeFigures(Result<Counts> counts);
    void onChanged(const store::ChangeNotice &notice);
    void editViews(std::function<Result<void>(store::Preferences &)> work, const QString &edit);
    qint64 count(const QModelIndex &index) const;
    QString title(const QModelIndex &index) const;
    bool isGroup(int row) const;

    store::Cache &m_cache;
    Background &m_background;
    Content m_content;
    Counts m_counts;
    bool m_loaded = false;
    bool m_counting = false, m_countAgain = false;
    Ticket m_naming, m_figuring, m_editing;
    QTimer m_countSoon;
};

} // namespace earshot::items
