#include "models/items/copytable.h"
#include "tests/support/day.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/calls/bulkbar.h"
#include "ui/calls/callspage.h"
#include "ui/calls/calltable.h"
#include "ui/calls/filterbar.h"
#include "ui/calls/filterdialog.h"
#include "ui/conditions/conditioneditor.h"
#include "ui/conditions/valuepicker.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/popup.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::conditions;

namespace {

items::Reader reader()
{
    items::Reader made;
    made.locale = QLocale(QLocale::English, QLocale::UnitedStates);
    made.zone = QTimeZone::utc();
    made.today = QDateTime::fromMSecsSinceEpoch(toMs(test::Day), made.zone).date();
    return made;
}

} // namespace

class TestCallsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsCallsAndCounts();
    void quickChipFilters();
    void doneTakesWhatStandsThere();
    void readyChipsKeepToOneLine();
    void crossTakesFilterAway();
    void treeIsEditedInTheDialog();
    void cancelBringsTheFilterBack();
    void searchNarrowsAndEscClears();
    void emptyResultSaysWhatToDo();
    void headerSorts();
    void columnsAreRemembered();
    void keysMove();
    void bulkTagAndUndo();
    void leadByKey();
    void copiesATable();
    void formulasStayText();
    void currentCallSurvivesNewCalls();
    void enterActivates();
    void savedViewKnowsWhetherItChanged();
    void awfulCallsArePainted();

private:
    template <typename T>
    T *part(const char *name = "") const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    CallTable *table() const { return m_page->findChild<CallTable *>(); }
    items::CallList *list() const { return m_page->findChild<items::CallList *>(); }
    bool settled() const { return list()->state() == items::CallList::State::Ready && !list()->isPartial(); }
    std::int64_t count(const Node &filter) const
    {
        return *m_cache->queries().count({filter, {}, {}, {}, {test::Day, QTimeZone::utc()}});
    }
    store::StoredCall call(int row) const { return *m_cache->calls().call(list()->rowAt(row)); }
    Popup *popup() const { return qobject_cast<Popup *>(QApplication::activePopupWidget()); }
    void showAll();

    QTemporaryDir m_pattern, m_folder;
    std::unique_ptr<store::Cache> m_cache;
    std::unique_ptr<items::Background> m_background;
    std::unique_ptr<items::CacheWatch> m_watch;
    std::unique_ptr<items::Editing> m_editing;
    std::unique_ptr<items::DisplayContext> m_display;
    std::unique_ptr<CallsPage> m_page;
};

void TestCallsPage::initTestCase()
{
    auto made = test::demoProfile(m_folder.path().toStdString(), 600);
    QVERIFY2(made, made ? "" : made.error().detail.c_str());
    m_cache = std::move(*made);
}

void TestCallsPage::init()
{
    m_background = std::make_unique<items::Background>();
    m_watch = std::make_unique<items::CacheWatch>(*m_cache);
    m_editing = std::make_unique<items::Editing>(*m_cache);
    m_display = std::make_unique<items::DisplayContext>(reader(), [] { return test::Day; });
    m_page = std::make_unique<CallsPage>(*m_cache, *m_background, *m_watch, *m_editing, *m_display);
    m_page->resize(1200, 700);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    showAll();
}

void TestCallsPage::cleanup()
{
    while (m_editing->undoStack().canUndo()) {
        m_editing->undoStack().undo();
        QTRY_VERIFY(!m_editing->isBusy());
    }
    m_page.reset();
    m_editing.reset();
    m_watch.reset();
    m_background.reset();
}

void TestCallsPage::showAll()
{
    m_page->showView({});
    QTRY_VERIFY(settled() && list()->rowCount() > 0);
    QTRY_VERIFY(list()->callAt(0));
}

void TestCallsPage::showsCallsAndCounts()
{
    QCOMPARE(list()->rowCount(), int(count({})));
    const auto unreviewed = count(Condition{"lead_status", Op::IsEmpty, std::monostate()});
    auto *status = part<QLabel>("status");
    QTRY_VERIFY2(status->text().contains(QString::number(unreviewed) + QStringLiteral(" unreviewed")),
                 qPrintable(status->text()));
    for (int row = 1; row < 50; ++row) // newest first
        QVERIFY(call(row - 1).call.startTime >= call(row).call.startTime);
}

