// What a day's work asks of the window: edits of many calls, lists that stay as they were left, links to calls.

#include "app/earshot/workplace.h"
#include "models/items/caller.h"
#include "models/items/calllink.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/calls/callspage.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/language.h"
#include "ui/shell/outboxpage.h"
#include "ui/shell/outboxview.h"
#include "ui/shell/sidebartree.h"
#include "ui/shell/statuspopover.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notices.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
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
    void whatIsListedIsExportedFromThePalette();
    void orderIsRememberedForEachPlace();
    void linksOpenCalls();
    void viewsAreSavedAsNewAndUpdated();
    void unsentEditsAreSeenToAtOnce();
    void erasedClientsAreTold();
    void popupsKeepToTheirCallsWhenALinkComes();
    void placesMenuKeepsToItsView();
    void bannersMoveNothing_data();
    void bannersMoveNothing();

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
    const auto with = [this](const char *status) {
        store::CallQuery query;
        query.filter = conditions::Condition{"lead_status", conditions::Op::AnyOf, conditions::Texts{{status}}};
        return *m_place->desk().cache.queries().count(query);
    };
    const std::int64_t same = with("not_a_lead"), replaced = with(GoodLead) + with(EarlierLead);
    const QLocale locale(QLocale::English, QLocale::UnitedStates);
    const QString asked = question()->informativeText();
    QVERIFY2(same > 0 && replaced > 0 && asked.contains(locale.toString(1100 - same) + QStringLiteral(" edit")) &&
                 asked.contains(QStringLiteral("%1 of these calls have another verdict").arg(replaced)) &&
                 asked.contains(QStringLiteral("%1 of these calls have it already").arg(same)),
             qPrintable(asked));
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

