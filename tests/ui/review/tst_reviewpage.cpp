#include "desk.h"

#include "ui/review/callview.h"
#include "ui/review/reviewpage.h"
#include "ui/review/verdictflash.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/look.h"
#include "ui/widgets/noteedit.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QTest>

using namespace earshot;

/// The review queue by keys alone.
class TestReviewPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ThemeKind::Light); }
    void init();
    void cleanup();

    void judgesByOneKey();
    void nothingBeneathShowsThrough();
    void undoBringsTheCallBack();
    void skipsAndGoesBack();
    void tagsByOneKey();
    void oldestFirstAndWithoutMissed();
    void allReviewedIsCalm();
    void aVerdictOnThePageCountsToo();
    void keysTypeInANote();
    void newCallsComeInByThemselves();
    void countsAgainAfterARestart();
    void actionsNameThemselves();
    void aForeignVerdictTurnsNoPage_data();
    void aForeignVerdictTurnsNoPage();
    void aForeignVerdictIsSeenWhateverComesWithIt();
    void goesOnBehindACallThatWasTaken();
    void anEditThatLeavesTheViewTurnsNoPage();
    void laterGoesBehindAllOthers();
    void goesThroughTheCallsOfAView();
    void comesBackToTheCallThatWasOpen();
    void earlierVerdictsAreMended();
    void verdictsOfTodayAreKnownAfterARestart();
    void theVerdictIsConfirmed();
    void theQueueIsRemembered();
    void quickTagsAreThoseChosen();
    void aQuickTagTakesAwayWhatIsSpeltOtherwise();

private:
    void others(int number, const char *leadStatus);
    QString said() const;
    CallRow add(int number, bool answered = true);
    std::string current() const { return m_desk->stored(*m_page->queue().current()).call.id.text; }
    void start();
    void press(int key) { QTest::keyClick(QApplication::focusWidget(), Qt::Key(key)); }
    bool shown(const char *id) const;

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<ReviewPage> m_page;
    std::map<int, CallRow> m_rows;
};

CallRow TestReviewPage::add(int number, bool answered)
{
    Call call = test::fullCall();
    call.id = CallId("CAL" + std::to_string(number));
    call.personId = PersonId("PER" + std::to_string(number));
    call.startTime = test::deskTime() + std::chrono::minutes(number);
    call.answered = answered;
    return m_rows[number] = m_desk->add(call);
}

void TestReviewPage::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_desk->deliver(test::fullAgency());
    m_rows.clear();
    for (int number = 1; number <= 4; ++number)
        add(number, number != 3);
    start();
}

void TestReviewPage::start()
{
    m_page = std::make_unique<ReviewPage>(*m_desk->cache, m_desk->background, m_desk->watch, m_desk->editing,
                                          m_desk->page, m_desk->display);
    m_page->resize(900, 800);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->start({});
    QTRY_VERIFY(shown("CAL4"));
}

void TestReviewPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

bool TestReviewPage::shown(const char *id) const
{
    const auto *details = m_desk->page.details();
    return details && details->stored.call.id.text == id && m_page->queue().current() == details->stored.row;
}

void TestReviewPage::judgesByOneKey()
{
    press(Qt::Key_G);
    QTRY_VERIFY(shown("CAL3"));
    press(Qt::Key_N);
    QTRY_VERIFY(shown("CAL2"));
    QTRY_COMPARE(m_desk->stored(m_rows[4]).call.leadStatus, "good_lead");
    QTRY_COMPARE(m_desk->stored(m_rows[3]).call.leadStatus, "not_a_lead");
    QCOMPARE(m_page->queue().reviewedToday(), 2);
    QCOMPARE(m_page->queue().left(), 2U);
}

