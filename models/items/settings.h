#pragma once

#include "models/store/cache.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>

namespace earshot::items {

/// What the desktop remembers in its profile, and what each is before a person says otherwise.
enum class Setting {
    Theme,                 // "system", "light" or "dark"
    WindowGeometry,        // QWidget::saveGeometry, base64; empty: never shown
    SidebarWidth,          // pixels
    SidebarShown,          // "1" or "0"
    CallPageWidth,         // pixels of the call page beside the list
    CallPageShown,         // "1" or "0"
    SidebarClosed,         // names of the sidebar's closed groups, separated by commas
    PaletteRecent,         // keys of what the palette opened last, one a line
    BackgroundTranscripts, // "1" or "0": fetch transcripts nobody asked for yet
    ReviewOldestFirst,     // "1" or "0"
    ReviewSkipMissed,      // "1" or "0": calls nobody answered and nobody spoke on are not reviewed
    ReviewPlaysOn,         // "1" or "0": the next recording plays by itself
    ReviewTags,            // names under the keys 1 to 9, one a line; empty: those used most
    ReviewTagsUsed,        // those used most, each under the key it once got; empty: no call has had a tag yet
    ReviewQueue,           // which calls are reviewed; empty: all. ui/review/queuememory.h
    CommentBack,           // seconds a comment lands before the moment it was begun
    Language,              // "system", or the code of one of items::languages()
    Sound,                 // how calls are listened to: speed, silence, volumes; ui/review/soundwish.h
    Keys,                  // of actions that have others than usual: "name=keys", one a line
};

/// The settings in memory: read once when the profile is opened, written as they change. GUI thread.
class Settings : public QObject {
    Q_OBJECT
public:
    using Values = QHash<Setting, QString>;

    /// What the profile remembers. Any thread but the GUI's.
    static Values read(store::Cache &cache);

    Settings(store::Cache &cache, Values values) : m_cache(cache), m_values(std::move(values)) {}

    QString text(Setting setting) const;
    int number(Setting setting) const { return text(setting).toInt(); }
    bool isOn(Setting setting) const { return text(setting) == QLatin1String("1"); }
    QByteArray bytes(Setting setting) const { return QByteArray::fromBase64(text(setting).toLatin1()); }

    /// Kept without waiting for the disk.
    void set(Setting setting, const QString &value);
    void set(Setting setting, int value) { set(setting, QString::number(value)); }
    void set(Setting setting, bool on) { set(setting, QString::number(on ? 1 : 0)); }
    void set(Setting setting, const QByteArray &bytes) { set(setting, QString::fromLatin1(bytes.toBase64())); }

Q_SIGNALS:
    void changed(earshot::items::Setting setting);

private:
    store::Cache &m_cache;
    Values m_values;
};

} // namespace earshot::items
