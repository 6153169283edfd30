// The sidebar, the palette, jobs and settings over a real cache with the demo agency.

#include "models/items/calllink.h"
#include "models/items/editing.h"
#include "models/items/joblist.h"
#include "models/items/outboxlist.h"
#include "models/items/palette.h"
#include "models/items/settings.h"
#include "models/items/sidebar.h"
#include "tests/support/day.h"
#include "tests/support/profile/demoprofile.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::items;

using Act = void (OutboxList::*)(const std::vector<int> &);
Q_DECLARE_METATYPE(Act)

class TestPlaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sidebarListsClientsAndViews();
    void sidebarCountsFollowEdits();
    void sidebarFindsItsPlaces();
    void clientsArePinnedAndGrouped();
    void looksAreRemembered();
    void viewsAreRenamedAndMoved();
    void currencyIsOfTheCountryUnlessSet();
    void paletteOpensALink();
    void paletteFindsActionsClientsAndCalls();
    void palettePutsRecentFirst();
    void jobsComeAndGo();
    void outboxListsAndDiscards();
    void outboxIsSeenToInBulk_data();
    void outboxIsSeenToInBulk();
    void settingsAreKept();

private:
    QModelIndex place(Sidebar &sidebar, Sidebar::Kind kind);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Cache> m_cache;
    std::unique_ptr<Background> m_background;
    std::unique_ptr<CacheWatch> m_watch;
    DisplayContext m_display{Reader(), [] { return test::Day; }};
};

void TestPlaces::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = test::demoProfile(m_folder->path().toStdString(), 120);
    QVERIFY(cache.ok());
    m_cache = std::move(*cache);
    m_background = std::make_unique<Background>();
    m_watch = std::make_unique<CacheWatch>(*m_cache);
}

void TestPlaces::cleanup()
{
    m_watch.reset();
    m_background.reset();
    m_cache.reset();
}

QModelIndex TestPlaces::place(Sidebar &sidebar, Sidebar::Kind kind)
{
    for (int row = 0; row < sidebar.rowCount(); ++row)
        if (sidebar.kind(sidebar.index(row, 0)) == kind)
            return sidebar.index(row, 0);
    return {};
}

void TestPlaces::sidebarListsClientsAndViews()
{
    Sidebar sidebar(*m_cache, *m_background, *m_watch, m_display);
    QAbstractItemModelTester tester(&sidebar, QAbstractItemModelTester::FailureReportingMode::QtTest);
    sidebar.load();
    QTRY_VERIFY(sidebar.isLoaded());
    const QModelIndex clients = place(sidebar, Sidebar::Kind::Clients);
    QCOMPARE(sidebar.rowCount(clients), int(m_cache->agency().clients()->size()));
    QVERIFY(sidebar.index(0, 0, clients).data(Sidebar::CountRole).toLongLong() > 0);
    QCOMPARE(sidebar.rowCount(place(sidebar, Sidebar::Kind::Views)), 0);

    store::SavedView view;
    view.name = "Long calls";
    view.filter = conditions::Condition{"duration", conditions::Op::AtLeast, conditions::Number{0}};
    QVERIFY(m_cache->preferences().save(view).ok());
    QTRY_COMPARE(sidebar.rowCount(place(sidebar, Sidebar::Kind::Views)), 1);
    const QModelIndex shown = sidebar.index(0, 0, place(sidebar, Sidebar::Kind::Views));
    QCOMPARE(shown.data().toString(), QStringLiteral("Long calls"));
    QTRY_VERIFY(shown.data(Sidebar::CountRole).toLongLong() > 0);

    sidebar.removeView(sidebar.view(shown).id);
    QTRY_COMPARE(sidebar.rowCount(place(sidebar, Sidebar::Kind::Views)), 0);
}

void TestPlaces::sidebarCountsFollowEdits()
{
    Sidebar sidebar(*m_cache, *m_background, *m_watch, m_display);
    sidebar.load();
    QTRY_VERIFY(sidebar.isLoaded());
    const QModelIndex review = place(sidebar, Sidebar::Kind::Review);
    const qint64 before = review.data(Sidebar::CountRole).toLongLong();
    QVERIFY(before > 0);
    const auto rows = m_cache->queries().rows(sidebar.view(review).query({test::Day, QTimeZone::utc()}));
    QVERIFY(rows.ok());
    QCOMPARE(qint64(rows->size()), before);
    store::CallChange change;
    change.leadStatus = "good_lead";
    QVERIFY(m_cache->edits().edit(std::span(*rows).first(1), change).ok());
    QTRY_COMPARE(review.data(Sidebar::CountRole).toLongLong(), before - 1);
}

