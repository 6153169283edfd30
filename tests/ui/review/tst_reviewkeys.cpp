// Whoever types owns the keys: no shortcut of the review takes them, and what was typed stays with its call.

#include "desk.h"

#include "ui/review/callview.h"
#include "ui/review/commentlist.h"
#include "ui/review/editedfield.h"
#include "ui/review/reviewpage.h"
#include "ui/review/reviewstrip.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/look.h"
#include "ui/widgets/noteedit.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tageditor.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace earshot;

class TestReviewKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ThemeKind::Light); }
    void init();
    void cleanup();

    void whoTypesOwnsTheKeys_data();
    void whoTypesOwnsTheKeys();
    void anOpenPopupOwnsTheKeys_data();
    void anOpenPopupOwnsTheKeys();
    void aFocusedButtonOwnsEnter();
    void tagsByTyping_data();
    void tagsByTyping();
    void aTagThatWasBegunWaitsForItsCall();
    void escapeLeavesAWayBack_data();
    void escapeLeavesAWayBack();
    void whatIsTypedIsInSight_data() { escapeLeavesAWayBack_data(); } // every field
    void whatIsTypedIsInSight();
    void aRefusedAmountStays();
    void aHeldKeyJudgesOneCall_data();
    void aHeldKeyJudgesOneCall();
    void aForeignNoteIsKeptAndShown_data();
    void aForeignNoteIsKeptAndShown();
    void aNoteWrittenOverMineIsShown();
    void openingAFieldOverwritesNothing();
    void aCommentThatIsEditedStays_data();
    void aCommentThatIsEditedStays();
    void anEarlierLeadReadsAsReviewed();
    void aSecondLeadOfAPersonIsNotOffered();

private:
    Call callNumber(int number, const std::string &note = {});
    void foreignNote(const std::string &note);
    QWidget *open(const QString &field);
    void press(int key, Qt::KeyboardModifiers held = {})
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), held);
    }
    bool shown(const char *id) const
    {
        const auto *details = m_desk->page.details();
        return details && details->stored.call.id.text == id && m_page->queue().current() == details->stored.row;
    }
    QString troubleOf(const char *key) const;
    template <typename T>
    T *part() const
    {
        return m_page->findChild<T *>();
    }

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<ReviewPage> m_page;
    CallRow m_row{}; // of CAL2, the first one shown
};

Call TestReviewKeys::callNumber(int number, const std::string &note)
{
    Call call = test::fullCall();
    call.id = CallId("CAL" + std::to_string(number));
    call.personId = PersonId("PER" + std::to_string(number));
    call.startTime = test::deskTime() + std::chrono::minutes(number);
    call.note = note;
    return call;
}

void TestReviewKeys::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_desk->deliver(test::fullAgency());
    m_desk->add(callNumber(1));
    m_row = m_desk->add(callNumber(2));
    m_page = std::make_unique<ReviewPage>(*m_desk->cache, m_desk->background, m_desk->watch, m_desk->editing,
                                          m_desk->page, m_desk->display);
    m_page->resize(1100, 800);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->start({});
    QTRY_VERIFY(shown("CAL2"));
    QTRY_VERIFY(m_page->findChild<QAction *>(QStringLiteral("review.tag1"))->isEnabled());
}

void TestReviewKeys::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

/// Puts the cursor into a field, as a person does.
QWidget *TestReviewKeys::open(const QString &field)
{
    m_page->setFocus();
    if (field == QLatin1String("note"))
        press(Qt::Key_E);
    else if (field == QLatin1String("tag"))
        press(Qt::Key_T);
    else if (field == QLatin1String("value"))
        press(Qt::Key_V);
    else if (field == QLatin1String("find"))
        for (auto *line : m_page->callView()->findChildren<QLineEdit *>()) {
            if (line->placeholderText() == QLatin1String("Find in the transcript"))
                line->setFocus();
        }
    else
        m_page->findChild<QAction *>(QStringLiteral("call.name"))->trigger();
    return QApplication::focusWidget();
}

