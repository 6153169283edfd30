#include "models/items/sidebar.h"

#include <algorithm>

namespace earshot::items {
namespace {

using Kind = Sidebar::Kind;

constexpr quintptr OnTop = 0;                        // internal ids: the parent's row on the first level, plus one
constexpr std::chrono::milliseconds CountAgain(500); // a busy sync changes counts often; nobody reads them so fast
constexpr int CountShare = 9;                        // of ten parts of time, at least so many are not spent counting

conditions::Node only(const char *field, conditions::Op op, conditions::Operand operand = {})
{
    return conditions::Group{conditions::Match::All, {conditions::Condition{field, op, std::move(operand)}}};
}

conditions::Node filterOf(Kind kind)
{
    switch (kind) {
    case Kind::Review:
    case Kind::Unreviewed:
        return only("lead_status", conditions::Op::IsEmpty);
    case Kind::Missed:
        return only("answered", conditions::Op::No);
    case Kind::Leads:
        return only("lead_status", conditions::Op::AnyOf, conditions::Texts{{"good_lead"}});
    default:
        return {};
    }
}

bool sameNames(const Client &a, const Client &b)
{
    return a.id == b.id && a.name == b.name;
}

} // namespace

Sidebar::Sidebar(store::Cache &cache, Background &background, CacheWatch &watch, const DisplayContext &display,
                 QObject *parent)
    : QAbstractItemModel(parent), m_cache(cache), m_background(background), m_display(display)
{
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(CountAgain);
    connect(&m_countSoon, &QTimer::timeout, this, &Sidebar::readFigures);
    connect(&watch, &CacheWatch::changed, this, &Sidebar::onChanged);
    connect(&display, &DisplayContext::dayChanged, this, &Sidebar::readFigures); // views of "today"
    arrange();
}

void Sidebar::load()
{
    readNames();
}

void Sidebar::readNames()
{
    m_naming = m_background.run(
        this, [&cache = m_cache](const std::stop_token &) { return readSidebarContent(cache); },
        [this](Result<SidebarContent> content) { takeNames(std::move(content)); });
}

void Sidebar::takeNames(Result<SidebarContent> content)
{
    if (!content) {
        Q_EMIT failed(content.error());
        return;
    }
    const bool same = std::equal(content->clients.begin(), content->clients.end(), m_content.clients.begin(),
                                 m_content.clients.end(), sameNames) &&
                      content->views == m_content.views && content->marks == m_content.marks;
    const bool sameViews = m_loaded && content->views == m_content.views;
    if (same) {
        m_content.clients = std::move(content->clients);
    } else {
        beginResetModel();
        m_content = std::move(*content);
        arrange();
        endResetModel();
    }
    Q_EMIT clientsChanged();
    if (!sameViews || !same)
        readFigures();
}

/// The rows of the first level, and which clients stand under which.
void Sidebar::arrange()
{
    m_top = {{Kind::AllCalls, QStringLiteral("all"), tr("All calls")},
             {Kind::Review, QStringLiteral("review"), tr("Review queue")},
             {Kind::Unreviewed, QStringLiteral("unreviewed"), tr("Unreviewed")},
             {Kind::Missed, QStringLiteral("missed"), tr("Missed")},
             {Kind::Leads, QStringLiteral("leads"), tr("Good leads")}};
    Top pinned{Kind::Clients, QStringLiteral("pinned"), tr("Pinned")};
    Top others{Kind::Clients, QStringLiteral("clients"), tr("Clients")};
    std::map<QString, Top> groups;
    for (std::size_t i = 0; i < m_content.clients.size(); ++i) {
        const ClientMark &mark = m_content.mark(m_content.clients[i].id);
        if (mark.pinned) {
            pinned.clients.push_back(i);
        } else if (mark.group.isEmpty()) {
            others.clients.push_back(i);
        } else {
            Top &group =
                groups.try_emplace(mark.group, Top{Kind::Clients, QLatin1String("group:") + mark.group, mark.group})
                    .first->second;
            group.clients.push_back(i);
        }
    }
    if (!pinned.clients.empty())
        m_top.push_back(std::move(pinned));
    for (auto &[name, group] : groups)
        m_top.push_back(std::move(group));
    m_top.push_back(std::move(others));
    m_top.push_back({Kind::Views, QStringLiteral("views"), tr("Saved views")});
}

void Sidebar::readFigures()
{
    if (std::exchange(m_counting, true)) { // one after the other, so that a busy sync cannot starve it
        m_countAgain = true;
        return;
    }
    m_countTime.start();
    m_figuring = m_background.run(
        this,
        [&cache = m_cache, views = m_content.views, now = m_display.evalContext()](const std::stop_token &stop) {
            return readSidebarCounts(cache, views, now, stop);
        },
        [this](Result<SidebarCounts> counts) { takeFigures(std::move(counts)); });
}

void Sidebar::takeFigures(Result<SidebarCounts> counts)
{
    m_counting = false;
    m_countSoon.setInterval(std::max(CountAgain, std::chrono::milliseconds(m_countTime.elapsed() * CountShare)));
    if (counts) {
        m_counts = std::move(*counts);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
        for (int row = 0; row < rowCount(); ++row) {
            const QModelIndex parent = index(row, 0);
            if (const int rows = rowCount(parent); rows > 0)
                Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, 0, parent));
        }
    } else {
        Q_EMIT failed(counts.error());
    }
    if (!std::exchange(m_loaded, true))
        Q_EMIT loaded();
    if (std::exchange(m_countAgain, false))
        m_countSoon.start();
}