void TestPlaces::sidebarFindsItsPlaces()
{
    Sidebar sidebar(*m_cache, *m_background, *m_watch, m_display);
    sidebar.load();
    QTRY_VERIFY(sidebar.isLoaded());
    const QModelIndex clients = place(sidebar, Sidebar::Kind::Clients);
    for (const QModelIndex &index : {sidebar.index(0, 0), place(sidebar, Sidebar::Kind::Unreviewed),
                                     place(sidebar, Sidebar::Kind::Leads), sidebar.index(1, 0, clients)}) {
        QCOMPARE(sidebar.indexOf(sidebar.view(index)), index);
        QCOMPARE(sidebar.indexOfKey(index.data(Sidebar::KeyRole).toString()), index);
    }
    store::SavedView other = sidebar.view(sidebar.index(0, 0));
    other.filter = conditions::Condition{"answered", conditions::Op::Yes, {}};
    QVERIFY(!sidebar.indexOf(other).isValid());
}

void TestPlaces::clientsArePinnedAndGrouped()
{
    ClientId first, last;
    const auto headings = [](const Sidebar &sidebar) {
        QStringList all;
        for (int row = 5; row < sidebar.rowCount(); ++row)
            all << sidebar.index(row, 0).data().toString() + QLatin1Char(' ') +
                       QString::number(sidebar.rowCount(sidebar.index(row, 0)));
        return all;
    };
    int clients = 0;
    {
        Sidebar sidebar(*m_cache, *m_background, *m_watch, m_display);
        QAbstractItemModelTester tester(&sidebar, QAbstractItemModelTester::FailureReportingMode::QtTest);
        sidebar.load();
        QTRY_VERIFY(sidebar.isLoaded());
        clients = int(sidebar.clients().size());
        QCOMPARE(headings(sidebar),
                 QStringList({QStringLiteral("Clients %1").arg(clients), QStringLiteral("Saved views 0")}));
        first = sidebar.clients().front().id;
        last = sidebar.clients().back().id;
        sidebar.setMark(last, {true, {}, {}});
        sidebar.setMark(first, {false, QStringLiteral("Dentists"), {}});
        QCOMPARE(headings(sidebar),
                 QStringList({QStringLiteral("Pinned 1"), QStringLiteral("Dentists 1"),
                              QStringLiteral("Clients %1").arg(clients - 2), QStringLiteral("Saved views 0")}));
        const QModelIndex pinned = sidebar.index(0, 0, sidebar.index(5, 0));
        QCOMPARE(sidebar.kind(pinned), Sidebar::Kind::Client);
        QCOMPARE(sidebar.view(pinned).client, std::optional(last));
        QCOMPARE(sidebar.indexOf(sidebar.view(pinned)), pinned);
        QCOMPARE(sidebar.groups(), QStringList(QStringLiteral("Dentists")));
    }
    QTRY_COMPARE(m_cache->preferences().settings("client.")->size(), 2U); // nobody waits for the disk
    Sidebar again(*m_cache, *m_background, *m_watch, m_display);          // and it stays so
    again.load();
    QTRY_VERIFY(again.isLoaded());
    QCOMPARE(headings(again).size(), 4);
    QVERIFY(again.mark(last).pinned);
    QCOMPARE(again.mark(first).group, QStringLiteral("Dentists"));
    again.setMark(last, {});
    again.setMark(first, {});
    QCOMPARE(headings(again).size(), 2);
}

void TestPlaces::looksAreRemembered()
{
    const Look byDuration{{"duration", false}, "[{\"field\":\"duration\"}]"};
    store::SavedView mine;
    mine.name = "Mine";
    QVERIFY(m_cache->preferences().save(mine));
    {
        Sidebar sidebar(*m_cache, *m_background, *m_watch, m_display);
        sidebar.load();
        QTRY_VERIFY(sidebar.isLoaded());
        QModelIndex client = sidebar.index(1, 0, place(sidebar, Sidebar::Kind::Clients));
        QCOMPARE(sidebar.view(client).sort, store::Sort());
        sidebar.rememberLook(client, byDuration);
        store::SavedView narrowed = sidebar.view(client);
        QCOMPARE(narrowed.sort, byDuration.sort);
        narrowed.search = "quote"; // it is still that client's list
        QCOMPARE(sidebar.baseOf(narrowed), client);
        QCOMPARE(sidebar.view(sidebar.index(0, 0)).sort, store::Sort()); // of others nothing
        sidebar.rememberLook(sidebar.index(0, 0, place(sidebar, Sidebar::Kind::Views)), byDuration);
        QTRY_COMPARE(m_cache->preferences().views()->front().sort, byDuration.sort);
    }
    Sidebar again(*m_cache, *m_background, *m_watch, m_display);
    again.load();
    QTRY_VERIFY(again.isLoaded());
    const store::SavedView view = again.view(again.index(1, 0, place(again, Sidebar::Kind::Clients)));
    QCOMPARE(view.sort, byDuration.sort);
    QCOMPARE(view.layout, byDuration.layout);
    QCOMPARE(again.views().front().layout, byDuration.layout);
}

