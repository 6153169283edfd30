#include "ui/widgets/systemtheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QStyleHints>

namespace earshot {

namespace {

const QString Service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString Path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString Interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString Group = QStringLiteral("org.freedesktop.appearance");
const QString Key = QStringLiteral("color-scheme");
constexpr uint PrefersDark = 1; // 0 no preference, 2 prefers light
constexpr int PatienceMs = 300; // a start must not wait for a portal that hangs

/// Read() answers a variant within a variant, SettingChanged only one.
uint scheme(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

SystemTheme::SystemTheme(QObject *parent) : QObject(parent), m_kind(themeOf(QGuiApplication::palette()).kind)
{
    followPlatform();
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Interface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(Service, Path, Interface, QStringLiteral("Read"));
    read << Group << Key;
    const QDBusMessage answer = bus.call(read, QDBus::Block, PatienceMs);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
        return;
    m_portal = true;
    m_kind = scheme(answer.arguments().constFirst()) == PrefersDark ? ThemeKind::Dark : ThemeKind::Light;
}

void SystemTheme::followPlatform()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this](Qt::ColorScheme scheme) {
        if (!m_portal && scheme != Qt::ColorScheme::Unknown)
            set(scheme == Qt::ColorScheme::Dark ? ThemeKind::Dark : ThemeKind::Light);
    });
#endif
}

void SystemTheme::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != Group || key != Key)
        return;
    m_portal = true;
    set(scheme(value.variant()) == PrefersDark ? ThemeKind::Dark : ThemeKind::Light);
}

void SystemTheme::set(ThemeKind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    Q_EMIT changed(kind);
}

} // namespace earshot
