#pragma once
#include <QObject>

class QKeyEvent;
class QWidget;

namespace earshot {

/// True when the key is the widget's own business while it has the focus: everything that writes or moves in a text
/// that is being typed, what an open popup or menu may want, Enter and Space on a button, arrows on a slider or a tab.
bool ownsKey(const QWidget *focus, const QKeyEvent &key);

/// Whoever has the focus owns its keys: no shortcut of a page or of the window takes them. It watches the whole
/// application, popups among it, for as long as its owner lives; several of them do no harm.
class ControlKeys : public QObject {
    Q_OBJECT
public:
    explicit ControlKeys(QObject *owner);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace earshot
