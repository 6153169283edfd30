#pragma once
#include <QKeySequence>
#include <QWidget>

namespace earshot {

class ElidedLabel;
class IconButton;
class Label;

/// What an action is called and its keys. A click, or Return, waits for another key: Backspace takes the key away, Esc
/// leaves it as it is.
class KeyRow : public QWidget {
    Q_OBJECT
public:
    explicit KeyRow(const QString &title, QWidget *parent = nullptr);

    void show(const QList<QKeySequence> &keys, bool usual);
    /// The key that was pressed is another's: it has to be pressed again to be taken.
    void warn(const QKeySequence &key, const QString &owner);
    bool isWaiting() const { return m_waiting; }
    /// Waits for a key no more.
    void leave();

Q_SIGNALS:
    /// A key was pressed; empty: none is wanted. `again`: after a warning of the same key.
    void pressed(const QKeySequence &key, bool again);
    void resetRequested();
    void waitingChanged(bool waiting);

protected:
    bool event(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void wait();
    void take(QKeyEvent *event);
    void showState();

    QString m_title;
    ElidedLabel *m_name;
    Label *m_words;
    QWidget *m_caps; // the keys
    IconButton *m_reset;
    QKeySequence m_warned;
    bool m_waiting = false;
};

} // namespace earshot
