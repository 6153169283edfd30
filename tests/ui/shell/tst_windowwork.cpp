// What a day's work asks of the window: edits of many calls, lists that stay as they were left, links to calls.

#include "app/earshot/workplace.h"
#include "models/items/caller.h"
#include "models/items/calllink.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/calls/callspage.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/language.h"
#include "ui/widgets/look.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;

class TestWindowWork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { close(); }
    void oneToastAnAction();
    void thousandsAreAskedFor();
    void orderIsRememberedForEachPlace();
    void linksOpenCalls();
    void popupsKeepToTheirCallsWhenALinkComes();

private:
    void open();
    void close() { m_place.reset(); }
    MainWindow &window() { return m_place->window(); }
    template <typename T>
    T *part()
    {
        return window().findChild<T *>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workplace> m_place;
};

void TestWindowWork::initTestCase()
{
    speak(*qApp, QLocale(QLocale::English, QLocale::UnitedStates));
    applyLook(*qApp, ThemeKind::Light);
}

void TestWindowWork::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(test::demoProfile(m_folder->path().toStdString(), 80).ok());
    open();
}

void TestWindowWork::open()
{
    auto profile = openProfile(m_folder->path(), store::Mode::ReadWrite);
    QVERIFY(profile.ok());
    sync::Link link;
    link.address = "http://127.0.0.1:1";
    link.account = AccountId("ACC1");
    link.accountName = "Demo agency";
    (*profile)->link = link;
    vault::KeyStore keys(m_folder->path().toStdString());
    keys.useFileOnly();
    m_place = std::make_unique<Workplace>(std::move(**profile), keys, QString());
    window().show();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    QTRY_VERIFY(m_place->isQuiet() && window().sidebar().isLoaded());
}

void TestWindowWork::oneToastAnAction()
{
    auto *table = window().calls().list().findChild<QTableView *>();
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
    const auto marked = [&] {
        int count = 0;
        for (const CallRow row : *m_place->desk().cache.queries().firstRows({}, 2))
            count += m_place->desk().cache.calls().call(row)->call.leadStatus == "not_a_lead";
        return count;
    };
    const int before = marked();
    QTest::keyClick(table, Qt::Key_N);
    QTRY_COMPARE(marked(), 2);
    const auto shown = [&] {
        QStringList words;
        for (const Toast *toast : window().findChildren<Toast *>())
            if (toast->isVisible())
                words << toast->accessibleName();
        return words.join(QLatin1Char('|'));
    };
    // as many as were changed, whatever was selected
    QTRY_COMPARE(shown(), before == 2 ? QStringLiteral("Nothing to change: every call had it already")
                                      : QStringLiteral("%1 marked as not a lead")
                                            .arg(before == 1 ? QStringLiteral("1 call") : QStringLiteral("2 calls")));
}

void TestWindowWork::thousandsAreAskedFor()
{
    close();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(test::demoProfile(m_folder->path().toStdString(), 1100).ok());
    open();
    auto *table = window().calls().list().findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 1100);
    table->setFocus();
    const auto question = [this] { return window().findChild<QMessageBox *>(QStringLiteral("bulkQuestion")); };
    const auto unreviewed = [this] {
        std::int64_t sum = 0;
        for (const store::ClientTotals &one : *m_place->desk().cache.queries().totals({}))
            sum += one.unreviewed;
        return sum;
    };
    const std::int64_t before = unreviewed();
    table->selectAll();
    QTest::keyClick(table, Qt::Key_N);
    QTRY_VERIFY(question() && question()->isVisible());
    QVERIFY2(question()->informativeText().contains(QStringLiteral("1,100 edit")),
             qPrintable(question()->informativeText()));
    QTest::mouseClick(question()->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(!question());
    QVERIFY(!m_place->desk().editing.isBusy());
    QCOMPARE(unreviewed(), before);
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_N);
    QTRY_VERIFY(question() && question()->isVisible());
    for (QAbstractButton *button : question()->buttons())
        if (question()->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(unreviewed(), 0, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_place->desk().editing.undoStack().count(), 1, 60'000);
}

void TestWindowWork::orderIsRememberedForEachPlace()
{
    auto *table = window().calls().list().findChild<QTableView *>();
    const auto go = [&](const char *key) {
        Place to;
        const items::Sidebar &sidebar = window().sidebar(); // another one, once the window is
        to.view = sidebar.view(sidebar.indexOfKey(QString::fromLatin1(key)));
        window().goTo(to);
    };
    const auto order = [&] { return window().calls().list().currentView().sort; };
    go("missed");
    QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {},
                      {table->horizontalHeader()->sectionViewportPosition(0) + 20, 10});
    const store::Sort sorted = order();
    QVERIFY(sorted != store::Sort());
    go("all");
    QCOMPARE(order(), store::Sort());
    go("missed");
    QCOMPARE(order(), sorted);
    close();
    open();
    go("missed");
    QCOMPARE(order(), sorted);
}

void TestWindowWork::linksOpenCalls()
{
    const CallRow row = m_place->desk().cache.queries().rows({})->at(5);
    const QString link = items::linkTo(m_place->desk().cache.calls().call(row)->call.id);
    window().openLink(link);
    QTRY_COMPARE(window().place().alone, std::optional(row));
    QApplication::clipboard()->clear();
    window().findChild<QAction *>(QStringLiteral("copyLink"))->trigger();
    QTRY_COMPARE(QApplication::clipboard()->text(), link);
    window().openLink(QStringLiteral("earshot://call/CALnobody0123"));
    QTRY_VERIFY(part<Toast>()->accessibleName().startsWith(QStringLiteral("This profile has no such call.")));
    QCOMPARE(window().place().alone, std::optional(row));
}

/// A link comes in while a popup of the list is open over it.
void TestWindowWork::popupsKeepToTheirCallsWhenALinkComes()
{
    const auto rows = *m_place->desk().cache.queries().rows({});
    const auto call = [this](CallRow row) { return m_place->desk().cache.calls().call(row)->call; };
    auto *table = window().calls().list().findChild<QTableView *>();
    table->setFocus();
    table->selectRow(2);
    QTest::keyClick(table, Qt::Key_E);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QWidget *popup = QApplication::activePopupWidget();
    auto *set = popup->findChild<QPushButton *>(QStringLiteral("apply"));
    QTRY_VERIFY(set->isEnabled());
    QTest::keyClicks(popup->focusWidget(), QStringLiteral(" meant"));
    window().openLink(items::linkTo(call(rows.at(5)).id));
    QTRY_COMPARE(window().place().alone, std::optional(rows.at(5)));
    QVERIFY(popup->isVisible()); // it says whose note it is
    QTest::mouseClick(set, Qt::LeftButton);
    QTRY_VERIFY(QString::fromStdString(call(rows.at(2)).note).endsWith(QStringLiteral(" meant")));
    QVERIFY(!QString::fromStdString(call(rows.at(5)).note).endsWith(QStringLiteral(" meant")));

    // undone elsewhere, so it is said whose edit it was
    QTRY_VERIFY(m_place->desk().editing.undoStack().canUndo());
    window().findChild<QAction *>(QStringLiteral("undo"))->trigger();
    const QString who = items::callerOf(m_place->desk().cache, rows.at(2));
    QTRY_COMPARE(part<Toast>()->accessibleName(), QStringLiteral("Undone for %1: Change the note").arg(who));
}

QTEST_MAIN(TestWindowWork)
#include "tst_windowwork.moc"