void TestCallsPage::quickChipFilters()
{
    QTest::mouseClick(part<Chip>("chip.lead_status"), Qt::LeftButton);
    QTRY_VERIFY(popup());
    auto *values = popup()->findChild<QListView *>(QStringLiteral("values"));
    QVERIFY(values);
    // Space ticks what the keyboard is on: "Lead" comes first
    values->setFocus();
    values->setCurrentIndex(values->model()->index(0, 0));
    QTest::keyClick(values, Qt::Key_Space);
    const Node expected = Group{Match::All, {Condition{"lead_status", Op::AnyOf, Texts{{"good_lead"}}}}};
    QCOMPARE(m_page->currentView().filter, expected);
    QTest::mouseClick(popup()->findChild<QPushButton *>(QStringLiteral("done")), Qt::LeftButton);
    QTRY_VERIFY(!popup());
    const auto leads = count(expected);
    QVERIFY(leads > 0);
    QTRY_COMPARE(list()->rowCount(), int(leads));
    auto *chip = part<Chip>("chip.lead_status");
    QVERIFY(chip->isActive());
    QVERIFY(chip->text().contains(QStringLiteral("Lead")));
    QVERIFY(part<QPushButton>("clearFilters")->isVisible());
}

void TestCallsPage::doneTakesWhatStandsThere()
{
    QTest::mouseClick(part<Chip>("chip.answered"), Qt::LeftButton);
    QTRY_VERIFY(popup());
    QTest::mouseClick(popup()->findChild<QPushButton *>(QStringLiteral("done")), Qt::LeftButton);
    const Node answered = Group{Match::All, {Condition{"answered", Op::Yes, std::monostate()}}};
    QCOMPARE(m_page->currentView().filter, answered);
    QTRY_COMPARE(list()->rowCount(), int(count(answered)));
}

void TestCallsPage::readyChipsKeepToOneLine()
{
    auto *bar = part<FilterBar>();
    const auto shown = [&] {
        int count = 0;
        for (const Chip *chip : bar->findChildren<Chip *>())
            count += chip->isVisible() && !chip->isActive();
        return count;
    };
    const int line = part<QPushButton>("advanced")->height();
    int before = 100;
    for (const int width : {1200, 720, 500, 380}) { // 720: beside the call, in a window of 1440
        m_page->resize(width, 700);
        QTRY_COMPARE(bar->width(), m_page->width() - space::L - space::M);
        QTRY_VERIFY(bar->height() <= line + 2);
        QVERIFY(part<QPushButton>("advanced")->isVisible());
        QVERIFY(shown() <= before);
        before = shown();
        if (width >= 720)
            QCOMPARE(before, 6);
    }
    QVERIFY(before < 6);
    m_page->resize(1200, 700);
    QTRY_COMPARE(shown(), 6);
}

void TestCallsPage::crossTakesFilterAway()
{
    store::SavedView view;
    view.filter =
        Group{Match::All,
              {Condition{"duration", Op::AtLeast, Number{90}}, Condition{"note", Op::IsNotEmpty, std::monostate()}}};
    m_page->showView(view);
    QTRY_VERIFY(settled() && list()->rowCount() == int(count(view.filter)));
    auto *chip = part<Chip>("chip.note"); // not one that stands ready: it has its own chip all the same
    QVERIFY(chip && chip->isActive());
    QTest::keyClick(chip, Qt::Key_Delete);
    const Node left = Group{Match::All, {Condition{"duration", Op::AtLeast, Number{90}}}};
    QCOMPARE(m_page->currentView().filter, left);
    QTRY_COMPARE(list()->rowCount(), int(count(left)));
    QTest::mouseClick(part<QPushButton>("clearFilters"), Qt::LeftButton);
    QTRY_COMPARE(list()->rowCount(), int(count({})));
}