/// The window is not painted beneath the two pages, which say that they paint all of themselves.
void TestReviewPage::nothingBeneathShowsThrough()
{
    QVERIFY(m_page->testAttribute(Qt::WA_OpaquePaintEvent));
    QVERIFY(m_page->findChild<CallView *>()->testAttribute(Qt::WA_OpaquePaintEvent));
    QImage image(m_page->size(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    m_page->render(&image, {}, {}, QWidget::DrawChildren);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            QVERIFY(image.pixelColor(x, y) != Qt::magenta);
}

void TestReviewPage::undoBringsTheCallBack()
{
    press(Qt::Key_G);
    QTRY_VERIFY(shown("CAL3"));
    QTRY_COMPARE(m_desk->editing.undoStack().count(), 1);
    press(Qt::Key_Z);
    QTRY_VERIFY(shown("CAL4"));
    QCOMPARE(m_desk->stored(m_rows[4]).call.leadStatus, "");
    QCOMPARE(m_page->queue().reviewedToday(), 0);
    QCOMPARE(m_page->queue().left(), 4U);
}

void TestReviewPage::skipsAndGoesBack()
{
    press(Qt::Key_Return);
    QTRY_VERIFY(shown("CAL3"));
    press(Qt::Key_P);
    QTRY_VERIFY(shown("CAL4"));
    press(Qt::Key_P); // before the first comes the last
    QTRY_VERIFY(shown("CAL1"));
    QCOMPARE(m_page->queue().left(), 4U);
}

void TestReviewPage::tagsByOneKey()
{
    auto *first = m_page->findChild<QAction *>(QStringLiteral("review.tag1"));
    QTRY_VERIFY(first->isEnabled());
    press(Qt::Key_1);
    QTRY_COMPARE(m_desk->stored(m_rows[4]).call.tags.size(), 1U);
    QTRY_COMPARE(m_desk->page.details()->stored.call.tags.size(), 1U);
    QVERIFY(shown("CAL4")); // a tag is no verdict
    press(Qt::Key_1);
    QTRY_COMPARE(m_desk->stored(m_rows[4]).call.tags.size(), 0U);
}

void TestReviewPage::oldestFirstAndWithoutMissed()
{
    m_page->findChild<Switch *>()->click();
    QTRY_COMPARE(m_page->queue().left(), 3U);
    for (auto *order : m_page->findChildren<SegmentedControl *>())
        if (order->count() == 2)
            order->setCurrentIndex(1);
    QTRY_VERIFY(shown("CAL1"));
}

void TestReviewPage::allReviewedIsCalm()
{
    for (const char *id : {"CAL4", "CAL3", "CAL2", "CAL1"}) {
        QTRY_VERIFY(shown(id));
        press(Qt::Key_N);
    }
    QTRY_VERIFY(!m_page->queue().current());
    QTRY_VERIFY(!m_page->callView()->isVisible());
    QTRY_COMPARE(m_desk->editing.undoStack().count(), 4);
    press(Qt::Key_Z);
    QTRY_VERIFY(shown("CAL1"));
    QTRY_VERIFY(m_page->callView()->isVisible());
}

void TestReviewPage::aVerdictOnThePageCountsToo()
{
    for (auto *lead : m_page->callView()->findChildren<SegmentedControl *>())
        lead->setCurrentIndex(1);
    QTRY_VERIFY(shown("CAL3"));
    QCOMPARE(m_page->queue().reviewedToday(), 1);
}

void TestReviewPage::keysTypeInANote()
{
    press(Qt::Key_E);
    auto *note = m_page->findChild<NoteEdit *>();
    QVERIFY(note->hasFocus());
    QTest::keyClicks(note, QStringLiteral("gnp1"));
    QVERIFY(shown("CAL4"));
    QCOMPARE(note->toPlainText(), QStringLiteral("gnp1"));
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier); // done: the keys judge again
    press(Qt::Key_G);
    QTRY_VERIFY(shown("CAL3"));
    QTRY_COMPARE(m_desk->stored(m_rows[4]).call.note, "gnp1");
}

void TestReviewPage::newCallsComeInByThemselves()
{
    add(9);
    QTRY_COMPARE(m_page->queue().left(), 5U);
    QVERIFY(shown("CAL4")); // and do not push away the one that is read
}

void TestReviewPage::countsAgainAfterARestart()
{
    press(Qt::Key_G);
    QTRY_VERIFY(shown("CAL3"));
    QTRY_VERIFY(!m_desk->cache->preferences().setting("review.today")->empty());
    m_page.reset();
    m_desk->page.show({});
    m_page = std::make_unique<ReviewPage>(*m_desk->cache, m_desk->background, m_desk->watch, m_desk->editing,
                                          m_desk->page, m_desk->display);
    m_page->start({});
    QTRY_COMPARE(m_page->queue().reviewedToday(), 1);
}

void TestReviewPage::actionsNameThemselves()
{
    const QList<QAction *> actions = m_page->actions();
    QVERIFY(actions.size() >= 14);
    QSet<QString> names;
    QList<QKeySequence> keys;
    for (const QAction *action : actions) {
        QVERIFY(!action->objectName().isEmpty() && !names.contains(action->objectName()));
        names << action->objectName();
        QVERIFY(!action->text().isEmpty() && !action->icon().isNull());
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
            keys << key;
        }
    }
}