void Sidebar::onChanged(const store::ChangeNotice &notice)
{
    using store::Part;
    if (notice.touches(Part::Clients | Part::Views))
        readNames();
    else if ((notice.listsChanged || notice.manyCalls || !notice.calls.empty()) && !m_countSoon.isActive())
        m_countSoon.start();
}

void Sidebar::removeView(store::ViewId id, const QString &edit)
{
    editViews([id](store::Preferences &preferences) { return preferences.remove(id); }, edit);
}

void Sidebar::bringBack(const store::SavedView &view, const std::vector<store::ViewId> &order, const QString &edit)
{
    editViews([view, order](store::Preferences &preferences) { return preferences.bringBack(view, order); }, edit);
}

bool Sidebar::renameView(store::ViewId id, const QString &name)
{
    const std::string wanted = name.simplified().toStdString();
    const auto named = [&](const store::SavedView &view) { return view.name == wanted && view.id != id; };
    if (wanted.empty() || std::any_of(m_content.views.begin(), m_content.views.end(), named))
        return false;
    for (store::SavedView view : m_content.views) {
        if (view.id != id)
            continue;
        view.name = wanted;
        editViews(
            [view](store::Preferences &preferences) -> Result<void> {
                const auto saved = preferences.save(view);
                return saved ? Result<void>() : Result<void>(saved.error());
            },
            {});
    }
    return true;
}

void Sidebar::moveView(store::ViewId id, int by)
{
    std::vector<store::ViewId> order;
    for (const store::SavedView &view : m_content.views)
        order.push_back(view.id);
    const auto from = std::find(order.begin(), order.end(), id);
    const auto place = from - order.begin();
    if (from == order.end() || place + by < 0 || place + by >= std::ssize(order))
        return;
    std::swap(*from, order[std::size_t(place + by)]);
    editViews([order](store::Preferences &preferences) { return preferences.reorder(order); }, {});
}

void Sidebar::rememberLook(const QModelIndex &place, const Look &look)
{
    const store::SavedView before = view(place);
    if (Look{before.sort, before.layout} == look)
        return;
    if (kind(place) != Kind::View) {
        const std::string key = data(place, KeyRole).toString().toStdString();
        m_content.looks[key] = look;
        return keepLook(m_cache, key, look);
    }
    store::SavedView &view = m_content.views[std::size_t(place.row())];
    view.sort = look.sort;
    view.layout = look.layout;
    m_looking = m_background.run(
        this, [&cache = m_cache, view](const std::stop_token &) { return cache.preferences().save(view); },
        [this](const Result<store::ViewId> &saved) {
            if (!saved)
                Q_EMIT failed(saved.error());
        });
}

void Sidebar::setMark(const ClientId &client, const ClientMark &mark)
{
    if (m_content.mark(client) == mark)
        return;
    beginResetModel();
    m_content.marks[client] = mark;
    arrange();
    endResetModel();
    keepMark(m_cache, client, mark);
    Q_EMIT clientsChanged();
}

QStringList Sidebar::groups() const
{
    QStringList names;
    for (const auto &[client, mark] : m_content.marks)
        if (!mark.group.isEmpty())
            names << mark.group;
    names.removeDuplicates();
    names.sort();
    return names;
}

std::map<std::string, QString> Sidebar::currencies() const
{
    std::map<std::string, QString> found;
    for (const Client &client : m_content.clients) {
        QString currency = m_content.mark(client.id).currency;
        if (const auto zone = zoneNamed(client.timeZone); currency.isEmpty() && zone)
            currency = currencyOf(*zone);
        if (!currency.isEmpty())
            found.emplace(client.id.text, currency);
    }
    return found;
}

void Sidebar::editViews(std::function<Result<void>(store::Preferences &)> work, const QString &edit)
{
    m_editing = m_background.run(
        this, [&cache = m_cache, work = std::move(work)](const std::stop_token &) { return work(cache.preferences()); },
        [this, edit](const Result<void> &done) {
            if (done)
                Q_EMIT viewsEdited(edit);
            else
                Q_EMIT failed(done.error());
        });
}

