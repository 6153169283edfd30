// What the page of calls shows beside its rows, and when: totals, another day, a link in the search.

#include "models/base/format.h"
#include "tests/support/day.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/calls/callspage.h"
#include "ui/calls/filterdialog.h"
#include "ui/conditions/conditioneditor.h"
#include "ui/conditions/valuepicker.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/popup.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::conditions;

class TestCallsDisplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void linkInTheSearchIsOpened();
    void footerAddsUp();
    void footerFollowsWhatSyncChanges_data();
    void footerFollowsWhatSyncChanges();
    void anotherDayAsksAnew();
    void cancelledTreeCanComeBack();
    void whatWasBegunForManyCallsIsKept();
    void tagsOfManyCallsAreFoundByTyping();

private:
    template <typename T>
    T *part(const char *name = "") const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    items::CallList *list() const { return m_page->findChild<items::CallList *>(); }
    bool settled() const { return list()->state() == items::CallList::State::Ready && !list()->isPartial(); }

    Popup *popup() const { return qobject_cast<Popup *>(QApplication::activePopupWidget()); }
    Popup *openPopup(const char *action);

    QTemporaryDir m_folder;
    std::unique_ptr<store::Cache> m_cache;
    std::unique_ptr<items::Background> m_background;
    std::unique_ptr<items::CacheWatch> m_watch;
    std::unique_ptr<items::Editing> m_editing;
    std::unique_ptr<items::DisplayContext> m_display;
    std::unique_ptr<CallsPage> m_page;
};

void TestCallsDisplay::initTestCase()
{
    auto made = test::demoProfile(m_folder.path().toStdString(), 300);
    QVERIFY2(made, made ? "" : made.error().detail.c_str());
    m_cache = std::move(*made);
}

void TestCallsDisplay::init()
{
    items::Reader reader;
    reader.locale = QLocale(QLocale::English, QLocale::UnitedStates);
    reader.zone = QTimeZone::utc();
    m_background = std::make_unique<items::Background>();
    m_watch = std::make_unique<items::CacheWatch>(*m_cache);
    m_editing = std::make_unique<items::Editing>(*m_cache);
    m_display = std::make_unique<items::DisplayContext>(reader, [] { return test::Day; });
    m_page = std::make_unique<CallsPage>(*m_cache, *m_background, *m_watch, *m_editing, *m_display);
    m_page->resize(1200, 700);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->showView({});
    QTRY_VERIFY(settled() && list()->rowCount() > 0);
}

void TestCallsDisplay::cleanup()
{
    m_page.reset();
    m_display.reset();
    m_editing.reset();
    m_watch.reset();
    m_background.reset();
}

