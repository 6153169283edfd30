// Edits that are taken back, given again, or made of many calls at once.

#include "support.h"

#include <mutex>
#include <set>
#include <sqlite3.h>

using namespace earshot;
using namespace earshot::store;

Q_DECLARE_METATYPE(earshot::store::CallChange)

namespace {

/// What every connection of this program runs from now on.
class Traced {
public:
    Traced()
    {
        s_ran.clear();
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(&Traced::open));
    }
    ~Traced() { sqlite3_reset_auto_extension(); }
    Traced(const Traced &) = delete;
    Traced &operator=(const Traced &) = delete;

    static std::set<std::string> ran()
    {
        const std::lock_guard lock(s_mutex);
        return s_ran;
    }
    static void forget()
    {
        const std::lock_guard lock(s_mutex);
        s_ran.clear();
    }

private:
    static int open(sqlite3 *database, const char **, const sqlite3_api_routines *)
    {
        return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, &Traced::note, nullptr);
    }
    static int note(unsigned, void *, void *statement, void *)
    {
        const std::lock_guard lock(s_mutex);
        if (const char *text = sqlite3_sql(static_cast<sqlite3_stmt *>(statement)))
            s_ran.insert(text);
        return 0;
    }

    static inline std::mutex s_mutex;
    static inline std::set<std::string> s_ran;
};

} // namespace

class TestEditsAgain : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void undoneInPartWhileItIsSent_data();
    void undoneInPartWhileItIsSent();
    void backToAnEarlierLeadMeansUnscored();
    void onlyAnUndoGoesBackToAnEarlierLead();
    void aWholeListGivenAgainIsSentAgain_data();
    void aWholeListGivenAgainIsSentAgain();
    void whatIsBeingSentIsNotSentTwice();
    void aBlankIsNoTag();
    void tellsWhatAnEditOfManyWouldDo_data();
    void tellsWhatAnEditOfManyWouldDo();
    void oneOfManyIsNotMarkedTwice();
    void leadsOfOnePersonComeBackTogether();
    void aLeadOfManyIsFoundByItsPerson();

private:
    OutboxId send()
    {
        const OutboxId id = m_cache->outbox().nextToSend(1)->front().id;
        if (!m_cache->outbox().markSending(id, "a"))
            qFatal("cannot be sent");
        return id;
    }
};

void TestEditsAgain::undoneInPartWhileItIsSent_data()
{
    QTest::addColumn<CallChange>("undone");
    QTest::addColumn<CallChange>("left");
    QTest::newRow("the first of its fields")
        << CallChange{.leadStatus = ""} << CallChange{.note = "n", .addTags = {"t"}};
    QTest::newRow("the last of its fields")
        << CallChange{.removeTags = {"t"}} << CallChange{.note = "n", .leadStatus = GoodLead};
    QTest::newRow("one in between") << CallChange{.note = ""} << CallChange{.leadStatus = GoodLead, .addTags = {"t"}};
    QTest::newRow("two") << CallChange{.note = "", .leadStatus = ""} << CallChange{.addTags = {"t"}};
    QTest::newRow("all of them") << CallChange{.note = "", .leadStatus = "", .removeTags = {"t"}} << CallChange{};
}

/// Neither a busy server nor a call that changed meanwhile (429, 412) has taken anything.
void TestEditsAgain::undoneInPartWhileItIsSent()
{
    QFETCH(CallChange, undone);
    QFETCH(CallChange, left);
    const CallRow row = deliver(makeCall(1));
    const CallChange all{.note = "n", .leadStatus = GoodLead, .addTags = {"t"}};
    QVERIFY(edit(row, all));
    const OutboxId id = send();
    QVERIFY(edit(row, undone));
    const auto settled = m_cache->outbox().settle(id, {.server = makeCall(1), .unsent = all});
    QVERIFY2(settled.ok(), settled.ok() ? "" : settled.error().detail.c_str());
    const Call there = makeCall(1); // read before it is sent again
    for (const Outgoing &waiting : outbox())
        (void)m_cache->outbox().markSending(waiting.id, "b", there);
    QCOMPARE(outbox().empty(), left.empty());
    if (!left.empty())
        QVERIFY(outbox().front().change == left);
    Call here = there;
    store::apply(left, here);
    QVERIFY(stored(row).call == here);
}

