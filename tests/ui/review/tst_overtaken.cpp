// What a colleague wrote while a field was open here: it is kept and shown, and never written over without a word.

#include "desk.h"

#include "ui/review/callview.h"
#include "ui/review/conversation.h"
#include "ui/review/editedfield.h"
#include "ui/review/reviewpage.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/look.h"
#include "ui/widgets/noteedit.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QTest>

using namespace earshot;

class TestOvertaken : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ThemeKind::Light); }
    void cleanup();

    void theirsIsKeptAndShown_data();
    void theirsIsKeptAndShown();
    void settledWhileOpen_data();
    void settledWhileOpen();
    void leavingItAloneTakesTheirs_data();
    void leavingItAloneTakesTheirs();
    void aCommentKeepsTheNoteItDidNotSee();
    void aVerdictKeepsTheOneItDidNotSee_data();
    void aVerdictKeepsTheOneItDidNotSee();
    void whatWasSeenIsNoConflict();
    void ownEditsInARowAreNone_data();
    void ownEditsInARowAreNone();
    void commentsInARowAreAllKept();
    void theirAmountIsInTheClientsCurrency();
    void refusedAmountWaitsForItsCall();

private:
    void begin(bool inReview);
    void typeInto(const QString &key);
    void theyWrite(const QString &key);
    QString fieldOf(const QString &key) const;
    EditedField *field(const QString &key) const;
    QPushButton *button(const QString &key, const char *name) const;
    QString trouble(const QString &key) const { return field(key)->editor()->accessibleDescription(); }
    QString stored(const QString &key) const;
    std::vector<store::Conflict> conflicts() const { return *m_desk->cache->edits().conflicts(m_row); }

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<QWidget> m_page;
    CallRow m_row{};
};

namespace {

struct EditedText {
    const char *key, *mine, *theirs; // as stored
};
constexpr EditedText Kinds[] = {
    {"note", "mine", "theirs"}, {"value", "7700", "5000"}, {"customer_name", "Mine Miller", "THEIRS MILLER"}};

const EditedText &kindOf(const QString &key)
{
    return *std::find_if(std::begin(Kinds), std::end(Kinds),
                         [&](const EditedText &kind) { return key == QLatin1String(kind.key); });
}

} // namespace

void TestOvertaken::begin(bool inReview)
{
    m_desk = std::make_unique<test::Desk>();
    m_desk->deliver(test::fullAgency());
    m_row = m_desk->add(test::fullCall());
    if (inReview) {
        auto page = std::make_unique<ReviewPage>(*m_desk->cache, m_desk->background, m_desk->watch, m_desk->editing,
                                                 m_desk->page, m_desk->display);
        page->start({});
        m_page = std::move(page);
    } else {
        m_page = std::make_unique<CallView>(m_desk->page, m_desk->editing, m_desk->display);
        m_desk->page.show(m_row);
    }
    m_page->resize(1100, 800);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_desk->page.details() && m_desk->page.details()->stored.row == m_row);
}

void TestOvertaken::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

EditedField *TestOvertaken::field(const QString &key) const
{
    for (EditedField *one : m_page->findChildren<EditedField *>())
        if (one->key() == key.toStdString())
            return one;
    qFatal("no such field");
}

QPushButton *TestOvertaken::button(const QString &key, const char *name) const
{
    return field(key)->findChild<QPushButton *>(QLatin1String(name));
}

QString TestOvertaken::stored(const QString &key) const
{
    const Call call = m_desk->stored(m_row).call;
    if (key == QLatin1String("note"))
        return QString::fromStdString(call.note);
    if (key == QLatin1String("value"))
        return call.value ? QString::number(qint64(*call.value)) : QString();
    return QString::fromStdString(call.customerName);
}

/// Opens the field and types, so that what stands there is "mine".
void TestOvertaken::typeInto(const QString &key)
{
    QWidget *editor = field(key)->editor();
    if (auto *note = qobject_cast<NoteEdit *>(editor)) {
        note->setPause(1'000'000);
        note->setFocus();
        note->selectAll();
    } else {
        auto *edit = qobject_cast<InlineEdit *>(editor);
        edit->startEditing();
        edit->selectAll();
    }
    QTest::keyClicks(editor, key == QLatin1String("value") ? QStringLiteral("77") : QLatin1String(kindOf(key).mine));
}

/// A sync brings what a colleague made of the field.
void TestOvertaken::theyWrite(const QString &key)
{
    Call call = m_desk->stored(m_row).call;
    if (key == QLatin1String("note"))
        call.note = "theirs";
    else if (key == QLatin1String("value"))
        call.value = Cents(5000);
    else
        call.customerName = "THEIRS MILLER";
    m_desk->add(call);
}

