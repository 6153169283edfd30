#include "ui/calls/calltable.h"

#include "ui/calls/callcells.h"
#include "ui/calls/rowmarks.h"
#include "ui/calls/snippetline.h"
#include "ui/calls/spokencalls.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <set>

namespace earshot {
namespace {

constexpr int AnotherHeld = 12; // rows below the first one, which may be the one that goes

} // namespace

CallTable::CallTable(items::CallList &list, const ValueSource &values, QWidget *parent)
    : QTableView(parent), m_list(list), m_cells(new CallCells(*this, list, values)), m_marks(new RowMarks(*this, list))
{
    list.setSpoken([&list, &values](int row, int column) { return spokenCell(list, values, row, column); });
    setModel(&list);
    setItemDelegate(m_cells);
    setVerticalHeader(m_marks);
    setAccessibleName(tr("Calls"));
    setFrameShape(NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalScrollBar()->setSingleStep(earshot::rowHeight(font()));
    setUpHeader();
    setSnippetsShown(false);
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT callActivated(m_list.rowAt(index.row())); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CallTable::announce);
    connect(
        selectionModel(), &QItemSelectionModel::currentRowChanged, viewport(),
        [this](const QModelIndex &now, const QModelIndex &before) { // the ring is around rows, the view paints cells
            for (const int row : {now.row(), before.row()})
                viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
        });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection &now, const QItemSelection &before) {
                updateRows(now);
                updateRows(before);
                Q_EMIT selectionSizeChanged(selectedCount());
            });
    connect(&m_list, &QAbstractItemModel::dataChanged, m_marks->viewport(), qOverload<>(&QWidget::update));
    connect(&m_list, &QAbstractItemModel::dataChanged, this, &CallTable::tellWhereMet);
    const auto recount = [this] { Q_EMIT selectionSizeChanged(selectedCount()); }; // Qt tells only of what was clicked
    connect(&m_list, &QAbstractItemModel::layoutChanged, this, recount);
    connect(&m_list, &QAbstractItemModel::modelReset, this, recount);
    connect(&m_list, &QAbstractItemModel::layoutAboutToBeChanged, this, &CallTable::holdPlace);
    connect(&m_list, &QAbstractItemModel::layoutChanged, this, &CallTable::keepPlace);
    connect(&m_list, &items::CallList::stateChanged, this, [this] {
        announce();
        viewport()->update();
    });
}

void CallTable::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(40);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &CallTable::columnChooserRequested);
    connect(header, &QHeaderView::sectionClicked, this, &CallTable::sortBy);
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_arranging)
            Q_EMIT columnsChanged();
    });
    connect(header, &QHeaderView::sectionResized, this, [this, header](int column) {
        if (m_arranging || header->visualIndex(column) == header->count() - 1)
            return; // the last one stretches: its width is the window's, not its own
        m_fits = false;
        Q_EMIT columnsChanged();
    });
}

std::vector<ListColumn> CallTable::columns() const
{
    const QHeaderView *header = horizontalHeader();
    const auto keys = m_list.columns();
    std::vector<ListColumn> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const bool last = visual == header->count() - 1;
        const std::string &key = keys[std::size_t(column)];
        columns.push_back({key, last || m_fits ? defaultWidth(key) : header->sectionSize(column)});
    }
    return columns;
}

/// Where nobody said how wide columns are to be, none is cut by the pane's edge as long as they can give way.
void CallTable::fitColumns()
{
    if (!m_fits)
        return;
    std::vector<ListColumn> wanted = columns();
    for (ListColumn &column : wanted)
        column.width = forText(column.width);
    const std::vector<int> widths = fittedWidths(wanted, viewport()->width());
    QHeaderView *header = horizontalHeader();
    const bool was = std::exchange(m_arranging, true);
    for (int visual = 0; visual < header->count(); ++visual)
        header->resizeSection(header->logicalIndex(visual), widths[std::size_t(visual)]);
    m_arranging = was;
}

void CallTable::setColumns(const std::vector<ListColumn> &columns)
{
    m_arranging = true;
    std::vector<std::string> keys;
    keys.reserve(columns.size());
    for (const ListColumn &column : columns)
        keys.push_back(column.key);
    if (keys != m_list.columns()) {
        m_list.setColumns({}); // forgets how sections were moved
        m_list.setColumns(keys);
    }
    QHeaderView *header = horizontalHeader();
    for (int i = 0; i < header->count(); ++i) {
        header->moveSection(header->visualIndex(i), i);
        header->resizeSection(i, columns[std::size_t(i)].width);
    }
    m_fits = hasDefaultWidths(columns);
    fitColumns();
    m_arranging = false;
    showSort(m_sort);
}