void TestEditsAgain::backToAnEarlierLeadMeansUnscored()
{
    std::vector<CallRow> rows;
    std::vector<Call> there;
    for (int i = 0; i < 2; ++i) {
        there.push_back(makeCall(i));
        there.back().leadStatus = i == 0 ? EarlierLead : "";
        rows.push_back(deliver(there.back()));
    }
    const auto receipt = m_cache->edits().edit(rows, {.note = "n", .leadStatus = "not_a_lead"});
    for (std::size_t i = 0; i < 2; ++i) {
        const OutboxId id = send();
        Call answered = there[m_cache->outbox().one(id)->call == there[0].id ? 0 : 1];
        answered.leadStatus = "not_a_lead";
        answered.note = "n";
        QVERIFY(m_cache->outbox().confirm(id, answered));
    }
    const auto undone = m_cache->edits().edit(receipt->undo);
    QVERIFY2(undone.ok(), undone.ok() ? "" : undone.error().detail.c_str());
    for (const CallRow row : rows) {
        QCOMPARE(stored(row).call.leadStatus, std::string()); // the service finds out by itself
        QCOMPARE(stored(row).call.note, std::string());
    }
    QCOMPARE(outbox().size(), std::size_t(2));
    QVERIFY(outbox().front().change == (CallChange{.note = "", .leadStatus = ""}));
    QVERIFY(m_cache->edits().edit(undone->undo)); // redo
    QCOMPARE(stored(rows[0]).call.leadStatus, std::string("not_a_lead"));
}

void TestEditsAgain::onlyAnUndoGoesBackToAnEarlierLead()
{
    const CallRow row = deliver(makeCall(1));
    QCOMPARE(edit(row, {.leadStatus = EarlierLead}).error().kind, Error::Kind::Refused);
}

void TestEditsAgain::aWholeListGivenAgainIsSentAgain_data()
{
    QTest::addColumn<CallChange>("refused");
    QTest::addColumn<Words>("given");
    QTest::addColumn<bool>("again");
    const Words before = {"T1", "T2"};
    QTest::newRow("a tag taken away") << CallChange{.removeTags = {"T2"}} << Words{"T1"} << true;
    QTest::newRow("spelt otherwise") << CallChange{.removeTags = {"T2"}} << Words{"t1"} << true;
    QTest::newRow("the last tags taken away") << CallChange{.removeTags = {"T1", "T2"}} << Words{} << true;
    QTest::newRow("a tag added") << CallChange{.addTags = {"T3"}} << Words{"T1", "T2", "T3"} << true;
    QTest::newRow("one's mind changed") << CallChange{.removeTags = {"T2"}} << Words{"T1", "T2"} << false;
}

void TestEditsAgain::aWholeListGivenAgainIsSentAgain()
{
    QFETCH(CallChange, refused);
    QFETCH(Words, given);
    QFETCH(bool, again);
    Call call = makeCall(1);
    call.tags = {"T1", "T2"};
    const CallRow row = deliver(call);
    QVERIFY(edit(row, refused));
    QVERIFY(m_cache->outbox().refuse(send(), {Error::Kind::Forbidden, "no"}));
    QCOMPARE(m_cache->outbox().counts()->refused, std::int64_t(1));
    const auto receipt = edit(row, {.tags = given});
    QCOMPARE(receipt->again.size(), std::size_t(again ? 1 : 0));
    QCOMPARE(m_cache->outbox().counts()->refused, std::int64_t(0));
    QCOMPARE(m_cache->outbox().counts()->waiting, std::int64_t(again ? 1 : 0));
}