void TestOvertaken::theirsIsKeptAndShown_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("inReview");
    QTest::addColumn<bool>("told"); // the page knows of theirs before this one is committed
    QTest::addColumn<QString>("choice");
    for (const EditedText &kind : Kinds)
        for (const bool inReview : {false, true})
            for (const bool told : {false, true})
                for (const char *choice : {"mine", "theirs"}) {
                    if (told && kind.key == std::string("note"))
                        continue; // both are kept in the note: tst_reviewkeys
                    QTest::addRow("%s, %s, %s, %s", kind.key, inReview ? "review" : "call page",
                                  told ? "the page was told" : "at the last moment", choice)
                        << QString::fromLatin1(kind.key) << inReview << told << QString::fromLatin1(choice);
                }
}

void TestOvertaken::theirsIsKeptAndShown()
{
    QFETCH(QString, key);
    QFETCH(bool, inReview);
    QFETCH(bool, told);
    QFETCH(QString, choice);
    begin(inReview);
    typeInto(key);
    theyWrite(key);
    if (told)
        QTRY_VERIFY2(trouble(key).contains(QStringLiteral("in the meantime")), qPrintable(trouble(key)));
    m_page->setFocus(); // leaving the field commits
    const EditedText &kind = kindOf(key);
    QTRY_COMPARE(stored(key), QLatin1String(kind.mine));
    QCOMPARE(conflicts().size(), 1U);
    QCOMPARE(conflicts().front().field, key.toStdString());
    QTRY_COMPARE(m_desk->page.details()->conflicts.size(), 1U);
    QVERIFY2(trouble(key).contains(QStringLiteral("Somebody else")), qPrintable(trouble(key)));
    QVERIFY(button(key, "theirs")->isVisible());

    QTest::mouseClick(button(key, choice.toLatin1().constData()), Qt::LeftButton);
    QTRY_VERIFY(conflicts().empty());
    QTRY_VERIFY2(trouble(key).isEmpty(), qPrintable(trouble(key)));
    QTRY_COMPARE(stored(key), QLatin1String(choice == QLatin1String("mine") ? kind.mine : kind.theirs));
}

void TestOvertaken::settledWhileOpen_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("choice");
    for (const char *key : {"value", "customer_name"})
        for (const char *choice : {"mine", "theirs"})
            QTest::addRow("%s, %s", key, choice) << QString::fromLatin1(key) << QString::fromLatin1(choice);
}

void TestOvertaken::settledWhileOpen()
{
    QFETCH(QString, key);
    QFETCH(QString, choice);
    begin(true);
    typeInto(key);
    theyWrite(key);
    QTRY_VERIFY(button(key, "mine")->isVisible());
    QTest::mouseClick(button(key, choice.toLatin1().constData()), Qt::LeftButton);
    QVERIFY(!button(key, "mine")->isVisible());
    m_page->setFocus();
    const EditedText &kind = kindOf(key);
    QTRY_COMPARE(stored(key), QLatin1String(choice == QLatin1String("mine") ? kind.mine : kind.theirs));
    QTRY_VERIFY(!m_desk->editing.isBusy());
    QVERIFY(conflicts().empty()); // it was decided
    QVERIFY2(trouble(key).isEmpty(), qPrintable(trouble(key)));
}

void TestOvertaken::leavingItAloneTakesTheirs_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("escaped"); // after typing; else nothing was typed
    for (const char *key : {"value", "customer_name"})
        for (const bool escaped : {false, true})
            QTest::addRow("%s, %s", key, escaped ? "Esc" : "nothing typed") << QString::fromLatin1(key) << escaped;
}

void TestOvertaken::leavingItAloneTakesTheirs()
{
    QFETCH(QString, key);
    QFETCH(bool, escaped);
    begin(true);
    auto *edit = qobject_cast<InlineEdit *>(field(key)->editor());
    escaped ? typeInto(key) : edit->startEditing();
    theyWrite(key);
    QTRY_VERIFY(!trouble(key).isEmpty());
    escaped ? QTest::keyClick(edit, Qt::Key_Escape) : m_page->setFocus();
    QVERIFY2(trouble(key).isEmpty(), qPrintable(trouble(key))); // nothing of ours will be sent
    QCOMPARE(m_desk->editing.undoStack().count(), 0);
    QCOMPARE(stored(key), QLatin1String(kindOf(key).theirs));
}

void TestOvertaken::aCommentKeepsTheNoteItDidNotSee()
{
    begin(false);
    theyWrite(QStringLiteral("note"));
    Q_EMIT m_page->findChild<ConversationPanel *>()->commentSaid(std::chrono::seconds(5), QStringLiteral("new"));
    QTRY_COMPARE(stored(QStringLiteral("note")), QStringLiteral("[00:05] new"));
    QCOMPARE(conflicts().size(), 1U);
    QCOMPARE(conflicts().front().other, Value(std::string("theirs")));
    QTRY_VERIFY(trouble(QStringLiteral("note")).contains(QStringLiteral("“theirs”")));
}

void TestOvertaken::aVerdictKeepsTheOneItDidNotSee_data()
{
    QTest::addColumn<bool>("inReview");
    QTest::addRow("review") << true;
    QTest::addRow("call page") << false;
}

