// What the popups of the list change, and what they say of it.
#include "models/domain/derived.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/calls/bulkbar.h"
#include "ui/calls/callspage.h"
#include "ui/calls/calltable.h"
#include "ui/conditions/amountedit.h"
#include "ui/conditions/valuepicker.h"
#include "ui/widgets/popup.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;

class TestBulkPopups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void changesTheCallItWasOpenedFor();
    void changesTheCallsItWasOpenedFor_data();
    void changesTheCallsItWasOpenedFor();
    void menuOfCallsThatLeftCloses();
    void oneCallsNoteIsThere();
    void oneCallsValueIsThere();
    void severalSayWhatIsReplaced_data();
    void severalSayWhatIsReplaced();
    void refusedAmountStays();
    void nothingTypedSetsNothing();
    void begunNoteWaitsForItsCall();
    void ctrlEnterSetsTheNote();
    void heldKeyJudgesOnce();

private:
    CallTable *table() const { return m_page->findChild<CallTable *>(); }
    items::CallList *list() const { return m_page->findChild<items::CallList *>(); }
    Call call(CallRow row) const { return m_cache->calls().call(row)->call; }
    CallRow row(int place) const { return list()->rowAt(place); }
    Popup *popup() const { return qobject_cast<Popup *>(QApplication::activePopupWidget()); }
    template <typename T>
    T *part(const char *name = "") const
    {
        return popup() ? popup()->findChild<T *>(QString::fromLatin1(name)) : nullptr;
    }
    QPlainTextEdit *note() const { return part<QPlainTextEdit>(); }
    QPushButton *set() const { return part<QPushButton>("apply"); }
    QString words(const char *label) const
    {
        const auto *found = part<QLabel>(label);
        return found && found->isVisible() ? found->text() : QString();
    }
    void choose(int first, int count = 1);
    void press(Qt::Key key) { QTest::keyClick(table(), key); }
    void give(CallRow row, const store::CallChange &change);
    void letGo(CallRow row, store::Gone how);

    QTemporaryDir m_folder;
    std::unique_ptr<store::Cache> m_cache;
    std::unique_ptr<items::Background> m_background;
    std::unique_ptr<items::CacheWatch> m_watch;
    std::unique_ptr<items::Editing> m_editing;
    std::unique_ptr<items::DisplayContext> m_display;
    std::unique_ptr<CallsPage> m_page;
};

void TestBulkPopups::initTestCase()
{
    auto made = test::demoProfile(m_folder.path().toStdString(), 60);
    QVERIFY2(made, made ? "" : made.error().detail.c_str());
    m_cache = std::move(*made);
}

void TestBulkPopups::init()
{
    items::Reader reader;
    reader.locale = QLocale(QLocale::English, QLocale::UnitedStates);
    reader.zone = QTimeZone::utc();
    reader.today = QDate(2026, 1, 1);
    m_background = std::make_unique<items::Background>();
    m_watch = std::make_unique<items::CacheWatch>(*m_cache);
    m_editing = std::make_unique<items::Editing>(*m_cache);
    m_display = std::make_unique<items::DisplayContext>(reader);
    m_page = std::make_unique<CallsPage>(*m_cache, *m_background, *m_watch, *m_editing, *m_display);
    m_page->resize(1200, 700);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->showView({});
    QTRY_VERIFY(list()->state() == items::CallList::State::Ready && !list()->isPartial() && list()->rowCount() > 10);
}

void TestBulkPopups::cleanup()
{
    if (popup())
        popup()->close();
    m_page.reset();
    m_editing.reset();
    m_watch.reset();
    m_background.reset();
}

void TestBulkPopups::choose(int first, int count)
{
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    table()->setFocus();
    table()->selectRow(first);
    for (int i = 1; i < count; ++i)
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_COMPARE(table()->selectedCount(), count);
}

void TestBulkPopups::give(CallRow row, const store::CallChange &change)
{
    QVERIFY(m_cache->edits().edit({store::CallEdit{row, change, {}}}));
}

void TestBulkPopups::letGo(CallRow row, store::Gone how)
{
    store::Delivery delivery;
    delivery.gone = {{call(row).id, how}};
    QVERIFY(m_cache->inbox().apply(delivery));
    QTRY_COMPARE(list()->indexOf(row), -1);
}