void CallTable::showSort(const store::Sort &sort)
{
    m_sort = sort;
    const auto keys = m_list.columns();
    const auto it = std::find(keys.begin(), keys.end(), sort.field);
    horizontalHeader()->setSortIndicator(it == keys.end() ? -1 : int(it - keys.begin()),
                                         sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void CallTable::sortBy(int column)
{
    const Field &field = m_list.field(column);
    if (!field.isStored())
        return showSort(m_sort);
    // newest, longest and dearest first; names from A
    const bool downFirst = field.kind == Kind::Time || items::isNumeric(field.kind);
    const bool again = m_sort.field == field.key;
    Q_EMIT sortRequested({field.key, again ? !m_sort.descending : downFirst});
}

void CallTable::setSnippetsShown(bool on)
{
    m_snippets = on;
    const int line = earshot::rowHeight(font());
    m_cells->setLineHeight(on ? line : 0);
    m_marks->setDefaultSectionSize(on ? line + snippetHeight(font()) : line);
    horizontalHeader()->setFixedHeight(line);
    viewport()->update();
}

int CallTable::lineHeight() const
{
    return earshot::rowHeight(font());
}

std::optional<CallRow> CallTable::currentCall() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? std::optional(m_list.rowAt(index.row())) : std::nullopt;
}

void CallTable::announce()
{
    const auto current = currentCall();
    // a current call that is only out of the list while it is made anew stays the current one
    const bool unsettled = m_list.state() == items::CallList::State::Loading || m_list.isPartial();
    if (!current && m_announced && unsettled)
        return;
    if (!current && chooseOne())
        return; // which announces it
    if (current == m_announced)
        return;
    m_announced = current;
    if (current)
        m_last = current;
    m_met.reset();
    Q_EMIT currentCallChanged(current, std::nullopt);
    tellWhereMet();
}

/// The list knows where the search met a call only once it has read that page.
void CallTable::tellWhereMet()
{
    const store::Snippet *snippet = m_announced ? m_list.snippetAt(currentIndex().row()) : nullptr;
    if (!snippet || !snippet->phrase || m_met == snippet->phrase)
        return;
    m_met = snippet->phrase;
    Q_EMIT currentCallChanged(m_announced, m_met);
}

/// The call that was looked at last, or the first one; the keyboard stays where it is.
bool CallTable::chooseOne()
{
    if (m_list.rowCount() == 0)
        return false;
    const int before = m_last ? m_list.indexOf(*m_last) : -1;
    setCurrentIndex(m_list.index(std::max(0, before), 0));
    return true;
}

std::vector<CallRow> CallTable::selectedCalls() const
{
    std::set<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        ranges.emplace(range.top(), range.bottom());
    std::vector<CallRow> rows;
    int next = 0; // ranges of several columns may overlap
    for (const auto &[top, bottom] : ranges)
        for (next = std::max(next, top); next <= bottom; ++next)
            rows.push_back(m_list.rowAt(next));
    return rows;
}

int CallTable::selectedCount() const
{
    std::set<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        ranges.emplace(range.top(), range.bottom());
    int count = 0;
    int next = 0;
    for (const auto &[top, bottom] : ranges) {
        count += std::max(0, bottom + 1 - std::max(next, top));
        next = std::max(next, bottom + 1);
    }
    return count;
}

void CallTable::step(int by)
{
    if (m_list.rowCount() == 0)
        return;
    // the focus alone makes the first row current, but chooses nothing
    const bool chosen = currentIndex().isValid() && selectionModel()->isRowSelected(currentIndex().row());
    const int from = chosen ? currentIndex().row() : by > 0 ? -1 : m_list.rowCount();
    setCurrentIndex(m_list.index(std::clamp(from + by, 0, m_list.rowCount() - 1), 0));
}

void CallTable::selectCall(CallRow row)
{
    if (const int place = m_list.indexOf(row); place >= 0)
        setCurrentIndex(m_list.index(place, 0));
}

ListSight CallTable::sight() const
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return {{}, verticalScrollBar()->value()};
    return {m_list.rowAt(current.row()), rowViewportPosition(current.row())};
}

bool CallTable::look(const ListSight &sight)
{
    if (!sight.current) {
        verticalScrollBar()->setValue(sight.top);
        return true;
    }
    const int place = m_list.indexOf(*sight.current);
    if (place < 0)
        return false;
    setCurrentIndex(m_list.index(place, 0));
    updateGeometries(); // the bar knows the length of a list that is just here
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(place) - sight.top);
    return true;
}

bool CallTable::isCurrentInSight() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() && viewport()->rect().intersects(rowRect(current.row()));
}

/// Calls that come and go above must not move those that are looked at. At the very top new ones are to be seen.
void CallTable::holdPlace()
{
    m_held.clear();
    if (verticalScrollBar()->value() == 0 || m_list.rowCount() == 0)
        return;
    const int first = std::max(0, rowAt(0));
    std::vector<int> rows = {first, std::min(first + AnotherHeld, m_list.rowCount() - 1)};
    if (isCurrentInSight())
        rows.insert(rows.begin(), currentIndex().row());
    for (const int row : rows)
        m_held.emplace_back(m_list.index(row, 0), rowViewportPosition(row));
}

