#include "models/items/sidebar.h"

#include <algorithm>
#include <array>

namespace earshot::items {
namespace {

using Kind = Sidebar::Kind;

/// The first level, from top to bottom.
constexpr std::array Top = {Kind::AllCalls, Kind::Review,  Kind::Unreviewed, Kind::Missed,
                            Kind::Leads,    Kind::Clients, Kind::Views};
constexpr std::array TopKeys = {"all", "review", "unreviewed", "missed", "leads", "clients", "views"};
static_assert(Top.size() == TopKeys.size());

constexpr quintptr OnTop = 0; // internal ids: the parent's row on the first level, plus one

int topRow(Kind kind)
{
    return int(std::find(Top.begin(), Top.end(), kind) - Top.begin());
}

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

Sidebar::Sidebar(store::Cache &cache, Background &background, CacheWatch &watch, QObject *parent)
    : QAbstractItemModel(parent), m_cache(cache), m_background(background)
{
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(500); // a busy sync changes counts many times a second; nobody reads them so fast
    connect(&m_countSoon, &QTimer::timeout, this, &Sidebar::readFigures);
    connect(&watch, &CacheWatch::changed, this, &Sidebar::onChanged);
}

void Sidebar::load()
{
    readNames();
}

Result<Sidebar::Content> Sidebar::readContent(store::Cache &cache)
{
    auto clients = cache.agency().clients();
    if (!clients)
        return clients.error();
    auto views = cache.preferences().views();
    if (!views)
        return views.error();
    std::erase_if(*clients, [](const Client &client) { return !client.isActive(); });
    return Content{std::move(*clients), std::move(*views)};
}

Result<Sidebar::Counts> Sidebar::readCounts(store::Cache &cache, const std::vector<store::SavedView> &views,
                                            const std::stop_token &stop)
{
    Counts counts;
    const auto clients = cache.queries().clientCounts(stop);
    if (!clients)
        return clients.error();
    for (const store::ClientCount &one : *clients)
        counts.clients.emplace(one.client, one);
    for (const store::SavedView &view : views) {
        const auto found = cache.queries().count(view.query({systemNow(), QTimeZone::systemTimeZone()}), stop);
        if (found)
            counts.views.emplace(view.id, *found);
        else if (found.error().kind == Error::Kind::Cancelled)
            return found.error();
    }
    return counts;
}

void Sidebar::readNames()
{
    m_naming = m_background.run(
        this, [&cache = m_cache](const std::stop_token &) { return readContent(cache); },
        [this](Result<Content> content) { takeNames(std::move(content)); });
}

void Sidebar::takeNames(Result<Content> content)
{
    if (!content) {
        Q_EMIT failed(content.error());
        return;
    }
    const bool same = std::equal(content->clients.begin(), content->clients.end(), m_content.clients.begin(),
                                 m_content.clients.end(), sameNames) &&
                      content->views == m_content.views;
    if (!same) {
        beginResetModel();
        m_content = std::move(*content);
        endResetModel();
    }
    readFigures();
}

void Sidebar::readFigures()
{
    if (std::exchange(m_counting, true)) { // one after the other, so that a busy sync cannot starve it
        m_countAgain = true;
        return;
    }
    m_figuring = m_background.run(
        this,
        [&cache = m_cache, views = m_content.views](const std::stop_token &stop) {
            return readCounts(cache, views, stop);
        },
        [this](Result<Counts> counts) { takeFigures(std::move(counts)); });
}

void Sidebar::takeFigures(Result<Counts> counts)
{
    m_counting = false;
    if (counts) {
        m_counts = std::move(*counts);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
        for (const Kind group : {Kind::Clients, Kind::Views}) {
            const QModelIndex parent = index(topRow(group), 0);
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
        return Top[std::size_t(index.row())];
    return Top[std::size_t(index.internalId() - 1)] == Kind::Clients ? Kind::Client : Kind::View;
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
        view.client = m_content.clients[std::size_t(index.row())].id;
    return view;
}

QModelIndex Sidebar::indexOf(const store::SavedView &view) const
{
    const auto matches = [&](const QModelIndex &candidate) {
        const store::SavedView own = this->view(candidate);
        return own.id == view.id && own.name == view.name && own.client == view.client &&
               (own.id != store::ViewId{} || own.filter == view.filter);
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
    return Top[std::size_t(row)] == Kind::Clients || Top[std::size_t(row)] == Kind::Views;
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
        return int(Top.size());
    if (parent.internalId() != OnTop)
        return 0;
    switch (kind(parent)) {
    case Kind::Clients:
        return int(m_content.clients.size());
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
        const auto it = m_counts.clients.find(m_content.clients[std::size_t(index.row())].id);
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
    switch (kind(index)) {
    case Kind::AllCalls:
        return tr("All calls");
    case Kind::Review:
        return tr("Review queue");
    case Kind::Unreviewed:
        return tr("Unreviewed");
    case Kind::Missed:
        return tr("Missed");
    case Kind::Leads:
        return tr("Good leads");
    case Kind::Clients:
        return tr("Clients");
    case Kind::Views:
        return tr("Saved views");
    case Kind::Client:
        return QString::fromStdString(m_content.clients[std::size_t(index.row())].name).simplified();
    case Kind::View:
        return QString::fromStdString(m_content.views[std::size_t(index.row())].name).simplified();
    }
    return {};
}

QVariant Sidebar::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return title(index);
    case Qt::AccessibleTextRole:
        //: Read by screen readers: a place in the sidebar and how many calls it has
        return count(index) > 0 ? tr("%1, %Ln call(s)", nullptr, int(count(index))).arg(title(index)) : title(index);
    case KindRole:
        return QVariant::fromValue(kind(index));
    case CountRole:
        return count(index);
    case KeyRole:
        if (kind(index) == Kind::Client)
            return QString(QLatin1String("client:") +
                           QString::fromStdString(m_content.clients[std::size_t(index.row())].id.text));
        if (kind(index) == Kind::View)
            return QString(QLatin1String("view:") +
                           QString::number(qint64(m_content.views[std::size_t(index.row())].id)));
        return QString::fromLatin1(TopKeys[std::size_t(index.row())]);
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