QString TestReviewKeys::troubleOf(const char *key) const
{
    for (const auto *field : m_page->findChildren<EditedField *>())
        if (field->key() == key)
            for (const auto *label : field->findChildren<QLabel *>())
                if (label->isVisible() && !label->text().isEmpty())
                    return label->text();
    return {};
}

void TestReviewKeys::foreignNote(const std::string &note)
{
    Call call = m_desk->stored(m_row).call;
    call.note = note;
    m_desk->add(call);
}

void TestReviewKeys::whoTypesOwnsTheKeys_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("key");
    const std::pair<const char *, int> keys[] = {
        {"Return", Qt::Key_Return}, {"Enter", Qt::Key_Enter}, {"G", Qt::Key_G},         {"N", Qt::Key_N},
        {"X", Qt::Key_X},           {"1", Qt::Key_1},         {"Space", Qt::Key_Space}, {"Escape", Qt::Key_Escape},
        {"Left", Qt::Key_Left},     {"Up", Qt::Key_Up},       {"comma", Qt::Key_Comma}, {"Z", Qt::Key_Z}};
    for (const char *field : {"note", "tag", "value", "name", "find"})
        for (const auto &[name, key] : keys)
            QTest::addRow("%s in %s", name, field) << QString::fromLatin1(field) << key;
}

void TestReviewKeys::whoTypesOwnsTheKeys()
{
    QFETCH(QString, field);
    QFETCH(int, key);
    QWidget *typed = open(field);
    QVERIFY2(qobject_cast<QLineEdit *>(typed) || qobject_cast<NoteEdit *>(typed),
             typed ? typed->metaObject()->className() : "none");
    QTest::keyClicks(typed, QStringLiteral("7"));
    press(key);
    QVERIFY(shown("CAL2"));
    m_page->setFocus(); // whatever was saved is saved now
    QTRY_VERIFY(!m_desk->editing.isBusy());
    QCOMPARE(m_desk->stored(m_row).call.leadStatus, "");
    QCOMPARE(m_page->queue().later(), 0U);
    QCOMPARE(m_page->queue().left(), 2U);
}

void TestReviewKeys::anOpenPopupOwnsTheKeys_data()
{
    QTest::addColumn<bool>("menu");
    QTest::newRow("a menu") << true;
    QTest::newRow("a popup of ours") << false;
}

void TestReviewKeys::anOpenPopupOwnsTheKeys()
{
    QFETCH(bool, menu);
    m_page->setFocus();
    QMenu choices(m_page.get());
    choices.addAction(QStringLiteral("something"));
    if (menu) {
        choices.popup(QPoint(10, 10));
    } else {
        auto *popup = new Popup(m_page->callView());
        popup->resize(50, 50);
        popup->openAt(m_page->callView());
    }
    QTRY_VERIFY(QApplication::activePopupWidget());
    for (const int key : {Qt::Key_G, Qt::Key_1, Qt::Key_X})
        press(key);
    QVERIFY(shown("CAL2"));
    QCOMPARE(m_page->queue().later(), 0U);
    QCOMPARE(m_desk->editing.undoStack().count(), 0);
    QVERIFY(!m_desk->editing.isBusy());
    QApplication::activePopupWidget()->close();
}

void TestReviewKeys::aFocusedButtonOwnsEnter()
{
    m_page->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 40 && !qobject_cast<QPushButton *>(QApplication::focusWidget()); ++i)
        press(Qt::Key_Tab);
    auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
    QVERIFY(button);
    press(Qt::Key_Return);
    QVERIFY(shown("CAL2") || m_desk->editing.isBusy()); // it is not "Next" that was pressed
}

