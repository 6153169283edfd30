// Answers that were asked for before an edit of ours arrived, and come after it did.

#include "support.h"

using namespace earshot;
using namespace earshot::store;

Q_DECLARE_METATYPE(earshot::store::CallChange)

namespace {

Call with(const CallChange &change, Call call)
{
    apply(change, call);
    return call;
}

} // namespace

class TestLateAnswers : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void keepWhatIsUnderWay_data();
    void keepWhatIsUnderWay();
    void theirNewsIsNotTakenForOurs();
    void whatNeedNotBeSentIsThere();
    void theClockIsNoPartOfIt_data();
    void theClockIsNoPartOfIt();
    void whatArrivedInAnEarlierLifeIsOlder();
    void whatIsUnsureOutlivesTheProgram();
    void onlyWhatWasAskedForIsSure();
    void callsThatAreGoneDoNotReturn();

private:
    Turn turn() const { return m_cache->inbox().turn(); }
    Applied deliverAsked(const Call &call, Turn asked)
    {
        Delivery delivery;
        delivery.asked = asked;
        delivery.calls = {call};
        return apply(std::move(delivery));
    }
    void sendAndConfirm(const Call &server)
    {
        const OutboxId id = m_cache->outbox().nextToSend(1)->front().id;
        if (!m_cache->outbox().markSending(id, "a") || !m_cache->outbox().confirm(id, server))
            qFatal("cannot be confirmed");
    }
};

void TestLateAnswers::keepWhatIsUnderWay_data()
{
    QTest::addColumn<CallChange>("before");
    QTest::addColumn<CallChange>("arrived");
    QTest::addColumn<CallChange>("waiting");
    const auto row = [](const char *name, const CallChange &before, const CallChange &arrived,
                        const CallChange &waiting) { QTest::newRow(name) << before << arrived << waiting; };
    row("a lead that is undone", {}, {.leadStatus = GoodLead}, {.leadStatus = ""});
    row("a note that is undone", {.note = "n0"}, {.note = "n1"}, {.note = "n0"});
    row("a note that is written on", {.note = "n0"}, {.note = "n1"}, {.note = "n2"});
    row("a value that is taken out again", {}, {.value = std::optional(Cents(5))}, {.value = std::optional<Cents>()});
    row("a tag that is taken away again", {}, {.addTags = {"T"}}, {.removeTags = {"T"}});
    row("a tag that is given back", {.addTags = {"T", "u"}}, {.removeTags = {"T"}}, {.addTags = {"T"}});
}

void TestLateAnswers::keepWhatIsUnderWay()
{
    QFETCH(CallChange, before);
    QFETCH(CallChange, arrived);
    QFETCH(CallChange, waiting);
    const Call old = with(before, makeCall(1));
    const CallRow row = deliver(old);
    const Turn asked = turn();
    QVERIFY(edit(row, arrived));
    const Call there = with(arrived, old);
    sendAndConfirm(there);
    QVERIFY(edit(row, waiting));
    const Call here = stored(row).call;

    const Applied late = deliverAsked(old, asked);
    QVERIFY(late.unsure == std::vector{old.id});
    QCOMPARE(late.conflicts, std::size_t(0));
    QCOMPARE(outbox().size(), std::size_t(1));
    QVERIFY(outbox().front().change == waiting);
    QVERIFY(stored(row).call == here);

    const Applied fresh = deliverAsked(there, turn());
    QVERIFY(fresh.unsure.empty());
    QVERIFY(m_cache->edits().allConflicts()->empty()); // nobody but us has written anything
    QVERIFY(outbox().front().change == waiting);
    sendAndConfirm(with(waiting, there));
    QVERIFY(outbox().empty());
    QVERIFY(stored(row).call == here);
}

void TestLateAnswers::theirNewsIsNotTakenForOurs()
{
    const CallRow row = deliver(makeCall(1));
    const Turn asked = turn();
    QVERIFY(edit(row, {.note = "mine"}));
    sendAndConfirm(with({.note = "mine"}, makeCall(1)));
    Call late = makeCall(1);
    late.source = "Google"; // what nobody here edits is taken as it comes
    QVERIFY(deliverAsked(late, asked).unsure == std::vector{late.id});
    QCOMPARE(stored(row).call.source, std::string("Google"));
    QCOMPARE(stored(row).call.note, std::string("mine"));
    late.note = "mine";
    QVERIFY(deliverAsked(late, asked).unsure.empty()); // it says what is known
    late.note = "theirs";
    QVERIFY(deliverAsked(late, turn()).unsure.empty());
    QCOMPARE(stored(row).call.note, std::string("theirs"));
}

