#include "ui/widgets/readingorder.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace earshot {
namespace {

bool isStop(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && widget->isEnabled();
}

/// Visible children, line by line. Of one line are those whose middle is beside the first one's.
QList<QWidget *> childrenInOrder(const QWidget *parent)
{
    QList<QWidget *> all;
    for (QObject *child : parent->children())
        if (auto *widget = qobject_cast<QWidget *>(child); widget && widget->isVisible() && !widget->isWindow())
            all << widget;
    std::stable_sort(all.begin(), all.end(), [](const QWidget *a, const QWidget *b) { return a->y() < b->y(); });
    const bool mirrored = parent->isRightToLeft();
    for (auto line = all.begin(); line != all.end();) {
        const int bottom = (*line)->geometry().bottom();
        const auto end =
            std::find_if(line, all.end(), [&](const QWidget *one) { return one->geometry().center().y() > bottom; });
        std::stable_sort(line, end, [mirrored](const QWidget *a, const QWidget *b) {
            return mirrored ? a->geometry().right() > b->geometry().right() : a->x() < b->x();
        });
        line = end;
    }
    return all;
}

void addStops(QWidget *widget, QList<QWidget *> &stops)
{
    if (isStop(widget))
        stops << widget;
    for (QWidget *child : childrenInOrder(widget))
        addStops(child, stops);
}

} // namespace

QList<QWidget *> tabStops(QWidget *root)
{
    QList<QWidget *> stops;
    for (QWidget *child : childrenInOrder(root))
        addStops(child, stops);
    return stops;
}

bool focusInReadingOrder(QWidget *root, bool next)
{
    const QList<QWidget *> stops = tabStops(root);
    if (stops.isEmpty())
        return false;
    const QWidget *focused = QApplication::focusWidget();
    auto at = stops.indexOf(const_cast<QWidget *>(focused));
    // from what is no stop itself one goes to the first stop in it, or after it
    for (; at < 0 && focused && focused != root; focused = focused->parentWidget())
        for (qsizetype i = 0; at < 0 && i < stops.size(); ++i)
            if (focused->isAncestorOf(stops[i]))
                at = next ? i - 1 : i;
    const qsizetype to = at < 0 && !next ? stops.size() - 1 : (at + (next ? 1 : -1) + stops.size()) % stops.size();
    root->window()->setAttribute(Qt::WA_KeyboardFocusChange);
    stops[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace earshot