void TestReviewKeys::tagsByTyping_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("held");
    QTest::addColumn<QString>("tag");
    QTest::newRow("Enter takes what fits best") << "nepat" << int(Qt::Key_Return) << 0 << "New patient";
    QTest::newRow("Tab") << "quo" << int(Qt::Key_Tab) << 0 << "Quoted";
    QTest::newRow("a comma") << "call" << int(Qt::Key_Comma) << 0 << "Call back";
    QTest::newRow("letters of its words") << "cb" << int(Qt::Key_Return) << 0 << "Call back";
    QTest::newRow("to the letter with Ctrl") << "call" << int(Qt::Key_Return) << int(Qt::ControlModifier) << "call";
    QTest::newRow("a new one") << "Wants a plan" << int(Qt::Key_Comma) << 0 << "Wants a plan";
    QTest::newRow("a known one in small letters") << "quoted" << int(Qt::Key_Return) << 0 << "Quoted";
}

void TestReviewKeys::tagsByTyping()
{
    QFETCH(QString, typed);
    QFETCH(int, key);
    QFETCH(int, held);
    QFETCH(QString, tag);
    QWidget *field = open(QStringLiteral("tag"));
    QTest::keyClicks(field, typed);
    QWidget *at = QApplication::activePopupWidget() ? QApplication::activePopupWidget() : field;
    QTest::keyClick(at, Qt::Key(key), Qt::KeyboardModifiers(held));
    QTRY_COMPARE(m_desk->stored(m_row).call.tags, Words{tag.toStdString()});
    QVERIFY(shown("CAL2"));
    QVERIFY(qobject_cast<QLineEdit *>(field)->text().isEmpty());
}

void TestReviewKeys::aTagThatWasBegunWaitsForItsCall()
{
    auto *field = qobject_cast<QLineEdit *>(open(QStringLiteral("tag")));
    QTest::keyClicks(field, QStringLiteral("Quo"));
    if (QApplication::activePopupWidget())
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    m_page->setFocus();
    press(Qt::Key_Return);
    QTRY_VERIFY(shown("CAL1"));
    QCOMPARE(field->text(), QString());
    QVERIFY(m_desk->stored(m_row).call.tags.empty());
    press(Qt::Key_P);
    QTRY_VERIFY(shown("CAL2"));
    QCOMPARE(field->text(), QStringLiteral("Quo"));
}

void TestReviewKeys::escapeLeavesAWayBack_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"note", "tag", "name", "value"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void TestReviewKeys::escapeLeavesAWayBack()
{
    QFETCH(QString, field);
    QWidget *typed = open(field);
    QTest::keyClicks(typed, QStringLiteral("123"));
    if (QApplication::activePopupWidget())
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QTest::keyClick(typed, Qt::Key_Escape);
    if (field == QLatin1String("note")) {
        QTRY_COMPARE(m_desk->stored(m_row).call.note, "123"); // it is kept
        return;
    }
    auto *line = qobject_cast<QLineEdit *>(typed);
    QVERIFY(line->text() != QLatin1String("123"));
    if (field != QLatin1String("tag"))
        open(field);
    QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier);
    if (line->text() != QLatin1String("123"))
        QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier); // the first takes the stored value out again
    QCOMPARE(line->text(), QStringLiteral("123"));
}

/// In a low window too, what a key leads to and what is typed there is to be seen.
void TestReviewKeys::whatIsTypedIsInSight()
{
    QFETCH(QString, field);
    m_page->resize(820, 420);
    m_page->setFocus();
    QWidget *typed = open(field);
    const auto inSight = [typed] {
        const QRect cursor = typed->inputMethodQuery(Qt::ImCursorRectangle).toRect();
        return typed->visibleRegion().contains(cursor.center());
    };
    QTRY_VERIFY(inSight());
    if (field != QLatin1String("note"))
        return;
    for (int line = 0; line < 15; ++line)
        QTest::keyClick(typed, Qt::Key_Return);
    QTest::keyClicks(typed, QStringLiteral("at the end"));
    QTRY_VERIFY(inSight());
}