void TestCallsPage::treeIsEditedInTheDialog()
{
    QTest::mouseClick(part<QPushButton>("advanced"), Qt::LeftButton);
    auto *dialog = m_page->findChild<FilterDialog *>();
    QTRY_VERIFY(dialog && dialog->isVisible());
    auto *editor = dialog->findChild<ConditionEditor *>();
    editor->addGroup({});
    editor->addCondition({0}, *callField("answered"));
    editor->addCondition({0}, *callField("voicemail"));
    QTRY_COMPARE(conditionCount(m_page->currentView().filter), std::size_t(2)); // the list follows at once
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("done")), Qt::LeftButton);
    const Node filter = m_page->currentView().filter;
    QTRY_COMPARE(list()->rowCount(), int(count(filter)));
    auto *chip = part<Chip>("chip.group");
    QVERIFY(chip);
    QVERIFY2(chip->text().contains(QStringLiteral("(2)")), qPrintable(chip->text()));
}

void TestCallsPage::cancelBringsTheFilterBack()
{
    store::SavedView view;
    view.filter = Group{Match::All, {Condition{"duration", Op::AtLeast, Number{60}}}};
    m_page->showView(view);
    part<FilterBar>()->openAdvanced();
    auto *dialog = m_page->findChild<FilterDialog *>();
    QTRY_VERIFY(dialog && dialog->isVisible());
    dialog->findChild<ConditionEditor *>()->remove({0});
    QCOMPARE(conditionCount(m_page->currentView().filter), std::size_t(0));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(m_page->currentView().filter, view.filter);
}

void TestCallsPage::searchNarrowsAndEscClears()
{
    m_page->focusSearch();
    auto *search = part<QLineEdit>("search");
    QTest::keyClicks(search, QStringLiteral("appointment"));
    QCOMPARE(list()->rowCount(), int(count({}))); // typing never waits
    const auto found = *m_cache->queries().count({{}, "appointment", {}, {}, {}});
    QVERIFY(found > 0 && found < count({}));
    QTRY_COMPARE(list()->rowCount(), int(found));
    QTRY_VERIFY(list()->snippetAt(0) && !list()->snippetAt(0)->hits.empty());
    const int tall = table()->rowHeight(0);
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(list()->rowCount(), int(count({})));
    QVERIFY(search->text().isEmpty());
    QVERIFY(table()->rowHeight(0) < tall);
}

void TestCallsPage::emptyResultSaysWhatToDo()
{
    store::SavedView view;
    view.search = "zyzzyvaqq";
    view.filter = Group{Match::All, {Condition{"duration", Op::AtLeast, Number{1}}}};
    m_page->showView(view);
    auto *empty = m_page->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(list()->rowCount(), int(count({})));
    QVERIFY(!empty->isVisible());
}

