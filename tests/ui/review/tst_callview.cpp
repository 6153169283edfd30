#include "desk.h"

#include "ui/review/callheader.h"
#include "ui/review/callview.h"
#include "ui/review/editedfield.h"
#include "ui/review/fact.h"
#include "ui/review/history.h"
#include "ui/review/historyrow.h"
#include "ui/review/sendsign.h"
#include "ui/review/transcriptview.h"
#include "ui/widgets/fieldlist.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/noteedit.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tageditor.h"
#include "ui/widgets/tagpill.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace earshot;

/// The call page, clicked and typed at as a person does.
class TestCallView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ThemeKind::Light); }
    void init();
    void cleanup();

    void editsTheName();
    void editsTheValue_data();
    void editsTheValue();
    void refusesWhatIsNoAmount();
    void setsTheLeadStatus();
    void asksBeforeItIsSpam();
    void addsAndRemovesTags();
    void savesTheNoteInAPause();
    void escapeKeepsTheNote();
    void whatIsTypedGoesToTheCallItWasTypedFor();
    void undoesAndRedoes();
    void saysHowFarAnEditIs();
    void refusedIsShownAndSentAgain();
    void refusedIsDiscarded();
    void theirsIsTaken();
    void keepsTheCallBeforeUntilTheNextIsRead();
    void clicksLeadToFiltersAndPages();
    void otherCallsAreAClickAway();
    void historyIsOneLineOfTime();
    void whoStandsBesideWhatWasSaid();
    void noRoomStaysEmptyBelowFieldsThatAreCut();
    void hostileTextIsText();
    void nothingKnownIsNoTrouble();

private:
    template <typename Widget>
    Widget *one(const char *name) const
    {
        for (Widget *widget : m_view->findChildren<Widget *>())
            if (widget->accessibleName() == QLatin1String(name))
                return widget;
        qFatal("no %s", name);
    }
    EditedField *field(const char *key) const;
    QAbstractButton *button(const char *key, const char *name) const;
    Call call() const { return m_desk->stored(m_row).call; }
    void type(InlineEdit *edit, const QString &text) const;
    void show(CallRow row);
    /// The server changes the note while a local edit of it is under way.
    void disagree();

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<CallView> m_view;
    CallRow m_row{};
};

namespace {

QString text(const char *words)
{
    return QString::fromUtf8(words);
}

/// From top to bottom.
QList<HistoryRow *> rowsOf(const HistoryPanel &history)
{
    return history.findChildren<HistoryRow *>();
}

} // namespace

void TestCallView::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_desk->deliver(test::fullAgency());
    m_row = m_desk->add(test::fullCall());
    m_view = std::make_unique<CallView>(m_desk->page, m_desk->editing, m_desk->display);
    m_view->resize(580, 900);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    show(m_row);
}

void TestCallView::cleanup()
{
    m_view.reset();
    m_desk.reset();
}

void TestCallView::show(CallRow row)
{
    m_desk->page.show(row);
    QTRY_VERIFY(m_desk->page.details() && m_desk->page.details()->stored.row == row);
}

EditedField *TestCallView::field(const char *key) const
{
    for (EditedField *one : m_view->findChildren<EditedField *>())
        if (one->key() == key)
            return one;
    return nullptr;
}

QAbstractButton *TestCallView::button(const char *key, const char *name) const
{
    return field(key)->findChild<QAbstractButton *>(QLatin1String(name));
}

void TestCallView::type(InlineEdit *edit, const QString &text) const
{
    QTest::mouseClick(edit, Qt::LeftButton);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
}

void TestCallView::editsTheName()
{
    auto *name = one<InlineEdit>("Caller's name");
    QCOMPARE(name->text(), text("Kaylah Mills"));
    type(name, text("Kaylah Miller"));
    QTRY_COMPARE(call().customerName, "Kaylah Miller");
    QTRY_COMPARE(m_desk->editing.undoStack().undoText(), text("Change the caller's name"));
}