/// Enter with what is no amount: it stays there to be mended, and no key of the page gets at the call.
void TestReviewKeys::aRefusedAmountStays()
{
    auto *line = qobject_cast<QLineEdit *>(open(QStringLiteral("value")));
    QTest::keyClicks(line, QStringLiteral("12,50x"));
    press(Qt::Key_Return);
    QVERIFY(line->hasFocus());
    QVERIFY(!troubleOf("value").isEmpty());
    press(Qt::Key_G); // is typed
    QCOMPARE(line->text(), QStringLiteral("12,50xg"));
    QVERIFY(shown("CAL2") && !m_desk->editing.undoStack().canUndo());
    m_page->setFocus(); // leaving it is no way to lose it either
    QCOMPARE(line->text(), QStringLiteral("12,50xg"));
    open(QStringLiteral("value"));
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(line, QStringLiteral("12"));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->stored(m_row).call.value, std::optional(Cents(1200)));
    QVERIFY(!line->hasFocus());
    QVERIFY(troubleOf("value").isEmpty());
}

void TestReviewKeys::aHeldKeyJudgesOneCall_data()
{
    QTest::addColumn<int>("key");
    for (const Qt::Key key : {Qt::Key_G, Qt::Key_N, Qt::Key_X, Qt::Key_Return, Qt::Key_P})
        QTest::newRow(qPrintable(QKeySequence(key).toString())) << int(key);
}

void TestReviewKeys::aHeldKeyJudgesOneCall()
{
    QFETCH(int, key);
    m_page->setFocus();
    QVERIFY(!m_desk->editing.undoStack().canUndo());
    for (int i = 0; i < 3; ++i)
        qt_handleKeyEvent(m_page->windowHandle(), QEvent::KeyPress, key, Qt::NoModifier, {}, true);
    QVERIFY(shown("CAL2"));
    QVERIFY(!m_desk->editing.isBusy() && !m_desk->editing.undoStack().canUndo());
}

void TestReviewKeys::aForeignNoteIsKeptAndShown_data()
{
    QTest::addColumn<QString>("choice"); // the button pressed
    QTest::addColumn<QString>("note");
    QTest::newRow("both by themselves") << QString() << "mine\ntheirs";
    QTest::newRow("theirs") << "theirs"
                            << "theirs";
    QTest::newRow("mine") << "mine"
                          << "mine";
}