void TestCallsPage::headerSorts()
{
    QHeaderView *header = table()->horizontalHeader();
    const auto keys = list()->columns();
    const int column = int(std::find(keys.begin(), keys.end(), "duration") - keys.begin());
    const QPoint place(header->sectionViewportPosition(column) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(m_page->currentView().sort, (store::Sort{"duration", true})); // longest first
    QTRY_VERIFY(settled() && call(0).call.duration >= call(50).call.duration &&
                call(0).call.duration > call(list()->rowCount() - 1).call.duration);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(m_page->currentView().sort, (store::Sort{"duration", false}));
    QCOMPARE(header->sortIndicatorSection(), column);
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
}

void TestCallsPage::columnsAreRemembered()
{
    QVERIFY(!m_page->isModified());
    table()->horizontalHeader()->moveSection(2, 0);
    table()->horizontalHeader()->resizeSection(0, 333);
    QVERIFY(!m_page->isModified()); // order and columns are remembered without being saved
    const store::SavedView view = m_page->currentView();
    const auto before = table()->columns();
    QCOMPARE(before[0].key, defaultColumns()[2].key);
    QCOMPARE(before[1], (ListColumn{"customer_name", 333}));
    m_page->showView({});
    QCOMPARE(table()->columns(), defaultColumns());
    m_page->showView(view);
    QCOMPARE(table()->columns(), before);
    QVERIFY(!m_page->isModified());
}

void TestCallsPage::keysMove()
{
    table()->setFocus();
    QCOMPARE(m_page->currentCall(), std::optional(list()->rowAt(0))); // as it was found
    m_page->selectNext();
    QCOMPARE(m_page->currentCall(), std::optional(list()->rowAt(1)));
    m_page->selectPrevious();
    QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(m_page->currentCall(), std::optional(list()->rowAt(1)));
    QTest::keyClick(table(), Qt::Key_End);
    QCOMPARE(m_page->currentCall(), std::optional(list()->rowAt(list()->rowCount() - 1)));
    QTest::keyClick(table(), Qt::Key_PageUp);
    QVERIFY(table()->currentIndex().row() < list()->rowCount() - 5);
    QTest::keyClick(table(), Qt::Key_Home);
    QCOMPARE(m_page->currentCall(), std::optional(list()->rowAt(0)));
    QTest::keyClick(table(), Qt::Key_Right);
    QCOMPARE(m_page->currentCall(), std::optional(list()->rowAt(0)));
    m_page->selectPrevious();
    QCOMPARE(m_page->currentCall(), std::optional(list()->rowAt(0)));
}

void TestCallsPage::bulkTagAndUndo()
{
    table()->setFocus();
    table()->selectRow(0);
    QVERIFY(!part<BulkBar>()->isVisible());
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
    QTRY_VERIFY(part<BulkBar>()->isVisible());
    std::vector<Words> before;
    for (int row = 0; row < 6; ++row)
        before.push_back(call(row).call.tags);

    QTest::mouseClick(part<BulkBar>()->tagButton(), Qt::LeftButton);
    QTRY_VERIFY(popup());
    auto *picker = popup()->findChild<ValuePicker *>();
    QTest::keyClicks(picker->focusProxy(), QStringLiteral("Callback later"));
    QTest::keyClick(picker->focusProxy(), Qt::Key_Return);
    QCOMPARE(picker->chosen(), std::vector<std::string>{"Callback later"});
    QTest::mouseClick(popup()->findChild<QPushButton *>(QStringLiteral("apply")), Qt::LeftButton);

    const auto has = [this](int row) {
        const Words tags = call(row).call.tags;
        return std::find(tags.begin(), tags.end(), "Callback later") != tags.end();
    };
    QTRY_VERIFY(has(0) && has(4));
    QVERIFY(!has(5));
    QTRY_COMPARE(m_editing->undoStack().count(), 1); // one step for all
    QCOMPARE(m_page->doneWords(QStringLiteral("an edit from elsewhere"), m_editing->outcome()), QString());
    QVERIFY(!m_page->doneWords(m_editing->undoStack().text(0), m_editing->outcome()).isEmpty());
    QVERIFY(m_page->doneWords(m_editing->undoStack().text(0), m_editing->outcome()).isEmpty()); // told once
    QTRY_COMPARE(list()->callAt(0)->sending, store::SendState::Waiting); // the list shows it without being asked

    m_editing->undoStack().undo();
    for (int row = 0; row < 6; ++row)
        QTRY_COMPARE(call(row).call.tags, before[std::size_t(row)]);
}

void TestCallsPage::leadByKey()
{
    table()->setFocus();
    int at = 2; // whose person is no lead by an earlier call: that one the service does not take
    while (call(at).call.isEarlierLead() || *m_cache->edits().hasEarlierLead(list()->rowAt(at)))
        ++at;
    table()->selectRow(at);
    const std::string before = call(at).call.leadStatus;
    const CallRow row = list()->rowAt(at);
    QTest::keyClick(table(), before == "good_lead" ? Qt::Key_N : Qt::Key_G);
    const std::string after = before == "good_lead" ? "not_a_lead" : "good_lead";
    QTRY_COMPARE((*m_cache->calls().call(row)).call.leadStatus, after);
    QTRY_VERIFY(m_editing->undoStack().canUndo());
    m_editing->undoStack().undo();
    QTRY_COMPARE((*m_cache->calls().call(row)).call.leadStatus, before);
}

void TestCallsPage::copiesATable()
{
    table()->setFocus();
    QApplication::clipboard()->clear();
    table()->selectRow(0);
    QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    for (const QString &line : lines)
        QCOMPARE(line.split(u'\t').size(), int(table()->columns().size()) + 1);
    QVERIFY(lines.front().startsWith(QStringLiteral("Customer\tPhone number\tTime"))); // as the customer's cell shows
    const Call first = m_cache->calls().call(m_page->chosenCalls().front())->call;
    QCOMPARE(lines[1].split(u'\t')[1], items::numberText(first.customerPhoneNumber));
    QVERIFY(QApplication::clipboard()->mimeData()->html().contains(QStringLiteral("<td>")));
}

void TestCallsPage::formulasStayText()
{
    store::StoredCall hostile;
    hostile.call.note = "=HYPERLINK(\"http://x.example\")\tand\nmore <b>";
    hostile.call.customerPhoneNumber = "+14045551000";
    const auto table = items::tableOf({hostile}, {callField("note"), callField("customer_phone_number")}, reader());
    const QStringList cells = table.text.split(u'\n')[1].split(u'\t');
    QCOMPARE(cells.size(), 2);
    QVERIFY(cells[0].startsWith(u'\''));
    QVERIFY(!cells[1].startsWith(u'\''));
    QVERIFY(!table.html.contains(QStringLiteral("<b>")));
}

void TestCallsPage::currentCallSurvivesNewCalls()
{
    table()->setFocus();
    table()->selectRow(3);
    const auto current = m_page->currentCall();
    QSignalSpy told(m_page.get(), &CallsPage::currentCallChanged);
    store::Delivery delivery;
    Call fresh;
    fresh.id = CallId("CALfresh");
    fresh.startTime = test::Day + std::chrono::hours(1);
    delivery.calls = {fresh};
    const int before = list()->rowCount();
    QVERIFY(m_cache->inbox().apply(delivery));
    QTRY_COMPARE(list()->rowCount(), before + 1);
    QCOMPARE(m_page->currentCall(), current);
    QCOMPARE(table()->currentIndex().row(), 4);
    QCOMPARE(told.count(), 0);
    store::Delivery back;
    back.gone = {{fresh.id, store::Gone::Deleted}};
    QVERIFY(m_cache->inbox().apply(back));
    QTRY_COMPARE(list()->rowCount(), before);
}

void TestCallsPage::enterActivates()
{
    QSignalSpy activated(m_page.get(), &CallsPage::callActivated);
    table()->setFocus();
    table()->selectRow(1);
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0][0].value<CallRow>(), list()->rowAt(1));
}

