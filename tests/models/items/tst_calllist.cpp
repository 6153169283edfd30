#include "models/items/calllist.h"
#include "tests/support/day.h"
#include "tests/support/profile/demoprofile.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::conditions;
using items::CallList;

Q_DECLARE_METATYPE(earshot::store::CallQuery)

class TestCallList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void readsAllRowsInOrder();
    void pagesComeWhenAskedFor();
    void newestQueryWins();
    void heldIndexesFollowTheirCalls();
    void changedCallIsReadAgain();
    void whatWasReadStaysInSight();
    void goneCallsLeave();
    void whatIsSaidIsFoundOnceItIsKnown_data();
    void whatIsSaidIsFoundOnceItIsKnown();
    void columnsAreFields();
    void aSourceComesWithItsKeywords();
    void snippetsComeWithTheirPage();

private:
    bool settled() const { return m_list->state() == CallList::State::Ready && !m_list->isPartial(); }
    void ask(const store::CallQuery &query)
    {
        m_list->setQuery(query);
        QTRY_VERIFY(settled());
    }
    static store::CallQuery leads()
    {
        store::CallQuery query;
        query.filter = Condition{"lead_status", Op::AnyOf, Texts{{"good_lead"}}};
        return query;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<store::Cache> m_cache;
    std::unique_ptr<items::Background> m_background;
    items::DisplayContext m_display{items::Reader(), [] { return test::Day; }};
    std::unique_ptr<items::CacheWatch> m_watch;
    std::unique_ptr<CallList> m_list;
    std::unique_ptr<QAbstractItemModelTester> m_tester; // holds every signal against the model's answers
};

void TestCallList::initTestCase()
{
    auto made = test::demoProfile(m_folder.path().toStdString(), 800);
    QVERIFY2(made, made ? "" : made.error().detail.c_str());
    m_cache = std::move(*made);
}

void TestCallList::init()
{
    m_background = std::make_unique<items::Background>();
    m_watch = std::make_unique<items::CacheWatch>(*m_cache);
    m_list = std::make_unique<CallList>(*m_cache, *m_background, *m_watch, m_display);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_list.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_list->setColumns({"customer_name", "source", "duration", "start_time"});
    ask({});
}

void TestCallList::cleanup()
{
    m_tester.reset();
    m_list.reset();
    m_watch.reset();
    m_background.reset();
}

void TestCallList::readsAllRowsInOrder()
{
    const auto rows = *m_cache->queries().rows({});
    QCOMPARE(m_list->rowCount(), int(rows.size()));
    for (int i = 0; i < m_list->rowCount(); ++i)
        QCOMPARE(m_list->rowAt(i), rows[std::size_t(i)]);
    QCOMPARE(m_list->indexOf(rows.back()), int(rows.size()) - 1);
    QCOMPARE(m_list->indexOf(CallRow(-5)), -1);
}

void TestCallList::pagesComeWhenAskedFor()
{
    const int far = m_list->rowCount() - 3;
    QVERIFY(!m_list->callAt(far));
    QVERIFY(m_list->index(far, 3).data().isNull());
    QSignalSpy changed(m_list.get(), &CallList::dataChanged);
    QTRY_VERIFY(m_list->callAt(far));
    QVERIFY(changed.count() > 0);
    QCOMPARE(m_list->callAt(far)->row, m_list->rowAt(far));
    QVERIFY(!m_list->index(far, 3).data().toString().isEmpty());
}

void TestCallList::newestQueryWins()
{
    store::CallQuery none;
    none.search = "zyzzyvaqq";
    for (int i = 0; i < 20; ++i) { // as one types
        m_list->setQuery(none);
        m_list->setQuery({});
    }
    m_list->setQuery(leads());
    const auto expected = *m_cache->queries().rows(leads());
    QTRY_VERIFY(settled() && m_list->rowCount() == int(expected.size()));
    for (int i = 0; i < m_list->rowCount(); ++i)
        QCOMPARE(m_list->rowAt(i), expected[std::size_t(i)]);
}

void TestCallList::heldIndexesFollowTheirCalls()
{
    const CallRow lead = m_cache->queries().rows(leads())->at(3);
    store::CallQuery others;
    others.filter = Condition{"lead_status", Op::IsEmpty, std::monostate()};
    const CallRow other = m_cache->queries().rows(others)->at(3);
    const QPersistentModelIndex held = m_list->index(m_list->indexOf(lead), 1);
    const QPersistentModelIndex lost = m_list->index(m_list->indexOf(other), 0);
    ask(leads());
    QCOMPARE(held.row(), 3);
    QCOMPARE(held.column(), 1);
    QVERIFY(!lost.isValid());
}

void TestCallList::changedCallIsReadAgain()
{
    QTRY_VERIFY(m_list->callAt(5));
    const CallRow row = m_list->rowAt(5);
    store::CallChange change;
    change.customerName = "Renamed";
    auto receipt = m_cache->edits().edit(std::vector{row}, change);
    QVERIFY(receipt);
    QTRY_COMPARE(m_list->callAt(5)->call.customerName, std::string("Renamed"));
    QCOMPARE(m_list->index(5, 0).data().toString(), QStringLiteral("Renamed"));
    QVERIFY(m_cache->edits().edit(receipt->undo));
}

