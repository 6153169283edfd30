#include "support.h"

using namespace earshot;
using namespace earshot::store;

class TestFigures : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        fresh();
        m_row = deliver(makeCall(1));
        m_other = deliver(makeCall(2));
    }
    void comeBackWithTheCall();
    void canBeFilteredAndSortedBy();
    void syncLeavesThemAlone();
    void stayWhenTheRecordingGoes();
    void goWithTheCall();
    void sameAgainTellsNobody();
    void ofNoCallAreRefused();

private:
    static TalkFigures figures(int agentShare, int silence)
    {
        TalkFigures out;
        out.agentShare = agentShare;
        out.silence = seconds(silence);
        return out;
    }
    TalkFigures kept(CallRow row) const
    {
        const auto calls = m_cache->calls().calls(std::vector{row});
        return calls->empty() ? TalkFigures() : calls->front().call.figures;
    }

    CallRow m_row{};
    CallRow m_other{};
};

void TestFigures::comeBackWithTheCall()
{
    QCOMPARE(kept(m_row), TalkFigures());
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), false).ok());
    reopen();
    QCOMPARE(kept(m_row), figures(70, 12));
    QCOMPARE(kept(m_other), TalkFigures());
    const Field *share = callField("agent_share");
    const auto row = m_cache->calls().calls(std::vector{m_row}, std::array{share});
    QCOMPARE(row->front().call.figures.agentShare, std::optional<std::int64_t>(70));
    QVERIFY(!row->front().call.figures.silence);
}

void TestFigures::canBeFilteredAndSortedBy()
{
    const CallRow third = deliver(makeCall(3));
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), false).ok());
    QVERIFY(m_cache->figures().put(m_other, figures(30, 90), false).ok());
    const auto rows = [&](const CallQuery &query) { return *m_cache->queries().rows(query); };
    CallQuery talkative;
    talkative.filter = conditions::Condition{"agent_share", conditions::Op::More, conditions::Number{50}};
    QCOMPARE(rows(talkative), std::vector{m_row});
    CallQuery quietest;
    quietest.sort = {"silence", true};
    QCOMPARE(rows(quietest), (std::vector{m_other, m_row, third}));
}

void TestFigures::syncLeavesThemAlone()
{
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), false).ok());
    Call again = makeCall(1);
    again.note = "from the other side";
    deliver(again);
    QCOMPARE(kept(m_row), figures(70, 12));
    QVERIFY(edit(m_row, {.note = "mine"}).ok());
    QCOMPARE(kept(m_row), figures(70, 12));
}

void TestFigures::stayWhenTheRecordingGoes()
{
    QVERIFY(m_cache->recordings().put(makeCall(1).id, {.state = RecordingState::Kept, .bytes = 10}).ok());
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), false).ok());
    QVERIFY(m_cache->recordings().forget({m_row}).ok());
    QCOMPARE(kept(m_row), figures(70, 12));
}

void TestFigures::goWithTheCall()
{
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), false).ok());
    Delivery delivery;
    delivery.gone = {{makeCall(1).id, Gone::Deleted}};
    apply(std::move(delivery));
    QCOMPARE(*m_cache->inbox().purge({}, instantFromMs(m_now + 1000)), std::size_t(1));
    deliver(makeCall(1));
    QCOMPARE(kept(m_row), TalkFigures());
}

void TestFigures::sameAgainTellsNobody()
{
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), false).ok());
    int told = 0;
    const Subscription subscription = m_cache->subscribe([&](const ChangeNotice &) { ++told; });
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), false).ok());
    QCOMPARE(told, 0);
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), true).ok()); // the transcript came
    QCOMPARE(told, 1);
}

void TestFigures::ofNoCallAreRefused()
{
    QCOMPARE(m_cache->figures().put(CallRow(12345), figures(1, 1), true).error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_cachefigures.moc"
