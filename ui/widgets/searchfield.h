#pragma once
#include <QKeySequence>
#include <QLineEdit>

class QShortcut;
class QTimer;

namespace earshot {

class IconButton;
class KeyHint;

/// A line edit for searching as one types: magnifier, clear button, and the shortcut that leads here while it is empty.
/// Esc clears, and in an empty field gives the focus back.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

    /// Focuses the field from anywhere in its window, and is shown as a hint.
    void setShortcut(const QKeySequence &shortcut);
    /// How long typing must pause before searched(); 120 ms unless told.
    void setPause(int milliseconds);

Q_SIGNALS:
    /// The trimmed text after a pause in typing, at once on Enter and on clearing; never the same text twice running.
    void searched(const QString &text);
    /// Down was pressed: the results want the focus.
    void leftDownwards();
    /// Esc in an empty field.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void arrange();
    void announce();

    IconButton *m_clear;
    KeyHint *m_hint;
    QShortcut *m_shortcut = nullptr;
    QTimer *m_pause;
    QString m_announced;
};

} // namespace earshot
