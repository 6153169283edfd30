// The program started again for a profile that is open: its window comes to the front, with the call that was asked
// for.

#include "app/earshot/program.h"
#include "models/items/calllink.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/shell/language.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace earshot;

class TestOneInstance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nobodyAnswers();
    void handsOverTheLink();
    void profilesAreApart();
    void takesThePlaceOfADeadOne();
    void secondStartRaisesTheFirstWindow();
    void changesToAnotherProfile();

private:
    /// As another program would: this one's event loop answers meanwhile.
    static bool ringFrom(const QString &profile, const QString &link);
    MainWindow *window() const;

    QTemporaryDir m_runtime;
};

void TestOneInstance::initTestCase()
{
    qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit());
    QFile::setPermissions(m_runtime.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qunsetenv("XDG_ACTIVATION_TOKEN");
    speak(*qApp, QLocale(QLocale::English));
}

bool TestOneInstance::ringFrom(const QString &profile, const QString &link)
{
    std::atomic<bool> done = false;
    bool answered = false;
    std::thread other([&] {
        answered = OneInstance::ring(profile, link);
        done = true;
    });
    (void)QTest::qWaitFor([&done] { return done.load(); }, 10'000);
    other.join();
    return answered;
}

MainWindow *TestOneInstance::window() const
{
    for (QWidget *top : QApplication::topLevelWidgets())
        if (auto *found = qobject_cast<MainWindow *>(top); found && found->isVisible())
            return found;
    return nullptr;
}

void TestOneInstance::nobodyAnswers()
{
    const QTemporaryDir profile;
    QVERIFY(!OneInstance::ring(profile.path(), {}));
}

void TestOneInstance::handsOverTheLink()
{
    const QTemporaryDir profile;
    OneInstance first;
    QVERIFY(first.listen(profile.path()));
    QSignalSpy rung(&first, &OneInstance::rung);
    const QString link = QStringLiteral("earshot://call/CAL0123456789");
    QVERIFY(ringFrom(profile.path(), link));
    QVERIFY(ringFrom(profile.path() + QStringLiteral("/."), {})); // the same folder, written in another way
    QCOMPARE(rung.size(), 2);
    QCOMPARE(rung[0][0].toString(), link);
    QCOMPARE(rung[1][0].toString(), QString());
    first.close();
    QVERIFY(!OneInstance::ring(profile.path(), {}));
}

void TestOneInstance::profilesAreApart()
{
    const QTemporaryDir one, other;
    OneInstance first;
    QVERIFY(first.listen(one.path()));
    QVERIFY(!OneInstance::ring(other.path(), {}));
}

void TestOneInstance::takesThePlaceOfADeadOne()
{
    const QTemporaryDir profile;
    {
        OneInstance first;
        QVERIFY(first.listen(profile.path()));
        const QStringList sockets = QDir(m_runtime.path()).entryList({QStringLiteral("earshot-*")}, QDir::System);
        QCOMPARE(sockets.size(), 1);
        // what a killed program leaves: a socket that nobody listens to
        QVERIFY(QFile::rename(m_runtime.filePath(sockets[0]), m_runtime.filePath(QStringLiteral("kept"))));
        first.close();
        QVERIFY(QFile::rename(m_runtime.filePath(QStringLiteral("kept")), m_runtime.filePath(sockets[0])));
    }
    OneInstance second;
    QVERIFY(second.listen(profile.path()));
    QVERIFY(ringFrom(profile.path(), {}));
}

void TestOneInstance::secondStartRaisesTheFirstWindow()
{
    const QTemporaryDir folder;
    QVERIFY(test::demoProfile(folder.path().toStdString(), 30).ok());
    Options options;
    options.profile = folder.path();
    Program program(*qApp, options);
    program.start();
    QTRY_VERIFY(window());
    window()->showMinimized();
    CallRow row{};
    QString link;
    {
        auto cache = store::Cache::open(folder.path().toStdString(), store::Mode::ReadOnly);
        QVERIFY(cache.ok());
        row = (*cache)->queries().rows({})->at(3);
        link = items::linkTo((*cache)->calls().call(row)->call.id);
    }
    QVERIFY(ringFrom(folder.path(), link));
    QTRY_VERIFY(window() && !window()->isMinimized());
    QTRY_COMPARE(window()->place().alone, std::optional(row));
}

void TestOneInstance::changesToAnotherProfile()
{
    const QTemporaryDir folder;
    for (const char *name : {"one", "two"})
        QVERIFY(test::demoProfile(folder.filePath(QString::fromLatin1(name)).toStdString(), 20).ok());
    Options options;
    options.profile = folder.filePath(QStringLiteral("one"));
    Program program(*qApp, options);
    program.start();
    QTRY_VERIFY(window());
    const QPointer<MainWindow> before = window();
    Q_EMIT before->profileRequested(folder.filePath(QStringLiteral("two")));
    QTRY_VERIFY(!before && window());
    QVERIFY(ringFrom(folder.filePath(QStringLiteral("two")), {}));
    QVERIFY(!OneInstance::ring(folder.filePath(QStringLiteral("one")), {}));
}

QTEST_MAIN(TestOneInstance)
#include "tst_oneinstance.moc"
