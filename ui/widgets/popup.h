#pragma once
#include <QFrame>

namespace earshot {

/// A raised box that opens at a widget and closes with Esc or a click elsewhere; give it a layout. It deletes itself
/// once closed.
class Popup : public QFrame {
    Q_OBJECT
public:
    explicit Popup(QWidget *parent);

    /// Opens under `anchor`, aligned with its leading edge, or above it where there is no room below.
    void openAt(const QWidget *anchor);
    /// Puts the size right after the content changed while open.
    void fit();

Q_SIGNALS:
    void closed();

protected:
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void place();

    QRect m_anchor; // on the screen
};

} // namespace earshot
