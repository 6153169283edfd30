#include "models/items/editing.h"
#include "models/items/editwords.h"
#include "tests/models/store/support.h"
#include "tests/support/fulldisk.h"

#include <QSignalSpy>

using namespace earshot;
using namespace earshot::store;

namespace {

constexpr int Patience = 60'000; // ms: an edit of many takes its time on a busy machine

}

using Trouble = void (test::FullDisk::*)(bool);
Q_DECLARE_METATYPE(Trouble)

class TestEditing : public CacheTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        fresh();
        m_row = deliver(makeCall(1));
        m_editing = std::make_unique<items::Editing>(*m_cache);
    }
    void cleanup() { m_editing.reset(); }

    void changesWithUndoAndRedo();
    void quickUndoWaitsForItsEdit();
    void whatChangesNothingLeavesNoStep();
    void failureNamesTheCalls();
    void editsUnderWayHappenAllTheSame();
    void manyAreDoneInChunksAndUndoneAsOne();
    void manyCanBeStopped();
    void takingBackManyCanBeStopped();
    void passesOverWhatIsGone_data();
    void passesOverWhatIsGone();
    void ofAPersonsManyCallsTheFirstIsMarked_data();
    void ofAPersonsManyCallsTheFirstIsMarked();
    void manyAreTakenBackThoughOneWasAnEarlierLead();
    void whatIsPassedOverIsSaid();
    void restOfManyHappensWhenTheProgramEnds();
    void troubledDiskHoldsEdits_data();
    void troubledDiskHoldsEdits();
    void stoppedWhileHeldLeavesNothingBehind();

private:
    static CallChange noted(const char *note)
    {
        CallChange change;
        change.note = note;
        return change;
    }
    std::string note() const { return stored(m_row).call.note; }

    /// So many calls; their rows.
    std::vector<CallRow> many(int count);
    int noted(const std::vector<CallRow> &rows, const std::string &note) const;

    test::FullDisk m_disk; // before any database is opened
    CallRow m_row{};
    std::unique_ptr<items::Editing> m_editing;
};

void TestEditing::changesWithUndoAndRedo()
{
    m_editing->change(m_row, noted("one"), QStringLiteral("first"));
    m_editing->change(m_row, noted("two"), QStringLiteral("second"));
    QTRY_COMPARE(m_editing->undoStack().count(), 2);
    QCOMPARE(note(), "two");
    m_editing->undoStack().undo();
    QTRY_COMPARE(note(), "one");
    m_editing->undoStack().undo();
    QTRY_COMPARE(note(), "");
    m_editing->undoStack().redo();
    QTRY_COMPARE(note(), "one");
    m_editing->undoStack().redo();
    QTRY_COMPARE(note(), "two");
}

void TestEditing::quickUndoWaitsForItsEdit()
{
    m_editing->change(m_row, noted("one"), QStringLiteral("first"));
    QTRY_COMPARE(m_editing->undoStack().count(), 1);
    for (int i = 0; i < 5; ++i) { // faster than the disk
        m_editing->undoStack().undo();
        m_editing->undoStack().redo();
    }
    m_editing->undoStack().undo();
    QTRY_VERIFY(!m_editing->isBusy());
    QCOMPARE(note(), "");
}

void TestEditing::whatChangesNothingLeavesNoStep()
{
    QSignalSpy edited(m_editing.get(), &items::Editing::edited);
    m_editing->change(m_row, noted(""), QStringLiteral("nothing"));
    QTRY_COMPARE(edited.size(), 1);
    QCOMPARE(m_editing->undoStack().count(), 0);
}

void TestEditing::failureNamesTheCalls()
{
    std::vector<CallRow> told;
    connect(m_editing.get(), &items::Editing::failed, this,
            [&](const Error &, const QString &, const std::vector<CallRow> &rows) { told = rows; });
    m_editing->change(CallRow{998}, noted("one"), QStringLiteral("one"));
    QTRY_COMPARE(told, std::vector{CallRow{998}});
    m_editing->change({CallRow{999}, CallRow{998}}, noted("one"), QStringLiteral("both"));
    QTRY_COMPARE(told.size(), 2U);
    QCOMPARE(m_editing->undoStack().count(), 0);
}

