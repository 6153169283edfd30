#pragma once
#include "models/items/settings.h"

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QPointer>

#include <map>

namespace earshot {

/// The one map of the window's keys: those each action has by itself, and those a person gave it instead, which the
/// profile remembers. A key means one thing wherever it is pressed: where its action does not fit, it does nothing.
/// Actions of one name, as two pages have them, mean the same and share their keys.
class Keymap : public QObject {
    Q_OBJECT
public:
    struct Group {
        QString title;
        QStringList names;
    };

    explicit Keymap(items::Settings &settings, QObject *parent = nullptr);

    /// Takes actions in, and gives them the keys that a person chose. Those of a name that is known join the others.
    void add(const QString &title, const QList<QAction *> &actions);

    /// In the order they were added, each name once.
    const std::vector<Group> &groups() const { return m_groups; }
    QString title(const QString &name) const; // without menu marks
    QList<QKeySequence> keys(const QString &name) const;
    bool isUsual(const QString &name) const;
    bool isUsual() const { return m_chosen.isEmpty(); } // all of them

    /// Another action than `name` that has this key; empty: none.
    QString rival(const QString &name, const QKeySequence &key) const;
    /// Gives an action this key alone, and takes it from its rivals; an empty one: no key.
    void set(const QString &name, const QKeySequence &key);
    void reset(const QString &name);
    void resetAll();

Q_SIGNALS:
    void changed();

private:
    struct Entry {
        QList<QPointer<QAction>> actions;
        QList<QKeySequence> usual;
    };
    void choose(const QString &name, const QList<QKeySequence> &keys);
    void save();

    items::Settings &m_settings;
    std::vector<Group> m_groups;
    std::map<QString, Entry> m_entries;
    QMap<QString, QList<QKeySequence>> m_chosen; // other than usual; also of actions this program does not know
};

} // namespace earshot