void TestCallsPage::savedViewKnowsWhetherItChanged()
{
    QSignalSpy wanted(m_page.get(), &CallsPage::saveViewRequested);
    auto *save = part<QPushButton>("saveView");
    QVERIFY(!save->isVisible());
    part<QLineEdit>("search")->setFocus();
    QTest::keyClicks(part<QLineEdit>("search"), QStringLiteral("quote"));
    QTRY_VERIFY(save->isVisible());
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<store::SavedView>().search, std::string("quote"));
    store::SavedView saved = m_page->currentView();
    saved.id = store::ViewId(7);
    m_page->showView(saved);
    QVERIFY(!save->isVisible());
}

void TestCallsPage::awfulCallsArePainted()
{
    store::Delivery delivery;
    delivery.calls = test::awfulCalls(test::Day + std::chrono::hours(48));
    store::Delivery back;
    for (const Call &call : delivery.calls)
        back.gone.emplace_back(call.id, store::Gone::Deleted);
    const int before = list()->rowCount();
    QVERIFY(m_cache->inbox().apply(std::move(delivery)));
    QTRY_COMPARE(list()->rowCount(), before + 12);
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        m_page->setLayoutDirection(direction);
        QVERIFY(!m_page->grab().isNull());
    }
    QVERIFY(m_cache->inbox().apply(back));
}

QTEST_MAIN(TestCallsPage)
#include "tst_callspage.moc"