void TestCallsDisplay::linkInTheSearchIsOpened()
{
    QSignalSpy entered(m_page.get(), &CallsPage::linkEntered);
    auto *search = part<QLineEdit>("search");
    search->setFocus();
    const int before = list()->rowCount();
    search->setText(QStringLiteral("earshot://call/CAL0123456789abcdef"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(entered.count(), 1);
    QCOMPARE(search->text(), QString());
    QTRY_VERIFY(settled());
    QCOMPARE(list()->rowCount(), before);
}

void TestCallsDisplay::footerAddsUp()
{
    std::int64_t cents = 0, count = 0;
    for (const store::ClientTotals &one : *m_cache->queries().totals({})) {
        cents += one.value;
        count += one.leads;
    }
    QVERIFY(count > 0);
    QVERIFY(cents > 0);
    auto *status = part<QLabel>("status");
    QTRY_VERIFY2(status->text().contains(QStringLiteral("%1 lead").arg(count)), qPrintable(status->text()));
    const QString money = format::money(double(cents) / 100, QStringLiteral("USD"), m_display->reader().locale);
    QVERIFY2(status->text().endsWith(money), qPrintable(status->text()));
    m_display->setCurrencies(QStringLiteral("EUR"), {});
    QVERIFY2(status->text().contains(QStringLiteral("€")), qPrintable(status->text()));
}

void TestCallsDisplay::footerFollowsWhatSyncChanges_data()
{
    QTest::addColumn<bool>("filtered");
    QTest::newRow("all calls are shown") << false;
    QTest::newRow("the unreviewed are shown, and some go") << true;
}

// Calls that change where they stand, none comes or goes: the footer is the database's all the same.
void TestCallsDisplay::footerFollowsWhatSyncChanges()
{
    QFETCH(const bool, filtered);
    const Node unreviewed = Condition{"lead_status", Op::IsEmpty, std::monostate()};
    store::SavedView view;
    if (filtered)
        view.filter = Group{Match::All, {unreviewed}};
    m_page->showView(view);
    QTRY_VERIFY(settled());
    const auto expected = [&] {
        std::int64_t calls = 0, open = 0;
        for (const store::ClientTotals &one : *m_cache->queries().totals(list()->query())) {
            calls += one.calls;
            open += one.unreviewed;
        }
        return QStringLiteral("%1 call(s) · %2 unreviewed").arg(calls).arg(open);
    };
    auto *status = part<QLabel>("status");
    QTRY_VERIFY(status->text().startsWith(expected()));
    const QString before = expected();

    store::Delivery delivery;
    const store::CallQuery some{unreviewed, {}, {}, {}, list()->query().context};
    for (const CallRow row : *m_cache->queries().firstRows(some, 5)) {
        delivery.calls.push_back(m_cache->calls().call(row)->call);
        delivery.calls.back().leadStatus = "not_a_lead";
    }
    QCOMPARE(delivery.calls.size(), 5U);
    QVERIFY(m_cache->inbox().apply(std::move(delivery)).ok());
    QVERIFY(expected() != before);
    QTRY_VERIFY2(status->text().startsWith(expected()), qPrintable(status->text() + u'\n' + expected()));
}

// A list of "today" that stands open at midnight shows the new day's calls.
void TestCallsDisplay::anotherDayAsksAnew()
{
    Instant now = test::Day;
    const items::Reader where = m_display->reader();
    items::DisplayContext display(where, [&now] { return now; });
    CallsPage page(*m_cache, *m_background, *m_watch, *m_editing, display);
    page.show();
    store::SavedView today;
    today.filter =
        Group{Match::All, {Condition{"start_time", Op::Within, Period{Period::Span::This, 1, Period::Unit::Day}}}};
    page.showView(today);
    auto *calls = page.findChild<items::CallList *>();
    const Instant before = calls->query().context.now;
    QCOMPARE(before, now);
    now += std::chrono::hours(24);
    display.check();
    QCOMPARE(calls->query().context.now, now);
    QCOMPARE(page.currentView().filter, today.filter);
    page.hide();
}

/// Of three calls that are selected.
Popup *TestCallsDisplay::openPopup(const char *action)
{
    auto *table = m_page->findChild<QTableView *>();
    if (table->selectionModel()->selectedRows().size() != 3) {
        table->setFocus();
        table->selectRow(0);
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
    }
    part<QAction>(action)->trigger();
    (void)QTest::qWaitFor([this] { return popup() != nullptr; });
    return popup();
}

// Esc in the tree brings the filter back, and what was edited can be had again, incomplete conditions too.
void TestCallsDisplay::cancelledTreeCanComeBack()
{
    const auto open = [this] {
        part<QAction>("calls.advanced")->trigger();
        (void)QTest::qWaitFor([this] { return m_page->findChild<FilterDialog *>() != nullptr; });
        return m_page->findChild<FilterDialog *>();
    };
    const auto closed = [this] {
        return QTest::qWaitFor([this] { return m_page->findChild<FilterDialog *>() == nullptr; });
    };
    FilterDialog *dialog = open();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<InlineBanner *>()->isHidden());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(closed());
    dialog = open(); // nothing was changed
    QVERIFY(dialog->findChild<InlineBanner *>()->isHidden());
    auto *editor = dialog->findChild<ConditionEditor *>();
    editor->addCondition({}, *callField("answered"));
    editor->addCondition({}, *callField("note")); // to be told what of it
    const Node edited = editor->node();
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(closed());
    QCOMPARE(m_page->currentView().filter, Node());

    dialog = open();
    auto *offer = dialog->findChild<InlineBanner *>();
    QVERIFY(!offer->isHidden());
    Q_EMIT offer->actionTriggered();
    editor = dialog->findChild<ConditionEditor *>();
    QCOMPARE(editor->node(), edited);
    QVERIFY(editor->canUndo());
    editor->undo();
    QVERIFY(!editor->canUndo());
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("done")), Qt::LeftButton);
    QVERIFY(closed());
    QVERIFY(open()->findChild<InlineBanner *>()->isHidden()); // seen to
    QTest::keyClick(m_page->findChild<FilterDialog *>(), Qt::Key_Escape);
    QVERIFY(closed());
}

