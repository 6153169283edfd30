// The window as a person uses it, over a cache with the demo agency and a server that nobody runs.

#include "app/earshot/workplace.h"
#include "models/base/text.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/calls/callspage.h"
#include "ui/calls/calltable.h"
#include "ui/review/callview.h"
#include "ui/review/historyrow.h"
#include "ui/settings/connectform.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/keyrow.h"
#include "ui/shell/language.h"
#include "ui/shell/palettepopup.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/sidebartree.h"
#include "ui/shell/statusplace.h"
#include "ui/shell/statuspopover.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/look.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using Page = Place::Page;

namespace {

/// The longest word that somebody says in one of the calls; which calls a demo has depends on the day.
std::string spokenWord(const store::Cache &cache)
{
    std::string longest;
    for (const CallRow row : cache.queries().firstRows({}, 80).valueOr({}))
        for (const Phrase &phrase : cache.calls().transcript(row).valueOr({}).value_or(Transcript()))
            for (const std::string_view word : text::words(phrase.text))
                if (word.size() > longest.size())
                    longest = word;
    return longest;
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void startsWithAllCalls();
    void goesWhereTheSidebarLeads();
    void goesBackAndForwardByKey();
    void paletteGoesToAClient();
    void paletteOpensACall();
    void paletteClosesOnEscape();
    void questionMarkListsShortcuts();
    void typingAQuestionMarkIsTyping();
    void statusAsksForTheKey();
    void playerKeysWorkFromTheList();
    void startsWithACallChosen();
    void comesBackToTheCallLookedAt();
    void searchOfTheListLeavesTheCallPage();
    void deletedViewComesBack();
    void onlyTranscriptsCanBeStopped();
    void nothingYetSaysWhatToDo();
    void editsAreTold();
    void changedThemeLooksAsStartedWith_data();
    void changedThemeLooksAsStartedWith();
    void comesBackAsItWas();
    void readOnlyIsSaid();

private:
    void open(store::Mode mode = store::Mode::ReadWrite);
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

void TestMainWindow::initTestCase()
{
    speak(*qApp, QLocale(QLocale::English));
    applyLook(*qApp, ThemeKind::Light);
}

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(test::demoProfile(m_folder->path().toStdString(), 80).ok());
    open();
}

void TestMainWindow::cleanup()
{
    close();
}

void TestMainWindow::open(store::Mode mode)
{
    auto profile = openProfile(m_folder->path(), mode);
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

void TestMainWindow::startsWithAllCalls()
{
    QCOMPARE(window().place().page, Page::Calls);
    QCOMPARE(part<SidebarTree>()->currentIndex().data().toString(), QStringLiteral("All calls"));
    QCOMPARE(part<StatusPlace>()->line(), QStringLiteral("No key for the server"));
}

void TestMainWindow::goesWhereTheSidebarLeads()
{
    auto *tree = part<SidebarTree>();
    const QModelIndex clients = window().sidebar().indexOfKey(QStringLiteral("clients"));
    const QModelIndex first = window().sidebar().index(0, 0, clients);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(first).center());
    QCOMPARE(window().place().view.client, window().sidebar().clients().front().id);

    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(clients).center());
    QVERIFY(!tree->isExpanded(clients));
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window().place().page, Page::Review);
    QTest::keyClick(&window(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(window().place().page, Page::Settings);
}

void TestMainWindow::goesBackAndForwardByKey()
{
    QTest::keyClick(&window(), Qt::Key_Comma, Qt::ControlModifier);
    QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(window().place().page, Page::Calls);
    QTest::keyClick(&window(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(window().place().page, Page::Settings);
    QTest::keyClick(&window(), Qt::Key_Right, Qt::AltModifier); // nowhere to go
    QCOMPARE(window().place().page, Page::Settings);
}

void TestMainWindow::paletteGoesToAClient()
{
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = part<PalettePopup>();
    QVERIFY(palette->isVisible());
    auto *field = palette->findChild<SearchField *>();
    QVERIFY(field->hasFocus());
    const Client client = window().sidebar().clients().back();
    QTest::keyClicks(field, QString::fromStdString(client.name));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QCOMPARE(window().place().view.client, client.id);
}

void TestMainWindow::paletteOpensACall()
{
    const auto rows = m_place->desk().cache.queries().firstRows({}, 1);
    const auto call = m_place->desk().cache.calls().call(rows->front());
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    auto *field = part<PalettePopup>()->findChild<SearchField *>();
    QTest::keyClicks(field, QString::fromStdString(call->call.customerPhoneNumber).right(8));
    items::Palette &palette = window().commandPalette();
    QTRY_VERIFY(!palette.isSearching() && palette.rowCount() > 0);
    QTest::keyClick(field, Qt::Key_Up); // round to the last one
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(window().place().alone.has_value());
    QVERIFY(!window().calls().list().isVisible());
    QTRY_VERIFY(m_place->desk().call.details());

    QTest::keyClick(window().focusWidget(), Qt::Key_Escape);
    QVERIFY(!window().place().alone.has_value());
    QVERIFY(window().calls().list().isVisible());
}

void TestMainWindow::paletteClosesOnEscape()
{
    window().calls().list().setFocus();
    QWidget *before = window().focusWidget();
    window().openPalette();
    QTest::keyClick(window().focusWidget(), Qt::Key_Escape);
    QVERIFY(!part<PalettePopup>()->isVisible());
    QCOMPARE(window().focusWidget(), before);
}

void TestMainWindow::questionMarkListsShortcuts()
{
    part<SidebarTree>()->setFocus();
    QTest::keyClick(&window(), '?');
    auto *sheet = part<ShortcutSheet>();
    QVERIFY(sheet->isVisible());
    QStringList said;
    for (const QLabel *label : sheet->findChildren<QLabel *>())
        said << label->text();
    QVERIFY(said.contains(QStringLiteral("Review queue")));
    for (const char *action : {"palette", "calls.search", "call.note", "call.lead"})
        QVERIFY2(sheet->findChild<KeyRow *>(QString::fromLatin1(action)), action);
    QTest::keyClick(window().focusWidget(), Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
}

void TestMainWindow::typingAQuestionMarkIsTyping()
{
    window().openPalette();
    auto *field = part<PalettePopup>()->findChild<SearchField *>();
    QTest::keyClick(field, '?');
    QCOMPARE(field->text(), QStringLiteral("?"));
    QVERIFY(!part<ShortcutSheet>()->isVisible());
}

void TestMainWindow::statusAsksForTheKey()
{
    QTest::keyClick(&window(), Qt::Key_J, Qt::ControlModifier);
    auto *popover = part<StatusPopover>();
    QVERIFY(popover->isVisible());
    auto *action = popover->findChild<QPushButton *>(QStringLiteral("action"));
    QCOMPARE(action->text(), QStringLiteral("Connect again"));
    QTest::mouseClick(action, Qt::LeftButton);
    QVERIFY(!popover->isVisible());
    QCOMPARE(window().place().page, Page::Settings);
    QVERIFY(part<ConnectForm>()->isVisible());
}

void TestMainWindow::playerKeysWorkFromTheList()
{
    CallsPage &list = window().calls().list();
    QTRY_VERIFY(list.currentCall());
    CallView &call = window().calls().callView();
    const auto count = [&](QWidget &where, const char *action, int key) {
        const QSignalSpy spy(call.findChild<QAction *>(QString::fromLatin1(action)), &QAction::triggered);
        where.setFocus();
        QTest::keyClick(window().focusWidget(), Qt::Key(key));
        return spy.count();
    };
    QCOMPARE(count(list, "player.play", Qt::Key_Space), 1);
    QCOMPARE(count(list, "player.back1", Qt::Key_Left), 1);
    QCOMPARE(count(list, "player.skipSilence", Qt::Key_S), 1);
    QCOMPARE(count(list, "player.forward10", Qt::Key_L), 1);
    QCOMPARE(count(call, "player.forward10", Qt::Key_L), 1);
}

void TestMainWindow::startsWithACallChosen()
{
    QTRY_COMPARE(window().calls().list().currentCall(), m_place->desk().cache.queries().firstRows({}, 1)->front());
    QTRY_VERIFY(m_place->desk().call.details());
    auto *table = part<CallTable>();
    QVERIFY(table->selectionModel()->isRowSelected(0));
    QVERIFY(table->hasFocus()); // the keyboard is where the work is
}

void TestMainWindow::comesBackToTheCallLookedAt()
{
    CallsPage &list = window().calls().list();
    list.selectNext();
    list.selectNext();
    const auto call = list.currentCall();
    Place none = window().place();
    none.view.search = "zyzzyva";
    window().goTo(none);
    QTRY_VERIFY(!list.currentCall());
    QTRY_VERIFY(!m_place->desk().call.row());
    window().goBack();
    QTRY_COMPARE(list.currentCall(), call);
}

void TestMainWindow::searchOfTheListLeavesTheCallPage()
{
    const std::string spoken = spokenWord(m_place->desk().cache);
    Place place = window().place();
    place.view.search = spoken;
    window().goTo(place);
    QTRY_VERIFY(m_place->isQuiet() && m_place->desk().call.details());
    auto *find = window().calls().callView().findChild<SearchField *>();
    QCOMPARE(find->text(), QString::fromStdString(spoken));
    place.view.search.clear();
    place.alone = m_place->desk().call.row();
    window().goTo(place);
    QTRY_VERIFY(m_place->isQuiet());
    QCOMPARE(find->text(), QString());
}

void TestMainWindow::deletedViewComesBack()
{
    store::Preferences &preferences = m_place->desk().cache.preferences();
    for (const char *name : {"First", "Second", "Third"}) {
        store::SavedView view;
        view.name = name;
        view.search = name;
        QVERIFY(preferences.save(view));
    }
    const auto names = [&] {
        QStringList all;
        for (const store::SavedView &view : window().sidebar().views())
            all << QString::fromStdString(view.name);
        return all.join(QLatin1Char(' '));
    };
    QTRY_COMPARE(names(), QStringLiteral("First Second Third"));
    const auto before = window().sidebar().views();
    auto *tree = part<SidebarTree>();
    tree->setFocus();
    const QModelIndex views = window().sidebar().indexOfKey(QStringLiteral("views"));
    tree->setCurrentIndex(window().sidebar().index(1, 0, views));
    QTest::keyClick(tree, Qt::Key_Delete);
    QTRY_COMPARE(names(), QStringLiteral("First Third"));
    QTRY_COMPARE(part<Toast>()->accessibleName(), QStringLiteral("Done: Delete the view “Second”"));
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(names(), QStringLiteral("First Second Third"));
    QCOMPARE(window().sidebar().views(), before);
    QTRY_COMPARE(part<Toast>()->accessibleName(), QStringLiteral("Undone: Delete the view “Second”"));
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(names(), QStringLiteral("First Third"));
}

/// A cross beside a job ends that job and nothing else.
void TestMainWindow::onlyTranscriptsCanBeStopped()
{
    items::Desk &desk = m_place->desk();
    items::SyncStanding standing = desk.syncing.standing();
    standing.phase = items::SyncStanding::Phase::Running;
    standing.status.link = sync::Status::Link::Online;
    standing.status.busy = {{sync::Activity::Calls, {}}, {sync::Activity::Transcripts, {3, 9, {}}}};
    const std::vector<items::Job> jobs = window().jobsOf(standing);
    QCOMPARE(jobs.size(), 2U);
    QVERIFY(!jobs[0].cancel);
    QVERIFY(jobs[1].cancel != nullptr);
    jobs[1].cancel();
    QVERIFY(!desk.settings.isOn(items::Setting::BackgroundTranscripts));
    QVERIFY(desk.syncing.standing().phase != items::SyncStanding::Phase::Paused);
    QVERIFY(!window().jobsOf(standing)[1].cancel);
}

void TestMainWindow::nothingYetSaysWhatToDo()
{
    Place place;
    place.view.client = ClientId("COMnobody");
    window().goTo(place);
    auto *empty = window().calls().list().findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->accessibleName(), QStringLiteral("No key for the server"));
    QVERIFY(!window().calls().callView().findChild<EmptyState *>()->isVisible()); // there is nothing to choose
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(window().place().page, Page::Settings);
    QVERIFY(part<ConnectForm>()->isVisible());
}

void TestMainWindow::editsAreTold()
{
    items::Desk &desk = m_place->desk();
    const auto rows = desk.cache.queries().firstRows({}, 3);
    store::CallChange change;
    change.addTags = {"checked"};
    desk.editing.change(*rows, change, QStringLiteral("Tagged 3 calls"));
    auto *toast = part<Toast>();
    QTRY_VERIFY(toast->isVisible());
    QCOMPARE(toast->accessibleName(), QStringLiteral("Done: Tagged 3 calls"));
    const auto isTagged = [&] {
        const Words tags = desk.cache.calls().call(rows->front())->call.tags;
        return std::find(tags.begin(), tags.end(), "checked") != tags.end();
    };
    QVERIFY(isTagged());
    QTRY_COMPARE(desk.syncing.standing().outbox.waiting, 3);

    part<SidebarTree>()->setFocus();
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(toast->accessibleName(), QStringLiteral("Undone: Tagged 3 calls"));
    QVERIFY(!isTagged());
    QTest::mouseClick(toast->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(toast->accessibleName(), QStringLiteral("Done again: Tagged 3 calls"));
    QVERIFY(isTagged());
}

void TestMainWindow::changedThemeLooksAsStartedWith_data()
{
    QTest::addColumn<Page>("page");
    QTest::addColumn<int>("tab"); // of the call page
    QTest::addColumn<bool>("status");
    QTest::newRow("list and conversation") << Page::Calls << 0 << false;
    QTest::newRow("list and history, unfolded") << Page::Calls << 2 << false;
    QTest::newRow("list and journey") << Page::Calls << 1 << false;
    QTest::newRow("status") << Page::Calls << 0 << true;
    QTest::newRow("review") << Page::Review << 0 << false;
    QTest::newRow("settings") << Page::Settings << 0 << false;
    QTest::newRow("first run") << Page::FirstRun << 0 << false;
}

/// The desktop turns dark while the program runs: nothing keeps a colour of before.
void TestMainWindow::changedThemeLooksAsStartedWith()
{
    QFETCH(Page, page);
    QFETCH(int, tab);
    QFETCH(bool, status);
    const auto arrange = [&] {
        window().resize(1300, 800);
        Place place = window().place();
        place.page = page;
        window().goTo(place);
        QTRY_VERIFY(m_place->isQuiet());
        QTRY_VERIFY(page != Page::Calls || m_place->desk().call.details());
        for (QTabBar *tabs : window().findChildren<QTabBar *>())
            tabs->setCurrentIndex(tab);
        for (HistoryRow *row : window().findChildren<HistoryRow *>())
            if (row->hasBody())
                row->click();
        if (status)
            window().openStatus();
        QTRY_VERIFY(m_place->isQuiet());
        for (QWidget *one : window().findChildren<QWidget *>())
            one->clearFocus(); // no cursor blinks
        part<CallTable>()->scrollToTop();
    };
    const auto picture = [&] {
        QCoreApplication::processEvents();
        return window().grab().toImage();
    };
    applyLook(*qApp, ThemeKind::Light);
    arrange();
    const QImage light = picture();
    applyLook(*qApp, ThemeKind::Dark);
    const QImage changed = picture();
    close();
    open();
    arrange();
    const QImage started = picture();
    applyLook(*qApp, ThemeKind::Light);
    QVERIFY(light != changed);
    QCOMPARE(changed, started);
}

void TestMainWindow::comesBackAsItWas()
{
    window().resize(1111, 777);
    QTest::keyClick(&window(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!part<SidebarTree>()->isVisible());
    window().calls().setBeside(false);
    window().close();
    close();
    open();
    QCOMPARE(window().size(), QSize(1111, 777));
    QVERIFY(!part<SidebarTree>()->isVisible());
    QVERIFY(part<StatusPlace>()->isVisible());
    QVERIFY(!window().calls().isBeside());
    QTest::keyClick(&window(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(part<SidebarTree>()->isVisible());
}

void TestMainWindow::readOnlyIsSaid()
{
    close();
    open(store::Mode::ReadOnly);
    QCOMPARE(part<StatusPlace>()->line(), QStringLiteral("Opened for reading only"));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
