#pragma once
#include <QTimer>
#include <QWidget>

class QPushButton;

namespace earshot {

class ElidedLabel;
class IconButton;

/// A short word at the foot of its parent about what was just done, with a way back. It leaves by itself after a few
/// seconds, but not under the pointer or while the keyboard is in it.
class Toast : public QWidget {
    Q_OBJECT
public:
    explicit Toast(QWidget *parent);

    /// Shows `text`, in place of an earlier one. `action` is mostly "Undo"; empty shows no button.
    void say(const QString &text, const QString &action = {});
    /// How long it stays; 6 s unless told.
    void setStay(int milliseconds);

Q_SIGNALS:
    void actionTriggered();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void place();
    void expire();

    ElidedLabel *m_text;
    QPushButton *m_action;
    IconButton *m_close;
    QTimer m_stay;
};

} // namespace earshot