void TestPlaces::viewsAreRenamedAndMoved()
{
    for (const char *name : {"A", "B", "C"}) {
        store::SavedView view;
        view.name = name;
        QVERIFY(m_cache->preferences().save(view));
    }
    Sidebar sidebar(*m_cache, *m_background, *m_watch, m_display);
    sidebar.load();
    QTRY_VERIFY(sidebar.isLoaded());
    const auto names = [&sidebar] {
        QString all;
        for (const store::SavedView &view : sidebar.views())
            all += QString::fromStdString(view.name);
        return all;
    };
    QCOMPARE(names(), QStringLiteral("ABC"));
    const store::ViewId third = sidebar.views()[2].id;
    sidebar.moveView(third, -1);
    QTRY_COMPARE(names(), QStringLiteral("ACB"));
    sidebar.moveView(third, -1);
    QTRY_COMPARE(names(), QStringLiteral("CAB"));
    sidebar.moveView(third, -1); // it is the first
    QVERIFY(!sidebar.renameView(third, QStringLiteral("A")));
    QVERIFY(!sidebar.renameView(third, QStringLiteral("  ")));
    QVERIFY(sidebar.renameView(third, QStringLiteral(" Z ")));
    QTRY_COMPARE(names(), QStringLiteral("ZAB"));
}

void TestPlaces::currencyIsOfTheCountryUnlessSet()
{
    Sidebar sidebar(*m_cache, *m_background, *m_watch, m_display);
    sidebar.load();
    QTRY_VERIFY(sidebar.isLoaded());
    for (const Client &client : sidebar.clients())
        QCOMPARE(sidebar.currencies()[client.id.text], currencyOf(*zoneNamed(client.timeZone)));
    const ClientId first = sidebar.clients().front().id;
    sidebar.setMark(first, {false, {}, QStringLiteral("CHF")});
    QCOMPARE(sidebar.currencies()[first.text], QStringLiteral("CHF"));
}

void TestPlaces::paletteOpensALink()
{
    const CallRow row = m_cache->queries().rows({})->at(7);
    Palette palette(*m_cache, *m_background, m_display);
    std::optional<CallRow> opened;
    palette.setEntries({}, [&](CallRow chosen) { opened = chosen; });
    QSignalSpy searched(&palette, &Palette::searched);
    palette.setText(linkTo(m_cache->calls().call(row)->call.id));
    QTRY_COMPARE(palette.rowCount(), 1);
    palette.take(0)();
    QCOMPARE(opened, std::optional(row));
}

void TestPlaces::paletteFindsActionsClientsAndCalls()
{
    Palette palette(*m_cache, *m_background, m_display);
    QAbstractItemModelTester tester(&palette, QAbstractItemModelTester::FailureReportingMode::QtTest);
    int ran = 0;
    std::optional<CallRow> opened;
    PaletteEntry settings{
        PaletteEntry::Kind::Action, QStringLiteral("action:settings"), QStringLiteral("Settings"), {}, {},
        [&ran] { ++ran; }};
    palette.setEntries({settings}, [&opened](CallRow row) { opened = row; });
    palette.setText(QStringLiteral("sett"));
    QVERIFY(palette.rowCount() >= 1);
    palette.take(0)();
    QCOMPARE(ran, 1);

    const auto rows = m_cache->queries().firstRows({}, 1);
    const auto call = m_cache->calls().call(rows->front());
    palette.setText(QString::fromStdString(call->call.customerPhoneNumber).right(7));
    QTRY_VERIFY(!palette.isSearching());
    QVERIFY(palette.rowCount() >= 1);
    QCOMPARE(palette.entry(palette.rowCount() - 1).kind, PaletteEntry::Kind::Call);
    palette.take(palette.rowCount() - 1)();
    QVERIFY(opened.has_value());

    palette.setText(QStringLiteral("qqqqzzzz"));
    QTRY_VERIFY(!palette.isSearching());
    QCOMPARE(palette.rowCount(), 0);
}

