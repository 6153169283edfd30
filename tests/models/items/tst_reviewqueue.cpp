#include "models/items/reviewqueue.h"
#include "tests/models/store/support.h"

#include <QSignalSpy>

using namespace earshot;
using namespace earshot::store;

Q_DECLARE_METATYPE(earshot::store::CallChange)

class TestReviewQueue : public CacheTest {
    Q_OBJECT

private Q_SLOTS:
    void aVerdictGivenElsewhereCountsHoweverQuicklyItIsSent_data();
    void aVerdictGivenElsewhereCountsHoweverQuicklyItIsSent();

private:
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

QTEST_GUILESS_MAIN(TestReviewQueue)
#include "tst_reviewqueue.moc"