/// Somebody else judges a call, and the sync brings it.
void TestReviewPage::others(int number, const char *leadStatus)
{
    Call call = m_desk->stored(m_rows[number]).call;
    call.leadStatus = leadStatus;
    m_desk->add(call);
}

QString TestReviewPage::said() const
{
    const auto *banner = m_page->findChild<InlineBanner *>(QString(), Qt::FindDirectChildrenOnly);
    QStringList words;
    for (const QLabel *label : banner->findChildren<QLabel *>())
        words << label->text();
    return banner->isVisible() ? words.join(QLatin1Char(' ')) : QString();
}

void TestReviewPage::aForeignVerdictTurnsNoPage_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("words");
    QTest::newRow("a lead") << "good_lead"
                            << "Marked as a lead by somebody else";
    QTest::newRow("not a lead") << "not_a_lead"
                                << "Marked as not a lead by somebody else";
    QTest::newRow("a lead by an earlier call") << "previously_marked_good_lead"
                                               << "An earlier call from this person";
}

void TestReviewPage::aForeignVerdictTurnsNoPage()
{
    QFETCH(QString, status);
    QFETCH(QString, words);
    press(Qt::Key_E);
    auto *note = m_page->findChild<NoteEdit *>();
    QTest::keyClicks(note, QStringLiteral("She will"));
    others(4, qPrintable(status));
    QTRY_COMPARE(m_page->queue().left(), 3U);
    QTRY_VERIFY2(said().contains(words), qPrintable(said()));
    QVERIFY(shown("CAL4"));
    QTest::keyClicks(note, QStringLiteral(" call back"));
    QCOMPARE(note->toPlainText(), QStringLiteral("She will call back"));
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_Return);
    QTRY_VERIFY(shown("CAL3"));
    QVERIFY(said().isEmpty());
    QTRY_COMPARE(m_desk->stored(m_rows[4]).call.note, "She will call back");
    QCOMPARE(m_page->queue().reviewedToday(), 0); // it was not our verdict
}

/// Notices that come in one breath are told as one: this one is of recordings as well.
void TestReviewPage::aForeignVerdictIsSeenWhateverComesWithIt()
{
    QVERIFY(m_desk->cache->recordings().forget({m_rows[1]}).ok());
    others(4, "good_lead");
    QTRY_COMPARE(m_page->queue().left(), 3U);
    QTRY_VERIFY(said().contains(QStringLiteral("Marked as a lead by somebody else")));
    QVERIFY(shown("CAL4"));
}

