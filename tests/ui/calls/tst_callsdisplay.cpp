// What the page of calls shows beside its rows, and when: totals, another day, a link in the search.

#include "models/base/format.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/calls/callspage.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
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
    void anotherDayAsksAnew();

private:
    template <typename T>
    T *part(const char *name = "") const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    items::CallList *list() const { return m_page->findChild<items::CallList *>(); }
    bool settled() const { return list()->state() == items::CallList::State::Ready && !list()->isPartial(); }

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
    m_display = std::make_unique<items::DisplayContext>(reader);
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

// A list of "today" that stands open at midnight shows the new day's calls.
void TestCallsDisplay::anotherDayAsksAnew()
{
    Instant now = systemNow();
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

QTEST_MAIN(TestCallsDisplay)
#include "tst_callsdisplay.moc"