Sidebar::Kind Sidebar::kind(const QModelIndex &index) const
{
    if (index.internalId() == OnTop)
        return m_top[std::size_t(index.row())].kind;
    return m_top[std::size_t(index.internalId() - 1)].kind == Kind::Clients ? Kind::Client : Kind::View;
}

const Client &Sidebar::clientAt(const QModelIndex &index) const
{
    const Top &heading = m_top[std::size_t(index.internalId() - 1)];
    return m_content.clients[heading.clients[std::size_t(index.row())]];
}

store::SavedView Sidebar::view(const QModelIndex &index) const
{
    const Kind what = kind(index);
    if (what == Kind::View)
        return m_content.views[std::size_t(index.row())];
    store::SavedView view;
    view.name = title(index).toStdString();
    view.filter = filterOf(what);
    if (what == Kind::Client)
        view.client = clientAt(index).id;
    const auto look = m_content.looks.find(data(index, KeyRole).toString().toStdString());
    if (look != m_content.looks.end()) {
        view.sort = look->second.sort;
        view.layout = look->second.layout;
    }
    return view;
}

QModelIndex Sidebar::baseOf(const store::SavedView &view) const
{
    const auto matches = [&](const QModelIndex &candidate) {
        const store::SavedView own = this->view(candidate);
        return own.id == view.id && own.name == view.name && own.client == view.client;
    };
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex top = index(row, 0);
        if (!isGroup(row) && kind(top) != Kind::Review && matches(top))
            return top;
        for (int child = 0; child < rowCount(top); ++child)
            if (matches(index(child, 0, top)))
                return index(child, 0, top);
    }
    return {};
}

QModelIndex Sidebar::indexOf(const store::SavedView &view) const
{
    const QModelIndex base = baseOf(view);
    const bool same = base.isValid() && (view.id != store::ViewId{} || this->view(base).filter == view.filter);
    return same ? base : QModelIndex();
}

QModelIndex Sidebar::indexOfKey(const QString &key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex top = index(row, 0);
        if (data(top, KeyRole) == key)
            return top;
        for (int child = 0; child < rowCount(top); ++child)
            if (data(index(child, 0, top), KeyRole) == key)
                return index(child, 0, top);
    }
    return {};
}

bool Sidebar::isGroup(int row) const
{
    const Kind kind = m_top[std::size_t(row)].kind;
    return kind == Kind::Clients || kind == Kind::Views;
}

QModelIndex Sidebar::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : OnTop);
}

QModelIndex Sidebar::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == OnTop)
        return {};
    return createIndex(int(index.internalId() - 1), 0, OnTop);
}

int Sidebar::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_top.size());
    if (parent.internalId() != OnTop)
        return 0;
    switch (kind(parent)) {
    case Kind::Clients:
        return int(m_top[std::size_t(parent.row())].clients.size());
    case Kind::Views:
        return int(m_content.views.size());
    default:
        return 0;
    }
}

qint64 Sidebar::count(const QModelIndex &index) const
{
    switch (kind(index)) {
    case Kind::Review: {
        qint64 sum = 0;
        for (const auto &[client, counts] : m_counts.clients)
            sum += counts.unreviewed;
        return sum;
    }
    case Kind::Client: {
        const auto it = m_counts.clients.find(clientAt(index).id);
        return it == m_counts.clients.end() ? 0 : it->second.unreviewed;
    }
    case Kind::View: {
        const auto it = m_counts.views.find(m_content.views[std::size_t(index.row())].id);
        return it == m_counts.views.end() ? 0 : it->second;
    }
    default:
        return 0;
    }
}

QString Sidebar::title(const QModelIndex &index) const
{
    if (index.internalId() == OnTop)
        return m_top[std::size_t(index.row())].title;
    const std::string &name =
        kind(index) == Kind::Client ? clientAt(index).name : m_content.views[std::size_t(index.row())].name;
    return QString::fromStdString(name).simplified();
}

QVariant Sidebar::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return title(index);
    case Qt::ToolTipRole: // where there is room for one, the count is short
    case Qt::AccessibleTextRole:
        //: Read by screen readers, and told where the mouse stands: a place in the sidebar and how many calls it has
        return count(index) > 0 ? tr("%1, %Ln call(s)", nullptr, int(count(index))).arg(title(index)) : title(index);
    case KindRole:
        return QVariant::fromValue(kind(index));
    case CountRole:
        return count(index);
    case KeyRole:
        if (kind(index) == Kind::Client)
            return QString(QLatin1String("client:") + QString::fromStdString(clientAt(index).id.text));
        if (kind(index) == Kind::View)
            return QString(QLatin1String("view:") +
                           QString::number(qint64(m_content.views[std::size_t(index.row())].id)));
        return m_top[std::size_t(index.row())].key;
    default:
        return {};
    }
}

Qt::ItemFlags Sidebar::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Kind what = kind(index);
    const bool group = what == Kind::Clients || what == Kind::Views;
    return group ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace earshot::items