void TestReviewPage::goesOnBehindACallThatWasTaken()
{
    press(Qt::Key_Return);
    QTRY_VERIFY(shown("CAL3"));
    others(3, "good_lead");
    QTRY_COMPARE(m_page->queue().left(), 3U);
    others(2, "not_a_lead");
    QTRY_COMPARE(m_page->queue().left(), 2U);
    QVERIFY(shown("CAL3"));
    press(Qt::Key_P);
    QTRY_VERIFY(shown("CAL4"));
    press(Qt::Key_Return);
    QTRY_VERIFY(shown("CAL1"));
}

void TestReviewPage::anEditThatLeavesTheViewTurnsNoPage()
{
    store::SavedView untagged;
    untagged.filter = conditions::Condition{"tags", conditions::Op::IsEmpty, {}};
    m_page->start(untagged);
    QTRY_VERIFY(shown("CAL4"));
    QTRY_VERIFY(m_page->findChild<QAction *>(QStringLiteral("review.tag1"))->isEnabled());
    press(Qt::Key_1);
    QTRY_COMPARE(m_page->queue().left(), 3U);
    QVERIFY(shown("CAL4"));
    QCOMPARE(m_page->queue().reviewedToday(), 0);
}

void TestReviewPage::laterGoesBehindAllOthers()
{
    press(Qt::Key_X);
    QTRY_VERIFY(shown("CAL3"));
    QCOMPARE(m_page->queue().left(), 4U);
    QCOMPARE(m_page->queue().later(), 1U);
    add(9); // the queue is read anew
    QTRY_COMPARE(m_page->queue().left(), 5U);
    for (const char *id : {"CAL3", "CAL2", "CAL1"}) {
        QTRY_VERIFY(shown(id));
        press(Qt::Key_N);
    }
    QTRY_VERIFY(shown("CAL4"));
    press(Qt::Key_Return);
    QTRY_VERIFY(shown("CAL9"));
}

void TestReviewPage::goesThroughTheCallsOfAView()
{
    store::SavedView answered;
    answered.filter = conditions::Condition{"answered", conditions::Op::No, {}};
    m_page->start(answered);
    QTRY_VERIFY(shown("CAL3"));
    QCOMPARE(m_page->queue().left(), 1U);
    store::SavedView client;
    client.client = ClientId("COM2");
    m_page->start(client);
    QTRY_COMPARE(m_page->queue().state(), items::ReviewQueue::State::Ready);
    QVERIFY(!m_page->queue().current());
}

void TestReviewPage::comesBackToTheCallThatWasOpen()
{
    press(Qt::Key_Return);
    QTRY_VERIFY(shown("CAL3"));
    m_page->hide();
    m_page->show();
    m_page->start({});
    QVERIFY(shown("CAL3"));
}

