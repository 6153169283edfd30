#include "support.h"

using namespace earshot;
using namespace earshot::store;

class TestEdits : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void editWaitsToBeSent();
    void undoneBeforeSendingLeavesNothing();
    void undoAfterSendingIsAnotherEdit();
    void mergesWaitingEdits();
    void laterEditWaitsBesideTheOneBeingSent();
    void sendsAgainAfterACrash();
    void crashMergesWithLaterEdit();
    void refusalStaysUntilRetriedOrDiscarded();
    void refusedFieldEditedAgain();
    void editDuringARefusedSending();
    void spamVanishesAndComesBack();
    void failedEditChangesNothing();
    void cleansWhatIsTyped();
    void ordersWhatIsSent();
    void tellsWhatChanged();

private:
    OutboxId send(const char *attempt)
    {
        const OutboxId id = m_cache->outbox().nextToSend(1)->front().id;
        if (!m_cache->outbox().markSending(id, attempt))
            qFatal("cannot be sent");
        return id;
    }
    Result<void> refuse(OutboxId id) { return m_cache->outbox().refuse(id, {Error::Kind::Refused, "too long"}); }
};

void TestEdits::editWaitsToBeSent()
{
    Call call = makeCall(1);
    call.tags = {"old"};
    const CallRow row = deliver(call);
    const CallChange change{.note = "called back",
                            .leadStatus = "good_lead",
                            .value = std::optional(Cents(12'50)),
                            .customerName = "Ada",
                            .addTags = {"hot", "old"}};
    QVERIFY(edit(row, change).ok());

    const StoredCall now = stored(row);
    QCOMPARE(now.call.note, std::string("called back"));
    QCOMPARE(now.call.tags, (Words{"old", "hot"}));
    QCOMPARE(int(now.sending), int(SendState::Waiting));
    QCOMPARE(outbox().size(), std::size_t(1));
    const Outgoing out = outbox().front();
    QCOMPARE(out.call.text, std::string("CAL1"));
    const CallChange expected{.note = "called back",
                              .leadStatus = "good_lead",
                              .value = std::optional(Cents(12'50)),
                              .customerName = "Ada",
                              .addTags = {"hot"}};
    QVERIFY(out.change == expected);
    QCOMPARE(m_cache->outbox().counts()->waiting, std::int64_t(1));
}

void TestEdits::undoneBeforeSendingLeavesNothing()
{
    Call call = makeCall(1);
    call.note = "before";
    call.tags = {"a", "b"};
    call.leadStatus = "previously_marked_good_lead";
    const CallRow row = deliver(call);
    const auto receipt = edit(row, {.note = "after", .leadStatus = "good_lead", .tags = Words{"c"}});
    QVERIFY(receipt.ok());
    const auto undone = m_cache->edits().edit(receipt->undo);
    QVERIFY2(undone.ok(), undone.ok() ? "" : undone.error().detail.c_str());
    QCOMPARE(stored(row).call.note, std::string("before"));
    QCOMPARE(stored(row).call.tags, (Words{"a", "b"}));
    QVERIFY(outbox().empty());
    QVERIFY(m_cache->edits().edit(undone->undo).ok()); // redo
    QCOMPARE(stored(row).call.note, std::string("after"));
    QCOMPARE(outbox().size(), std::size_t(1));
}

void TestEdits::undoAfterSendingIsAnotherEdit()
{
    const CallRow row = deliver(makeCall(1));
    const auto receipt = edit(row, {.note = "n", .addTags = {"x"}});
    const OutboxId id = send("1");
    QVERIFY(m_cache->outbox().confirm(id, stored(row).call).ok());
    QVERIFY(outbox().empty());
    QCOMPARE(int(stored(row).sending), int(SendState::Settled));
    QVERIFY(stored(row).sentAt.has_value());

    QVERIFY(m_cache->edits().edit(receipt->undo).ok());
    QCOMPARE(outbox().size(), std::size_t(1));
    QCOMPARE(*outbox().front().change.note, std::string());
    QCOMPARE(outbox().front().change.removeTags, Words{"x"});
}

void TestEdits::mergesWaitingEdits()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "1"}).ok());
    QVERIFY(edit(row, {.note = "2", .addTags = {"a"}}).ok());
    QVERIFY(edit(row, {.addTags = {"b"}}).ok());
    QCOMPARE(outbox().size(), std::size_t(1));
    QCOMPARE(*outbox().front().change.note, std::string("2"));
    QCOMPARE(outbox().front().change.addTags, (Words{"a", "b"}));
}

