#include "models/store/callrows.h"
#include "models/store/pending.h"
#include "support.h"

#include <set>
#include <sqlite3.h>

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
    void whatIsRefusedIsKeptFieldByField();
    void aLaterEditOfAnotherFieldConfirmsNothingElse();
    void refusedTagsStandBesideOthers();
    void whatMayHaveArrivedIsTakenBackThere();
    void whatSomebodyElseWroteMeanwhileIsKept();
    void aFieldCanHaveSeveralConflicts();
    void anEarlierLeadIsNobodysWord();
    void ofAPersonsCallsOneIsMarked();
    void asksNothingWithoutAnIndex();

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

void TestEdits::whatIsRefusedIsKeptFieldByField()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "1", .leadStatus = "good_lead", .addTags = {"a", "b"}}).ok());
    const OutboxId id = send("a");
    Call server = makeCall(1);
    server.note = "1";
    server.tags = {"a"};
    Settlement settlement{.server = server};
    settlement.refused = {{{.leadStatus = "good_lead"}, {Error::Kind::Refused, "marked already"}},
                          {{.addTags = {"b"}}, {Error::Kind::Forbidden, "no such tag"}}};
    QVERIFY(m_cache->outbox().settle(id, settlement).ok());
    const auto refused = m_cache->outbox().all(SendState::Refused);
    QCOMPARE(refused->size(), std::size_t(2));
    QCOMPARE(outbox().size(), std::size_t(2)); // the note has arrived
    QCOMPARE(refused->front().refusal->detail, std::string("marked already"));
    QVERIFY(refused->back().change == CallChange{.addTags = {"b"}});
    QCOMPARE(stored(row).call.tags, (Words{"a", "b"}));
    QVERIFY(m_cache->outbox().discard(refused->back().id).ok());
    QCOMPARE(stored(row).call.tags, Words{"a"});
}

void TestEdits::aLaterEditOfAnotherFieldConfirmsNothingElse()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.value = std::optional(Cents(5))}).ok());
    QVERIFY(refuse(send("a")).ok());
    QVERIFY(edit(row, {.note = "n"}).ok());
    const OutboxId id = outbox().back().id;
    QVERIFY(m_cache->outbox().markSending(id, "b").ok());
    Call answered = stored(row).call; // an answer that tells of nothing but what was sent
    answered.note = "n";
    QVERIFY(m_cache->outbox().confirm(id, answered).ok());
    QCOMPARE(m_cache->outbox().counts()->refused, std::int64_t(1));
    deliver(makeCall(1));
    QVERIFY(stored(row).call.value == Cents(5));
    QCOMPARE(m_cache->outbox().counts()->refused, std::int64_t(1));
}

void TestEdits::refusedTagsStandBesideOthers()
{
    Call call = makeCall(1);
    call.tags = {"old"};
    const CallRow row = deliver(call);
    QVERIFY(edit(row, {.addTags = {"bad"}}).ok());
    QVERIFY(refuse(send("a")).ok());
    QVERIFY(edit(row, {.addTags = {"good"}, .removeTags = {"OLD"}}).ok());
    QCOMPARE(outbox().size(), std::size_t(2));
    QVERIFY(outbox().front().change == CallChange{.addTags = {"bad"}});
    QVERIFY(outbox().back().change == (CallChange{.addTags = {"good"}, .removeTags = {"old"}}));
    call.tags = {"old", "theirs"};
    deliver(call);
    QCOMPARE(stored(row).call.tags, (Words{"theirs", "bad", "good"}));
    QVERIFY(edit(row, {.addTags = {"bad"}})->again == std::vector{row}); // given once more
    QCOMPARE(outbox().size(), std::size_t(1));
    QVERIFY(outbox().front().change == (CallChange{.addTags = {"bad", "good"}, .removeTags = {"old"}}));
}

void TestEdits::whatMayHaveArrivedIsTakenBackThere()
{
    const CallRow row = deliver(makeCall(1));
    const auto receipt = edit(row, {.note = "1", .addTags = {"x"}});
    const OutboxId id = send("a");
    Settlement lost{.server = makeCall(1)};
    lost.unsent = {.note = "1", .addTags = {"x"}};
    lost.mayHaveArrived = true;
    QVERIFY(m_cache->outbox().settle(id, lost).ok());
    QVERIFY(m_cache->edits().edit(receipt->undo).ok());
    QCOMPARE(outbox().size(), std::size_t(1)); // nobody knows what the other side has
    Call there = makeCall(1);
    there.note = "1";
    there.tags = {"x"};
    const auto sent = m_cache->outbox().markSending(outbox().front().id, "b", there);
    QVERIFY(sent.ok());
    QVERIFY(sent->change == (CallChange{.note = "", .removeTags = {"x"}}));
    QVERIFY(m_cache->edits().conflicts(row)->empty()); // it was our own
}

