// Profiles that open, and those that do not: what the window says.

#include "app/earshot/program.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/shell/language.h"
#include "ui/shell/statusplace.h"
#include "ui/widgets/inlinebanner.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;

class TestOpening : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { speak(*qApp, QLocale(QLocale::English)); }
    void init();
    void lockedCanBeRead();
    void lockedOpensOnceItIsFree();
    void newerIsLeftAlone();
    void damagedIsRebuiltAndTold();

private:
    template <typename T>
    T *window()
    {
        for (QWidget *top : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<T *>(top); found && found->isVisible())
                return found;
        return nullptr;
    }
    QString said(QWidget *in);
    Options options();

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOpening::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(test::demoProfile(m_folder->path().toStdString(), 30).ok());
}

Options TestOpening::options()
{
    Options options;
    options.profile = m_folder->path();
    options.theme = QStringLiteral("light");
    return options;
}

QString TestOpening::said(QWidget *in)
{
    QStringList words;
    for (const QLabel *label : in->findChildren<QLabel *>())
        words << label->text();
    return words.join(QLatin1Char('\n'));
}

void TestOpening::lockedCanBeRead()
{
    const auto other = store::Cache::open(m_folder->path().toStdString(), store::Mode::ReadWrite);
    QVERIFY(other.ok());
    Program program(*qApp, options());
    program.start();
    QTRY_VERIFY(window<TroubleWindow>());
    QVERIFY2(said(window<TroubleWindow>()).contains(QStringLiteral("Another program has this profile open.")),
             qPrintable(said(window<TroubleWindow>())));
    QTest::mouseClick(window<TroubleWindow>()->findChild<QPushButton *>(QStringLiteral("read")), Qt::LeftButton);
    QTRY_VERIFY(window<MainWindow>());
    QTRY_COMPARE(window<MainWindow>()->findChild<StatusPlace *>()->line(), QStringLiteral("Opened for reading only"));
}

void TestOpening::lockedOpensOnceItIsFree()
{
    auto other = store::Cache::open(m_folder->path().toStdString(), store::Mode::ReadWrite);
    QVERIFY(other.ok());
    Program program(*qApp, options());
    program.start();
    QTRY_VERIFY(window<TroubleWindow>());
    other->reset();
    QTest::mouseClick(window<TroubleWindow>()->findChild<QPushButton *>(QStringLiteral("retry")), Qt::LeftButton);
    QTRY_VERIFY(window<MainWindow>());
}

void TestOpening::newerIsLeftAlone()
{
    const QString file = m_folder->filePath(QStringLiteral("cache.db"));
    {
        QFile header(file); // SQLite's user_version: four bytes at 60, big endian
        QVERIFY(header.open(QIODevice::ReadWrite));
        header.seek(60);
        header.write(QByteArray::fromHex("00000fff"));
    }
    QFile(file + QStringLiteral("-wal")).remove();
    Program program(*qApp, options());
    program.start();
    QTRY_VERIFY(window<TroubleWindow>());
    QVERIFY2(said(window<TroubleWindow>()).contains(QStringLiteral("newer Earshot")),
             qPrintable(said(window<TroubleWindow>())));
    QVERIFY(window<TroubleWindow>()->findChild<QPushButton *>(QStringLiteral("read"))->isHidden());
}

void TestOpening::damagedIsRebuiltAndTold()
{
    const QString file = m_folder->filePath(QStringLiteral("cache.db"));
    {
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.write(QByteArray(8192, 'x'));
    }
    Program program(*qApp, options());
    program.start();
    QTRY_VERIFY(window<MainWindow>());
    QVERIFY2(said(window<MainWindow>()).contains(QStringLiteral("The cache was damaged, so a new one was started.")),
             qPrintable(said(window<MainWindow>())));
}

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
