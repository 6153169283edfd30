#pragma once
#include <QList>

class QWidget;

namespace earshot {

/// The controls in `root` that Tab stops at now, in the order in which one reads: line by line, or column by column
/// where no gap parts lines; what stands in one box stays together. Widgets that come and go need not be put into any
/// order that way.
QList<QWidget *> tabStops(QWidget *root);

/// Moves the focus to the next stop of `root`, or the one before; round at the end. False where there is none. For
/// overrides of QWidget::focusNextPrevChild.
bool focusInReadingOrder(QWidget *root, bool next);

} // namespace earshot
