#include "models/items/reviewqueue.h"
#include "tests/models/store/support.h"

#include <QSignalSpy>

using namespace earshot;
using namespace earshot::store;

Q_DECLARE_METATYPE(earshot::store::CallChange)
Q_DECLARE_METATYPE(earshot::store::SavedView)

class TestReviewQueue : public CacheTest {
    Q_OBJECT

private Q_SLOTS:
    void aVerdictGivenElsewhereCountsHoweverQuicklyItIsSent_data();
    void aVerdictGivenElsewhereCountsHoweverQuicklyItIsSent();
    void countsAreOfTheCallsThatAreGoneThrough_data();
    void countsAreOfTheCallsThatAreGoneThrough();
    void verdictsAreKnownBeforeAnythingIsReviewed();

private:
    std::vector<CallRow> twoClients();
    /// Plays the server.
    void answer()
    {
        const auto next = m_cache->outbox().nextToSend(10);
        for (const Outgoing &edit : *next) {
            if (!m_cache->outbox().markSending(edit.id, "a"))
                qFatal("cannot be sent");
            const Result<void> told = m_cache->outbox().confirm(edit.id, stored(edit.row).call);
            if (!told)
                qFatal("cannot be answered");
        }
    }
};

void TestReviewQueue::aVerdictGivenElsewhereCountsHoweverQuicklyItIsSent_data()
{
    QTest::addColumn<CallChange>("change");
    QTest::addColumn<bool>("isSent"); // before the queue is read again
    QTest::addColumn<int>("counts");
    for (const bool isSent : {false, true}) {
        const auto row = [isSent](const char *name, const CallChange &change, int counts) {
            QTest::addRow("%s, %s", name, isSent ? "sent at once" : "still on its way") << change << isSent << counts;
        };
        row("a verdict on two calls", {.leadStatus = "not_a_lead"}, 2);
        row("a note", {.note = "n"}, 0);
    }
}

void TestReviewQueue::aVerdictGivenElsewhereCountsHoweverQuicklyItIsSent()
{
    QFETCH(CallChange, change);
    QFETCH(bool, isSent);
    QFETCH(int, counts);
    fresh();
    std::vector<CallRow> rows;
    for (int i = 1; i <= 4; ++i)
        rows.push_back(deliver(makeCall(i)));
    items::Background background;
    items::CacheWatch watch(*m_cache);
    items::Editing editing(*m_cache);
    items::DisplayContext display({QLocale::c(), QTimeZone::utc(), {}}, clock());
    int edits = 0;
    connect(&editing, &items::Editing::edited, this, [&] { // before the queue hears of it
        ++edits;
        if (isSent)
            answer();
    });
    items::ReviewQueue queue(*m_cache, background, watch, editing, display);
    queue.setWatched(true);
    queue.start({});
    QTRY_COMPARE(queue.left(), std::size_t(4));
    editing.change({rows[0], rows[1]}, change, QStringLiteral("both"));
    QTRY_COMPARE(edits, 1);
    QTRY_COMPARE(queue.left(), std::size_t(4 - counts));
    QCOMPARE(queue.reviewedToday(), counts);
    editing.undoStack().undo();
    QTRY_COMPARE(edits, 2);
    QTRY_COMPARE(queue.left(), std::size_t(4));
    QTRY_COMPARE(queue.reviewedToday(), 0);
}

/// Calls of two clients in turn.
std::vector<CallRow> TestReviewQueue::twoClients()
{
    fresh();
    std::vector<CallRow> rows;
    for (int i = 1; i <= 6; ++i) {
        Call call = makeCall(i);
        call.clientId = ClientId(i % 2 == 0 ? "COMeven" : "COModd");
        call.note = i < 3 ? "early" : "";
        rows.push_back(deliver(call));
    }
    return rows;
}

void TestReviewQueue::countsAreOfTheCallsThatAreGoneThrough_data()
{
    QTest::addColumn<SavedView>("view");
    QTest::addColumn<int>("done"); // after the first three of six are judged
    QTest::addColumn<int>("left");
    SavedView odd, early, unreviewed;
    odd.client = ClientId("COModd");
    early.filter = conditions::Condition{"note", conditions::Op::Is, conditions::Text{"early"}};
    unreviewed.filter = conditions::Condition{"lead_status", conditions::Op::IsEmpty, {}};
    QTest::newRow("all calls") << SavedView() << 3 << 3;
    QTest::newRow("a client's") << odd << 2 << 1;
    QTest::newRow("a view's") << early << 2 << 0;
    QTest::newRow("a view's that judged calls leave: verdicts given elsewhere") << unreviewed << 0 << 3;
}

void TestReviewQueue::countsAreOfTheCallsThatAreGoneThrough()
{
    QFETCH(SavedView, view);
    QFETCH(int, done);
    QFETCH(int, left);
    const std::vector<CallRow> rows = twoClients();
    items::Background background;
    items::CacheWatch watch(*m_cache);
    items::Editing editing(*m_cache);
    items::DisplayContext display({QLocale::c(), QTimeZone::utc(), {}}, clock());
    items::ReviewQueue queue(*m_cache, background, watch, editing, display);
    queue.setWatched(true);
    queue.start({{}, true});
    for (int i = 0; i < 3; ++i) {
        QTRY_COMPARE(queue.left(), std::size_t(6 - i));
        QCOMPARE(queue.current(), rows[std::size_t(i)]);
        queue.judge(GoodLead, QStringLiteral("lead"), {});
    }
    QTRY_VERIFY(!editing.isBusy());
    queue.start({view, true});
    QTRY_VERIFY(queue.state() == items::ReviewQueue::State::Ready && queue.reviewedToday() == done);
    QCOMPARE(queue.left(), std::size_t(left));
    if (left == 0)
        return;
    queue.judge("not_a_lead", QStringLiteral("not a lead"), {});
    QTRY_VERIFY(queue.left() == std::size_t(left - 1) && !editing.isBusy());
    QCOMPARE(queue.reviewedToday(), done + 1);
    editing.undoStack().undo();
    QTRY_COMPARE(queue.left(), std::size_t(left));
    QCOMPARE(queue.reviewedToday(), done);
}

/// Given in a list while the queue was never opened, and kept for the next start of the program.
void TestReviewQueue::verdictsAreKnownBeforeAnythingIsReviewed()
{
    const std::vector<CallRow> rows = twoClients();
    items::Background background;
    items::CacheWatch watch(*m_cache);
    items::DisplayContext display({QLocale::c(), QTimeZone::utc(), {}}, clock());
    for (int run = 1; run <= 2; ++run) {
        items::Editing editing(*m_cache);
        items::ReviewQueue queue(*m_cache, background, watch, editing, display);
        CallChange change;
        change.leadStatus = "not_a_lead";
        editing.change({rows[std::size_t(run)], rows[std::size_t(run + 2)]}, change, QStringLiteral("both"));
        QTRY_COMPARE(queue.reviewedToday(), 2 * run);
        QCOMPARE(queue.verdicts().size(), std::size_t(2 * run));
        QTRY_VERIFY(background.isIdle());
    }
}

QTEST_GUILESS_MAIN(TestReviewQueue)
#include "tst_reviewqueue.moc"
