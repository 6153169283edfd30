#pragma once
#include <QObject>

class QWidget;

namespace earshot {

/// Leaves a control that was reached by keyboard the keys it lives by, where a page has shortcuts on the same ones:
/// Space presses a button, arrows move a slider or go from tab to tab.
class ControlKeys : public QObject {
    Q_OBJECT
public:
    /// For everything on `page`, which owns it.
    explicit ControlKeys(QWidget *page);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace earshot
