#pragma once
#include "ui/shell/keymap.h"
#include "ui/shell/overlay.h"

class QPushButton;
class QVBoxLayout;

namespace earshot {

class FittedScroll;
class KeyRow;

/// `?`: every action by where it works, with its keys, which are changed right here; and
/// what the mouse does where that is not plain to see.
class ShortcutSheet : public Overlay {
    Q_OBJECT
public:
    ShortcutSheet(Keymap &keys, QWidget *window);

    void show();

protected:
    QWidget *firstFocus() override { return this; }
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeColumns();
    void addTitle(QVBoxLayout *column, const QString &title);
    void addGroup(QVBoxLayout *column, const Keymap::Group &group);
    void addGestures(QVBoxLayout *column);
    void addTypingKeys(QVBoxLayout *column);
    void addHints(QVBoxLayout *column, const QString &title, const std::vector<std::pair<QString, QString>> &hints);
    void take(const QString &name, KeyRow *row, const QKeySequence &key, bool again);
    void showKeys();

    Keymap &m_keys;
    FittedScroll *m_scroll = nullptr;
    QPushButton *m_resetAll;
    std::map<QString, KeyRow *> m_rows;
};

} // namespace earshot
