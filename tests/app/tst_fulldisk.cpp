// The disk fills up while somebody works: the window says so, nothing is lost, and work goes on once there is room.

#include "app/earshot/workplace.h"
#include "tests/support/fulldisk.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/shell/language.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;

class TestFullDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editWaitsInWordsUntilThereIsRoom();
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

void TestFullDisk::editWaitsInWordsUntilThereIsRoom()
{
    speak(*qApp, QLocale(QLocale::English));
    applyLook(*qApp, ThemeKind::Light);
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

        disk.setFull(true);
        editing.change(row, note("a quote"), QStringLiteral("Note"));
        QTRY_VERIFY2(said(place.window()).contains(QStringLiteral("The disk is full")),
                     qPrintable(said(place.window())));
        QVERIFY2(said(place.window()).contains(QStringLiteral("will be made as soon as it works again")),
                 qPrintable(said(place.window())));
        QVERIFY(!said(place.window()).contains(QStringLiteral("Not saved"))); // one banner
        QCOMPARE(noteNow(), before); // reading goes on, and nothing is half done
        QCOMPARE(place.desk().cache.outbox().all()->size(), std::size_t(0));
        QCOMPARE(editing.undoStack().count(), 0);

        disk.setFull(false); // and the edit is made, without being asked for again
        editing.retry();
        QTRY_COMPARE(noteNow(), std::string("a quote"));
        QCOMPARE(place.desk().cache.outbox().all()->size(), std::size_t(1));
        QTRY_COMPARE(said(place.window()), QString());
        disk.setFull(true); // and the program ends on a full disk
    }
    disk.setFull(false);
    const auto again = store::Cache::open(folder.path().toStdString(), store::Mode::ReadWrite);
    QVERIFY(again.ok());
    QVERIFY((*again)->report().setAside.empty());
    QCOMPARE((*again)->outbox().all()->front().change.note, std::optional<std::string>("a quote"));
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
