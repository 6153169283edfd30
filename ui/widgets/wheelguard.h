#pragma once
#include <QObject>

namespace earshot {

/// Keeps the wheel from changing values in passing: on a combo box it never does, on spin boxes and sliders only once
/// they were clicked and as long as they have the focus. Else it goes on to the page, which scrolls.
class WheelGuard : public QObject {
public:
    using QObject::QObject;

    /// Does nothing for widgets on which the wheel changes no value.
    void watch(QWidget *widget);
    void leave(QWidget *widget);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace earshot
