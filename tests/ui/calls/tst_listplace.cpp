// Where one is in the list stays where it is.

#include "tests/support/day.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/calls/bulkedit.h"
#include "ui/calls/callspage.h"
#include "ui/calls/calltable.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::conditions;

class TestListPlace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aFilterTakenAwayLeavesTheCallInItsPlace_data();
    void aFilterTakenAwayLeavesTheCallInItsPlace();
    void undoOfManyBringsBackWhereOneWas();
    void callsThatComeAboveMoveNothing();
    void atTheTopNewCallsAreSeen();

private:
    CallTable *table() const { return m_page->findChild<CallTable *>(); }
    items::CallList *list() const { return m_page->findChild<items::CallList *>(); }
    bool settled() const { return list()->state() == items::CallList::State::Ready && !list()->isPartial(); }
    void show(const store::SavedView &view)
    {
        m_page->showView(view);
        QTRY_VERIFY(settled() && list()->rowCount() == *m_cache->queries().count(query(view)));
    }
    static store::CallQuery query(const store::SavedView &view) { return view.query({test::Day, QTimeZone::utc()}); }
    static store::SavedView unreviewed()
    {
        store::SavedView view;
        view.filter = Group{Match::All, {Condition{"lead_status", Op::IsEmpty, {}}}};
        return view;
    }
    /// Where the current call stands in the table.
    int height() const { return table()->rowViewportPosition(table()->currentIndex().row()); }
    void come(int number)
    {
        Call fresh;
        fresh.id = CallId("CALfresh" + std::to_string(number));
        fresh.startTime = test::Day + std::chrono::hours(number);
        store::Delivery delivery;
        delivery.calls = {fresh};
        QVERIFY(m_cache->inbox().apply(delivery));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<store::Cache> m_cache;
    std::unique_ptr<items::Background> m_background;
    std::unique_ptr<items::CacheWatch> m_watch;
    std::unique_ptr<items::Editing> m_editing;
    items::DisplayContext m_display{items::Reader{QLocale::c(), QTimeZone::utc(), {}}, [] { return test::Day; }};
    std::unique_ptr<CallsPage> m_page;
};

void TestListPlace::initTestCase()
{
    applyLook(*qApp, ThemeKind::Light);
    auto made = test::demoProfile(m_folder.path().toStdString(), 800);
    QVERIFY2(made, made ? "" : made.error().detail.c_str());
    m_cache = std::move(*made);
}

void TestListPlace::init()
{
    m_background = std::make_unique<items::Background>();
    m_watch = std::make_unique<items::CacheWatch>(*m_cache);
    m_editing = std::make_unique<items::Editing>(*m_cache);
    m_page = std::make_unique<CallsPage>(*m_cache, *m_background, *m_watch, *m_editing, m_display);
    m_page->resize(1200, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestListPlace::cleanup()
{
    m_page.reset();
    m_editing.reset();
    m_watch.reset();
    m_background.reset();
}

void TestListPlace::aFilterTakenAwayLeavesTheCallInItsPlace_data()
{
    QTest::addColumn<QString>("search");
    QTest::newRow("a filter") << QString();
    QTest::newRow("a search") << QStringLiteral("appointment");
}

void TestListPlace::aFilterTakenAwayLeavesTheCallInItsPlace()
{
    QFETCH(QString, search);
    store::SavedView view;
    view.search = search.toStdString();
    if (search.isEmpty())
        view = unreviewed();
    show(view);
    QVERIFY(list()->rowCount() > 5);
    table()->selectRow(list()->rowCount() - 2);
    QVERIFY(table()->isCurrentInSight());
    const CallRow current = *m_page->currentCall();
    const int before = height();
    for (QAction *action : m_page->actions())
        if (action->objectName() == QLatin1String("calls.clearFilters") && search.isEmpty())
            action->trigger();
    if (!search.isEmpty())
        m_page->findChild<QLineEdit *>(QStringLiteral("search"))->clear();
    QTRY_VERIFY(settled() && list()->rowCount() == *m_cache->queries().count({}));
    QCOMPARE(m_page->currentCall(), current);
    QTRY_COMPARE(height(), before);
}

/// The calls had left the list by what was done to them.
void TestListPlace::undoOfManyBringsBackWhereOneWas()
{
    show(unreviewed());
    const int all = list()->rowCount();
    table()->selectRow(80);
    table()->selectionModel()->select(QItemSelection(list()->index(80, 0), list()->index(99, 0)),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const CallRow current = *m_page->currentCall();
    const int before = height();
    m_page->findChild<QAction *>(QStringLiteral("call.notLead"))->trigger();
    QTRY_VERIFY(settled() && list()->rowCount() < all);
    QVERIFY(list()->indexOf(current) < 0);
    table()->scrollToTop();
    m_editing->undoStack().undo();
    QTRY_VERIFY(settled() && list()->rowCount() == all);
    QTRY_COMPARE(m_page->currentCall(), current);
    QTRY_COMPARE(height(), before);
}

void TestListPlace::callsThatComeAboveMoveNothing()
{
    show({});
    table()->selectRow(300);
    QVERIFY(table()->verticalScrollBar()->value() > 0 && table()->isCurrentInSight());
    const int before = height(), calls = list()->rowCount();
    come(1);
    QTRY_COMPARE(list()->rowCount(), calls + 1);
    QCOMPARE(table()->currentIndex().row(), 301);
    QCOMPARE(height(), before);
    table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum()); // now by what is seen
    const CallRow seen = list()->rowAt(table()->rowAt(5));
    const int there = table()->rowViewportPosition(list()->indexOf(seen));
    come(2);
    QTRY_COMPARE(list()->rowCount(), calls + 2);
    QCOMPARE(table()->rowViewportPosition(list()->indexOf(seen)), there);
}

void TestListPlace::atTheTopNewCallsAreSeen()
{
    show({});
    table()->selectRow(3);
    const int calls = list()->rowCount();
    come(3);
    QTRY_COMPARE(list()->rowCount(), calls + 1);
    QCOMPARE(table()->verticalScrollBar()->value(), 0);
    QCOMPARE(table()->currentIndex().row(), 4);
}

QTEST_MAIN(TestListPlace)
#include "tst_listplace.moc"