void TestEdits::whatSomebodyElseWroteMeanwhileIsKept()
{
    Call call = makeCall(1);
    call.note = "as it was";
    call.tags = {"a", "b"};
    const CallRow row = deliver(call);
    const CallChange seen{.note = call.note, .tags = call.tags};
    call.note = "theirs";
    call.tags = {"a", "b", "c"};
    deliver(call);
    const CallEdit typed{row, {.note = "as it was, and more", .tags = Words{"a"}}, seen};
    QVERIFY(m_cache->edits().edit({typed}).ok());
    QCOMPARE(stored(row).call.note, std::string("as it was, and more"));
    QCOMPARE(stored(row).call.tags, (Words{"a", "c"}));
    const auto conflicts = m_cache->edits().conflicts(row);
    QCOMPARE(conflicts->size(), std::size_t(1));
    QVERIFY(conflicts->front().other == Value(std::string("theirs")));

    const CallEdit same{row, {.note = "again"}, {.note = "as it was, and more"}}; // nothing came in between
    QVERIFY(m_cache->edits().edit({same}).ok());
    QCOMPARE(m_cache->edits().conflicts(row)->size(), std::size_t(1));
}

void TestEdits::aFieldCanHaveSeveralConflicts()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "mine"}).ok());
    for (const char *theirs : {"one", "two", "one"}) {
        Call call = makeCall(1);
        call.note = theirs;
        deliver(call);
    }
    const auto conflicts = m_cache->edits().allConflicts();
    QCOMPARE(conflicts->size(), std::size_t(2));
    QVERIFY(conflicts->back().other == Value(std::string("one"))); // said last
    QCOMPARE(*m_cache->edits().conflictCount(), std::int64_t(2));
    QVERIFY(m_cache->edits().takeOther(row, "note").ok());
    QCOMPARE(m_cache->edits().conflicts(row)->size(), std::size_t(1));
    QVERIFY(m_cache->edits().dismissConflict(row, "note").ok());
    QCOMPARE(m_cache->edits().dismissConflict(row, "note").error().kind, Error::Kind::NotFound);
}

void TestEdits::anEarlierLeadIsNobodysWord()
{
    const CallRow row = deliver(makeCall(1));
    const auto receipt = edit(row, {.leadStatus = "good_lead"});
    Call server = makeCall(1);
    server.leadStatus = EarlierLead; // the person was marked at another call
    deliver(server);
    QVERIFY(!stored(row).hasConflict);
    QVERIFY(refuse(send("a")).ok());
    QVERIFY(m_cache->edits().edit(receipt->undo).ok());
    deliver(server);
    QVERIFY(!stored(row).hasConflict);
    QVERIFY(outbox().empty());
    QCOMPARE(stored(row).call.leadStatus, std::string(EarlierLead));
    QVERIFY(stored(row).call.isReviewed());
}

void TestEdits::ofAPersonsCallsOneIsMarked()
{
    std::vector<CallRow> rows;
    for (int i = 0; i < 5; ++i) {
        Call call = makeCall(i);
        call.personId = PersonId(i < 3 ? "PER1" : "PER" + std::to_string(i));
        if (i == 4)
            call.leadStatus = EarlierLead;
        rows.push_back(deliver(call));
    }
    const auto marked =
        m_cache->edits().edit(std::vector{rows[4], rows[2], rows[0], rows[1], rows[3]}, {.leadStatus = "good_lead"});
    QCOMPARE(marked->changed, (std::vector{rows[0], rows[3]}));
    QCOMPARE(marked->earlierLeads, std::size_t(3));
    QCOMPARE(outbox().size(), std::size_t(2)); // nothing that is bound to be refused
    QVERIFY(m_cache->edits().edit(marked->undo).ok());
    QVERIFY(outbox().empty());
    QVERIFY(edit(rows[4], {.leadStatus = "good_lead"})->changed == std::vector{rows[4]}); // who insists is told
}

// SQLite itself says how it would do what the store does about one call, on the schema as it is.
void TestEdits::asksNothingWithoutAnIndex()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "n", .addTags = {"t"}}).ok());
    const StoredCall call = stored(row);
    m_cache.reset();
    const auto db = *sql::Connection::open(folder() + "/cache.db", sql::Access::ReadWrite, sql::Durability::Full);
    std::set<std::string> ran;
    const auto trace = [](unsigned, void *into, void *statement, void *) {
        const char *text = sqlite3_sql(static_cast<sqlite3_stmt *>(statement));
        if (text)
            static_cast<std::set<std::string> *>(into)->insert(text);
        return 0;
    };
    sqlite3_trace_v2(db->database().getHandle(), SQLITE_TRACE_STMT, trace, &ran);
    std::size_t conflicts = 0;
    pendingFields(*db, row);
    record(*db, call, "note", Value(std::string("n")), Value(std::string("o")), instantFromMs(Noon));
    recordAgain(*db, call, "note", {});
    merged(*db, call, makeCall(1), instantFromMs(Noon), conflicts);
    conflictsOf(*db, row);
    findCall(*db, row);
    const OutboxId id = pendingFields(*db, row).front().edit;
    fieldsOf(*db, id);
    waitAgain(*db, id);
    sqlite3_trace_v2(db->database().getHandle(), 0, nullptr, nullptr);
    QVERIFY(ran.size() > 6);
    for (const std::string &text : ran) {
        SQLite::Statement plan(db->database(), "EXPLAIN QUERY PLAN " + text);
        while (plan.executeStep()) {
            const std::string step = plan.getColumn(3).getString();
            QVERIFY2(!step.starts_with("SCAN") || step.find("CONSTANT ROW") != std::string::npos,
                     (step + " in " + text).c_str());
        }
    }
}

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
