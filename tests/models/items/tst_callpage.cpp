#include "models/items/callpage.h"
#include "models/items/sending.h"
#include "tests/models/store/support.h"

#include <QSignalSpy>

using namespace earshot;
using namespace earshot::store;

class TestCallPage : public CacheTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        fresh();
        m_row = deliver(makeCall(1));
        m_background = std::make_unique<items::Background>();
        m_watch = std::make_unique<items::CacheWatch>(*m_cache);
        m_page = std::make_unique<items::CallPage>(*m_cache, *m_background, *m_watch);
    }
    void cleanup()
    {
        m_page.reset();
        m_watch.reset();
        m_background.reset();
    }

    void showsAndFollows();
    void onlyTheLastOneAskedForIsShown();
    void missingCallIsAnError();
    void asksForTheTranscriptOnce();
    void saysHowFarAFieldIs();
    void refusedIsRetriedOrDiscarded();
    void conflictIsTakenOrDismissed();

private:
    void show(CallRow row)
    {
        m_page->show(row);
        QTRY_VERIFY(m_page->details() && m_page->details()->stored.row == row);
    }
    void note(const char *text)
    {
        CallChange change;
        change.note = text;
        QVERIFY(edit(m_row, change).ok());
    }
    items::FieldSending sending() const { return items::sendingOf(*m_page->details(), "note"); }

    CallRow m_row{};
    std::unique_ptr<items::Background> m_background;
    std::unique_ptr<items::CacheWatch> m_watch;
    std::unique_ptr<items::CallPage> m_page;
};

void TestCallPage::showsAndFollows()
{
    show(m_row);
    QCOMPARE(m_page->details()->stored.call.customerName, "Caller 1");
    note("new");
    QTRY_COMPARE(m_page->details()->stored.call.note, "new");
    m_page->show({});
    QVERIFY(!m_page->details());
}

void TestCallPage::onlyTheLastOneAskedForIsShown()
{
    const CallRow second = deliver(makeCall(2));
    m_page->show(m_row);
    m_page->show(second);
    std::vector<CallRow> seen;
    connect(m_page.get(), &items::CallPage::changed, this, [&] {
        if (m_page->details())
            seen.push_back(m_page->details()->stored.row);
    });
    QTRY_VERIFY(m_page->details());
    for (const CallRow row : seen)
        QCOMPARE(row, second);
}

void TestCallPage::missingCallIsAnError()
{
    m_page->show(CallRow{4711});
    QTRY_VERIFY(m_page->error().has_value());
    QCOMPARE(m_page->error()->kind, Error::Kind::NotFound);
    show(m_row);
    QVERIFY(!m_page->error());
}

void TestCallPage::asksForTheTranscriptOnce()
{
    Delivery delivery;
    delivery.transcribed = {CallId("CAL1")};
    apply(delivery);
    QSignalSpy wanted(m_page.get(), &items::CallPage::transcriptWanted);
    show(m_row);
    QTRY_COMPARE(wanted.size(), 1);
    note("changes the page");
    QTRY_COMPARE(m_page->details()->stored.call.note, "changes the page");
    QCOMPARE(wanted.size(), 1);
}

void TestCallPage::saysHowFarAFieldIs()
{
    show(m_row);
    QCOMPARE(sending().state, SendState::Settled);
    note("mine");
    QTRY_COMPARE(sending().state, SendState::Waiting);
    QCOMPARE(items::sendingOf(*m_page->details(), "tags").state, SendState::Settled);
    const Outgoing edit = outbox().front();
    QVERIFY(m_cache->outbox().markSending(edit.id, "a").ok());
    QTRY_COMPARE(sending().state, SendState::Sending);
    QVERIFY(m_cache->outbox().confirm(edit.id, stored(m_row).call).ok());
    QTRY_COMPARE(sending().state, SendState::Settled);
    QVERIFY(sending().sentAt.has_value());
}

void TestCallPage::refusedIsRetriedOrDiscarded()
{
    show(m_row);
    note("mine");
    const auto refuse = [&] {
        const OutboxId id = outbox().front().id;
        QVERIFY(m_cache->outbox().markSending(id, "a").ok());
        QVERIFY(m_cache->outbox().refuse(id, Error{Error::Kind::Refused, "too long"}).ok());
    };
    refuse();
    QTRY_COMPARE(sending().state, SendState::Refused);
    QCOMPARE(sending().refusal->detail, "too long");
    m_page->retry(*sending().edit);
    QTRY_COMPARE(sending().state, SendState::Waiting);
    refuse();
    QTRY_COMPARE(sending().state, SendState::Refused);
    m_page->discard(*sending().edit);
    QTRY_COMPARE(sending().state, SendState::Settled);
    QCOMPARE(m_page->details()->stored.call.note, "");
}

void TestCallPage::conflictIsTakenOrDismissed()
{
    show(m_row);
    note("mine");
    Call theirs = makeCall(1);
    theirs.note = "theirs";
    deliver(theirs);
    QTRY_COMPARE(sending().other, Value(std::string("theirs")));
    m_page->keepMine("note");
    QTRY_VERIFY(!sending().other);
    QCOMPARE(stored(m_row).call.note, "mine");

    theirs.note = "theirs again";
    deliver(theirs);
    QTRY_VERIFY(sending().other.has_value());
    EditReceipt receipt;
    connect(m_page.get(), &items::CallPage::otherTaken, this, [&](const EditReceipt &r) { receipt = r; });
    m_page->takeOther("note");
    QTRY_COMPARE(stored(m_row).call.note, "theirs again");
    QTRY_COMPARE(receipt.undo.size(), 1U);
    QSignalSpy failed(m_page.get(), &items::CallPage::failed);
    m_page->takeOther("note"); // there is none any more
    QTRY_COMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(TestCallPage)
#include "tst_callpage.moc"
