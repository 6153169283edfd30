// The disk fills up while somebody works: the window says so, nothing is lost, and work goes on once there is room.

#include "app/earshot/workplace.h"
#include "tests/support/fulldisk.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/shell/language.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace earshot;

using Trouble = void (test::FullDisk::*)(bool);
Q_DECLARE_METATYPE(Trouble)

class TestFullDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void editWaitsInWordsUntilThereIsRoom_data();
    void editWaitsInWordsUntilThereIsRoom();
    void quittingAsksWhileEditsWait();
    void profileThatCannotBeMade();
};

namespace {

store::CallChange note(const char *text)
{
    store::CallChange change;
    change.note = text;
    return change;
}

QString said(const QWidget &window)
{
    QStringList words;
    for (const InlineBanner *banner : window.findChildren<InlineBanner *>())
        for (const QLabel *label : banner->findChildren<QLabel *>())
            if (banner->isVisible() && !label->text().isEmpty())
                words << label->text();
    return words.join(QLatin1Char(' '));
}

} // namespace

void TestFullDisk::initTestCase()
{
    speak(*qApp, QLocale(QLocale::English));
    applyLook(*qApp, ThemeKind::Light);
}

void TestFullDisk::editWaitsInWordsUntilThereIsRoom_data()
{
    QTest::addColumn<Trouble>("trouble");
    QTest::addColumn<QString>("words");
    QTest::newRow("full") << Trouble(&test::FullDisk::setFull) << QStringLiteral("The disk is full");
    QTest::newRow("turned read-only") << Trouble(&test::FullDisk::setReadOnly)
                                      << QStringLiteral("This profile can only be read");
}

void TestFullDisk::editWaitsInWordsUntilThereIsRoom()
{
    QFETCH(const Trouble, trouble);
    QFETCH(const QString, words);
    test::FullDisk disk;
    const QTemporaryDir folder;
    QVERIFY(test::demoProfile(folder.path().toStdString(), 30).ok());
    auto profile = openProfile(folder.path(), store::Mode::ReadWrite);
    QVERIFY(profile.ok());
    vault::KeyStore keys(folder.path().toStdString());
    keys.useFileOnly();
    {
        Workplace place(std::move(**profile), keys, QString());
        place.window().show();
        place.window().goTo(Place());
        items::Editing &editing = place.desk().editing;
        const CallRow row = place.desk().cache.queries().rows({})->front();
        const std::string before = place.desk().cache.calls().call(row)->call.note;
        const auto noteNow = [&] { return place.desk().cache.calls().call(row)->call.note; };

        (disk.*trouble)(true);
        editing.change(row, note("a quote"), QStringLiteral("Note"));
        QTRY_VERIFY2(said(place.window()).contains(words), qPrintable(said(place.window())));
        QVERIFY2(said(place.window()).contains(QStringLiteral("will be made as soon as it works again")),
                 qPrintable(said(place.window())));
        QVERIFY(!said(place.window()).contains(QStringLiteral("Not saved"))); // one banner
        QCOMPARE(noteNow(), before); // reading goes on, and nothing is half done
        QCOMPARE(place.desk().cache.outbox().all()->size(), std::size_t(0));
        QCOMPARE(editing.undoStack().count(), 0);

        (disk.*trouble)(false); // and the edit is made, without being asked for again
        editing.retry();
        QTRY_COMPARE(noteNow(), std::string("a quote"));
        QCOMPARE(place.desk().cache.outbox().all()->size(), std::size_t(1));
        QTRY_COMPARE(said(place.window()), QString());
        (disk.*trouble)(true); // and the program ends on a full disk
    }
    (disk.*trouble)(false);
    const auto again = store::Cache::open(folder.path().toStdString(), store::Mode::ReadWrite);
    QVERIFY(again.ok());
    QVERIFY((*again)->report().setAside.empty());
    QCOMPARE((*again)->outbox().all()->front().change.note, std::optional<std::string>("a quote"));
}

/// What cannot be saved is lost with the program, so it is asked; whoever stays keeps all of it.
void TestFullDisk::quittingAsksWhileEditsWait()
{
    test::FullDisk disk;
    const QTemporaryDir folder;
    QVERIFY(test::demoProfile(folder.path().toStdString(), 30).ok());
    auto profile = openProfile(folder.path(), store::Mode::ReadWrite);
    QVERIFY(profile.ok());
    vault::KeyStore keys(folder.path().toStdString());
    keys.useFileOnly();
    Workplace place(std::move(**profile), keys, QString());
    MainWindow &window = place.window();
    window.show();
    items::Editing &editing = place.desk().editing;
    const CallRow row = place.desk().cache.queries().rows({})->front();
    disk.setFull(true);
    editing.change(row, note("one"), QStringLiteral("Note"));
    editing.change(row, note("two"), QStringLiteral("Note"));
    QTRY_VERIFY(editing.held().has_value());
    QString asked;
    const auto closeAnd = [&](QMessageBox::ButtonRole role) { // the question is answered as soon as it is there
        asked.clear();
        QTimer answering;
        connect(&answering, &QTimer::timeout, this, [&] {
            const auto *box = window.findChild<QMessageBox *>(QStringLiteral("quitQuestion"));
            if (!box || !box->isVisible())
                return;
            asked = box->text();
            for (QAbstractButton *button : box->buttons())
                if (box->buttonRole(button) == role)
                    QTest::mouseClick(button, Qt::LeftButton);
        });
        answering.start(10);
        return window.close();
    };
    QVERIFY(!closeAnd(QMessageBox::RejectRole));
    QVERIFY2(asked.startsWith(QStringLiteral("2 edit")), qPrintable(asked));
    QVERIFY(window.isVisible());
    QCOMPARE(editing.waiting(), std::size_t(2));
    QVERIFY(closeAnd(QMessageBox::DestructiveRole));
    QVERIFY(!window.isVisible());

    window.show();
    disk.setFull(false);
    editing.retry();
    QTRY_VERIFY(!editing.isBusy());
    asked.clear();
    QVERIFY(window.close()); // without a question
    QCOMPARE(asked, QString());
    QCOMPARE(place.desk().cache.calls().call(row)->call.note, std::string("two"));
}

void TestFullDisk::profileThatCannotBeMade()
{
    test::FullDisk disk;
    disk.setFull(true);
    const QTemporaryDir folder;
    const auto profile = openProfile(folder.path(), store::Mode::ReadWrite);
    QVERIFY(!profile.ok());
    QCOMPARE(profile.error().kind, Error::Kind::DiskFull);
}

QTEST_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