void TestOvertaken::aVerdictKeepsTheOneItDidNotSee()
{
    QFETCH(bool, inReview);
    begin(inReview);
    Call call = m_desk->stored(m_row).call;
    call.leadStatus = "not_a_lead";
    m_desk->add(call);
    m_page->setFocus();
    QTest::keyClick(m_page.get(), Qt::Key_G);
    QTRY_COMPARE(m_desk->stored(m_row).call.leadStatus, "good_lead");
    QCOMPARE(conflicts().size(), 1U);
    QCOMPARE(conflicts().front().other, Value(std::string("not_a_lead")));
}

void TestOvertaken::whatWasSeenIsNoConflict()
{
    begin(false);
    for (const EditedText &kind : Kinds)
        theyWrite(QString::fromLatin1(kind.key));
    QTRY_COMPARE(m_desk->page.details()->stored.call.customerName, "THEIRS MILLER");
    for (const EditedText &kind : Kinds) {
        typeInto(QString::fromLatin1(kind.key));
        m_page->setFocus();
        QTRY_COMPARE(stored(QString::fromLatin1(kind.key)), QLatin1String(kind.mine));
    }
    QVERIFY(conflicts().empty());
}

void TestOvertaken::ownEditsInARowAreNone_data()
{
    QTest::addColumn<QString>("key");
    for (const EditedText &kind : Kinds)
        QTest::newRow(kind.key) << QString::fromLatin1(kind.key);
}

/// One after the other, faster than the page reads them back, and the first is sent and taken in between.
void TestOvertaken::ownEditsInARowAreNone()
{
    QFETCH(QString, key);
    begin(false);
    QWidget *editor = field(key)->editor();
    for (const char *text : {"11", "22", "33"}) {
        if (auto *inlined = qobject_cast<InlineEdit *>(editor))
            inlined->startEditing();
        else
            editor->setFocus();
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, QLatin1String(text));
        m_page->setFocus();
        QTRY_VERIFY(!m_desk->editing.isBusy());
        m_desk->confirm(m_row); // perhaps before the page has read it
    }
    QTRY_VERIFY(!m_desk->editing.isBusy());
    QTRY_VERIFY(stored(key).startsWith(QStringLiteral("33")));
    QVERIFY(conflicts().empty());
}

/// Also where the page is read anew in between, as it was before the first.
void TestOvertaken::commentsInARowAreAllKept()
{
    begin(false);
    auto *conversation = m_page->findChild<ConversationPanel *>();
    for (const int at : {1, 2, 3}) {
        m_desk->deliver(test::fullAgency()); // has the page read anew
        QCoreApplication::processEvents();
        Q_EMIT conversation->commentSaid(std::chrono::seconds(at), QStringLiteral("said"));
        QTRY_VERIFY(!m_desk->editing.isBusy());
    }
    QTRY_COMPARE(stored(QStringLiteral("note")), QStringLiteral("[00:01] said\n[00:02] said\n[00:03] said"));
    QVERIFY(conflicts().empty());
}

void TestOvertaken::theirAmountIsInTheClientsCurrency()
{
    begin(false);
    m_desk->display.setCurrencies(QStringLiteral("USD"), {{"COM1", QStringLiteral("GBP")}});
    typeInto(QStringLiteral("value"));
    theyWrite(QStringLiteral("value"));
    m_page->setFocus();
    QTRY_VERIFY(trouble(QStringLiteral("value")).contains(QStringLiteral("£50")));
}

/// Another call is shown while what was typed is no amount: it stands there when one comes back, and says why.
void TestOvertaken::refusedAmountWaitsForItsCall()
{
    begin(false);
    Call call = test::fullCall();
    call.id = CallId("CAL2");
    call.value.reset();
    const CallRow other = m_desk->add(call);
    const auto go = [this](CallRow row) {
        m_desk->page.show(row);
        QTRY_VERIFY(m_desk->page.details() && m_desk->page.details()->stored.row == row);
    };
    auto *value = qobject_cast<InlineEdit *>(field(QStringLiteral("value"))->editor());
    value->startEditing();
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("12o"));
    m_page->setFocus();          // as when a row of the list is pressed
    QVERIFY(value->isEditing()); // refused
    go(other);
    QTRY_COMPARE(value->text(), QString());
    QVERIFY(!value->isEditing());
    QCOMPARE(trouble(QStringLiteral("value")), QString());
    go(m_row);
    QTRY_COMPARE(value->text(), QStringLiteral("12o"));
    QVERIFY(value->isEditing());
    QVERIFY(!trouble(QStringLiteral("value")).isEmpty());
    QVERIFY(!value->hasFocus()); // the page's keys work
    value->setFocus();
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("120"));
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_COMPARE(stored(QStringLiteral("value")), QStringLiteral("12000"));
    go(other);
    go(m_row);
    QVERIFY(!value->isEditing());
}

QTEST_MAIN(TestOvertaken)
#include "tst_overtaken.moc"