void TestEdits::laterEditWaitsBesideTheOneBeingSent()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "1"}).ok());
    const OutboxId first = send("a");
    QCOMPARE(m_cache->outbox().markSending(first, "b").error().kind, Error::Kind::NotFound);
    QVERIFY(edit(row, {.note = "2"}).ok());
    QVERIFY(m_cache->outbox().nextToSend(10)->empty());

    Call server = makeCall(1);
    server.note = "1";
    QVERIFY(m_cache->outbox().confirm(first, server).ok());
    QCOMPARE(stored(row).call.note, std::string("2"));
    const auto next = m_cache->outbox().nextToSend(10);
    QCOMPARE(next->size(), std::size_t(1));
    QCOMPARE(*next->front().change.note, std::string("2"));

    // Back to what the server has by now: nothing is left to send.
    QVERIFY(edit(row, {.note = "1"}).ok());
    QVERIFY(outbox().empty());
    QVERIFY(m_cache->edits().conflicts(row)->empty());
}

void TestEdits::sendsAgainAfterACrash()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "1"}).ok());
    const OutboxId id = outbox().front().id;
    const auto sent = m_cache->outbox().markSending(id, "a");
    reopen();
    const auto next = m_cache->outbox().nextToSend(10);
    QCOMPARE(next->size(), std::size_t(1));
    QCOMPARE(next->front().attempts, 1);
    QVERIFY(next->front().change == sent->change);
}

void TestEdits::crashMergesWithLaterEdit()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "1", .leadStatus = "good_lead"}).ok());
    send("a");
    QVERIFY(edit(row, {.note = "2", .addTags = {"t"}}).ok());
    reopen();
    QCOMPARE(outbox().size(), std::size_t(1));
    const CallChange expected{.note = "2", .leadStatus = "good_lead", .addTags = {"t"}};
    QVERIFY(outbox().front().change == expected);
    QVERIFY(m_cache->outbox().discard(outbox().front().id).ok());
    QCOMPARE(stored(row).call.note, std::string()); // what the server had, not what was being sent
    QCOMPARE(stored(row).call.tags, Words());
}

void TestEdits::refusalStaysUntilRetriedOrDiscarded()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "1"}).ok());
    const OutboxId id = send("a");
    QVERIFY(refuse(id).ok());
    QCOMPARE(stored(row).call.note, std::string("1"));
    QCOMPARE(int(stored(row).sending), int(SendState::Refused));
    QVERIFY(outbox().front().refusal == (Error{Error::Kind::Refused, "too long"}));
    QVERIFY(m_cache->outbox().nextToSend(10)->empty());

    QVERIFY(m_cache->outbox().retry(outbox().front().id).ok());
    QCOMPARE(m_cache->outbox().nextToSend(10)->size(), std::size_t(1));
    QVERIFY(!outbox().front().refusal);

    QVERIFY(m_cache->outbox().discard(outbox().front().id).ok());
    QCOMPARE(stored(row).call.note, std::string());
    QVERIFY(outbox().empty());
}

void TestEdits::refusedFieldEditedAgain()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "1", .leadStatus = "good_lead"}).ok());
    const OutboxId id = send("a");
    QVERIFY(refuse(id).ok());
    QCOMPARE(outbox().size(), std::size_t(2)); // each field by itself
    QVERIFY(edit(row, {.note = "2"}).ok());
    QCOMPARE(outbox().size(), std::size_t(2)); // the newer edit stands for it
    const auto refused = m_cache->outbox().all(SendState::Refused);
    QCOMPARE(refused->size(), std::size_t(1));
    QVERIFY(refused->front().change == CallChange{.leadStatus = "good_lead"});
    QVERIFY(m_cache->outbox().retry(refused->front().id).ok());
    QCOMPARE(outbox().size(), std::size_t(1));
    const CallChange expected{.note = "2", .leadStatus = "good_lead"};
    QVERIFY(outbox().front().change == expected);
}