void TestEditing::editsUnderWayHappenAllTheSame()
{
    m_editing->change(m_row, noted("one"), QStringLiteral("first"));
    m_editing->change(m_row, noted("two"), QStringLiteral("second"));
    m_editing.reset();
    QTRY_COMPARE(note(), "two");
}

std::vector<CallRow> TestEditing::many(int count)
{
    Delivery delivery;
    for (int i = 2; i < count + 2; ++i)
        delivery.calls.push_back(makeCall(i));
    if (!m_cache->inbox().apply(std::move(delivery)))
        qFatal("cannot apply");
    std::vector<CallRow> rows = *m_cache->queries().rows({});
    std::erase(rows, m_row);
    return rows;
}

int TestEditing::noted(const std::vector<CallRow> &rows, const std::string &note) const
{
    const std::vector<StoredCall> calls = *m_cache->calls().calls(rows);
    return int(std::count_if(calls.begin(), calls.end(),
                             [&note](const StoredCall &stored) { return stored.call.note == note; }));
}

void TestEditing::manyAreDoneInChunksAndUndoneAsOne()
{
    constexpr int Count = int(items::Editing::ChunkSize) * 2 + 100;
    const std::vector<CallRow> rows = many(Count);
    QCOMPARE(int(rows.size()), Count);
    std::vector<std::size_t> steps;
    connect(m_editing.get(), &items::Editing::progressed, this, [&] {
        if (const auto progress = m_editing->progress();
            progress && progress->course == items::Editing::Course::Forth) {
            QCOMPARE(progress->total, rows.size());
            steps.push_back(progress->done);
        }
    });
    QSignalSpy edited(m_editing.get(), &items::Editing::edited);
    m_editing->change(rows, noted("all"), QStringLiteral("many"));
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 1, Patience);
    QCOMPARE(steps, (std::vector<std::size_t>{0, 500, 1000}));
    QCOMPARE(m_editing->outcome().changed, rows.size());
    QVERIFY(!m_editing->progress());
    QCOMPARE(noted(rows, "all"), Count);
    QCOMPARE(m_editing->undoStack().count(), 1);
    m_editing->undoStack().undo();
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 2, Patience);
    QCOMPARE(noted(rows, "all"), 0);
    m_editing->undoStack().redo();
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 3, Patience);
    QCOMPARE(noted(rows, "all"), Count);
}

void TestEditing::manyCanBeStopped()
{
    const std::vector<CallRow> rows = many(1200);
    connect(m_editing.get(), &items::Editing::progressed, this, [this] { m_editing->stop(); });
    QSignalSpy edited(m_editing.get(), &items::Editing::edited);
    m_editing->change(rows, noted("some"), QStringLiteral("many"));
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 1, Patience);
    QVERIFY(m_editing->outcome().stopped);
    QVERIFY(m_editing->outcome().changed >= items::Editing::ChunkSize && m_editing->outcome().changed < 1200);
    QCOMPARE(noted(rows, "some"), int(m_editing->outcome().changed));
    m_editing->undoStack().undo(); // what was done is undone
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 2, Patience);
    QCOMPARE(noted(rows, "some"), 0);
}

/// What was not come to belongs to the step as before: doing it again and undoing that comes to all.
void TestEditing::takingBackManyCanBeStopped()
{
    const std::vector<CallRow> rows = many(1200);
    QSignalSpy edited(m_editing.get(), &items::Editing::edited);
    m_editing->change(rows, noted("all"), QStringLiteral("many"));
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 1, Patience);
    const auto stopping = connect(m_editing.get(), &items::Editing::progressed, this, [this] {
        if (const auto progress = m_editing->progress(); progress && progress->canStop) {
            QCOMPARE(progress->course, items::Editing::Course::Back);
            m_editing->stop();
        }
    });
    m_editing->undoStack().undo();
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 2, Patience);
    QVERIFY(m_editing->outcome().stopped);
    const int left = noted(rows, "all");
    QCOMPARE(left, 1200 - int(m_editing->outcome().changed));
    QVERIFY(left > 0 && left < 1200);
    disconnect(stopping);
    m_editing->undoStack().redo();
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 3, Patience);
    QCOMPARE(noted(rows, "all"), 1200);
    m_editing->undoStack().undo();
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 4, Patience);
    QCOMPARE(noted(rows, "all"), 0);
}

