// The sidebar, the palette, jobs and settings over a real cache with the demo agency.

#include "models/items/editing.h"
#include "models/items/joblist.h"
#include "models/items/outboxlist.h"
#include "models/items/palette.h"
#include "models/items/settings.h"
#include "models/items/sidebar.h"
#include "tests/support/profile/demoprofile.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::items;

class TestPlaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sidebarListsClientsAndViews();
    void sidebarCountsFollowEdits();
    void sidebarFindsItsPlaces();
    void paletteFindsActionsClientsAndCalls();
    void palettePutsRecentFirst();
    void jobsComeAndGo();
    void outboxListsAndDiscards();
    void settingsAreKept();

private:
    QModelIndex place(Sidebar &sidebar, Sidebar::Kind kind);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Cache> m_cache;
    std::unique_ptr<Background> m_background;
    std::unique_ptr<CacheWatch> m_watch;
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
    Sidebar sidebar(*m_cache, *m_background, *m_watch);
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
    Sidebar sidebar(*m_cache, *m_background, *m_watch);
    sidebar.load();
    QTRY_VERIFY(sidebar.isLoaded());
    const QModelIndex review = place(sidebar, Sidebar::Kind::Review);
    const qint64 before = review.data(Sidebar::CountRole).toLongLong();
    QVERIFY(before > 0);
    const auto rows = m_cache->queries().rows(sidebar.view(review).query({systemNow(), QTimeZone::utc()}));
    QVERIFY(rows.ok());
    QCOMPARE(qint64(rows->size()), before);
    store::CallChange change;
    change.leadStatus = "good_lead";
    QVERIFY(m_cache->edits().edit(std::span(*rows).first(1), change).ok());
    QTRY_COMPARE(review.data(Sidebar::CountRole).toLongLong(), before - 1);
}

void TestPlaces::sidebarFindsItsPlaces()
{
    Sidebar sidebar(*m_cache, *m_background, *m_watch);
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

void TestPlaces::paletteFindsActionsClientsAndCalls()
{
    Palette palette(*m_cache, *m_background, {});
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
    Palette palette(*m_cache, *m_background, {});
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
    OutboxList outbox(*m_cache, *m_background, *m_watch);
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

    outbox.retry(0);
    QTRY_VERIFY(outbox.rowCount() == 2 && !outbox.index(0).data(OutboxList::RefusedRole).toBool());
    outbox.discard(0);
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
    outbox.takeOther(0);
    QTRY_COMPARE(outbox.rowCount(), 0);
    QCOMPARE(m_cache->calls().call(left)->call.note, std::string("theirs"));
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