void TestCallView::editsTheValue_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("cents");
    QTest::newRow("whole") << text("120") << qint64(12000);
    QTest::newRow("with sign and grouping") << text("$1,234.50") << qint64(123450);
    QTest::newRow("a cent") << text("0.01") << qint64(1);
}

void TestCallView::editsTheValue()
{
    QFETCH(QString, typed);
    QFETCH(qint64, cents);
    type(one<InlineEdit>("Value"), typed);
    QTRY_VERIFY(call().value.has_value());
    QCOMPARE(qint64(*call().value), cents);
    // emptied again
    auto *edit = one<InlineEdit>("Value");
    QTRY_VERIFY(edit->value().startsWith(QLatin1Char('$')));
    QTest::mouseClick(edit, Qt::LeftButton);
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(!call().value.has_value());
}

void TestCallView::refusesWhatIsNoAmount()
{
    type(one<InlineEdit>("Value"), text("a lot"));
    QVERIFY(!one<InlineEdit>("Value")->accessibleDescription().isEmpty());
    QVERIFY(!call().value.has_value());
    QCOMPARE(one<InlineEdit>("Value")->text(), text("a lot")); // to be mended
    one<InlineEdit>("Value")->clear();
    QTest::keyClicks(one<InlineEdit>("Value"), text("90"));
    QTest::keyClick(one<InlineEdit>("Value"), Qt::Key_Return);
    QTRY_VERIFY(call().value.has_value());
    QVERIFY(one<InlineEdit>("Value")->accessibleDescription().isEmpty());
}

void TestCallView::setsTheLeadStatus()
{
    for (auto *segment : one<SegmentedControl>("Lead")->findChildren<QAbstractButton *>())
        if (segment->text() == text("Lead"))
            QTest::mouseClick(segment, Qt::LeftButton);
    QTRY_COMPARE(call().leadStatus, "good_lead");
    QTRY_COMPARE(field("lead_status")->findChild<SendSign *>()->state(), SendSign::State::Waiting);
}

void TestCallView::asksBeforeItIsSpam()
{
    for (const QDialogButtonBox::ButtonRole answer :
         {QDialogButtonBox::RejectRole, QDialogButtonBox::DestructiveRole}) {
        QCOMPARE(m_desk->stored(m_row).gone, store::Gone::No);
        m_view->findChild<QAction *>(QStringLiteral("call.spam"))->trigger();
        auto *buttons = m_view->findChild<QMessageBox *>()->findChild<QDialogButtonBox *>();
        for (QAbstractButton *button : buttons->buttons())
            if (buttons->buttonRole(button) == answer)
                button->click();
        QTRY_VERIFY(!m_view->findChild<QMessageBox *>());
    }
    QTRY_COMPARE(m_desk->stored(m_row).gone, store::Gone::Spam);
}