void TestPlaces::palettePutsRecentFirst()
{
    Palette palette(*m_cache, *m_background, m_display);
    const auto entry = [](const char *title) {
        return PaletteEntry{PaletteEntry::Kind::Action,
                            QLatin1String("a:") + QString::fromLatin1(title),
                            QString::fromLatin1(title),
                            {},
                            {},
                            [] {}};
    };
    palette.setEntries({entry("First"), entry("Second"), entry("Third")}, [](CallRow) {});
    QCOMPARE(palette.entry(0).title, QStringLiteral("First"));
    (void)palette.take(2);
    QCOMPARE(palette.recent(), QStringList{QStringLiteral("a:Third")});
    palette.setText({});
    QCOMPARE(palette.entry(0).title, QStringLiteral("Third"));
    QCOMPARE(palette.entry(1).title, QStringLiteral("First"));
}

void TestPlaces::jobsComeAndGo()
{
    JobList jobs;
    QAbstractItemModelTester tester(&jobs, QAbstractItemModelTester::FailureReportingMode::QtTest);
    int cancelled = 0;
    const auto job = [&cancelled](const char *key, double share) {
        return Job{QString::fromLatin1(key), QString::fromLatin1(key), {}, share, {}, [&cancelled] { ++cancelled; }};
    };
    jobs.setJobs(QStringLiteral("sync"), {job("calls", 0.1), job("texts", -1)});
    jobs.setJobs(QStringLiteral("exports"), {job("calls", 0.9)});
    QCOMPARE(jobs.rowCount(), 3);
    jobs.setJobs(QStringLiteral("sync"), {job("calls", 0.5)});
    QCOMPARE(jobs.rowCount(), 2);
    QCOMPARE(jobs.index(0).data(JobList::ShareRole).toDouble(), 0.5);
    QCOMPARE(jobs.index(1).data(JobList::ShareRole).toDouble(), 0.9);
    jobs.cancel(1);
    QCOMPARE(cancelled, 1);
    jobs.setJobs(QStringLiteral("sync"), {});
    jobs.setJobs(QStringLiteral("exports"), {});
    QCOMPARE(jobs.rowCount(), 0);
}