void TestWindowWork::whatIsListedIsExportedFromThePalette()
{
    auto *table = window().calls().list().findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 80);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::focusWidget() != table);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("export"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    const auto dialog = [this] { return window().findChild<QFileDialog *>(QStringLiteral("exportDialog")); };
    QTRY_VERIFY(dialog());
    const QString path = m_folder->path() + QStringLiteral("/calls.csv");
    Q_EMIT dialog()->fileSelected(path);
    dialog()->reject();
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QCOMPARE(written.count("\r\n"), 81);
    QVERIFY(written.contains("customer_name,customer_phone_number,start_time"));
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

void TestWindowWork::viewsAreSavedAsNewAndUpdated()
{
    const auto views = [this] { return *m_place->desk().cache.preferences().views(); };
    CallsPage &list = window().calls().list();
    const auto saveAs = [&](const QString &name) { // the question for the name is answered as soon as it is there
        QTimer answering;
        connect(&answering, &QTimer::timeout, this, [&] {
            if (auto *box = window().findChild<QInputDialog *>(); box && box->isVisible()) {
                box->setTextValue(name);
                box->accept();
            }
        });
        answering.start(10);
        list.findChild<QAction *>(QStringLiteral("calls.saveViewAs"))->trigger();
    };
    const auto search = [&](const char *text) {
        auto *field = list.findChild<QLineEdit *>(QStringLiteral("search"));
        field->setText(QString::fromLatin1(text));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(list.currentView().search, std::string(text));
    };
    search("quote");
    saveAs(QStringLiteral(" Quotes "));
    QTRY_COMPARE(views().size(), 1U);
    QCOMPARE(views().front().name, std::string("Quotes"));
    QCOMPARE(views().front().search, std::string("quote"));
    QTRY_COMPARE(window().place().view.name, std::string("Quotes"));
    QVERIFY(!list.isModified());

    search("price"); // within the view: saving it asks for no name
    QVERIFY(list.isModified());
    QTRY_VERIFY(window().sidebar().baseOf(window().place().view).isValid());
    Place other; // whoever comes back to it finds it as it was left: changed
    window().goTo(other);
    QVERIFY(!list.isModified());
    window().goBack();
    QCOMPARE(list.currentView().search, std::string("price"));
    QVERIFY(list.isModified());
    list.findChild<QAction *>(QStringLiteral("calls.saveView"))->trigger();
    QTRY_COMPARE(views().front().search, std::string("price"));
    QCOMPARE(views().size(), 1U);

    search("insurance"); // and as a new one it leaves the first alone
    saveAs(QStringLiteral("Insurance"));
    QTRY_COMPARE(views().size(), 2U);
    QTRY_COMPARE(window().place().view.name, std::string("Insurance"));
    QCOMPARE(views()[0].search, std::string("price"));
    QCOMPARE(views()[1].search, std::string("insurance"));

    // another one is made what the list shows now
    Q_EMIT part<SidebarTree>()->updateRequested(views()[0]);
    QTRY_COMPARE(views()[0].search, std::string("insurance"));
    QCOMPARE(views()[0].name, std::string("Quotes"));
    QCOMPARE(views().size(), 2U);
}

// Three edits that were refused, from the status to the page of all of them, discarded together and taken back.
void TestWindowWork::unsentEditsAreSeenToAtOnce()
{
    store::Cache &cache = m_place->desk().cache;
    const std::vector<CallRow> rows = *cache.queries().firstRows({}, 3);
    store::CallChange change;
    change.note = "a note";
    QVERIFY(cache.edits().edit(rows, change).ok());
    for (const store::Outgoing &edit : *cache.outbox().all()) {
        QVERIFY(cache.outbox().markSending(edit.id, "1").ok());
        QVERIFY(cache.outbox().refuse(edit.id, {Error::Kind::Refused, "no"}).ok());
    }
    window().openStatus();
    auto *status = part<StatusPopover>();
    auto *all = status->findChild<QPushButton *>(QStringLiteral("all"));
    QTRY_VERIFY(all->isVisible());
    QTest::mouseClick(all, Qt::LeftButton);
    QCOMPARE(window().place().page, Place::Page::Outbox);
    auto *page = part<OutboxPage>();
    auto *shown = page->findChild<OutboxView *>();
    QTRY_COMPARE(shown->model()->rowCount(), 3);
    QTRY_COMPARE(shown->chosen(), std::vector<int>{0}); // for the keyboard
    const auto button = [page](const char *name) { return page->findChild<QPushButton *>(QString::fromLatin1(name)); };
    QTest::mouseClick(button("all"), Qt::LeftButton);
    QCOMPARE(shown->chosen().size(), 3U);
    QVERIFY(button("retry")->isEnabled() && !button("take")->isEnabled() && !button("keep")->isEnabled());
    QVERIFY2(button("discard")->text().contains(u'3'), qPrintable(button("discard")->text()));

    // others come and go, and what is chosen stays chosen
    QVERIFY(cache.outbox().discard(cache.outbox().all()->front().id).ok());
    QTRY_COMPARE(shown->model()->rowCount(), 2);
    QCOMPARE(shown->chosen().size(), 2U);

    QTest::mouseClick(button("discard"), Qt::LeftButton);
    QTRY_COMPARE(cache.outbox().all()->size(), 0U);
    QTRY_VERIFY(part<Toast>()->isVisible());
    QTRY_VERIFY(!button("discard")->isVisible()); // nothing waits
    window().findChild<QAction *>(QStringLiteral("undo"))->trigger();
    QTRY_COMPARE(cache.outbox().all()->size(), 2U);
    QTRY_COMPARE(shown->model()->rowCount(), 2);
    window().goBack();
    QCOMPARE(window().place().page, Place::Page::Calls);
}

void TestWindowWork::erasedClientsAreTold()
{
    const auto said = [this] {
        QStringList words;
        for (const InlineBanner *banner : window().findChildren<InlineBanner *>())
            for (const QLabel *label : banner->findChildren<QLabel *>())
                if (banner->isVisible() && !label->text().isEmpty())
                    words << label->text();
        return words.join(u' ');
    };
    sync::Status status;
    status.erased = {{"Smile Dental", 12, 2, "/p/unsent-edits.jsonl"}};
    window().tellErased(status.erased);
    QVERIFY2(said().contains(QStringLiteral("Smile Dental")) &&
                 said().contains(QStringLiteral("/p/unsent-edits.jsonl")),
             qPrintable(said()));
    for (InlineBanner *banner : window().findChildren<InlineBanner *>())
        if (banner->isVisible())
            banner->hide();
    window().tellErased(status.erased); // once
    QCOMPARE(said(), QString());
    status.erased.push_back({"Roofers", 3, 0, {}});
    window().tellErased(status.erased);
    QVERIFY2(said().contains(QStringLiteral("Roofers")), qPrintable(said()));
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
    QTest::keyClicks(popup->focusWidget(), QStringLiteral("meant"));
    window().openLink(items::linkTo(call(rows.at(5)).id));
    QTRY_COMPARE(window().place().alone, std::optional(rows.at(5)));
    QVERIFY(popup->isVisible()); // it says whose note it is
    QTest::mouseClick(set, Qt::LeftButton);
    QTRY_VERIFY(QString::fromStdString(call(rows.at(2)).note).endsWith(QStringLiteral("meant")));
    QVERIFY(!QString::fromStdString(call(rows.at(5)).note).endsWith(QStringLiteral("meant")));

    // undone elsewhere, so it is said whose edit it was
    QTRY_VERIFY(m_place->desk().editing.undoStack().canUndo());
    window().findChild<QAction *>(QStringLiteral("undo"))->trigger();
    const QString who = items::callerOf(m_place->desk().cache, rows.at(2));
    QTRY_COMPARE(part<Toast>()->accessibleName(), QStringLiteral("Undone for %1: Change the note").arg(who));
}

/// While the menu of a view is open a sync lists other places, so that another view stands in its row.
void TestWindowWork::placesMenuKeepsToItsView()
{
    store::Preferences &preferences = m_place->desk().cache.preferences();
    const auto save = [&](const char *name) {
        store::SavedView view;
        view.name = name;
        view.search = name;
        return preferences.save(view);
    };
    const auto names = [this] {
        QStringList all;
        for (const store::SavedView &view : window().sidebar().views())
            all << QString::fromStdString(view.name);
        return all.join(QLatin1Char(' '));
    };
    QVERIFY(save("First") && save("Second") && save("Third"));
    QTRY_COMPARE(names(), QStringLiteral("First Second Third"));
    auto *tree = part<SidebarTree>();
    tree->setFocus();
    const QModelIndex views = window().sidebar().indexOfKey(QStringLiteral("views"));
    tree->setCurrentIndex(window().sidebar().index(1, 0, views));
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, tree->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(tree->viewport(), &asked);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QVERIFY(preferences.remove(window().sidebar().views().front().id));
    QTRY_COMPARE(names(), QStringLiteral("Second Third"));
    QVERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Up); // the last: it deletes
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(names(), QStringLiteral("Third"));
}

