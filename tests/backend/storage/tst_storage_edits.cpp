#include "agencyfixture.h"

using namespace earshot;
using namespace earshot::storage;

class TestEdits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { f = std::make_unique<AgencyFixture>(); }

    void editsAndClears();
    void tagsByName();
    void versionsHoldWritesBack();
    void leadsFollowThePerson();
    void renamesThePersonEverywhere();
    void spamLeaves();
    void reportersOnlyLook();
    void countsFirstAndEarlierCalls();

private:
    std::unique_ptr<AgencyFixture> f;
};

void TestEdits::editsAndClears()
{
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    const auto edited = f->update(f->manager, "CALa", {.note = "n", .leadStatus = "not_a_lead", .value = Cents(150)});
    QVERIFY(edited.ok());
    QCOMPARE(edited->note, "n");
    QCOMPARE(edited->leadStatus, "not_a_lead");
    QVERIFY(edited->value == Cents(150));
    QVERIFY(f->update(f->manager, "CALa", {.note = ""}).ok()); // the others stay
    QVERIFY(f->update(f->manager, "CALa", {.value = std::optional<Cents>()}).ok());
    const Call cleared = f->get("CALa");
    QCOMPARE(cleared.note, "");
    QCOMPARE(cleared.leadStatus, "not_a_lead");
    QVERIFY(!cleared.value);
    f->reopen();
    QCOMPARE(f->get("CALa").leadStatus, "not_a_lead");
}

void TestEdits::tagsByName()
{
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    QCOMPARE(f->update(f->admin, "CALa", {.tags = Words{"hot", "New patient"}})->tags, (Words{"hot", "New patient"}));
    QCOMPARE(f->update(f->admin, "CALa", {.tags = Words{"HOT", "cold"}, .appendTags = true})->tags,
             (Words{"cold", "hot", "New patient"})); // the tag keeps the name it has
    QCOMPARE(f->update(f->admin, "CALa", {.tags = Words{"cold"}})->tags, Words{"cold"});
    QCOMPARE(f->update(f->admin, "CALa", {.tags = Words{}})->tags, Words{});
    const auto tags = f->storage->tags.list(f->admin, {.client = f->dental}, {}, {});
    QCOMPARE(tags->total, 3);
    QCOMPARE(tags->items.front().level, "company");
    QCOMPARE(tags->items.front().clientId, f->dental);
}

void TestEdits::versionsHoldWritesBack()
{
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    QVERIFY(f->add(f->call("CALb", at("2026-06-02T10:00:00Z"))).ok());
    const std::int64_t first = f->storage->calls.state(f->admin, CallId("CALa"))->version;
    const auto changed = f->updateState(f->admin, "CALa", {.addTags = {"x"}}, first);
    QVERIFY(changed.ok());
    QVERIFY(changed->version > first);
    QCOMPARE(f->updateState(f->manager, "CALa", {.note = "n"}, first).error().kind, Error::Kind::Conflict);
    QCOMPARE(f->get("CALa").note, "");
    QVERIFY(f->update(f->admin, "CALb", {.customerName = "Ann"}).ok()); // the same person: both calls have changed
    QCOMPARE(f->updateState(f->manager, "CALa", {.note = "n"}, changed->version).error().kind, Error::Kind::Conflict);
}

void TestEdits::leadsFollowThePerson()
{
    for (const char *id : {"CALa", "CALb", "CALc"})
        QVERIFY(f->add(f->call(id, at("2026-06-01T10:00:00Z") + std::chrono::days(id[3] - 'a'))).ok());
    QVERIFY(f->update(f->admin, "CALb", {.leadStatus = "good_lead"}).ok());
    QCOMPARE(f->get("CALa").leadStatus, "");
    QCOMPARE(f->get("CALc").leadStatus, "previously_marked_good_lead");
    QCOMPARE(f->get("CALc").goodLeadCallId, "CALb");
    QVERIFY(f->get("CALc").goodLeadCallTime == at("2026-06-02T10:00:00Z"));
    QCOMPARE(f->update(f->admin, "CALc", {.leadStatus = "good_lead"}).error().kind, Error::Kind::Refused);
    QVERIFY(f->add(f->call("CALd", at("2026-06-09T10:00:00Z"))).ok());
    QCOMPARE(f->get("CALd").leadStatus, "previously_marked_good_lead");
    QVERIFY(f->update(f->admin, "CALb", {.leadStatus = ""}).ok());
    QCOMPARE(f->get("CALc").leadStatus, "");
    QCOMPARE(f->get("CALc").goodLeadCallId, "");
    QVERIFY(f->update(f->admin, "CALc", {.leadStatus = "good_lead"}).ok());
}

void TestEdits::renamesThePersonEverywhere()
{
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    QVERIFY(f->add(f->call("CALb", at("2026-06-02T10:00:00Z"))).ok());
    QVERIFY(f->add(f->call("CALlaw", at("2026-06-02T10:00:00Z"), f->law)).ok());
    QVERIFY(f->update(f->admin, "CALa", {.customerName = "Ann O'Lee"}).ok());
    QCOMPARE(f->get("CALb").customerName, "Ann O'Lee");
    QCOMPARE(f->get("CALlaw").customerName, "ANN LEE");
    QCOMPARE(f->ids(f->admin, {.search = "o'lee"}), (Ids{"CALb", "CALa"}));
    QVERIFY(f->add(f->call("CALhidden", at("2026-06-03T10:00:00Z"), f->dental, "")).ok());
    QCOMPARE(f->update(f->admin, "CALhidden", {.customerName = "Who"})->customerName, "Who");
}

void TestEdits::spamLeaves()
{
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    QVERIFY(f->add(f->call("CALb", at("2026-06-02T10:00:00Z"))).ok());
    QVERIFY(f->update(f->admin, "CALa", {.spam = true}).ok());
    QCOMPARE(f->ids(f->admin), Ids{"CALb"});
    QCOMPARE(f->storage->calls.find(f->admin, CallId("CALa")).error().kind, Error::Kind::NotFound);
    QCOMPARE(f->storage->calls.figures(f->admin, {})->total, 1);
    QCOMPARE(f->get("CALb").priorCalls.value(), 0);
    QCOMPARE(f->get("CALb").totalCalls.value(), 1);
}

void TestEdits::reportersOnlyLook()
{
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    QCOMPARE(f->ids(f->reporting), Ids{"CALa"});
    QCOMPARE(f->update(f->reporting, "CALa", {.note = "x"}).error().kind, Error::Kind::Forbidden);
    QCOMPARE(f->get("CALa").note, "");
}

void TestEdits::countsFirstAndEarlierCalls()
{
    QVERIFY(f->add(f->call("CALb", at("2026-06-02T10:00:00Z"))).ok());
    QVERIFY(f->add(f->call("CALc", at("2026-06-03T10:00:00Z"))).ok());
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());           // comes late
    QVERIFY(f->add(f->call("CALlaw", at("2026-05-01T10:00:00Z"), f->law)).ok()); // another client's person
    std::int64_t prior = 0;
    for (const char *id : {"CALa", "CALb", "CALc"}) {
        QCOMPARE(f->get(id).priorCalls.value(), prior);
        QCOMPARE(f->get(id).firstCall.value(), prior == 0);
        QCOMPARE(f->get(id).totalCalls.value(), 3);
        ++prior;
    }
    QVERIFY(f->add(f->call("CALhidden", at("2026-06-03T10:00:00Z"), f->dental, "")).ok());
    QVERIFY(!f->get("CALhidden").priorCalls && !f->get("CALhidden").firstCall); // nobody knows who it was
}

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_storage_edits.moc"