void TestPlaces::outboxListsAndDiscards()
{
    Editing editing(*m_cache);
    OutboxList outbox(*m_cache, *m_background, *m_watch, editing);
    QAbstractItemModelTester tester(&outbox, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto rows = m_cache->queries().firstRows({}, 2);
    store::CallChange change;
    change.note = "call back";
    QVERIFY(m_cache->edits().edit(*rows, change).ok());
    const auto waiting = m_cache->outbox().all();
    QVERIFY(m_cache->outbox().markSending(waiting->back().id, "1").ok());
    QVERIFY(m_cache->outbox().refuse(waiting->back().id, {Error::Kind::Refused, "note is too long"}).ok());

    outbox.load();
    QTRY_COMPARE(outbox.rowCount(), 2);
    QVERIFY(outbox.index(0).data(OutboxList::RefusedRole).toBool());
    QCOMPARE(outbox.index(0).data(OutboxList::StateRole).toString(), QStringLiteral("note is too long"));
    QCOMPARE(outbox.index(0).data(OutboxList::ChangeRole).toString(), QStringLiteral("Note"));
    QCOMPARE(outbox.index(0).data(OutboxList::TextRole).toString(), QStringLiteral("call back"));
    QCOMPARE(outbox.refusedCount(), 1);
    QVERIFY(!outbox.index(1).data(OutboxList::CallerRole).toString().isEmpty());

    outbox.retry({0});
    QTRY_VERIFY(outbox.rowCount() == 2 && !outbox.index(0).data(OutboxList::RefusedRole).toBool());
    outbox.discard({0});
    QTRY_COMPARE(outbox.rowCount(), 1);

    // somebody else writes the same field
    const CallRow left = m_cache->outbox().all()->front().row;
    store::Delivery delivery;
    delivery.calls = {m_cache->calls().call(left)->call};
    delivery.calls.front().note = "theirs";
    QVERIFY(m_cache->inbox().apply(std::move(delivery)).ok());
    QTRY_COMPARE(outbox.rowCount(), 2);
    QVERIFY(outbox.index(0).data(OutboxList::ConflictRole).toBool());
    QVERIFY(outbox.index(0).data(OutboxList::StateRole).toString().contains(QStringLiteral("theirs")));
    outbox.takeOther({0});
    QTRY_COMPARE(outbox.rowCount(), 0);
    QCOMPARE(m_cache->calls().call(left)->call.note, std::string("theirs"));
}

void TestPlaces::outboxIsSeenToInBulk_data()
{
    QTest::addColumn<Act>("act");
    QTest::addColumn<QString>("after"); // refused, conflicts, waiting; then the notes of the four calls
    QTest::addColumn<bool>("undone");
    QTest::newRow("refused ones are tried again") << Act(&OutboxList::retry) << "0 2 4 mine mine mine mine" << false;
    QTest::newRow("edits are discarded") << Act(&OutboxList::discard) << "0 0 0 was was theirs theirs" << true;
    QTest::newRow("own values are kept") << Act(&OutboxList::keepOwn) << "2 0 2 mine mine mine mine" << true;
    QTest::newRow("others' values are taken") << Act(&OutboxList::takeOther) << "2 0 0 mine mine theirs theirs" << true;
}

// Two edits that were refused and two that wait, over which somebody else wrote: all rows are chosen, each is seen to
// as it can be, and one undo takes all of it back.
void TestPlaces::outboxIsSeenToInBulk()
{
    QFETCH(const Act, act);
    QFETCH(const QString, after);
    QFETCH(const bool, undone);
    Editing editing(*m_cache);
    OutboxList outbox(*m_cache, *m_background, *m_watch, editing);
    const std::vector<CallRow> rows = *m_cache->queries().firstRows({}, 4);
    const auto deliver = [&](std::span<const CallRow> which, const char *note) {
        store::Delivery delivery;
        for (const CallRow row : which) {
            delivery.calls.push_back(m_cache->calls().call(row)->call);
            delivery.calls.back().note = note;
        }
        return m_cache->inbox().apply(std::move(delivery)).ok();
    };
    QVERIFY(deliver(rows, "was"));
    store::CallChange change;
    change.note = "mine";
    QVERIFY(m_cache->edits().edit(rows, change).ok());
    for (const store::Outgoing &edit : *m_cache->outbox().all())
        if (edit.row == rows[0] || edit.row == rows[1]) {
            QVERIFY(m_cache->outbox().markSending(edit.id, "1").ok());
            QVERIFY(m_cache->outbox().refuse(edit.id, {Error::Kind::Refused, "no"}).ok());
        }
    QVERIFY(deliver(std::span(rows).last(2), "theirs"));
    const auto state = [&] {
        QStringList words;
        const auto counts = *m_cache->outbox().counts();
        words << QString::number(counts.refused) << QString::number(*m_cache->edits().conflictCount())
              << QString::number(counts.waiting);
        for (const CallRow row : rows)
            words << QString::fromStdString(m_cache->calls().call(row)->call.note);
        return words.join(u' ');
    };
    const QString before = QStringLiteral("2 2 2 mine mine mine mine");
    QCOMPARE(state(), before);
    outbox.load();
    QTRY_COMPARE(outbox.rowCount(), 6);
    const OutboxList::Doable can = outbox.doable({0, 1, 2, 3, 4, 5});
    QCOMPARE(can.retry, 2);
    QCOMPARE(can.discard, 4);
    QCOMPARE(can.conflicts, 2);

    QSignalSpy edited(&outbox, &OutboxList::edited);
    (outbox.*act)({0, 1, 2, 3, 4, 5});
    QTRY_COMPARE(state(), after);
    QTRY_COMPARE(editing.undoStack().count(), undone ? 1 : 0);
    QCOMPARE(edited.count(), undone ? 1 : 0);
    if (!undone)
        return;
    editing.undoStack().undo();
    QTRY_COMPARE(state().mid(6), before.mid(6));
    // what was given up is given anew, and so waits; of a conflict that went with it nothing is left to settle
    QTRY_COMPARE(state().left(5), act == &OutboxList::discard ? QStringLiteral("0 0 4") : before.left(5));
    editing.undoStack().redo();
    QTRY_COMPARE(state(), after);
}

void TestPlaces::settingsAreKept()
{
    {
        Settings settings(*m_cache, Settings::read(*m_cache));
        QCOMPARE(settings.text(Setting::Theme), QStringLiteral("system"));
        QSignalSpy changed(&settings, &Settings::changed);
        settings.set(Setting::Theme, QStringLiteral("dark"));
        settings.set(Setting::Theme, QStringLiteral("dark"));
        settings.set(Setting::WindowGeometry, QByteArray("\0\1\2", 3));
        QCOMPARE(changed.size(), 2);
    }
    m_watch.reset();
    m_cache.reset();
    auto again = store::Cache::open(m_folder->path().toStdString(), store::Mode::ReadWrite);
    QVERIFY(again.ok());
    Settings settings(**again, Settings::read(**again));
    QCOMPARE(settings.text(Setting::Theme), QStringLiteral("dark"));
    QCOMPARE(settings.bytes(Setting::WindowGeometry), QByteArray("\0\1\2", 3));
}

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
