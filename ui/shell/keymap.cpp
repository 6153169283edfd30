#include "ui/shell/keymap.h"

#include <algorithm>

namespace earshot {
namespace {

/// What actions were called when a profile kept their keys, before the list, the call and the queue shared them.
QString presentName(const QString &name)
{
    static const std::map<QString, QString> Former = {
        {QStringLiteral("calls.lead"), QStringLiteral("call.lead")},
        {QStringLiteral("calls.notLead"), QStringLiteral("call.notLead")},
        {QStringLiteral("calls.unscored"), QStringLiteral("call.unscored")},
        {QStringLiteral("calls.tags"), QStringLiteral("call.tag")},
        {QStringLiteral("calls.value"), QStringLiteral("call.value")},
        {QStringLiteral("calls.note"), QStringLiteral("call.note")},
        {QStringLiteral("review.lead"), QStringLiteral("call.lead")},
        {QStringLiteral("review.notLead"), QStringLiteral("call.notLead")}};
    const auto it = Former.find(name);
    return it == Former.end() ? name : it->second;
}

// A line of the setting: "player.play=Space", portable.
QMap<QString, QList<QKeySequence>> chosenIn(const QString &setting)
{
    QMap<QString, QList<QKeySequence>> chosen;
    for (const QString &line : setting.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (equals <= 0)
            continue;
        QList<QKeySequence> keys = QKeySequence::listFromString(line.mid(equals + 1), QKeySequence::PortableText);
        keys.removeAll(QKeySequence()); // nothing is read as one empty key
        chosen[presentName(line.left(equals))] = keys;
    }
    return chosen;
}

} // namespace

Keymap::Keymap(items::Settings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_chosen(chosenIn(settings.text(items::Setting::Keys)))
{
}

void Keymap::add(const QString &title, const QList<QAction *> &actions)
{
    Group group{title, {}};
    for (QAction *action : actions) {
        const QString name = action->objectName();
        if (name.isEmpty())
            continue;
        const bool fresh = m_entries.count(name) == 0;
        Entry &entry = m_entries[name];
        if (fresh) {
            entry = {{}, action->shortcuts()};
            group.names << name;
        }
        if (entry.actions.contains(action))
            continue;
        entry.actions << action;
        if (const auto chosen = m_chosen.constFind(name); chosen != m_chosen.constEnd())
            action->setShortcuts(*chosen);
    }
    if (!group.names.isEmpty())
        m_groups.push_back(std::move(group));
}

QString Keymap::title(const QString &name) const
{
    for (const QPointer<QAction> &action : m_entries.at(name).actions)
        if (action) {
            QString text = action->text();
            text.remove(QLatin1Char('&'));
            while (text.endsWith(QChar(0x2026)))
                text.chop(1);
            return text;
        }
    return {};
}

QList<QKeySequence> Keymap::keys(const QString &name) const
{
    const auto chosen = m_chosen.constFind(name);
    return chosen != m_chosen.constEnd() ? *chosen : m_entries.at(name).usual;
}

bool Keymap::isUsual(const QString &name) const
{
    return !m_chosen.contains(name);
}

QString Keymap::rival(const QString &name, const QKeySequence &key) const
{
    for (const auto &each : m_entries)
        if (each.first != name && !key.isEmpty() && keys(each.first).contains(key))
            return each.first;
    return {};
}

void Keymap::choose(const QString &name, const QList<QKeySequence> &keys)
{
    Entry &entry = m_entries.at(name);
    if (keys == entry.usual)
        m_chosen.remove(name);
    else
        m_chosen[name] = keys;
    for (const QPointer<QAction> &action : std::as_const(entry.actions))
        if (action)
            action->setShortcuts(keys);
}

void Keymap::set(const QString &name, const QKeySequence &key)
{
    for (QString other = rival(name, key); !other.isEmpty(); other = rival(name, key)) {
        QList<QKeySequence> left = keys(other);
        left.removeAll(key);
        choose(other, left);
    }
    choose(name, key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key});
    save();
}

void Keymap::reset(const QString &name)
{
    choose(name, m_entries.at(name).usual);
    save();
}

void Keymap::resetAll()
{
    for (const auto &[name, entry] : m_entries)
        choose(name, entry.usual);
    save();
}

void Keymap::save()
{
    QStringList lines;
    for (auto it = m_chosen.cbegin(); it != m_chosen.cend(); ++it)
        lines << it.key() + QLatin1Char('=') + QKeySequence::listToString(it.value(), QKeySequence::PortableText);
    m_settings.set(items::Setting::Keys, lines.join(QLatin1Char('\n')));
    Q_EMIT changed();
}

} // namespace earshot
