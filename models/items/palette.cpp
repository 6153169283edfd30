#include "models/items/palette.h"

#include "models/items/calllink.h"
#include "models/items/fuzzy.h"

#include <algorithm>
#include <array>

namespace earshot::items {
namespace {

constexpr int RecentBonus = 12; // less than a word start: used lately breaks ties, it does not win against a better fit

QString shown(const char *key, const Call &call, const Reader &reader)
{
    return text(*callField(key), call, reader);
}

} // namespace

Palette::Palette(store::Cache &cache, Background &background, const DisplayContext &display, QObject *parent)
    : QAbstractListModel(parent), m_cache(cache), m_background(background), m_display(display)
{
}

void Palette::setEntries(std::vector<PaletteEntry> entries, std::function<void(CallRow)> openCall)
{
    m_entries = std::move(entries);
    m_openCall = std::move(openCall);
    setText({});
}

void Palette::setRecent(const QStringList &keys)
{
    m_recent = keys.mid(0, Recent);
}

void Palette::setText(const QString &typed)
{
    m_typed = typed.simplified();
    showMatches();
    searchCalls();
}

void Palette::showMatches()
{
    struct Ranked {
        int score;
        Shown shown;
    };
    std::vector<Ranked> found;
    for (const PaletteEntry &entry : m_entries) {
        auto match = fuzzyMatch(m_typed, entry.title);
        if (!match)
            continue;
        const auto used = m_recent.indexOf(entry.key);
        int score = match->score + (used < 0 ? 0 : RecentBonus + int(Recent - used));
        found.push_back({score, {entry, std::move(match->hits)}});
    }
    std::stable_sort(found.begin(), found.end(), [](const Ranked &a, const Ranked &b) { return a.score > b.score; });
    beginResetModel();
    m_shown.clear();
    for (Ranked &one : found)
        m_shown.push_back(std::move(one.shown));
    endResetModel();
}

void Palette::searchCalls()
{
    m_searching = m_typed.size() >= 2;
    if (!m_searching) {
        m_search = {};
        Q_EMIT searched();
        return;
    }
    store::CallQuery query;
    query.search = m_typed.toStdString();
    m_search = m_background.run(
        this,
        [&cache = m_cache, query,
         named = callNamedBy(m_typed)](const std::stop_token &stop) -> Result<std::vector<store::StoredCall>> {
            auto rows = named ? Result(std::vector<CallRow>()) : cache.queries().firstRows(query, Calls, stop);
            if (!rows)
                return rows.error();
            if (named)
                if (const auto call = cache.calls().callById(*named))
                    rows->push_back(call->row);
            static const std::array fields = {callField("customer_name"), callField("customer_phone_number"),
                                              callField("start_time"), callField("company_name")};
            return cache.calls().calls(*rows, fields);
        },
        [this](const Result<std::vector<store::StoredCall>> &calls) {
            m_searching = false;
            if (calls)
                addCalls(*calls);
            Q_EMIT searched();
        });
}

void Palette::addCalls(const std::vector<store::StoredCall> &calls)
{
    if (calls.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(calls.size()) - 1);
    for (const store::StoredCall &stored : calls) {
        const Call &call = stored.call;
        PaletteEntry entry;
        entry.kind = PaletteEntry::Kind::Call;
        entry.title = shown("customer_name", call, m_display.reader());
        const QString number = shown("customer_phone_number", call, m_display.reader());
        QStringList details;
        if (entry.title.isEmpty())
            entry.title = number;
        else
            details << number;
        details << shown("company_name", call, m_display.reader()) << shown("start_time", call, m_display.reader());
        details.removeAll(QString());
        entry.detail = details.join(QStringLiteral(" · "));
        entry.open = [open = m_openCall, row = stored.row] { open(row); };
        auto match = fuzzyMatch(m_typed, entry.title);
        m_shown.push_back({std::move(entry), match ? std::move(match->hits) : std::vector<int>()});
    }
    endInsertRows();
}

std::function<void()> Palette::take(int row)
{
    const PaletteEntry &chosen = entry(row);
    if (!chosen.key.isEmpty()) {
        m_recent.removeAll(chosen.key);
        m_recent.prepend(chosen.key);
        m_recent = m_recent.mid(0, Recent);
    }
    return chosen.open;
}

int Palette::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant Palette::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Shown &row = m_shown[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.entry.title;
    case Qt::DecorationRole:
        return row.entry.icon;
    case KindRole:
        return int(row.entry.kind);
    case DetailRole:
        return row.entry.detail;
    case ShortcutRole:
        return row.entry.shortcut;
    case HitsRole:
        return QVariant::fromValue(QList<int>(row.hits.begin(), row.hits.end()));
    default:
        return {};
    }
}

} // namespace earshot::items
