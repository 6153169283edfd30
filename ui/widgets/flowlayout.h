#pragma once
#include "ui/widgets/metrics.h"

#include <QLayout>
#include <QWidget>

#include <memory>
#include <vector>

namespace earshot {

/// Items side by side, wrapping into lines as words do. Mirrors in right-to-left layouts.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    /// `gap` is between items, `lineGap` between lines; negative: the same.
    explicit FlowLayout(QWidget *parent = nullptr, int gap = space::Xs, int lineGap = -1);
    ~FlowLayout() override;

    /// Puts `widget` before the item at `index`.
    void insertWidget(int index, QWidget *widget);
    /// `widget` is rather left out than that it begins another line.
    void setOptional(QWidget *widget);
    /// The optional widgets that are left out of a line of `width`: all from the first that does not fit, so that they
    /// do not change places. Whoever asks hides them.
    QWidgetList leftOut(int width) const;

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// Places the items in `rect` and returns the height used; with `apply` false it only measures.
    int arrange(const QRect &rect, bool apply) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    QWidgetList m_optional;
    int m_gap;
    int m_lineGap;
};

} // namespace earshot