void TestEditing::passesOverWhatIsGone_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 7, 499, 600})
        QTest::addRow("of %d and two more", count) << count;
}

void TestEditing::passesOverWhatIsGone()
{
    QFETCH(int, count);
    std::vector<CallRow> rows = many(count);
    rows.insert(rows.begin() + count / 3, CallRow{99'999});
    rows.push_back(CallRow{99'998});
    QSignalSpy edited(m_editing.get(), &items::Editing::edited);
    QSignalSpy failed(m_editing.get(), &items::Editing::failed);
    m_editing->change(rows, noted("all"), QStringLiteral("many"));
    QTRY_COMPARE_WITH_TIMEOUT(edited.size() + failed.size(), 1, Patience);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(m_editing->outcome().skipped, std::size_t(2));
    QCOMPARE(m_editing->outcome().changed, std::size_t(count));
    QCOMPARE(noted(rows, "all"), count);
}

void TestEditing::ofAPersonsManyCallsTheFirstIsMarked_data()
{
    QTest::addColumn<int>("others"); // that are given with the person's two calls, newest first
    QTest::newRow("in one transaction") << 5;
    QTest::newRow("in two") << int(items::Editing::ChunkSize) + 50;
    QTest::newRow("in two, one alone in the last") << int(items::Editing::ChunkSize) - 1;
}

void TestEditing::ofAPersonsManyCallsTheFirstIsMarked()
{
    QFETCH(int, others);
    Delivery delivery;
    for (int i = 2; i < others + 4; ++i) {
        delivery.calls.push_back(makeCall(i));
        const bool isOfOne = i == 2 || i == others + 3; // the first and the last
        delivery.calls.back().personId = PersonId(isOfOne ? "PER" : "PER" + std::to_string(i));
    }
    apply(delivery);
    CallQuery newestFirst;
    newestFirst.sort.descending = true;
    std::vector<CallRow> rows = *m_cache->queries().rows(newestFirst);
    std::erase(rows, m_row);
    QSignalSpy edited(m_editing.get(), &items::Editing::edited);
    CallChange lead;
    lead.leadStatus = GoodLead;
    m_editing->change(rows, lead, QStringLiteral("leads"));
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 1, Patience);
    QCOMPARE(m_editing->outcome().changed, std::size_t(others + 1));
    QCOMPARE(m_editing->outcome().judged.size(), std::size_t(others + 1));
    QCOMPARE(m_cache->calls().callById(CallId("CAL2"))->call.leadStatus, std::string(GoodLead));
    QCOMPARE(m_cache->calls().callById(makeCall(others + 3).id)->call.leadStatus, std::string());
}

void TestEditing::manyAreTakenBackThoughOneWasAnEarlierLead()
{
    std::vector<CallRow> rows = many(3);
    Call earlier = makeCall(2);
    earlier.leadStatus = EarlierLead;
    deliver(earlier);
    QSignalSpy edited(m_editing.get(), &items::Editing::edited);
    QSignalSpy failed(m_editing.get(), &items::Editing::failed);
    CallChange no;
    no.leadStatus = "not_a_lead";
    m_editing->change(rows, no, QStringLiteral("no leads"));
    QTRY_COMPARE(edited.size(), 1);
    for (int i = 0; i < 3; ++i) { // all of them are sent
        const Outgoing sent = m_cache->outbox().nextToSend(1)->front();
        QVERIFY(m_cache->outbox().markSending(sent.id, "a"));
        QVERIFY(m_cache->outbox().confirm(sent.id, stored(sent.row).call));
    }
    m_editing->undoStack().undo();
    QTRY_COMPARE(edited.size() + failed.size(), 2);
    QCOMPARE(failed.size(), 0);
    for (const CallRow row : rows)
        QCOMPARE(stored(row).call.leadStatus, std::string());
}

/// With the reason, of an edit as of its undo.
void TestEditing::whatIsPassedOverIsSaid()
{
    std::vector<CallRow> rows = many(3);
    for (const int number : {3, 4}) {
        Call sibling = makeCall(number);
        sibling.personId = PersonId("PERa");
        deliver(sibling);
    }
    Call other = makeCall(2);
    other.clientId = ClientId("COMgone");
    deliver(other);
    QSignalSpy edited(m_editing.get(), &items::Editing::edited);
    CallChange lead;
    lead.leadStatus = GoodLead;
    m_editing->change(rows, lead, QStringLiteral("leads"));
    QTRY_COMPARE(edited.size(), 1);
    QCOMPARE(m_editing->outcome().changed, std::size_t(2));
    QCOMPARE(m_editing->outcome().earlierLeads, std::size_t(1));
    QCOMPARE(items::passedOverWords(m_editing->outcome()),
             QStringLiteral("1 call(s) left alone: an earlier call of the person is the lead"));
    for (int i = 0; i < 2; ++i) {
        const Outgoing sent = m_cache->outbox().nextToSend(1)->front();
        QVERIFY(m_cache->outbox().markSending(sent.id, "a"));
        QVERIFY(m_cache->outbox().confirm(sent.id, stored(sent.row).call));
    }
    QCOMPARE(m_cache->inbox().eraseClient(ClientId("COMgone"))->size(), std::size_t(1));
    m_editing->undoStack().undo();
    QTRY_COMPARE(edited.size(), 2);
    QCOMPARE(m_editing->outcome().gone, std::size_t(1));
    QCOMPARE(items::notTurnedWords(m_editing->outcome()), QStringLiteral("1 call(s) deleted meanwhile"));
}

void TestEditing::restOfManyHappensWhenTheProgramEnds()
{
    const std::vector<CallRow> rows = many(1200);
    m_editing->change(rows, noted("all"), QStringLiteral("many"));
    m_editing.reset();
    QTRY_COMPARE_WITH_TIMEOUT(noted(rows, "all"), 1200, Patience);
}

void TestEditing::troubledDiskHoldsEdits_data()
{
    QTest::addColumn<Trouble>("trouble");
    QTest::addColumn<int>("kind");
    QTest::newRow("full") << Trouble(&test::FullDisk::setFull) << int(Error::Kind::DiskFull);
    QTest::newRow("read-only") << Trouble(&test::FullDisk::setReadOnly) << int(Error::Kind::ReadOnly);
}

void TestEditing::troubledDiskHoldsEdits()
{
    QFETCH(const Trouble, trouble);
    QFETCH(const int, kind);
    m_editing->setRetryEvery(std::chrono::milliseconds(20));
    QSignalSpy held(m_editing.get(), &items::Editing::heldChanged);
    QSignalSpy failed(m_editing.get(), &items::Editing::failed);
    (m_disk.*trouble)(true);
    m_editing->change(m_row, noted("one"), QStringLiteral("first"));
    QTRY_VERIFY_WITH_TIMEOUT(m_editing->held().has_value(), Patience);
    QCOMPARE(int(m_editing->held()->kind), kind);
    m_editing->change(m_row, noted("two"), QStringLiteral("second"));
    QCOMPARE(m_editing->waiting(), std::size_t(2));
    QCOMPARE(held.size(), 2); // held, and one more
    QCOMPARE(note(), "");
    (m_disk.*trouble)(false);
    QTRY_COMPARE(note(), "two");
    QTRY_VERIFY(!m_editing->isBusy());
    QVERIFY(!m_editing->held());
    QCOMPARE(failed.size(), 0);
    QCOMPARE(m_editing->undoStack().count(), 2);
}

void TestEditing::stoppedWhileHeldLeavesNothingBehind()
{
    const std::vector<CallRow> rows = many(1200);
    m_disk.setFull(true);
    m_editing->change(rows, noted("all"), QStringLiteral("many"));
    QTRY_VERIFY_WITH_TIMEOUT(m_editing->held().has_value(), Patience);
    m_editing->stop();
    m_disk.setFull(false);
    QVERIFY(!m_editing->isBusy());
    QVERIFY(!m_editing->held());
    QCOMPARE(noted(rows, "all"), 0);
    QCOMPARE(m_editing->undoStack().count(), 0);
}

QTEST_GUILESS_MAIN(TestEditing)
#include "tst_editing.moc"
