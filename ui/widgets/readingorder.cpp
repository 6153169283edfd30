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

using Span = std::pair<int, int>; // first and last pixel

/// Parts `all`, in the order of their spans, wherever a gap goes through all of them.
template <typename SpanOf>
QList<QList<QWidget *>> cut(QList<QWidget *> all, SpanOf spanOf)
{
    std::stable_sort(all.begin(), all.end(),
                     [&](const QWidget *a, const QWidget *b) { return spanOf(a).first < spanOf(b).first; });
    QList<QList<QWidget *>> parts;
    int end = 0;
    for (QWidget *one : std::as_const(all)) {
        const Span span = spanOf(one);
        if (parts.isEmpty() || span.first > end)
            parts << QList<QWidget *>();
        end = parts.last().isEmpty() ? span.second : std::max(end, span.second);
        parts.last() << one;
    }
    return parts;
}

/// Lines from the top, and where no gap parts lines, columns from where one begins to read.
QList<QWidget *> inReadingOrder(const QList<QWidget *> &all, bool mirrored)
{
    if (all.size() < 2)
        return all;
    auto parts = cut(all, [](const QWidget *one) { return Span(one->geometry().top(), one->geometry().bottom()); });
    if (parts.size() < 2)
        parts = cut(all, [mirrored](const QWidget *one) {
            const QRect place = one->geometry();
            return mirrored ? Span(-place.right(), -place.left()) : Span(place.left(), place.right());
        });
    if (parts.size() < 2)
        return parts.first(); // they lie over each other
    QList<QWidget *> out;
    for (const QList<QWidget *> &part : std::as_const(parts))
        out << inReadingOrder(part, mirrored);
    return out;
}

QList<QWidget *> childrenInOrder(const QWidget *parent)
{
    QList<QWidget *> all;
    for (QObject *child : parent->children())
        if (auto *widget = qobject_cast<QWidget *>(child); widget && widget->isVisible() && !widget->isWindow())
            all << widget;
    return inReadingOrder(all, parent->isRightToLeft());
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