void TestBulkPopups::changesTheCallItWasOpenedFor()
{
    const CallRow meant = row(2), above = row(1), below = row(3);
    give(meant, {.note = "before"});
    const std::string aboveNote = call(above).note, belowNote = call(below).note;
    choose(2);
    press(Qt::Key_E);
    QTRY_VERIFY(note() && note()->toPlainText() == QStringLiteral("before"));
    const QString title = words("title");
    QVERIFY2(title.contains(QString::fromStdString(derive::nameOrNumber(call(meant))).simplified()), qPrintable(title));
    QVERIFY(words("gone").isEmpty());
    QTest::keyClicks(note(), QStringLiteral(" and after"));

    letGo(meant, store::Gone::Spam); // a colleague; another call is chosen now
    QTRY_VERIFY(m_page->currentCall() && *m_page->currentCall() != meant);
    QTRY_VERIFY(!words("gone").isEmpty());
    QCOMPARE(words("title"), title);
    QTest::mouseClick(set(), Qt::LeftButton);
    QTRY_COMPARE(call(meant).note, std::string("before and after"));
    QTRY_VERIFY(!m_editing->isBusy());
    QCOMPARE(call(above).note, aboveNote);
    QCOMPARE(call(below).note, belowNote);
}

void TestBulkPopups::changesTheCallsItWasOpenedFor_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("tags") << int(Qt::Key_T);
    QTest::newRow("value") << int(Qt::Key_V);
    QTest::newRow("note") << int(Qt::Key_E);
}

void TestBulkPopups::changesTheCallsItWasOpenedFor()
{
    QFETCH(int, key);
    const std::vector<CallRow> meant = {row(2), row(3)};
    choose(2, 2);
    press(Qt::Key(key));
    QTRY_VERIFY(set());
    QTRY_VERIFY(!words("names").isEmpty());
    if (key == Qt::Key_E)
        QTest::keyClicks(note(), QStringLiteral("theirs"));
    else if (key == Qt::Key_V)
        QTest::keyClicks(part<AmountEdit>(), QStringLiteral("77"));
    else
        QTest::keyClicks(part<ValuePicker>()->focusProxy(), QStringLiteral("Theirs"));
    if (key == Qt::Key_T)
        QTest::keyClick(part<ValuePicker>()->focusProxy(), Qt::Key_Return);
    choose(6, 3); // what is chosen now is no matter
    QTest::mouseClick(set(), Qt::LeftButton);
    QTRY_VERIFY(m_editing->undoStack().canUndo());
    const auto changed = [this](CallRow each) {
        const Call now = call(each);
        return now.note == "theirs" || now.value == Cents(7700) ||
               std::count(now.tags.begin(), now.tags.end(), "Theirs") > 0;
    };
    for (int place = 0; place < 10; ++place)
        QCOMPARE(changed(row(place)), std::count(meant.begin(), meant.end(), row(place)) > 0);
    m_editing->undoStack().undo();
    QTRY_VERIFY(!m_editing->isBusy());
}

void TestBulkPopups::menuOfCallsThatLeftCloses()
{
    choose(2);
    const CallRow meant = row(2);
    Q_EMIT table()->customContextMenuRequested({20, 20});
    QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
    letGo(meant, store::Gone::Deleted);
    QTRY_VERIFY(!QApplication::activePopupWidget());
}

void TestBulkPopups::oneCallsNoteIsThere()
{
    const CallRow meant = row(4);
    const auto arrives = [this, meant](const char *text) {
        store::Delivery delivery;
        delivery.calls = {call(meant)};
        delivery.calls.front().note = text;
        QVERIFY(m_cache->inbox().apply(delivery));
    };
    arrives("one\ntwo");
    choose(4);
    press(Qt::Key_E);
    QTRY_VERIFY(note());
    QTest::keyClicks(note(), QStringLiteral("!")); // be it there already or not
    QTRY_COMPARE(note()->toPlainText(), QStringLiteral("one\ntwo!"));
    QVERIFY(words("replaced").isEmpty());
    arrives("somebody else");
    QTest::mouseClick(set(), Qt::LeftButton);
    QTRY_COMPARE(call(meant).note, std::string("one\ntwo!"));
    QTRY_COMPARE(m_cache->edits().conflicts(meant)->size(), std::size_t(1)); // theirs is kept to be seen
}

