#pragma once

#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/items/displaycontext.h"
#include "models/store/cache.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QTimer>

#include <functional>
#include <unordered_map>

namespace earshot::items {

/// The calls a query finds, a row each, a column a field of the catalogue. It holds the ordered rows (8 bytes each) and
/// a few pages of calls; both are read off the GUI thread, the first screenful before the rest.
class CallList : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole, // qint64: the CallRow
        CallRole,               // const store::StoredCall *, null while its page is being read; valid until control
                                // returns to the event loop
        SnippetRole,            // const store::Snippet *, null without a search or while it is being read; as CallRole
        NumericRole,            // bool: aligned to the right
    };
    enum class State { Loading, Ready, Failed };
    Q_ENUM(State)

    CallList(store::Cache &cache, Background &background, CacheWatch &watch, const DisplayContext &display,
             QObject *parent = nullptr);

    /// The fields shown; unknown keys are left out.
    void setColumns(const std::vector<std::string> &keys);
    std::vector<std::string> columns() const;
    const Field &field(int column) const { return *m_columns[std::size_t(column)]; }

    /// What screen readers read of a cell, and (for column -1) of the row's marks, where that is not text() alone.
    void setSpoken(std::function<QString(int row, int column)> spoken) { m_spoken = std::move(spoken); }

    /// What to show. Rows of the old query stay until the new ones are there.
    void setQuery(const store::CallQuery &query);
    const store::CallQuery &query() const { return m_query; }

    State state() const { return m_state; }
    const Error &error() const { return m_error; } // when Failed
    /// The first screenful is there, the rest still on its way: rowCount() will grow.
    bool isPartial() const { return m_partial; }

    CallRow rowAt(int index) const { return m_rows[std::size_t(index)]; }
    /// Position of a row; -1 when it is not in the list.
    int indexOf(CallRow row) const;
    /// The call at a position; null while its page is being read (which this starts).
    const store::StoredCall *callAt(int index) const;
    const store::Snippet *snippetAt(int index) const;

    /// What the columns and the marks of a row need of a call; empty: everything.
    std::vector<const Field *> fieldsToRead() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void stateChanged();
    void queryChanged();

private:
    static constexpr int PageSize = 128;
    struct Page {
        std::vector<store::StoredCall> calls;
        std::unordered_map<CallRow, store::Snippet> snippets;
        std::unordered_map<CallRow, std::size_t> places;
    };

    void refresh();
    void read(bool firstFirst);
    void readFirst();
    void readAll();
    void takeFirst(Result<std::vector<CallRow>> rows);
    void takeAll(Result<std::vector<CallRow>> rows);
    void endReading(const std::optional<Error> &error = {});
    void replaceRows(std::vector<CallRow> rows);
    int placeNear(CallRow row, int before, std::ptrdiff_t moved) const;
    void retirePages();
    void retire(std::unique_ptr<Page> page) const;
    void fail(const Error &error);
    void setState(State state, bool partial);
    void repaintAll();
    void requestPage(int number) const;
    void insertPage(int number, Page page);
    void onChanged(const store::ChangeNotice &notice);
    /// The page that knows the call at the position; null while it is being read.
    const Page *pageOf(int index) const;
    std::span<const CallRow> rowsOfPage(int number) const;

    store::Cache &m_cache;
    Background &m_background;
    const DisplayContext &m_display;
    std::vector<const Field *> m_columns;
    store::CallQuery m_query;
    std::vector<CallRow> m_rows;
    State m_state = State::Loading;
    Error m_error{Error::Kind::Cancelled, {}};
    bool m_partial = false;
    bool m_busy = false;  // with reading the list, or its first part
    bool m_again = false; // something changed while it was being read
    Ticket m_first, m_all;
    std::function<QString(int, int)> m_spoken;
    mutable QCache<int, Page> m_pages{48};
    mutable std::unordered_map<int, Ticket> m_reading; // pages on their way
    // Pages of an earlier order: what they know of a call is shown until the page in its new place is there.
    mutable std::vector<std::unique_ptr<Page>> m_retired;
    mutable std::unordered_map<CallRow, const Page *> m_retiredPlaces;
    QTimer m_refreshSoon;
};

} // namespace earshot::items