void TestCallView::addsAndRemovesTags()
{
    auto *tags = one<TagEditor>("Tags");
    QTest::keyClick(m_view.get(), Qt::Key_T); // the key that leads there
    QTest::keyClicks(QApplication::focusWidget(), text("Brand new"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(call().tags, Words{"Brand new"});
    QTRY_COMPARE(tags->tags().size(), 1);
    QTest::keyClick(tags->findChild<TagPill *>(), Qt::Key_Delete);
    QTRY_COMPARE(call().tags, Words{});
}

void TestCallView::savesTheNoteInAPause()
{
    auto *note = one<NoteEdit>("Note");
    note->setPause(50);
    QTest::mouseClick(note->viewport(), Qt::LeftButton);
    QTest::keyClicks(note, text("Call back"));
    QTest::keyClick(note, Qt::Key_Return);
    QTest::keyClicks(note, text("before Friday"));
    QTRY_COMPARE(call().note, "Call back\nbefore Friday");
    QVERIFY(note->hasFocus());
    QVERIFY(note->height() > 2 * note->fontMetrics().height()); // it has grown
}

void TestCallView::escapeKeepsTheNote()
{
    auto *note = one<NoteEdit>("Note");
    QTest::mouseClick(note->viewport(), Qt::LeftButton);
    QTest::keyClicks(note, text("what was said"));
    QTest::keyClick(note, Qt::Key_Escape);
    QCOMPARE(note->toPlainText(), text("what was said"));
    QVERIFY(!note->hasFocus());
    QTRY_COMPARE(call().note, "what was said");
    QTRY_COMPARE(m_desk->editing.undoStack().count(), 1);
    m_desk->editing.undoStack().undo(); // a way back to what it was
    QTRY_COMPARE(call().note, "");
}

void TestCallView::whatIsTypedGoesToTheCallItWasTypedFor()
{
    Call other = test::fullCall();
    other.id = CallId("CAL2");
    other.note = "theirs";
    const CallRow second = m_desk->add(other);
    auto *note = one<NoteEdit>("Note");
    QTest::mouseClick(note->viewport(), Qt::LeftButton);
    QTest::keyClicks(note, text("mine"));
    show(second);
    QTRY_COMPARE(call().note, "mine");
    QTRY_COMPARE(note->toPlainText(), text("theirs"));
    QCOMPARE(m_desk->stored(second).call.note, "theirs");
}

void TestCallView::undoesAndRedoes()
{
    type(one<InlineEdit>("Value"), text("50"));
    QTRY_VERIFY(call().value.has_value());
    QTRY_COMPARE(m_desk->editing.undoStack().count(), 1);
    m_desk->editing.undoStack().undo();
    QTRY_VERIFY(!call().value.has_value());
    QTRY_COMPARE(one<InlineEdit>("Value")->text(), QString());
    m_desk->editing.undoStack().redo();
    QTRY_VERIFY(call().value.has_value());
    QTRY_COMPARE(one<InlineEdit>("Value")->text(), text("$50"));
}

void TestCallView::saysHowFarAnEditIs()
{
    auto *sign = field("value")->findChild<SendSign *>();
    QCOMPARE(sign->state(), SendSign::State::Nothing);
    type(one<InlineEdit>("Value"), text("50"));
    QTRY_COMPARE(sign->state(), SendSign::State::Waiting);
    QCOMPARE(sign->toolTip(), text("Waiting to be sent"));
    QCOMPARE(field("note")->findChild<SendSign *>()->state(), SendSign::State::Nothing);
    m_desk->confirm(m_row);
    QTRY_COMPARE(sign->state(), SendSign::State::Sent);
}

void TestCallView::refusedIsShownAndSentAgain()
{
    type(one<InlineEdit>("Value"), text("50"));
    QTRY_VERIFY(call().value.has_value());
    m_desk->refuse(m_row, "value is too low");
    QTRY_VERIFY(button("value", "retry")->isVisible());
    QVERIFY(one<InlineEdit>("Value")->accessibleDescription().contains(text("value is too low")));
    QTest::mouseClick(button("value", "retry"), Qt::LeftButton);
    QTRY_COMPARE(field("value")->findChild<SendSign *>()->state(), SendSign::State::Waiting);
    QTRY_VERIFY(!button("value", "retry")->isVisible());
}

void TestCallView::refusedIsDiscarded()
{
    type(one<InlineEdit>("Value"), text("50"));
    QTRY_VERIFY(call().value.has_value());
    m_desk->refuse(m_row, "no");
    QTRY_VERIFY(button("value", "discard")->isVisible());
    QTest::mouseClick(button("value", "discard"), Qt::LeftButton);
    QTRY_VERIFY(!call().value.has_value());
    QTRY_COMPARE(field("value")->findChild<SendSign *>()->state(), SendSign::State::Nothing);
}

void TestCallView::disagree()
{
    store::CallChange change;
    change.note = "mine";
    m_desk->editing.change(m_row, change, text("Note"));
    QTRY_COMPARE(call().note, "mine");
    Call theirs = test::fullCall();
    theirs.note = "theirs";
    m_desk->add(theirs);
    QTRY_VERIFY(button("note", "theirs")->isVisible());
    QVERIFY(one<NoteEdit>("Note")->accessibleDescription().contains(text("theirs")));
    QCOMPARE(call().note, "mine");
}

void TestCallView::theirsIsTaken()
{
    disagree();
    QTest::mouseClick(button("note", "theirs"), Qt::LeftButton);
    QTRY_COMPARE(call().note, "theirs");
    QTRY_VERIFY(!button("note", "theirs")->isVisible());
    QTRY_COMPARE(m_desk->editing.undoStack().undoText(), text("Take the other value"));
    m_desk->editing.undoStack().undo();
    QTRY_COMPARE(call().note, "mine");
}

void TestCallView::keepsTheCallBeforeUntilTheNextIsRead()
{
    Call other = test::fullCall();
    other.id = CallId("CAL2");
    other.customerName = "Asha Rao";
    const CallRow second = m_desk->add(other);
    auto *name = one<InlineEdit>("Caller's name");
    m_desk->page.show(second);
    QVERIFY(name->isVisible()); // nothing is empty in between
    QTRY_COMPARE(name->text(), text("Asha Rao"));
    m_desk->page.show({});
    QTRY_VERIFY(!name->isVisible());
}

void TestCallView::clicksLeadToFiltersAndPages()
{
    QSignalSpy links(m_view.get(), &CallView::linkRequested);
    conditions::Node filter;
    connect(m_view.get(), &CallView::filterRequested, this, [&](const conditions::Node &node) { filter = node; });
    m_view->findChild<QTabBar *>()->setCurrentIndex(1);
    QTest::mouseClick(m_view->findChild<Fact *>(text("campaign")), Qt::LeftButton);
    QVERIFY(filter.condition());
    QCOMPARE(filter.condition()->field, "campaign");
    QCOMPARE(std::get<conditions::Text>(filter.condition()->operand).text, "Autumn implants");
    QTest::mouseClick(m_view->findChild<Fact *>(text("landing_page_url")), Qt::LeftButton);
    QCOMPARE(links.size(), 1);
    QCOMPARE(links[0][0].toUrl().host(), text("bright-smile.example"));
    Call hostile = test::fullCall();
    hostile.landingPageUrl = "javascript:alert(1)";
    m_desk->add(hostile);
    auto *landing = m_view->findChild<Fact *>(text("landing_page_url"));
    QTRY_COMPARE(landing->accessibleName(), text("javascript:alert(1)"));
    QTest::mouseClick(landing, Qt::LeftButton);
    QCOMPARE(links.size(), 1);
}

void TestCallView::otherCallsAreAClickAway()
{
    Call other = test::fullCall();
    other.id = CallId("CAL2");
    other.startTime = *other.startTime - std::chrono::hours(24);
    const CallRow second = m_desk->add(other);
    FormSubmission form;
    form.id = FormId("FRM1");
    form.personId = PersonId("PER1");
    form.formName = "Appointment";
    form.formData = {R"({"message":"<b>Please</b> call"})"};
    store::Delivery delivery;
    delivery.forms.records = {form};
    m_desk->deliver(std::move(delivery));
    std::optional<CallRow> wanted;
    connect(m_view.get(), &CallView::callRequested, this, [&](CallRow row) { wanted = row; });
    auto *history = m_view->findChild<HistoryPanel *>();
    QTRY_COMPARE(history->count(), 2);
    QVERIFY(history->findChildren<HistoryRow *>().isEmpty()); // nobody has looked yet
    m_view->findChild<QTabBar *>()->setCurrentIndex(2);
    QTRY_COMPARE(history->findChildren<HistoryRow *>().size(), 2);
    QTest::mouseClick(rowsOf(*history)[0], Qt::LeftButton); // the form has no time
    QCOMPARE(wanted, second);
}

void TestCallView::historyIsOneLineOfTime()
{
    const Instant called = *test::fullCall().startTime;
    store::Delivery delivery;
    for (const int days : {1, 3}) {
        Call other = test::fullCall();
        other.id = CallId("CALbefore" + std::to_string(days));
        other.startTime = called - std::chrono::hours(24 * days);
        delivery.calls.push_back(other);
    }
    FormSubmission form;
    form.id = FormId("FRM1");
    form.personId = PersonId("PER1");
    form.formName = "Appointment";
    form.submittedAt = called - std::chrono::hours(48);
    form.formData = {R"({"zip":"30301","name":"Kaylah","message":"<b>Please</b> call"})"};
    delivery.forms.records = {form};
    m_desk->deliver(std::move(delivery));
    auto *history = m_view->findChild<HistoryPanel *>();
    m_view->findChild<QTabBar *>()->setCurrentIndex(2);
    QTRY_COMPARE(rowsOf(*history).size(), 3);
    HistoryRow *middle = rowsOf(*history)[1];
    QVERIFY(middle->hasBody());
    QVERIFY(middle->accessibleName().startsWith(QStringLiteral("Appointment, <b>Please</b> call")));

    QTest::keyClick(middle, Qt::Key_Space);
    auto *body = history->findChild<FieldList *>();
    QVERIFY(body && body->isVisible());
    QStringList names;
    for (const QLabel *label : body->findChildren<QLabel *>())
        names << label->text();
    QCOMPARE(names.mid(0, 3), (QStringList{QStringLiteral("zip"), QStringLiteral("name"), QStringLiteral("message")}));
    QTest::mouseClick(middle, Qt::LeftButton);
    QVERIFY(!body->isVisible());
}

void TestCallView::whoStandsBesideWhatWasSaid()
{
    auto *name = one<InlineEdit>("Caller's name");
    auto *tabs = m_view->findChild<QTabBar *>();
    const auto at = [this](const QWidget *widget) { return widget->mapTo(m_view.get(), QPoint(0, 0)); };
    m_view->resize(600, 900);
    QTRY_VERIFY(at(tabs).y() > at(name).y() + name->height());
    m_view->resize(1100, 900);
    QTRY_VERIFY(at(tabs).x() > at(name).x() + name->width());
    QVERIFY(at(tabs).y() < at(name).y() + name->height());
    m_view->resize(600, 900);
    QTRY_VERIFY(at(tabs).y() > at(name).y() + name->height());
}

/// In a low window beside the list, of a call about which nothing was said.
void TestCallView::noRoomStaysEmptyBelowFieldsThatAreCut()
{
    Call quiet;
    quiet.id = CallId("CAL3");
    quiet.clientId = test::fullCall().clientId;
    quiet.customerName = "Quiet";
    quiet.answered = false;
    const CallRow row = m_desk->add(quiet);
    m_view->resize(400, 560);
    show(row);
    const auto *value = one<InlineEdit>("Value");
    const auto *note = one<NoteEdit>("Note");
    QTRY_COMPARE(note->visibleRegion().boundingRect().height(), note->height());
    QCOMPARE(value->visibleRegion().boundingRect().height(), value->height());
}

void TestCallView::hostileTextIsText()
{
    Call hostile = test::fullCall();
    hostile.customerName = "<img src=x onerror=alert(1)> &amp; <b>Bold</b>";
    hostile.note = "<h1>big</h1>";
    hostile.callSummary = "<script>alert(1)</script>";
    m_desk->add(hostile);
    QTRY_COMPARE(one<NoteEdit>("Note")->toPlainText(), text("<h1>big</h1>"));
    for (const QLabel *label : m_view->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(one<InlineEdit>("Caller's name")->text().contains(QLatin1Char('<')));
}

void TestCallView::nothingKnownIsNoTrouble()
{
    Call bare;
    bare.id = CallId("CALBARE");
    show(m_desk->add(bare));
    QCOMPARE(one<InlineEdit>("Caller's name")->text(), QString());
    QCOMPARE(m_view->findChild<TranscriptView *>()->rows().count(), 0);
    m_view->findChild<QTabBar *>()->setCurrentIndex(1);
    m_view->grab();
    m_view->findChild<QTabBar *>()->setCurrentIndex(2);
    m_view->grab();
}

QTEST_MAIN(TestCallView)
#include "tst_callview.moc"
