#pragma once
#include "ui/widgets/theme.h"

#include <QObject>

class QDBusVariant;

namespace earshot {

/// Whether the desktop is light or dark, and when that changes: asked of the settings portal
/// (org.freedesktop.appearance, XDG Desktop Portal), which GNOME, KDE and others answer; without one, told by the
/// palette the platform started with, and from Qt 6.5 on by the platform when it changes. Make it before applyLook(),
/// which replaces that palette.
class SystemTheme : public QObject {
    Q_OBJECT
public:
    explicit SystemTheme(QObject *parent = nullptr);

    ThemeKind kind() const { return m_kind; }

Q_SIGNALS:
    void changed(earshot::ThemeKind kind);

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void followPlatform();
    void set(ThemeKind kind);

    ThemeKind m_kind;
    bool m_portal = false; // it answered, and is believed before the platform
};

} // namespace earshot
