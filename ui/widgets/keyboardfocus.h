#pragma once
#include <QObject>

namespace earshot {

/// What every control of the program does with the keyboard, in one place: whoever moves by keys sees where they are,
/// and Enter on a button with the focus presses it, whatever the page does on Enter.
class KeyboardFocus : public QObject {
public:
    using QObject::QObject;

protected:
    /// Of the application.
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace earshot