void TestCallList::whatWasReadStaysInSight()
{
    QTRY_VERIFY(m_list->callAt(0));
    const CallRow row = m_list->rowAt(0);
    bool moved = false;
    bool known = false;
    connect(m_list.get(), &CallList::layoutChanged, this, [&] {
        moved = m_list->rowAt(1) == row;
        known = m_list->callAt(1) && m_list->callAt(1)->row == row; // the page of its new place is not there yet
    });
    store::Delivery delivery;
    Call fresh;
    fresh.id = CallId("CALfresh");
    fresh.startTime = test::Day + std::chrono::hours(1);
    delivery.calls = {fresh};
    QVERIFY(m_cache->inbox().apply(delivery));
    QTRY_VERIFY(moved);
    QVERIFY(known);
    store::Delivery back;
    back.gone = {{fresh.id, store::Gone::Deleted}};
    QVERIFY(m_cache->inbox().apply(back));
    QTRY_VERIFY(m_list->rowAt(0) == row);
}

void TestCallList::goneCallsLeave()
{
    QTRY_VERIFY(m_list->callAt(0));
    const int before = m_list->rowCount();
    const CallRow row = m_list->rowAt(0);
    store::Delivery delivery;
    delivery.gone = {{m_list->callAt(0)->call.id, store::Gone::Deleted}};
    QVERIFY(m_cache->inbox().apply(delivery));
    QTRY_COMPARE(m_list->rowCount(), before - 1);
    QCOMPARE(m_list->indexOf(row), -1);
    QVERIFY(m_cache->inbox().restore({row}));
    QTRY_COMPARE(m_list->rowCount(), before);
}

void TestCallList::whatIsSaidIsFoundOnceItIsKnown_data()
{
    QTest::addColumn<store::CallQuery>("query");
    QTest::addColumn<QString>("said"); // empty: a figure is told
    store::CallQuery searched, asked, heard;
    searched.search = "zyzzyvaqqo";
    asked.filter = Condition{"conversational_transcript", Op::HasPhrase, Spoken{"quomodocunquize", {}}};
    heard.filter = Condition{"agent_share", Op::Equals, Number{4711}};
    QTest::newRow("by a search") << searched << QStringLiteral("Zyzzyvaqqo?");
    QTest::newRow("by a phrase") << asked << QStringLiteral("Quomodocunquize!");
    QTest::newRow("by a figure") << heard << QString();
}

void TestCallList::whatIsSaidIsFoundOnceItIsKnown()
{
    QFETCH(store::CallQuery, query);
    QFETCH(QString, said);
    int at = 0; // of which no text is known, that would be searched for words
    while (!m_cache->calls().call(m_list->rowAt(at))->call.transcription.empty())
        ++at;
    const CallRow row = m_list->rowAt(at);
    ask(query);
    QCOMPARE(m_list->rowCount(), 0);
    if (said.isEmpty()) {
        TalkFigures figures;
        figures.agentShare = 4711;
        QVERIFY(m_cache->figures().put(row, figures, {}));
    } else {
        store::Delivery delivery;
        delivery.transcripts = {
            {m_cache->calls().call(row)->call.id, Transcript{{Speaker::Caller, {}, said.toStdString(), {}}}}};
        QVERIFY(m_cache->inbox().apply(delivery));
    }
    QTRY_COMPARE(m_list->rowCount(), 1);
    QCOMPARE(m_list->rowAt(0), row);
}

void TestCallList::columnsAreFields()
{
    m_list->setColumns({"duration", "moon_phase", "conversational_transcript", "tags"});
    QCOMPARE(m_list->columns(), (std::vector<std::string>{"duration", "tags"}));
    QCOMPARE(m_list->headerData(0, Qt::Horizontal).toString(), QStringLiteral("Duration"));
    QVERIFY(m_list->index(0, 0).data(CallList::NumericRole).toBool());
    QVERIFY(!m_list->index(0, 1).data(CallList::NumericRole).toBool());
}

void TestCallList::aSourceComesWithItsKeywords()
{
    store::CallQuery query;
    query.filter = Condition{"keywords", Op::IsNotEmpty, {}};
    ask(query);
    QVERIFY(m_list->rowCount() > 0);
    QTRY_VERIFY(m_list->callAt(0));
    QCOMPARE(m_list->callAt(0)->call.keywords, m_cache->calls().call(m_list->rowAt(0))->call.keywords);
    ask({});
}

void TestCallList::snippetsComeWithTheirPage()
{
    store::CallQuery query;
    query.search = "appointment";
    ask(query);
    QVERIFY(m_list->rowCount() > 0);
    QTRY_VERIFY(m_list->snippetAt(0));
    QVERIFY(!m_list->snippetAt(0)->hits.empty());
    ask({});
    QTRY_VERIFY(m_list->callAt(0));
    QVERIFY(!m_list->snippetAt(0));
}

QTEST_MAIN(TestCallList)
#include "tst_calllist.moc"
