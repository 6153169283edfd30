#pragma once

#include "models/items/background.h"
#include "models/items/displaycontext.h"
#include "models/store/cache.h"

#include <QAbstractListModel>
#include <QIcon>
#include <QStringList>

#include <functional>

namespace earshot::items {

/// Something the command palette can do or go to.
struct PaletteEntry {
    enum class Kind { Action, Place, Client, View, Call };
    Kind kind = Kind::Action;
    QString key; // stable over restarts, to be remembered by
    QString title;
    QString detail;   // the quieter second part: a number, a time; may be empty
    QString shortcut; // QKeySequence::PortableText; mostly empty
    std::function<void()> open;
    QIcon icon = {}; // null: that of its kind
};

/// What the command palette shows for what was typed: entries that fit, best first and those used lately before
/// others, then the calls a search finds. Calls are looked up off the GUI thread and join later.
class Palette : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole, // int: PaletteEntry::Kind
        DetailRole,
        ShortcutRole,
        HitsRole, // QList<int>: places in the title that were typed
    };
    static constexpr std::size_t Calls = 6; // found ones: a palette is to be read at a glance
    static constexpr qsizetype Recent = 12; // remembered

    Palette(store::Cache &cache, Background &background, const DisplayContext &display, QObject *parent = nullptr);

    /// What there is to find, in its natural order; and how a found call is opened.
    void setEntries(std::vector<PaletteEntry> entries, std::function<void(CallRow)> openCall);
    /// Keys of entries used lately, the last one first.
    void setRecent(const QStringList &keys);
    const QStringList &recent() const { return m_recent; }

    void setText(const QString &typed);
    /// Remembers the entry as used and gives what opens it.
    std::function<void()> take(int row);
    const PaletteEntry &entry(int row) const { return m_shown[std::size_t(row)].entry; }
    /// Calls are still being looked for.
    bool isSearching() const { return m_searching; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void searched();

private:
    struct Shown {
        PaletteEntry entry;
        std::vector<int> hits;
    };
    void showMatches();
    void searchCalls();
    void addCalls(const std::vector<store::StoredCall> &calls);

    store::Cache &m_cache;
    Background &m_background;
    const DisplayContext &m_display;
    std::vector<PaletteEntry> m_entries;
    std::function<void(CallRow)> m_openCall;
    QStringList m_recent;
    QString m_typed;
    std::vector<Shown> m_shown;
    bool m_searching = false;
    Ticket m_search;
};

} // namespace earshot::items
