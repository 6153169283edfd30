#include "models/items/editing.h"
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
    void manyPassOverWhatIsGone();
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
    m_editing->change({m_row, CallRow{999}}, noted("one"), QStringLiteral("both"));
    QTRY_COMPARE(told.size(), 2U);
    QCOMPARE(note(), ""); // all or nothing
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
        if (const auto progress = m_editing->progress(); progress && progress->canStop) { // not the undo
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

void TestEditing::manyPassOverWhatIsGone()
{
    std::vector<CallRow> rows = many(600);
    rows.insert(rows.begin() + 133, CallRow{99'999});
    rows.push_back(CallRow{99'998});
    QSignalSpy edited(m_editing.get(), &items::Editing::edited);
    QSignalSpy failed(m_editing.get(), &items::Editing::failed);
    m_editing->change(rows, noted("all"), QStringLiteral("many"));
    QTRY_COMPARE_WITH_TIMEOUT(edited.size(), 1, Patience);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(m_editing->outcome().skipped, std::size_t(2));
    QCOMPARE(m_editing->outcome().changed, std::size_t(600));
    QCOMPARE(noted(rows, "all"), 600);
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
