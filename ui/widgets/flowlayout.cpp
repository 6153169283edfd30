#include "ui/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace earshot {

FlowLayout::FlowLayout(QWidget *parent, int gap, int lineGap)
    : QLayout(parent), m_gap(gap), m_lineGap(lineGap < 0 ? gap : lineGap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(m_items.begin() + index, std::make_unique<QWidgetItem>(widget));
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

int FlowLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    m_optional.removeOne(item->widget());
    invalidate();
    return item;
}

void FlowLayout::setOptional(QWidget *widget)
{
    m_optional.append(widget);
    invalidate();
}

QWidgetList FlowLayout::leftOut(int width) const
{
    int room = width + m_gap;
    for (const auto &item : m_items)
        if (!item->isEmpty() && !m_optional.contains(item->widget()))
            room -= item->sizeHint().width() + m_gap;
    QWidgetList out;
    for (QWidget *widget : m_optional) {
        room -= widget->sizeHint().width() + m_gap;
        if (room < 0 || !out.isEmpty())
            out.append(widget);
    }
    return out;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0);
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size.rwidth() += hint.width() + (size.width() > 0 ? m_gap : 0);
        size.setHeight(std::max(size.height(), hint.height()));
    }
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QMargins m = contentsMargins();
    const QRect area = rect.marginsRemoved(m);
    const QWidgetList out = leftOut(area.width());
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;

    struct Placed {
        QLayoutItem *item;
        QRect box;
    };
    std::vector<Placed> line;
    int x = 0, y = 0, lineHeight = 0;
    const auto finishLine = [&] {
        for (const Placed &placed : line) {
            const QRect box = placed.box.translated(area.left(), area.top() + (lineHeight - placed.box.height()) / 2);
            if (apply)
                placed.item->setGeometry(QStyle::visualRect(direction, area, box));
        }
        line.clear();
    };
    for (const auto &item : m_items) {
        if (item->isEmpty() || out.contains(item->widget()))
            continue;
        QSize size = item->sizeHint();
        if (x > 0 && x + size.width() > area.width()) {
            finishLine();
            y += lineHeight + m_lineGap;
            x = lineHeight = 0;
        }
        size.setWidth(std::min(size.width(), std::max(area.width(), 1)));
        if (item->expandingDirections() & Qt::Horizontal)
            size.setWidth(std::max(size.width(), area.width() - x));
        line.push_back({item.get(), QRect(QPoint(x, y), size)});
        x += size.width() + m_gap;
        lineHeight = std::max(lineHeight, size.height());
    }
    finishLine();
    return y + lineHeight + m.top() + m.bottom();
}

} // namespace earshot