void TestWindowWork::bannersMoveNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(1440, 900);
    QTest::newRow("small") << QSize(1024, 640);
}

void TestWindowWork::bannersMoveNothing()
{
    QFETCH(QSize, size);
    window().resize(size);
    (void)QTest::qWaitFor([this] { return m_place->isQuiet(); });
    auto *table = window().calls().list().findChild<QTableView *>();
    const auto where = [&] { return QRect(table->mapTo(&window(), QPoint(0, 0)), table->size()); };
    const QRect before = where();
    sync::Status status;
    status.erased = {{"Smile Dental", 12, 2, "/p/unsent-edits.jsonl"}};
    window().tellErased(status.erased);
    InlineBanner *shown = nullptr;
    for (InlineBanner *banner : window().findChildren<InlineBanner *>())
        shown = banner->isVisible() ? banner : shown;
    QVERIFY(shown);
    const auto *notices = part<Notices>();
    QTRY_VERIFY(notices->isVisible() && notices->height() > shown->height());
    QCOMPARE(where(), before);
    QVERIFY(notices->parentWidget()->rect().contains(notices->geometry()));
    QVERIFY(shown->height() >= shown->heightForWidth(shown->width()));
    const QPoint middle = notices->mapTo(&window(), notices->rect().center());
    QVERIFY(notices->isAncestorOf(window().childAt(middle))); // above the page
    QTest::mouseClick(shown->findChild<QAbstractButton *>(QStringLiteral("close")), Qt::LeftButton);
    QVERIFY(!notices->isVisible());
    QCOMPARE(where(), before);
}

QTEST_MAIN(TestWindowWork)
#include "tst_windowwork.moc"