void TestEditsAgain::whatIsBeingSentIsNotSentTwice()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "n"}).ok());
    const OutboxId id = send();
    const auto retried = m_cache->outbox().retry(id);
    QVERIFY(!retried && retried.error().kind == Error::Kind::Refused);
    QVERIFY(m_cache->outbox().retry(std::vector{id})); // several: those that can be
    QVERIFY(m_cache->outbox().nextToSend(10)->empty());
    QVERIFY(m_cache->outbox().release()); // whoever sent it is no more
    QCOMPARE(m_cache->outbox().nextToSend(10)->size(), std::size_t(1));
}

void TestEditsAgain::aBlankIsNoTag()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.addTags = {"", " ", "\t\n"}}).ok());
    QVERIFY(edit(row, {.tags = Words{" "}}).ok());
    QVERIFY(stored(row).call.tags.empty());
    QVERIFY(m_cache->outbox().all()->empty());
}

void TestEditsAgain::tellsWhatAnEditOfManyWouldDo_data()
{
    QTest::addColumn<CallChange>("change");
    QTest::addColumn<std::size_t>("changed");
    QTest::addColumn<std::size_t>("replaced");
    QTest::addColumn<std::size_t>("earlierLeads");
    const auto row = [](const char *name, const CallChange &change, std::size_t changed, std::size_t replaced,
                        std::size_t earlierLeads) {
        QTest::newRow(name) << change << changed << replaced << earlierLeads;
    };
    row("leads", {.leadStatus = GoodLead}, 2, 1, 2); // the third is one, of the fourth the person, as of the fifth
    row("no leads", {.leadStatus = "not_a_lead"}, 4, 2, 0);
    row("no verdict", {.leadStatus = ""}, 3, 3, 0);
    row("a value", {.value = std::optional(Cents(100))}, 4, 1, 0);
    row("no value", {.value = std::optional<Cents>()}, 2, 2, 0);
    row("a note", {.note = "n"}, 4, 1, 0);
    row("a tag", {.addTags = {"VIP"}}, 4, 0, 0);
    row("nothing", {}, 0, 0, 0);
}

/// As many as the edit then changes.
void TestEditsAgain::tellsWhatAnEditOfManyWouldDo()
{
    QFETCH(CallChange, change);
    QFETCH(std::size_t, changed);
    QFETCH(std::size_t, replaced);
    QFETCH(std::size_t, earlierLeads);
    std::vector<Call> calls;
    for (int i = 1; i <= 6; ++i)
        calls.push_back(makeCall(i));
    calls[0].leadStatus = "not_a_lead";
    calls[0].tags = {"vip"};
    calls[1].personId = PersonId("PERb");
    calls[1].value = Cents(100);
    calls[2].personId = PersonId("PERa");
    calls[2].leadStatus = GoodLead;
    calls[2].value = Cents(200);
    calls[3].personId = PersonId("PERa"); // whose lead is the third
    calls[3].note = "n";
    calls[4].personId = PersonId("PERb");
    calls[4].leadStatus = EarlierLead;
    calls[4].note = "o";
    std::vector<CallRow> rows;
    for (const Call &call : calls)
        rows.push_back(deliver(call));
    Delivery gone;
    gone.gone = {{calls[5].id, Gone::Deleted}};
    QVERIFY(m_cache->inbox().apply(gone));
    const std::vector<CallRow> newestFirst(rows.rbegin(), rows.rend());
    const Foresight expected{changed, replaced, earlierLeads, 1};
    const auto foreseen = m_cache->edits().foresee(newestFirst, change);
    QVERIFY(foreseen);
    QVERIFY2(*foreseen == expected, qPrintable(QStringLiteral("%1 %2 %3 %4")
                                                   .arg(foreseen->changed)
                                                   .arg(foreseen->replaced)
                                                   .arg(foreseen->earlierLeads)
                                                   .arg(foreseen->gone)));
    QVERIFY(*m_cache->edits().hasEarlierLead(rows[3]));
    QVERIFY(!*m_cache->edits().hasEarlierLead(rows[2]));
    const auto done = m_cache->edits().edit(std::span(rows).first(5), change);
    QVERIFY(done);
    QCOMPARE(done->changed.size(), changed);
    QCOMPARE(done->earlierLeads, earlierLeads);
}