void TestBulkPopups::oneCallsValueIsThere()
{
    const CallRow meant = row(5);
    give(meant, {.value = std::optional<Cents>(Cents(12'345))});
    choose(5);
    press(Qt::Key_V);
    QTRY_VERIFY(part<AmountEdit>());
    QTRY_COMPARE(part<AmountEdit>()->text(), QStringLiteral("123.45"));
    QVERIFY(set()->isEnabled());
    QTest::keyClicks(part<AmountEdit>(), QStringLiteral("80"));
    QTest::keyClick(part<AmountEdit>(), Qt::Key_Return);
    QTRY_COMPARE(call(meant).value, std::optional<Cents>(Cents(8000)));
}

void TestBulkPopups::severalSayWhatIsReplaced_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("notes") << int(Qt::Key_E);
    QTest::newRow("values") << int(Qt::Key_V);
}

void TestBulkPopups::severalSayWhatIsReplaced()
{
    QFETCH(int, key);
    for (int place = 0; place < 4; ++place) {
        store::CallChange change;
        change.note = place < 2 ? "kept so far" : "";
        change.value.emplace(place < 2 ? std::optional<Cents>(Cents(100)) : std::nullopt);
        give(row(place), change);
    }
    choose(0, 4);
    press(Qt::Key(key));
    QTRY_VERIFY2(words("replaced").startsWith(QLatin1Char('2')), qPrintable(words("replaced")));
    QTRY_VERIFY(words("names").contains(QStringLiteral("1 more")));
    popup()->close();
    QTRY_VERIFY(!popup());
    choose(2, 2);
    press(Qt::Key(key));
    QTRY_VERIFY(!words("names").isEmpty());
    QVERIFY(words("replaced").isEmpty());
}

void TestBulkPopups::refusedAmountStays()
{
    const CallRow meant = row(5);
    give(meant, {.value = std::optional<Cents>(Cents(500))});
    choose(5);
    press(Qt::Key_V);
    QTRY_VERIFY(part<AmountEdit>() && part<AmountEdit>()->text() == QStringLiteral("5"));
    QTest::keyClicks(part<AmountEdit>(), QStringLiteral("12,50x"));
    QTest::keyClick(part<AmountEdit>(), Qt::Key_Return);
    QVERIFY(popup() && part<AmountEdit>()->hasFocus());
    QCOMPARE(part<AmountEdit>()->text(), QStringLiteral("12,50x"));
    QVERIFY(!words("wrong").isEmpty());
    QVERIFY(!set()->isEnabled());
    QCOMPARE(call(meant).value, std::optional<Cents>(Cents(500)));
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(part<AmountEdit>(), Qt::Key_Backspace);
    QVERIFY(words("wrong").isEmpty());
    QVERIFY(set()->isEnabled());
}

void TestBulkPopups::nothingTypedSetsNothing()
{
    choose(7, 2);
    press(Qt::Key_V);
    QTRY_VERIFY(part<AmountEdit>());
    QVERIFY(part<AmountEdit>()->text().isEmpty());
    QVERIFY(!set()->isEnabled());
    QTest::keyClick(part<AmountEdit>(), Qt::Key_Return);
    QVERIFY(popup());
    QTest::keyClicks(part<AmountEdit>(), QStringLiteral("0"));
    QVERIFY(set()->isEnabled());
}

void TestBulkPopups::begunNoteWaitsForItsCall()
{
    give(row(1), {.note = "old"});
    give(row(2), {.note = ""});
    choose(1);
    press(Qt::Key_E);
    QTRY_VERIFY(note() && note()->toPlainText() == QStringLiteral("old"));
    QTest::keyClicks(note(), QStringLiteral(" new"));
    QTest::keyClick(note(), Qt::Key_Escape);
    QTRY_VERIFY(!popup());
    press(Qt::Key_E);
    QTRY_VERIFY(note());
    QCOMPARE(note()->toPlainText(), QStringLiteral("old new"));
    QTest::keyClick(note(), Qt::Key_Escape);
    QTRY_VERIFY(!popup());
    choose(2); // another call is no matter of it
    press(Qt::Key_E);
    QTRY_VERIFY(popup() && set() && set()->isEnabled());
    QCOMPARE(note()->toPlainText(), QString());
}

void TestBulkPopups::ctrlEnterSetsTheNote()
{
    const CallRow meant = row(6);
    give(meant, {.note = ""});
    choose(6);
    press(Qt::Key_E);
    QTRY_VERIFY(set() && set()->isEnabled());
    QTest::keyClicks(note(), QStringLiteral("done"));
    QTest::keyClick(note(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!popup());
    QTRY_COMPARE(call(meant).note, std::string("done"));
}

void TestBulkPopups::heldKeyJudgesOnce()
{
    for (const char *name : {"call.lead", "call.notLead", "call.unscored", "call.tag", "call.value", "call.note"})
        QVERIFY2(!m_page->findChild<QAction *>(QString::fromLatin1(name))->autoRepeat(), name);
}

QTEST_MAIN(TestBulkPopups)
#include "tst_bulkpopups.moc"
