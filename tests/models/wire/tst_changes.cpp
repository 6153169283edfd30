#include "models/wire/changes.h"

#include <QTest>

using namespace earshot;
using namespace earshot::wire;

class TestChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas();
    void readsTheTypeBehindTheRecord();
    void skipsWhatItDoesNotKnow();
    void needsACursor();
};

namespace {

template <typename T>
Change change(std::int64_t seq, const T &record)
{
    Change change;
    change.seq = seq;
    change.record = record;
    change.type = typeOf(change.record);
    change.id = record.id.text;
    return change;
}

} // namespace

void TestChanges::comesBackAsItWas()
{
    Call call;
    call.id = CallId("CAL1");
    call.note = "n";
    call.tags = {"a"};
    call.utma = "legacy";
    Conversation conversation;
    conversation.id = ConversationId("KZaGR");
    conversation.leadStatus = "good_lead";
    FormSubmission form;
    form.id = FormId("FOR1");
    form.note = "n";
    Client client;
    client.id = ClientId("COM1");
    Tracker tracker;
    tracker.id = TrackerId("TRK1");
    tracker.campaignName = "c";
    Tag tag;
    tag.id = TagId("12");
    User user;
    user.id = UserId("USR1");
    Changes changes;
    changes.changes = {change(1, call),    change(2, form), change(3, conversation), change(5, client),
                       change(8, tracker), change(13, tag), change(21, user)};
    changes.changes[0].transcriptAvailable = true;
    changes.changes[0].action = Action::Created;
    changes.changes.push_back({34, "call", Action::Deleted, "CAL2", {}, false});
    changes.nextCursor = "opaque-34";
    changes.hasMore = true;
    const auto read = readChanges(writeChanges(changes));
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QVERIFY(read->problems.empty());
    QVERIFY(read->changes == changes.changes);
    QCOMPARE(read->nextCursor, changes.nextCursor);
    QVERIFY(read->hasMore);

    call.transcript = Transcript{{Speaker::Agent, {}, "never in the feed", {}}};
    changes.changes = {change(1, call)};
    QVERIFY(writeChanges(changes).find("conversational_transcript") == std::string::npos);
}

void TestChanges::readsTheTypeBehindTheRecord()
{
    const std::string body =
        R"({"changes":[{"record":{"id":"CAL1","note":"n \"q\""},"id":"CAL1","action":"created","type":"call","seq":"4"}],)"
        R"("next_cursor":"c","has_more":false})";
    const auto read = readChanges(body);
    QVERIFY(read);
    QCOMPARE(read->changes.size(), 1U);
    QCOMPARE(std::get<Call>(read->changes[0].record).note, std::string("n \"q\""));
    QCOMPARE(read->changes[0].seq, 4);
}

void TestChanges::skipsWhatItDoesNotKnow()
{
    const std::string body =
        R"({"next_cursor":"c","changes":[{"seq":1,"type":"fax","action":"created","id":"F","record":{}},)"
        R"({"seq":2,"type":"call","action":"changed","id":"CAL1"},7,{"seq":3,"type":"tag","action":"deleted","id":12}]})";
    const auto read = readChanges(body);
    QVERIFY(read);
    QCOMPARE(read->changes.size(), 1U);
    QCOMPARE(read->changes[0].id, std::string("12"));
    QCOMPARE(read->problems.size(), 3U);
    QCOMPARE(read->problems[2].row, 2U);
}

void TestChanges::needsACursor()
{
    QCOMPARE(readChanges("{\"changes\":[]}").error().kind, Error::Kind::BadData);
}

QTEST_APPLESS_MAIN(TestChanges)
#include "tst_changes.moc"
