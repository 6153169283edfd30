// The desktop's colour scheme as a settings portal tells it, over a session bus of the test's own.

#include "ui/widgets/systemtheme.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

using namespace earshot;

namespace {

const QString Path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString Interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString Group = QStringLiteral("org.freedesktop.appearance");
const QString Key = QStringLiteral("color-scheme");

} // namespace

/// What xdg-desktop-portal does, as far as it is asked here.
class Portal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint scheme = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        if (group != Group || key != Key)
            sendErrorReply(QStringLiteral("org.freedesktop.portal.Error.NotFound"), key);
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }
};

class TestSystemTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void startsAsThePortalSays_data();
    void startsAsThePortalSays();
    void followsThePortal();

private:
    void tell(const QString &group, const QString &key, uint value);

    QProcess m_bus;
    QThread m_thread; // a call of this process to itself has to be answered elsewhere
    Portal *m_portal = nullptr;
    QDBusConnection m_desktop = QDBusConnection(QStringLiteral("desktop"));
};

void TestSystemTheme::initTestCase()
{
    const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (daemon.isEmpty())
        QSKIP("there is no dbus-daemon");
    m_bus.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    QVERIFY(m_bus.waitForReadyRead());
    const QString address = QString::fromUtf8(m_bus.readLine()).trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address.toUtf8());
    m_desktop = QDBusConnection::connectToBus(address, QStringLiteral("portal"));
    m_portal = new Portal;
    m_portal->moveToThread(&m_thread);
    m_thread.start();
    QVERIFY(m_desktop.registerObject(Path, m_portal, QDBusConnection::ExportAllSlots));
    QVERIFY(m_desktop.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
}

void TestSystemTheme::cleanupTestCase()
{
    m_thread.quit();
    m_thread.wait();
    delete m_portal;
    m_bus.terminate();
    m_bus.waitForFinished();
}

void TestSystemTheme::tell(const QString &group, const QString &key, uint value)
{
    QDBusMessage changed = QDBusMessage::createSignal(Path, Interface, QStringLiteral("SettingChanged"));
    changed << group << key << QVariant::fromValue(QDBusVariant(value));
    QVERIFY(m_desktop.send(changed));
}

void TestSystemTheme::startsAsThePortalSays_data()
{
    QTest::addColumn<uint>("scheme");
    QTest::addColumn<bool>("dark");
    QTest::newRow("no preference") << 0U << false;
    QTest::newRow("prefers dark") << 1U << true;
    QTest::newRow("prefers light") << 2U << false;
    QTest::newRow("a word from the future") << 99U << false;
}

void TestSystemTheme::startsAsThePortalSays()
{
    QFETCH(uint, scheme);
    QFETCH(bool, dark);
    m_portal->scheme = scheme;
    QCOMPARE(SystemTheme().kind() == ThemeKind::Dark, dark);
}

void TestSystemTheme::followsThePortal()
{
    m_portal->scheme = 2;
    SystemTheme system;
    QSignalSpy changed(&system, &SystemTheme::changed);
    tell(Group, Key, 1);
    QTRY_COMPARE(system.kind(), ThemeKind::Dark);
    tell(Group, Key, 1);                                         // nothing new
    tell(Group, QStringLiteral("accent-color"), 0);              // of no concern
    tell(QStringLiteral("org.gnome.desktop.interface"), Key, 0); // of no concern
    tell(Group, Key, 0);
    QTRY_COMPARE(system.kind(), ThemeKind::Light);
    QCOMPARE(changed.size(), 2);
}

QTEST_MAIN(TestSystemTheme)
#include "tst_systemtheme.moc"