void CallTable::keepPlace()
{
    const auto held = std::exchange(m_held, {});
    const auto left = std::find_if(held.begin(), held.end(), [](const auto &one) { return one.first.isValid(); });
    if (left == held.end())
        return;
    updateGeometries(); // the bar knows how long the list is now
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(left->first.row()) - left->second);
}

QModelIndex CallTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = m_list.rowCount() - 1;
    const int column = std::max(0, currentIndex().column());
    switch (action) {
    case MoveHome:
        return m_list.index(std::min(0, last), column);
    case MoveEnd:
        return m_list.index(last, column);
    case MoveLeft:
    case MoveRight: { // columns are not walked through, only brought into sight
        QScrollBar *bar = horizontalScrollBar();
        bar->setValue(bar->value() + (action == MoveLeft ? -bar->singleStep() : bar->singleStep()));
        return currentIndex();
    }
    default:
        return QTableView::moveCursor(action, modifiers);
    }
}

/// Of a line only what changed is painted: the rest of the page stands.
void CallTable::updateRows(const QItemSelection &rows)
{
    for (const QItemSelectionRange &range : rows) {
        const int top = rowViewportPosition(range.top());
        const int bottom = rowViewportPosition(range.bottom()) + QTableView::rowHeight(range.bottom());
        viewport()->update(0, top, viewport()->width(), bottom - top);
        m_marks->viewport()->update(0, top, m_marks->width(), bottom - top);
    }
}

void CallTable::setHoveredRow(int row)
{
    if (row == m_hovered)
        return;
    for (const int changed : {m_hovered, std::exchange(m_hovered, row), row})
        if (changed >= 0 && changed < m_list.rowCount()) {
            viewport()->update(rowRect(changed));
            m_marks->viewport()->update(0, rowViewportPosition(changed), m_marks->width(),
                                        QTableView::rowHeight(changed));
        }
}

QColor CallTable::rowColour(int row) const
{
    const Theme &t = themeOf(this);
    if (selectionModel()->isRowSelected(row))
        return isActiveWindow() && hasFocus() ? t.selection : blend(t.surface, t.selection, 0.7);
    return row == m_hovered ? blend(t.surface, t.hover, 0.6) : t.surface;
}

QColor CallTable::lineColour() const
{
    const Theme &t = themeOf(this);
    return blend(t.surface, t.hairline, 0.7);
}

QRect CallTable::rowRect(int row) const
{
    return {0, rowViewportPosition(row), viewport()->width(), QTableView::rowHeight(row)};
}

void CallTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && selectedCount() > 1)
        Q_EMIT selectionLeft();
    else
        QTableView::keyPressEvent(event);
}

void CallTable::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(event->buttons() ? -1 : rowAt(int(event->position().y())));
    QTableView::mouseMoveEvent(event);
}

bool CallTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHoveredRow(-1);
    return QTableView::viewportEvent(event);
}

void CallTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    setSnippetsShown(m_snippets);
    fitColumns();
}

void CallTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void CallTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    if (m_list.rowCount() == 0) {
        if (m_list.state() == items::CallList::State::Loading)
            paintWaiting(painter);
        return;
    }
    const int first = rowAt(0);
    const int bottom = rowAt(viewport()->height() - 1);
    const int last = bottom < 0 ? m_list.rowCount() - 1 : bottom;
    const Theme &t = themeOf(this);
    for (int row = first; row <= last && row >= 0; ++row) {
        const QRect rect = rowRect(row);
        if (m_snippets)
            paintSnippet(painter, row);
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), lineColour());
        if (row == currentIndex().row() && showsFocusRing(this))
            paintFocusRing(&painter, QRectF(rect).adjusted(1, 1, -1, -1), radius::Small, t);
    }
}

void CallTable::paintSnippet(QPainter &painter, int row)
{
    const store::Snippet *snippet = m_list.snippetAt(row);
    const QRect rect = rowRect(row);
    const QRect line(rect.left() + CellPad, rect.top() + lineHeight() - space::Xs, rect.width() - 2 * CellPad,
                     snippetHeight(font()));
    painter.fillRect(QRect(rect.left(), rect.top() + lineHeight(), rect.width(), rect.height() - lineHeight()),
                     rowColour(row));
    if (snippet)
        drawSnippet(painter, line, *snippet, themeOf(this), layoutDirection());
}

/// Bars in place of rows until the first ones are there.
void CallTable::paintWaiting(QPainter &painter)
{
    const Theme &t = themeOf(this);
    const int height = lineHeight();
    const QHeaderView *header = horizontalHeader();
    for (int row = 0; row * height < viewport()->height(); ++row)
        for (int column = 0; column < header->count(); ++column) {
            const int width = header->sectionSize(column) - 2 * CellPad;
            const int share = 35 + (row * 37 + column * 53) % 45;
            const QRect bar(header->sectionViewportPosition(column) + CellPad, row * height + height / 2 - 3,
                            width * share / 100, 7);
            paintBox(&painter, bar, 3.5, blend(t.surface, t.track, 0.6));
        }
}

} // namespace earshot
