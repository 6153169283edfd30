#include "models/items/calllist.h"

#include <algorithm>

namespace earshot::items {

using store::StoredCall;

namespace {

constexpr std::size_t FirstRows = 200; // more than a screen shows

} // namespace

CallList::CallList(store::Cache &cache, Background &background, CacheWatch &watch, const DisplayContext &display,
                   QObject *parent)
    : QAbstractTableModel(parent), m_cache(cache), m_background(background), m_display(display)
{
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(250); // sync delivers pages quickly; lists follow a few times a second
    connect(&m_refreshSoon, &QTimer::timeout, this, &CallList::refresh);
    connect(&watch, &CacheWatch::changed, this, &CallList::onChanged);
    connect(&display, &DisplayContext::changed, this, &CallList::repaintAll);
}

void CallList::setColumns(const std::vector<std::string> &keys)
{
    beginResetModel();
    m_columns.clear();
    for (const std::string &key : keys)
        if (const Field *field = callField(key); field && field->kind != Kind::Dialogue)
            m_columns.push_back(field);
    m_pages.clear();
    m_reading.clear();
    m_retiredPlaces.clear(); // they may lack what the new columns show
    m_retired.clear();
    endResetModel();
}

std::vector<std::string> CallList::columns() const
{
    std::vector<std::string> keys;
    for (const Field *field : m_columns)
        keys.emplace_back(field->key);
    return keys;
}

void CallList::repaintAll()
{
    if (!m_rows.empty() && !m_columns.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void CallList::setQuery(const store::CallQuery &query)
{
    m_query = query;
    Q_EMIT queryChanged();
    m_refreshSoon.stop();
    read(true);
}

/// One reading after the other, so that a busy sync cannot keep a long list from ever being read.
void CallList::refresh()
{
    if (m_busy)
        m_again = true;
    else
        read(m_rows.empty());
}

// The whole list follows the first screenful, which it would only hold up.
void CallList::read(bool firstFirst)
{
    m_busy = true;
    m_again = false;
    setState(State::Loading, m_partial);
    m_first = {};
    m_all = {};
    if (firstFirst && m_query.isByTime())
        readFirst();
    else
        readAll();
}

void CallList::readFirst()
{
    m_first = m_background.run(
        this,
        [&cache = m_cache, query = m_query](const std::stop_token &stop) {
            return cache.queries().firstRows(query, FirstRows, stop);
        },
        [this](Result<std::vector<CallRow>> rows) { takeFirst(std::move(rows)); });
}

void CallList::readAll()
{
    m_all = m_background.run(
        this,
        [&cache = m_cache, query = m_query](const std::stop_token &stop) { return cache.queries().rows(query, stop); },
        [this](Result<std::vector<CallRow>> rows) { takeAll(std::move(rows)); });
}

void CallList::takeFirst(Result<std::vector<CallRow>> rows)
{
    if (!rows)
        return endReading(rows.error());
    const bool more = rows->size() >= FirstRows;
    replaceRows(std::move(*rows));
    setState(State::Ready, more);
    if (more)
        readAll();
    else
        endReading();
}

void CallList::takeAll(Result<std::vector<CallRow>> rows)
{
    if (!rows)
        return endReading(rows.error());
    replaceRows(std::move(*rows));
    setState(State::Ready, false);
    endReading();
}

void CallList::endReading(const std::optional<Error> &error)
{
    m_busy = false;
    if (error) {
        m_again = m_again || error->kind == Error::Kind::Cancelled; // nothing was found out
        fail(*error);
    }
    if (std::exchange(m_again, false))
        m_refreshSoon.start();
}

void CallList::replaceRows(std::vector<CallRow> rows)
{
    if (rows == m_rows)
        return;
    const bool grows = rows.size() > m_rows.size() && std::equal(m_rows.begin(), m_rows.end(), rows.begin());
    if (grows && !m_rows.empty()) { // keeps selection, scrolling and pages
        const int lastPage = int(m_rows.size()) / PageSize;
        beginInsertRows({}, int(m_rows.size()), int(rows.size()) - 1);
        m_rows = std::move(rows);
        retire(std::unique_ptr<Page>(m_pages.take(lastPage)));
        m_reading.erase(lastPage);
        endInsertRows();
        return;
    }
    // Positions change, calls do not: what is selected stays selected.
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    const std::vector<CallRow> old = std::exchange(m_rows, std::move(rows));
    retirePages();
    std::unordered_map<CallRow, int> places; // of the calls that are held, in the new order
    for (const QModelIndex &index : before) {
        const CallRow held = old[std::size_t(index.row())];
        if (!places.contains(held))
            places.emplace(held, placeNear(held, index.row(), std::ssize(m_rows) - std::ssize(old)));
    }
    QModelIndexList after;
    for (const QModelIndex &index : before) {
        const int place = places.at(old[std::size_t(index.row())]);
        after.append(place < 0 ? QModelIndex() : createIndex(place, index.column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

/// Where a call stands now that stood at `before`. Mostly it kept its place, or moved by as many as came before it.
int CallList::placeNear(CallRow row, int before, std::ptrdiff_t moved) const
{
    for (const std::ptrdiff_t guess : {std::ptrdiff_t(before), before + moved})
        if (guess >= 0 && guess < std::ssize(m_rows) && m_rows[std::size_t(guess)] == row)
            return int(guess);
    return indexOf(row);
}

void CallList::retirePages()
{
    for (const int number : m_pages.keys())
        retire(std::unique_ptr<Page>(m_pages.take(number)));
    m_reading.clear();
}

void CallList::retire(std::unique_ptr<Page> page) const
{
    if (!page)
        return;
    for (const auto &[row, place] : page->places)
        m_retiredPlaces[row] = page.get();
    m_retired.push_back(std::move(page));
}

void CallList::fail(const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return;
    m_error = error;
    setState(State::Failed, false);
}

void CallList::setState(State state, bool partial)
{
    if (m_state == state && m_partial == partial)
        return;
    m_state = state;
    m_partial = partial;
    Q_EMIT stateChanged();
}

int CallList::indexOf(CallRow row) const
{
    const auto it = std::find(m_rows.begin(), m_rows.end(), row);
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

std::span<const CallRow> CallList::rowsOfPage(int number) const
{
    const std::size_t first = std::size_t(number) * PageSize;
    if (first >= m_rows.size())
        return {};
    return std::span(m_rows).subspan(first, std::min<std::size_t>(PageSize, m_rows.size() - first));
}

std::vector<const Field *> CallList::fieldsToRead() const
{
    // what every row shows beside its columns: state icons, the client's zone, the caller's name or number
    static constexpr const char *Always[] = {
        "company_id", "customer_name", "customer_phone_number", "start_time", "answered",          "voicemail",
        "direction",  "call_type",     "lead_status",           "recording",  "company_time_zone", "tags"};
    std::vector<const Field *> fields;
    const auto add = [&fields](const Field *field) {
        if (field->isStored() && std::find(fields.begin(), fields.end(), field) == fields.end())
            fields.push_back(field);
    };
    for (const char *key : Always)
        add(callField(key));
    for (const Field *field : m_columns) {
        if (!field->isStored())
            return {}; // made from other fields: read them all
        add(field);
        if (field->key == std::string_view("source"))
            add(callField("keywords")); // its cell has both
    }
    return fields;
}

void CallList::requestPage(int number) const
{
    if (m_reading.contains(number))
        return;
    const auto rows = rowsOfPage(number);
    auto *self = const_cast<CallList *>(this); // data() is const, but what it lacks has to come from somewhere
    const auto work = [&cache = m_cache, rows = std::vector<CallRow>(rows.begin(), rows.end()), search = m_query.search,
                       fields = fieldsToRead()](const std::stop_token &) -> Result<Page> {
        Page page;
        auto calls = cache.calls().calls(rows, fields);
        if (!calls)
            return calls.error();
        page.calls = std::move(*calls);
        for (std::size_t i = 0; i < page.calls.size(); ++i)
            page.places.emplace(page.calls[i].row, i);
        if (search.empty())
            return page;
        auto snippets = cache.queries().snippets(rows, search);
        if (snippets)
            for (store::Snippet &snippet : *snippets)
                page.snippets.emplace(snippet.row, std::move(snippet));
        return page;
    };
    m_reading.emplace(number, m_background.run(self, work, [self, number](Result<Page> page) {
        if (page)
            self->insertPage(number, std::move(*page));
        else
            self->fail(page.error());
    }));
}

void CallList::insertPage(int number, Page page)
{
    m_reading.erase(number);
    const int first = number * PageSize;
    const int count = int(rowsOfPage(number).size());
    m_pages.insert(number, new Page(std::move(page))); // the cache owns it; least used pages drop out
    if (m_reading.empty()) {                           // all that is in sight is new
        m_retiredPlaces.clear();
        m_retired.clear();
    }
    if (count > 0)
        Q_EMIT dataChanged(index(first, 0), index(first + count - 1, columnCount() - 1));
}

const CallList::Page *CallList::pageOf(int index) const
{
    const int number = index / PageSize;
    if (const Page *page = m_pages.object(number))
        return page;
    requestPage(number);
    const auto retired = m_retiredPlaces.find(rowAt(index));
    return retired == m_retiredPlaces.end() ? nullptr : retired->second;
}

const StoredCall *CallList::callAt(int index) const
{
    const Page *page = pageOf(index);
    if (!page)
        return nullptr;
    const auto it = page->places.find(rowAt(index));
    return it == page->places.end() ? nullptr : &page->calls[it->second];
}

const store::Snippet *CallList::snippetAt(int index) const
{
    const Page *page = pageOf(index);
    if (!page)
        return nullptr;
    const auto it = page->snippets.find(rowAt(index));
    return it == page->snippets.end() ? nullptr : &it->second;
}

int CallList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CallList::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant CallList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) { // these need no page
    case RowRole:
        return qint64(rowAt(index.row()));
    case NumericRole:
        return isNumeric(field(index.column()).kind);
    case Qt::TextAlignmentRole:
        return QVariant(isNumeric(field(index.column()).kind) ? Qt::AlignRight | Qt::AlignVCenter
                                                              : Qt::AlignLeft | Qt::AlignVCenter);
    case SnippetRole:
        return QVariant::fromValue(static_cast<const void *>(snippetAt(index.row())));
    case CallRole:
        return QVariant::fromValue(static_cast<const void *>(callAt(index.row())));
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        break;
    default:
        return {};
    }
    const StoredCall *call = callAt(index.row());
    if (role == Qt::AccessibleTextRole && call && m_spoken)
        return m_spoken(index.row(), index.column());
    return call ? text(field(index.column()), call->call, m_display.reader()) : QVariant();
}

QVariant CallList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical && role == Qt::AccessibleTextRole && m_spoken && section >= 0 &&
        section < rowCount() && callAt(section))
        return m_spoken(section, -1);
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return label(field(section));
    if (role == Qt::TextAlignmentRole)
        return QVariant(isNumeric(field(section).kind) ? Qt::AlignRight | Qt::AlignVCenter
                                                       : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

void CallList::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    store::CallQuery query = m_query;
    query.sort = {field(column).key, order == Qt::DescendingOrder};
    setQuery(query);
}

void CallList::onChanged(const store::ChangeNotice &notice)
{
    const bool isOther = notice.touches(store::Part::Said) && m_query.asksWhatIsSaid();
    if (notice.listsChanged || notice.manyCalls || isOther) {
        if (!m_refreshSoon.isActive())
            m_refreshSoon.start();
    }
    if (notice.manyCalls) {
        retirePages();
        repaintAll();
        return;
    }
    const std::vector<int> shown = [this] {
        std::vector<int> numbers;
        for (const int number : m_pages.keys())
            numbers.push_back(number);
        return numbers;
    }();
    for (const int number : shown) {
        const Page *page = m_pages.object(number);
        const bool touched = std::any_of(notice.calls.begin(), notice.calls.end(),
                                         [page](CallRow row) { return page->places.contains(row); });
        if (touched) { // the old page stays on screen until the new one is there
            m_reading.erase(number);
            requestPage(number);
        }
    }
}

} // namespace earshot::items
