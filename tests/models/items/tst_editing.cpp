#include "models/items/editing.h"
#include "tests/models/store/support.h"

#include <QSignalSpy>

using namespace earshot;
using namespace earshot::store;

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

private:
    static CallChange noted(const char *note)
    {
        CallChange change;
        change.note = note;
        return change;
    }
    std::string note() const { return stored(m_row).call.note; }

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

QTEST_GUILESS_MAIN(TestEditing)
#include "tst_editing.moc"