void TestEdits::editDuringARefusedSending()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "1"}).ok());
    const OutboxId first = send("a");
    QVERIFY(edit(row, {.note = "2"}).ok());
    QVERIFY(refuse(first).ok());
    QCOMPARE(outbox().size(), std::size_t(1)); // nothing of the refused edit is left to show
    QCOMPARE(*outbox().front().change.note, std::string("2"));
    QVERIFY(edit(row, {.note = ""}).ok()); // what the server has
    QVERIFY(outbox().empty());
}

void TestEdits::spamVanishesAndComesBack()
{
    const CallRow row = deliver(makeCall(1));
    const auto receipt = edit(row, {.spam = true});
    QVERIFY(found({}).empty());
    QVERIFY(found({.search = "caller"}).empty());
    QCOMPARE(*outbox().front().change.spam, true);
    deliver(makeCall(1)); // still on the other side's list
    QVERIFY(found({}).empty());

    QVERIFY(m_cache->edits().edit(receipt->undo).ok());
    QCOMPARE(found({.search = "caller"}), (std::vector<std::string>{"CAL1"}));
    QVERIFY(outbox().empty());

    QVERIFY(edit(row, {.spam = true}).ok());
    QVERIFY(m_cache->outbox().confirm(send("a"), makeCall(1)).ok());
    QVERIFY(found({}).empty());
    QCOMPARE(m_cache->edits().edit(receipt->undo).error().kind, Error::Kind::Refused);
}

void TestEdits::failedEditChangesNothing()
{
    const CallRow row = deliver(makeCall(1));
    const auto missing = m_cache->edits().edit(std::vector{row, CallRow{1}}, {.note = "x"});
    QCOMPARE(missing.error().kind, Error::Kind::NotFound);
    QCOMPARE(edit(row, {.note = "y", .leadStatus = "maybe"}).error().kind, Error::Kind::Refused);
    QCOMPARE(stored(row).call.note, std::string());
    QVERIFY(outbox().empty());
    QVERIFY(edit(row, {.note = ""})->undo.empty());
}

void TestEdits::cleansWhatIsTyped()
{
    const CallRow row = deliver(makeCall(1));
    using namespace std::string_literals;
    QVERIFY(edit(row, {.note = "a\0b\u202Ec"s, .tags = Words{"t\0"s, "t", ""}}).ok());
    QCOMPARE(stored(row).call.note, std::string("abc"));
    QCOMPARE(stored(row).call.tags, Words{"t"});
}

void TestEdits::ordersWhatIsSent()
{
    std::vector<CallRow> rows;
    for (int i = 0; i < 5; ++i)
        rows.push_back(deliver(makeCall(i)));
    for (const int i : {3, 1, 4, 0, 2})
        QVERIFY(edit(rows[std::size_t(i)], {.note = "x"}).ok());
    QVERIFY(edit(rows[3], {.addTags = {"later"}}).ok());
    std::vector<std::string> order;
    const auto next = m_cache->outbox().nextToSend(4);
    for (const Outgoing &out : *next)
        order.push_back(out.call.text);
    QCOMPARE(order, (std::vector<std::string>{"CAL3", "CAL1", "CAL4", "CAL0"}));
}

void TestEdits::tellsWhatChanged()
{
    std::vector<ChangeNotice> notices;
    const CallRow row = deliver(makeCall(1));
    {
        const Subscription listening = m_cache->subscribe([&](const ChangeNotice &n) { notices.push_back(n); });
        QVERIFY(edit(row, {.note = "x"}).ok());
        QVERIFY(!edit(CallRow{5}, {.note = "x"}).ok());
    }
    QVERIFY(edit(row, {.note = "y"}).ok());
    QCOMPARE(notices.size(), std::size_t(1));
    QCOMPARE(notices.front().calls, std::vector{row});
    QVERIFY(notices.front().touches(Part::Outbox));
    QVERIFY(!notices.front().touches(Part::Clients));
}

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
