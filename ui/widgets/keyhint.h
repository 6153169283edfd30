#pragma once
#include <QKeySequence>
#include <QWidget>

class QAction;

namespace earshot {

/// A shortcut as key caps: ⌃ K as "Ctrl" "K". Sequences of several strokes stand side by side.
class KeyHint : public QWidget {
    Q_OBJECT
public:
    explicit KeyHint(const QKeySequence &keys = {}, QWidget *parent = nullptr);

    QKeySequence keys() const { return m_keys; }
    void setKeys(const QKeySequence &keys);
    /// Shows the action's first key, whatever becomes of it; nothing while it has none.
    void follow(const QAction *action);
    /// The words on the caps.
    QStringList caps() const { return m_caps; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QKeySequence m_keys;
    QStringList m_caps;
};

} // namespace earshot