void TestReviewKeys::aForeignNoteIsKeptAndShown()
{
    QFETCH(QString, choice);
    QFETCH(QString, note);
    QWidget *typed = open(QStringLiteral("note"));
    QTest::keyClicks(typed, QStringLiteral("mine"));
    foreignNote("theirs");
    QTRY_VERIFY(troubleOf("note").contains(QStringLiteral("“theirs”")));
    QCOMPARE(part<NoteEdit>()->toPlainText(), QStringLiteral("mine"));
    for (auto *button : m_page->findChildren<QPushButton *>(choice))
        if (!choice.isEmpty() && button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    m_page->setFocus();
    QTRY_COMPARE(m_desk->stored(m_row).call.note, note.toStdString());
    QTRY_COMPARE(part<NoteEdit>()->toPlainText(), note);
}

void TestReviewKeys::aNoteWrittenOverMineIsShown()
{
    auto *note = qobject_cast<NoteEdit *>(open(QStringLiteral("note")));
    QTest::keyClicks(note, QStringLiteral("mine"));
    note->save(); // as a pause does
    QTRY_COMPARE(m_desk->stored(m_row).call.note, "mine");
    m_desk->confirm(m_row);
    QTRY_VERIFY(m_desk->page.details()->outbox.empty());
    foreignNote("theirs");
    QTRY_VERIFY(troubleOf("note").contains(QStringLiteral("“theirs”")));
    QVERIFY(note->hasFocus());
    QCOMPARE(note->toPlainText(), QStringLiteral("mine"));
    m_page->setFocus();
    QTRY_COMPARE(m_desk->stored(m_row).call.note, "mine\ntheirs");
}

void TestReviewKeys::openingAFieldOverwritesNothing()
{
    QWidget *name = open(QStringLiteral("name"));
    Call call = m_desk->stored(m_row).call;
    call.customerName = "Kaylah Miller";
    m_desk->add(call);
    QTRY_VERIFY(troubleOf("customer_name").contains(QStringLiteral("Kaylah Miller")));
    QVERIFY(qobject_cast<InlineEdit *>(name)->isEditing());
    m_page->setFocus(); // nothing was typed
    QTRY_COMPARE(qobject_cast<InlineEdit *>(name)->text(), QStringLiteral("Kaylah Miller"));
    QVERIFY(!m_desk->editing.isBusy());
    QCOMPARE(m_desk->editing.undoStack().count(), 0);
}

void TestReviewKeys::aCommentThatIsEditedStays_data()
{
    QTest::addColumn<QString>("foreign"); // the note as it comes in meanwhile
    QTest::addColumn<QString>("note");
    QTest::newRow("another comment before it") << "[00:01] hello\n[00:05] old"
                                               << "[00:01] hello\n[00:05] new";
    QTest::newRow("it was changed") << "[00:05] theirs"
                                    << "[00:05] theirs\n[00:05] new";
    QTest::newRow("it was deleted") << "nothing here"
                                    << "nothing here\n[00:05] new";
}

void TestReviewKeys::aCommentThatIsEditedStays()
{
    QFETCH(QString, foreign);
    QFETCH(QString, note);
    foreignNote("[00:05] old");
    auto *comments = part<CommentList>();
    QTRY_COMPARE(comments->findChildren<InlineEdit *>().size(), 1);
    auto *words = comments->findChild<InlineEdit *>();
    words->startEditing();
    words->selectAll();
    QTest::keyClicks(words, QStringLiteral("new"));
    foreignNote(foreign.toStdString());
    QTRY_COMPARE(m_desk->page.details()->stored.call.note, foreign.toStdString());
    QVERIFY(words->isEditing());
    QCOMPARE(words->text(), QStringLiteral("new"));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->stored(m_row).call.note, note.toStdString());
    QVERIFY(shown("CAL2"));
}

void TestReviewKeys::anEarlierLeadReadsAsReviewed()
{
    Call call = callNumber(2);
    call.leadStatus = "previously_marked_good_lead";
    m_desk->add(call);
    QTRY_VERIFY(!m_page->findChild<QAction *>(QStringLiteral("call.lead"))->isEnabled());
    const auto *lead = part<ReviewStrip>()->findChild<SegmentedControl *>();
    QCOMPARE(lead->currentIndex(), 1);
    const auto segments = lead->findChildren<QAbstractButton *>();
    QCOMPARE(segments[1]->text(), QStringLiteral("Earlier lead"));
    QVERIFY(!segments[1]->isEnabled() && !segments[1]->toolTip().isEmpty());
    QVERIFY(segments[2]->isEnabled());
    m_page->setFocus();
    press(Qt::Key_G);
    QVERIFY(!m_desk->editing.isBusy());
}

/// The service takes one, and says so only once it has heard of it.
void TestReviewKeys::aSecondLeadOfAPersonIsNotOffered()
{
    Call second = callNumber(2);
    second.personId = PersonId("PER1");
    m_desk->add(second);
    const CallRow first = m_desk->cache->calls().callById(CallId("CAL1"))->row;
    store::CallChange lead;
    lead.leadStatus = GoodLead;
    QVERIFY(m_desk->cache->edits().edit(std::vector{first}, lead));
    const auto *action = m_page->callView()->findChild<QAction *>(QStringLiteral("call.lead"));
    QTRY_VERIFY(!action->isEnabled());
    const QList<InlineBanner *> banners = m_page->findChildren<InlineBanner *>();
    QVERIFY(std::any_of(banners.begin(), banners.end(), [](const auto *one) { return one->isVisible(); })); // says why
    press(Qt::Key_G);
    QVERIFY(shown("CAL2"));
    press(Qt::Key_N);
    QTRY_COMPARE(m_desk->stored(m_row).call.leadStatus, std::string("not_a_lead"));
}

QTEST_MAIN(TestReviewKeys)
#include "tst_reviewkeys.moc"