void TestCallsDisplay::whatWasBegunForManyCallsIsKept()
{
    Popup *note = openPopup("call.note");
    QVERIFY(note);
    QTest::keyClicks(note->findChild<QPlainTextEdit *>(), QStringLiteral("asked for a quote"));
    QTest::keyClick(note->findChild<QPlainTextEdit *>(), Qt::Key_Escape);
    QTRY_VERIFY(!popup());
    note = openPopup("call.note");
    QVERIFY(note);
    QCOMPARE(note->findChild<QPlainTextEdit *>()->toPlainText(), QStringLiteral("asked for a quote"));
    QTest::mouseClick(note->findChild<QPushButton *>(QStringLiteral("apply")), Qt::LeftButton);
    QTRY_VERIFY(!popup());
    QTRY_COMPARE(m_cache->calls().call(list()->rowAt(2))->call.note, std::string("asked for a quote"));
    note = openPopup("call.note"); // it was applied
    QVERIFY(note);
    QCOMPARE(note->findChild<QPlainTextEdit *>()->toPlainText(), QString());
    note->close();
    QTRY_VERIFY(!popup());
}

// As in the field of a call's tags: letters in order, Enter or a comma takes the best, Enter in the empty field
// applies.
void TestCallsDisplay::tagsOfManyCallsAreFoundByTyping()
{
    const std::vector<Tag> tags = *m_cache->agency().tags();
    const auto longest = std::max_element(tags.begin(), tags.end(),
                                          [](const Tag &a, const Tag &b) { return a.name.size() < b.name.size(); });
    QVERIFY(longest != tags.end() && longest->name.size() > 5);
    const QString name = QString::fromStdString(longest->name);
    QString letters; // without the second one
    letters += name[0];
    letters += name.mid(2);
    Popup *popup = openPopup("call.tag");
    QVERIFY(popup);
    auto *picker = popup->findChild<ValuePicker *>();
    QTRY_VERIFY(popup->findChild<QListView *>(QStringLiteral("values"))->model()->rowCount() > 2);
    auto *field = popup->findChild<QLineEdit *>();
    QTest::keyClicks(field, letters);
    QTest::keyClick(field, Qt::Key_Comma);
    QCOMPARE(picker->chosen(), std::vector<std::string>{longest->name});
    QCOMPARE(field->text(), QString()); // for the next one
    QTest::keyClicks(field, QStringLiteral("quite new"));
    QVERIFY(popup->findChild<QLabel *>(QStringLiteral("hint"))->isVisible());
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(picker->chosen().size(), 2U);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!this->popup());
    const auto tagged = [&](int row) {
        const Words now = m_cache->calls().call(list()->rowAt(row))->call.tags;
        return std::find(now.begin(), now.end(), longest->name) != now.end() &&
               std::find(now.begin(), now.end(), "quite new") != now.end();
    };
    QTRY_VERIFY(tagged(0) && tagged(1) && tagged(2));
    QVERIFY(!tagged(3));
}

QTEST_MAIN(TestCallsDisplay)
#include "tst_callsdisplay.moc"