void TestReviewPage::earlierVerdictsAreMended()
{
    press(Qt::Key_G);
    QTRY_VERIFY(shown("CAL3"));
    QTRY_COMPARE(m_desk->stored(m_rows[4]).call.leadStatus, "good_lead");
    press(Qt::Key_Y);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *list = QApplication::activePopupWidget()->findChild<QListWidget *>();
    QTRY_COMPARE(list->item(0)->text(), QStringLiteral("Kaylah Mills"));
    QTest::keyClick(QApplication::activePopupWidget()->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(shown("CAL4"));
    QTRY_VERIFY2(said().contains(QStringLiteral("You already judged this call")), qPrintable(said()));
    m_page->setFocus();
    press(Qt::Key_N);
    QTRY_VERIFY(shown("CAL3"));
    QTRY_COMPARE(m_desk->stored(m_rows[4]).call.leadStatus, "not_a_lead");
    QCOMPARE(m_page->queue().reviewedToday(), 1);
    QCOMPARE(m_page->queue().left(), 3U);
}

void TestReviewPage::verdictsOfTodayAreKnownAfterARestart()
{
    press(Qt::Key_G);
    QTRY_VERIFY(shown("CAL3"));
    press(Qt::Key_N);
    QTRY_VERIFY(shown("CAL2"));
    QTRY_VERIFY(!m_desk->cache->preferences().setting("review.verdicts")->empty());
    m_page.reset();
    m_desk->page.show({});
    m_page = std::make_unique<ReviewPage>(*m_desk->cache, m_desk->background, m_desk->watch, m_desk->editing,
                                          m_desk->page, m_desk->display);
    m_page->start({});
    QTRY_COMPARE(m_page->queue().verdicts().size(), 2U);
    QCOMPARE(m_page->queue().verdicts().back().row, m_rows[3]);
}

void TestReviewPage::theVerdictIsConfirmed()
{
    auto *flash = m_page->findChild<VerdictFlash *>();
    press(Qt::Key_G);
    QVERIFY(flash->isVisible());
    QCOMPARE(flash->words(), QStringLiteral("Lead: Kaylah Mills"));
    QTRY_VERIFY(shown("CAL3"));
    QTRY_COMPARE(m_desk->editing.undoStack().count(), 1);
    press(Qt::Key_Z);
    QTRY_COMPARE(flash->words(), QStringLiteral("Undone for Kaylah Mills: Mark as lead"));
    QVERIFY2(flash->width() > QFontMetrics(flash->font()).horizontalAdvance(flash->words()), "there is room for it");
}

void TestReviewPage::theQueueIsRemembered()
{
    items::Settings settings(*m_desk->cache, {});
    m_page->useSettings(settings);
    store::SavedView answered;
    answered.name = "Answered";
    answered.filter = conditions::Group{conditions::Match::All,
                                        {conditions::Condition{"answered", conditions::Op::No, std::monostate()}}};
    m_page->start(answered);
    QTRY_VERIFY(shown("CAL3"));
    const auto again = [&] { // the program starts anew
        m_page = std::make_unique<ReviewPage>(*m_desk->cache, m_desk->background, m_desk->watch, m_desk->editing,
                                              m_desk->page, m_desk->display);
        m_page->useSettings(settings);
        m_page->start({});
    };
    again();
    QTRY_VERIFY(shown("CAL3"));
    QTRY_COMPARE(m_page->queue().left(), 1U);
    QCOMPARE(m_page->queue().which().view, answered);
    settings.set(items::Setting::ReviewQueue, QStringLiteral("{nonsense"));
    again();
    QTRY_COMPARE(m_page->queue().left(), 4U);
    m_page.reset(); // before the settings
}

void TestReviewPage::quickTagsAreThoseChosen()
{
    items::Settings settings(*m_desk->cache, {});
    m_page->useSettings(settings);
    auto *first = m_page->findChild<QAction *>(QStringLiteral("review.tag1"));
    auto *second = m_page->findChild<QAction *>(QStringLiteral("review.tag2"));
    settings.set(items::Setting::ReviewTags, QStringLiteral("Not of this client\nQuoted"));
    QTRY_VERIFY(!first->isEnabled()); // its key is nobody else's
    QVERIFY(second->isEnabled());
    press(Qt::Key_2);
    QTRY_COMPARE(m_desk->stored(m_rows[4]).call.tags, Words{"Quoted"});
    m_page.reset(); // before the settings
}

void TestReviewPage::aQuickTagTakesAwayWhatIsSpeltOtherwise()
{
    items::Settings settings(*m_desk->cache, {});
    m_page->useSettings(settings);
    settings.set(items::Setting::ReviewTags, QStringLiteral("Quoted"));
    Call call = m_desk->stored(m_rows[4]).call;
    call.tags = {"QUOTED"}; // as somebody typed it there
    m_desk->add(call);
    QTRY_COMPARE(m_desk->page.details()->stored.call.tags, call.tags);
    QTRY_VERIFY(m_page->findChild<QAction *>(QStringLiteral("review.tag1"))->isEnabled());
    press(Qt::Key_1);
    QTRY_COMPARE(m_desk->stored(m_rows[4]).call.tags, Words{});
    m_page.reset(); // before the settings
}

QTEST_MAIN(TestReviewPage)
#include "tst_reviewpage.moc"