void TestEditsAgain::oneOfManyIsNotMarkedTwice()
{
    std::vector<CallRow> rows;
    for (int i = 0; i < 2; ++i) {
        Call call = makeCall(i);
        call.personId = PersonId("PER1");
        rows.push_back(deliver(call));
    }
    QVERIFY(edit(rows[0], {.leadStatus = GoodLead}));
    QCOMPARE(edit(rows[1], {.leadStatus = GoodLead})->changed.size(), std::size_t(1)); // who insists is told
    QVERIFY(edit(rows[1], {.leadStatus = ""}));
    CallEdit last{rows[1], {.leadStatus = GoodLead}};
    last.ofMany = true; // and the others were in another transaction
    const auto marked = m_cache->edits().edit({last});
    QVERIFY(marked->changed.empty());
    QCOMPARE(marked->earlierLeads, std::size_t(1));
}

/// Two leads of one person, as an import may bring them: whoever takes a verdict of many back gets all of them again.
void TestEditsAgain::leadsOfOnePersonComeBackTogether()
{
    std::vector<CallRow> rows;
    for (int i = 0; i < 3; ++i) {
        Call call = makeCall(i);
        call.personId = PersonId(i < 2 ? "PER1" : "PER2");
        call.leadStatus = GoodLead;
        rows.push_back(deliver(call));
    }
    const auto receipt = m_cache->edits().edit(rows, {.leadStatus = "not_a_lead"});
    QCOMPARE(receipt->changed.size(), std::size_t(3));
    const auto undone = m_cache->edits().edit(receipt->undo);
    QCOMPARE(undone->changed.size(), std::size_t(3));
    for (const CallRow row : rows)
        QCOMPARE(stored(row).call.leadStatus, std::string(GoodLead));
}

/// SQLite itself says how it does what a bulk edit runs.
void TestEditsAgain::aLeadOfManyIsFoundByItsPerson()
{
    const Traced traced;
    fresh();
    std::vector<CallRow> rows;
    for (int i = 0; i < 3; ++i) {
        Call call = makeCall(i);
        call.personId = PersonId("PER" + std::to_string(i));
        rows.push_back(deliver(call));
    }
    Traced::forget();
    QCOMPARE(m_cache->edits().edit(rows, {.leadStatus = GoodLead})->changed.size(), std::size_t(3));
    const std::set<std::string> ran = Traced::ran();
    m_cache.reset();
    const auto db = *sql::Connection::open(folder() + "/cache.db", sql::Access::ReadWrite, sql::Durability::Full);
    int ofPersons = 0;
    for (const std::string &text : ran) {
        if (text.find("calls") == std::string::npos && text.find("outbox") == std::string::npos)
            continue;
        const bool isOfPerson = text.find("person_id = ?") != std::string::npos && text.starts_with("SELECT 1");
        ofPersons += isOfPerson ? 1 : 0;
        SQLite::Statement plan(db->database(), "EXPLAIN QUERY PLAN " + text);
        while (plan.executeStep()) {
            const std::string step = plan.getColumn(3).getString();
            QVERIFY2(!step.starts_with("SCAN") || step.find("CONSTANT ROW") != std::string::npos,
                     (step + " in " + text).c_str());
            QVERIFY2(!isOfPerson || step.find("calls_by_person") != std::string::npos, (step + " in " + text).c_str());
        }
    }
    QCOMPARE(ofPersons, 1);
}

QTEST_GUILESS_MAIN(TestEditsAgain)
#include "tst_edits_again.moc"
