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
    void changeSidesWithTheChannels();
    void sidesOfTheNarrowerGoFirst();
    void sidesAreSaidOfWhatThereIs();
    void sidesAreKnownAfterwards();
    void areCountedAnewAfterASwap();

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
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), {}).ok());
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
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), {}).ok());
    QVERIFY(m_cache->figures().put(m_other, figures(30, 90), {}).ok());
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
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), {}).ok());
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
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), {}).ok());
    QVERIFY(m_cache->recordings().forget({m_row}).ok());
    QCOMPARE(kept(m_row), figures(70, 12));
}

void TestFigures::goWithTheCall()
{
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), {}).ok());
    Delivery delivery;
    delivery.gone = {{makeCall(1).id, Gone::Deleted}};
    apply(std::move(delivery));
    QCOMPARE(*m_cache->inbox().purge({}, instantFromMs(m_now + 1000)), std::size_t(1));
    deliver(makeCall(1));
    QCOMPARE(kept(m_row), TalkFigures());
}

void TestFigures::sameAgainTellsNobody()
{
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), {}).ok());
    int told = 0;
    const Subscription subscription = m_cache->subscribe([&](const ChangeNotice &) { ++told; });
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), {}).ok());
    QCOMPARE(told, 0);
    QVERIFY(m_cache->figures().put(m_row, figures(70, 12), {.transcribed = true}).ok()); // the transcript came
    QCOMPARE(told, 1);
}

void TestFigures::ofNoCallAreRefused()
{
    QCOMPARE(m_cache->figures().put(CallRow(12345), figures(1, 1), {.transcribed = true}).error().kind,
             Error::Kind::NotFound);
}

void TestFigures::changeSidesWithTheChannels()
{
    TalkFigures heard = figures(70, 12);
    heard.callerMonologue = seconds(5);
    heard.agentMonologue = seconds(9);
    heard.callerInterruptions = 1;
    heard.agentLoudness = -20;
    heard.callerQuestions = 3;
    heard.agentQuestions = 4;
    heard.callerPace = 120;
    QVERIFY(m_cache->figures().put(m_row, heard, {.transcribed = true}).ok());
    QVERIFY(m_cache->figures().put(m_other, heard, {.transcribed = true}).ok());
    QVERIFY(m_cache->sides().put(m_row, SidesOf::Call, true).ok());
    TalkFigures turned = figures(30, 12);
    turned.callerMonologue = seconds(9);
    turned.agentMonologue = seconds(5);
    turned.agentInterruptions = 1;
    turned.callerLoudness = -20;
    turned.callerQuestions = 3; // the words stay whose they were
    turned.agentQuestions = 4;
    QCOMPARE(kept(m_row), turned);
    QCOMPARE(kept(m_other), heard);
    QVERIFY(m_cache->sides().put(m_row, SidesOf::Call, true).ok()); // it was so already
    QCOMPARE(kept(m_row), turned);
    QVERIFY(m_cache->sides().put(m_row, SidesOf::Call, false).ok());
    heard.callerPace.reset();
    QCOMPARE(kept(m_row), heard);
}

void TestFigures::sidesOfTheNarrowerGoFirst()
{
    const auto add = [this](int number, const char *tracker, const char *client) {
        Call call = makeCall(number);
        call.trackerId = TrackerId(tracker);
        call.clientId = ClientId(client);
        return deliver(call);
    };
    const CallRow spring = add(11, "TRK1", "COM1"), again = add(12, "TRK1", "COM1");
    const CallRow winter = add(13, "TRK2", "COM1"), elsewhere = add(14, "TRK3", "COM2");
    const auto swapped = [&] {
        QString out;
        for (const CallRow row : {spring, again, winter, elsewhere})
            out += *m_cache->sides().isSwapped(row) ? QLatin1Char('x') : QLatin1Char('.');
        return out;
    };
    const auto say = [this](CallRow row, SidesOf of, bool isSwapped) {
        return m_cache->sides().put(row, of, isSwapped).ok();
    };
    QCOMPARE(swapped(), QStringLiteral("...."));
    QVERIFY(say(spring, SidesOf::Tracker, true));
    QCOMPARE(swapped(), QStringLiteral("xx.."));
    QVERIFY(say(again, SidesOf::Call, false));
    QCOMPARE(swapped(), QStringLiteral("x..."));
    QVERIFY(say(winter, SidesOf::Client, true));
    QCOMPARE(swapped(), QStringLiteral("x.x."));
    QVERIFY(say(again, SidesOf::Tracker, true)); // of this call too
    QCOMPARE(swapped(), QStringLiteral("xxx."));
    QVERIFY(say(spring, SidesOf::Client, false)); // and of its tracker
    QCOMPARE(swapped(), QStringLiteral("...."));
}

void TestFigures::sidesAreSaidOfWhatThereIs()
{
    QCOMPARE(m_cache->sides().put(CallRow(12345), SidesOf::Call, true).error().kind, Error::Kind::NotFound);
    QCOMPARE(m_cache->sides().put(m_row, SidesOf::Tracker, true).error().kind, Error::Kind::NotFound); // it has none
    QVERIFY(!*m_cache->sides().isSwapped(m_row));
    QVERIFY(!*m_cache->sides().isSwapped(CallRow(12345)));
}

void TestFigures::sidesAreKnownAfterwards()
{
    QVERIFY(m_cache->sides().put(m_row, SidesOf::Client, true).ok());
    reopen();
    QVERIFY(*m_cache->sides().isSwapped(m_row));
    QVERIFY(*m_cache->sides().isSwapped(deliver(makeCall(3)))); // which comes later
}

void TestFigures::areCountedAnewAfterASwap()
{
    const auto unread = [this] { return m_cache->recordings().unread(10)->size(); };
    for (const int number : {1, 2}) {
        Call call = makeCall(number);
        call.transcript = Transcript(1);
        call.transcription = "hello";
        const CallRow row = deliver(call);
        QVERIFY(m_cache->recordings().put(call.id, {.state = RecordingState::Kept, .bytes = 10}).ok());
        QVERIFY(m_cache->recordings().putPeaks(row, "peaks").ok());
        QVERIFY(m_cache->figures().put(row, figures(70, 12), {.transcribed = true}).ok());
    }
    QCOMPARE(unread(), std::size_t(0));
    QVERIFY(m_cache->sides().put(m_row, SidesOf::Client, true).ok());
    QCOMPARE(unread(), std::size_t(2));
    QVERIFY(m_cache->figures().put(m_row, figures(30, 12), {.transcribed = true, .swapped = true}).ok());
    QCOMPARE(unread(), std::size_t(1));
    QVERIFY(m_cache->figures().put(m_other, figures(70, 12), {.transcribed = true}).ok()); // as it was before
    QCOMPARE(unread(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_cachefigures.moc"