void TestLateAnswers::whatNeedNotBeSentIsThere()
{
    const CallRow row = deliver(makeCall(1));
    const Turn asked = turn();
    QVERIFY(edit(row, {.note = "same"}));
    const Call there = with({.note = "same"}, makeCall(1)); // somebody else wrote that too
    QVERIFY(!m_cache->outbox().markSending(outbox().front().id, "a", there));
    QVERIFY(outbox().empty());
    QVERIFY(deliverAsked(makeCall(1), asked).unsure == std::vector{there.id});
    QCOMPARE(stored(row).call.note, std::string("same"));
}

void TestLateAnswers::theClockIsNoPartOfIt_data()
{
    QTest::addColumn<int>("minutes");
    QTest::newRow("set back by ten minutes") << -10;
    QTest::newRow("standing still") << 0;
    QTest::newRow("set forward by ten minutes") << 10;
}

void TestLateAnswers::theClockIsNoPartOfIt()
{
    QFETCH(int, minutes);
    const CallRow row = deliver(makeCall(1));
    const Turn asked = turn();
    m_now += minutes * 60'000;
    QVERIFY(edit(row, {.note = "mine"}));
    sendAndConfirm(with({.note = "mine"}, makeCall(1)));
    QVERIFY(!deliverAsked(makeCall(1), asked).unsure.empty());
    QCOMPARE(stored(row).call.note, std::string("mine"));
    m_now += minutes * 60'000;
    QVERIFY(deliverAsked(with({.note = "theirs"}, makeCall(1)), turn()).unsure.empty());
    QCOMPARE(stored(row).call.note, std::string("theirs"));
}

void TestLateAnswers::whatArrivedInAnEarlierLifeIsOlder()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "mine"}));
    sendAndConfirm(with({.note = "mine"}, makeCall(1)));
    m_now -= 600'000;
    reopen();
    QVERIFY(deliverAsked(with({.note = "theirs"}, makeCall(1)), turn()).unsure.empty());
    QCOMPARE(stored(row).call.note, std::string("theirs"));
}

void TestLateAnswers::whatIsUnsureOutlivesTheProgram()
{
    const CallRow row = deliver(makeCall(1));
    const Turn asked = turn();
    QVERIFY(edit(row, {.note = "mine"}));
    sendAndConfirm(with({.note = "mine"}, makeCall(1)));
    deliverAsked(with({.note = "theirs"}, makeCall(1)), asked);
    reopen();
    const auto unsure = *m_cache->inbox().unsure(10);
    QCOMPARE(unsure.size(), std::size_t(1));
    QVERIFY(unsure.front().id == makeCall(1).id);
    Delivery done;
    done.cursors = {unsure.front().asked};
    apply(std::move(done));
    QVERIFY(m_cache->inbox().unsure(10)->empty());
}

/// An answer that is late itself leaves its call unsure, though it says that it was asked for.
void TestLateAnswers::onlyWhatWasAskedForIsSure()
{
    const CallRow row = deliver(makeCall(1));
    const Turn asked = turn();
    QVERIFY(edit(row, {.note = "mine"}));
    sendAndConfirm(with({.note = "mine"}, makeCall(1)));
    deliverAsked(makeCall(1), asked);
    Delivery late;
    late.asked = asked;
    late.calls = {makeCall(1)};
    late.cursors = {m_cache->inbox().unsure(10)->front().asked};
    apply(std::move(late));
    QCOMPARE(m_cache->inbox().unsure(10)->size(), std::size_t(1));
}

void TestLateAnswers::callsThatAreGoneDoNotReturn()
{
    const CallRow row = deliver(makeCall(1));
    const Turn asked = turn();
    QVERIFY(edit(row, {.spam = true}));
    sendAndConfirm(makeCall(1));
    deliverAsked(makeCall(1), asked);
    QVERIFY(found({}).empty());
    deliverAsked(makeCall(1), turn()); // somebody took it back there
    QCOMPARE(found({}).size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestLateAnswers)
#include "tst_lateanswers.moc"
