#include "support.h"

using namespace earshot;
using namespace earshot::store;

namespace {

TextMessage message(const char *id, const char *content, int ms)
{
    TextMessage out;
    out.id = id;
    out.content = content;
    out.createdAt = instantFromMs(ms);
    return out;
}

} // namespace

class TestInbox : public CacheTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { fresh(); }
    void tellsWhatIsNew();
    void rowsAndCursorCommitTogether();
    void lastOfTwinsCounts();
    void keepsFieldsWithAWaitingEdit();
    void otherValueBecomesAConflict();
    void conflictIsTakenOrDismissed();
    void sameValueOnBothSidesSettles();
    void mergesTags();
    void transcriptsComeAndStay();
    void wantedTranscripts();
    void noTranscriptIsAskedForTwiceUnlessTheTextIsNew();
    void anAbsentTranscriptIsAskedForAgain();
    void aCursorThatMovedOnIsNotRemoved();
    void goneCallsVanishAndReturn();
    void purgesInSlicesButNotEdits();
    void recordsOfTheAgency();
    void formsTextsAndPages();
    void personsOtherCalls();
    void clearKeepsSettings();
    void nulsAndOddTimes();
    void manyCallsInOneSecond();
    void countsAreOfEachClient();

private:
    Applied deliverAll(std::vector<Call> calls)
    {
        Delivery delivery;
        delivery.calls = std::move(calls);
        return apply(std::move(delivery));
    }
};

void TestInbox::tellsWhatIsNew()
{
    QCOMPARE(deliverAll({makeCall(1), makeCall(2)}).added.size(), std::size_t(2));
    Call changed = makeCall(1);
    changed.source = "Google";
    const Applied applied = deliverAll({changed, makeCall(2), makeCall(3)});
    QCOMPARE(applied.added.size(), std::size_t(1));
    QCOMPARE(applied.changed.size(), std::size_t(1));
    QCOMPARE(applied.unchanged, std::size_t(1));
    QVERIFY(stored(applied.changed.front()).call == changed);
    QCOMPARE(*m_cache->inbox().callCount(), std::int64_t(3));
}

void TestInbox::rowsAndCursorCommitTogether()
{
    Delivery delivery;
    delivery.calls = {makeCall(1)};
    delivery.cursors = {{"calls.newest", "abc"}};
    apply(delivery);
    reopen();
    QCOMPARE(*m_cache->inbox().cursor("calls.newest"), std::string("abc"));
    QCOMPARE(found({}), (std::vector<std::string>{"CAL1"}));
    delivery.cursors = {{"calls.newest", ""}};
    apply(delivery);
    QVERIFY(m_cache->inbox().cursors()->empty());
}

void TestInbox::lastOfTwinsCounts()
{
    Call second = makeCall(1);
    second.source = "later";
    QCOMPARE(deliverAll({makeCall(1), second}).added.size(), std::size_t(1));
    QCOMPARE(m_cache->calls().callById(CallId("CAL1"))->call.source, std::string("later"));
}

void TestInbox::keepsFieldsWithAWaitingEdit()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "mine"}).ok());
    Call server = makeCall(1);
    server.source = "Google";
    QCOMPARE(deliverAll({server}).conflicts, std::size_t(0));
    QCOMPARE(stored(row).call.note, std::string("mine"));
    QCOMPARE(stored(row).call.source, std::string("Google"));
    QVERIFY(!stored(row).hasConflict);
}

void TestInbox::otherValueBecomesAConflict()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "mine", .value = std::optional(Cents(5))}).ok());
    Call server = makeCall(1);
    server.note = "theirs";
    QCOMPARE(deliverAll({server}).conflicts, std::size_t(1));
    QCOMPARE(deliverAll({server}).conflicts, std::size_t(0)); // told once
    QCOMPARE(stored(row).call.note, std::string("mine"));
    QVERIFY(stored(row).hasConflict);
    const auto conflicts = m_cache->edits().conflicts(row);
    QCOMPARE(conflicts->size(), std::size_t(1));
    QCOMPARE(conflicts->front().field, std::string("note"));
    QVERIFY(conflicts->front().other == Value(std::string("theirs")));

    QVERIFY(m_cache->outbox().discard(outbox().front().id).ok());
    QCOMPARE(stored(row).call.note, std::string("theirs")); // the newest the server said
    QVERIFY(!stored(row).call.value);
}

void TestInbox::conflictIsTakenOrDismissed()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.note = "mine", .customerName = "Me"}).ok());
    Call server = makeCall(1);
    server.note = "theirs";
    server.customerName = "They";
    QCOMPARE(deliverAll({server}).conflicts, std::size_t(2));
    QVERIFY(m_cache->edits().takeOther(row, "note").ok());
    QVERIFY(m_cache->edits().dismissConflict(row, "customer_name").ok());
    QVERIFY(!stored(row).hasConflict);
    QCOMPARE(stored(row).call.note, std::string("theirs"));
    QVERIFY(outbox().front().change == (CallChange{.customerName = "Me"})); // their note need not be sent
    QCOMPARE(m_cache->edits().takeOther(row, "note").error().kind, Error::Kind::NotFound);
}

void TestInbox::sameValueOnBothSidesSettles()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(edit(row, {.leadStatus = "good_lead"}).ok());
    Call server = makeCall(1);
    server.leadStatus = "good_lead";
    QCOMPARE(deliverAll({server}).conflicts, std::size_t(0));
    QVERIFY(outbox().empty());
}

void TestInbox::mergesTags()
{
    Call server = makeCall(1);
    server.tags = {"a", "b"};
    const CallRow row = deliver(server);
    QVERIFY(edit(row, {.addTags = {"mine"}, .removeTags = {"a"}}).ok());
    server.tags = {"a", "b", "theirs"};
    QCOMPARE(deliverAll({server}).conflicts, std::size_t(0));
    QCOMPARE(stored(row).call.tags, (Words{"b", "theirs", "mine"}));
    QVERIFY(outbox().front().change == (CallChange{.addTags = {"mine"}, .removeTags = {"a"}}));
    server.tags = {"b", "theirs", "mine"};
    deliverAll({server});
    QVERIFY(outbox().empty());
}

void TestInbox::transcriptsComeAndStay()
{
    Call call = makeCall(1);
    const CallRow row = deliver(call);
    QCOMPARE(int(stored(row).transcript), int(TranscriptState::None));
    QVERIFY(!m_cache->calls().transcript(row)->has_value());
    const Transcript said = {
        {Speaker::Agent,
         seconds(0),
         "Hello there",
         {{milliseconds(0), milliseconds(300), "Hello"}, {milliseconds(250), milliseconds(700), "there"}}},
        {Speaker::Caller, seconds(2), "", {}},
        {Speaker::Unknown, seconds(1), "out of order", {{milliseconds(1000), milliseconds(900), "backwards"}}}};
    Delivery delivery;
    delivery.transcripts = {{call.id, said}};
    apply(delivery);
    QVERIFY(**m_cache->calls().transcript(row) == said);
    QCOMPARE(found({.search = "there"}), (std::vector<std::string>{"CAL1"}));

    deliver(call); // a list that carries no transcription
    QCOMPARE(found({.search = "there"}), (std::vector<std::string>{"CAL1"}));
    QVERIFY(**m_cache->calls().transcript(row) == said);

    delivery.transcripts = {{call.id, std::nullopt}};
    const CallRow other = deliver(makeCall(2));
    delivery.transcripts = {{CallId("CAL2"), std::nullopt}, {CallId("CAL9"), said}};
    apply(delivery);
    QCOMPARE(int(stored(other).transcript), int(TranscriptState::Absent));
    QVERIFY(m_cache->calls().transcript(other)->value().empty());
}

void TestInbox::wantedTranscripts()
{
    std::vector<Call> calls;
    for (int i = 0; i < 6; ++i) {
        calls.push_back(makeCall(i));
        calls.back().recording = i == 5 ? "" : "https://example.org/r";
        calls.back().leadStatus = i % 2 == 0 ? "" : "good_lead";
    }
    Delivery delivery;
    delivery.calls = calls;
    delivery.transcripts = {{CallId("CAL2"), Transcript{{Speaker::Agent, seconds(0), "x", {}}}}};
    apply(delivery);
    std::vector<CallId> expected = {CallId("CAL4"), CallId("CAL0"), CallId("CAL3"), CallId("CAL1")};
    QVERIFY(*m_cache->inbox().wantedTranscripts(10, instantFromMs(m_now)) == expected);
    QCOMPARE(m_cache->inbox().wantedTranscripts(1, instantFromMs(m_now))->size(), std::size_t(1));
    delivery = {};
    delivery.transcribed = {CallId("CAL5")};
    apply(delivery);
    QCOMPARE(m_cache->inbox().wantedTranscripts(10, instantFromMs(m_now))->size(), std::size_t(5));
}

void TestInbox::noTranscriptIsAskedForTwiceUnlessTheTextIsNew()
{
    Call call = makeCall(1);
    call.recording = "https://calls.example/1";
    call.transcription = "Hello.";
    deliverAll({call});
    QCOMPARE(m_cache->inbox().wantedTranscripts(10, instantFromMs(m_now))->size(), std::size_t(1));
    Delivery none;
    none.transcripts = {{call.id, {}}}; // some plans give the text alone
    apply(none);
    deliverAll({call});
    QVERIFY(m_cache->inbox().wantedTranscripts(10, instantFromMs(m_now))->empty());
    Call without = call;
    without.transcription.clear(); // lists may leave it out
    deliverAll({without});
    QVERIFY(m_cache->inbox().wantedTranscripts(10, instantFromMs(m_now))->empty());
    call.transcription = "Hello. Good bye.";
    deliverAll({call});
    QCOMPARE(m_cache->inbox().wantedTranscripts(10, instantFromMs(m_now))->size(), std::size_t(1));
}

void TestInbox::anAbsentTranscriptIsAskedForAgain()
{
    Call call = makeCall(1);
    call.recording = "https://calls.example/1";
    deliverAll({call});
    Delivery none;
    none.transcripts = {{call.id, {}}};
    const auto isWanted = [&] { return m_cache->inbox().wantedTranscripts(10, instantFromMs(m_now))->size() == 1; };
    std::vector<int> askedAfter; // hours
    for (int hour = 0; hour < 24 * 30; ++hour, m_now += 3'600'000) {
        if (!isWanted())
            continue;
        askedAfter.push_back(hour);
        apply(none);
    }
    QVERIFY(askedAfter == (std::vector<int>{0, 24, 24 + 7 * 24}));
    deliverAll({call});
    QVERIFY(!isWanted());
    call.duration = seconds(4321); // another recording, another transcript
    deliverAll({call});
    QVERIFY(isWanted());
}

void TestInbox::aCursorThatMovedOnIsNotRemoved()
{
    const auto set = [&](Cursor cursor) {
        Delivery delivery;
        delivery.cursors = {std::move(cursor)};
        apply(std::move(delivery));
    };
    set({"texts", "1"});
    set({"texts", "2"});
    set({"texts", {}, "1"});
    QCOMPARE(*m_cache->inbox().cursor("texts"), std::string("2"));
    set({"texts", {}, "2"});
    QVERIFY(m_cache->inbox().cursor("texts")->empty());
}

void TestInbox::goneCallsVanishAndReturn()
{
    const CallRow row = deliver(makeCall(1));
    Delivery delivery;
    delivery.gone = {{CallId("CAL1"), Gone::Deleted}, {CallId("CAL7"), Gone::Absent}};
    apply(delivery);
    QVERIFY(found({}).empty());
    QVERIFY(found({.search = "caller"}).empty());
    QCOMPARE(*m_cache->inbox().callCount(), std::int64_t(0));
    QCOMPARE(int(stored(row).gone), int(Gone::Deleted));
    QVERIFY(m_cache->inbox().idsIn({instantFromMs(0), instantFromMs(2 * Noon)})->empty());

    deliver(makeCall(1));
    QCOMPARE(found({.search = "caller"}), (std::vector<std::string>{"CAL1"}));
    apply(delivery);
    QVERIFY(m_cache->inbox().restore({row}).ok());
    QCOMPARE(found({}), (std::vector<std::string>{"CAL1"}));
    m_cache.reset();
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
}

void TestInbox::purgesInSlicesButNotEdits()
{
    std::vector<Call> calls;
    for (int i = 0; i < 20; ++i)
        calls.push_back(makeCall(i));
    calls[3].tags = {"x"};
    calls[3].transcript = Transcript{{Speaker::Agent, seconds(0), "x", {}}};
    deliverAll(calls);
    QVERIFY(edit(m_cache->calls().callById(CallId("CAL0"))->row, {.note = "waits"}).ok());
    const Instant before = *makeCall(10).startTime;
    std::size_t gone = 0;
    for (std::size_t slice = 1; slice > 0; gone += slice)
        slice = *m_cache->inbox().purge(before, instantFromMs(0), 4);
    QCOMPARE(gone, std::size_t(9));
    QCOMPARE(*m_cache->inbox().callCount(), std::int64_t(11));
    QVERIFY(m_cache->calls().callById(CallId("CAL0")).ok());
    QCOMPARE(m_cache->calls().callById(CallId("CAL3")).error().kind, Error::Kind::NotFound);
    QVERIFY(m_cache->agency().tagUse()->empty());
    m_cache.reset();
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
}

void TestInbox::recordsOfTheAgency()
{
    Client zebra;
    zebra.id = ClientId("COM1");
    zebra.name = "Zebra Dental";
    Client acme;
    acme.id = ClientId("COM2");
    acme.name = "acme law";
    Tag tag;
    tag.id = TagId("1");
    tag.name = "Hot";
    Delivery delivery;
    delivery.clients.records = {zebra, acme};
    delivery.tags.records = {tag};
    std::vector<ChangeNotice> notices;
    const Subscription listening = m_cache->subscribe([&](const ChangeNotice &n) { notices.push_back(n); });
    apply(delivery);
    QVERIFY(*m_cache->agency().clients() == (std::vector{acme, zebra}));
    QCOMPARE(m_cache->agency().tags(ClientId("COM2"))->size(), std::size_t(1));
    QVERIFY(notices.back().touches(Part::Clients) && notices.back().touches(Part::Tags));
    apply(delivery); // the same again changes nothing, so nothing is told
    QCOMPARE(notices.size(), std::size_t(1));

    delivery = {};
    delivery.clients.records = {acme};
    delivery.clients.complete = true;
    delivery.tags.deleted = {TagId("1")};
    apply(delivery);
    QVERIFY(*m_cache->agency().clients() == std::vector{acme});
    QVERIFY(m_cache->agency().tags()->empty());
}

void TestInbox::formsTextsAndPages()
{
    const CallRow row = deliver(makeCall(1));
    FormSubmission form;
    form.id = FormId("FRM1");
    form.customerPhoneNumber = makeCall(1).customerPhoneNumber;
    form.formData = {R"({"name":"Ada"})"};
    Conversation conversation;
    conversation.id = ConversationId("KZaGR");
    conversation.customerPhoneNumber = form.customerPhoneNumber;
    conversation.messages = {message("2", "two", 2), message("1", "one", 1)};
    const std::vector<PageView> pages = {{"https://search.example", "https://clinic.example/", instantFromMs(1)},
                                         {"", "https://clinic.example/book", instantFromMs(2)}};
    Delivery delivery;
    delivery.forms.records = {form};
    delivery.conversations.records = {conversation};
    delivery.pageViews = {{CallId("CAL1"), pages}};
    apply(delivery);
    QVERIFY(*m_cache->calls().forms(row, 10) == std::vector{form});
    QVERIFY(*m_cache->calls().conversations(row, 10) == std::vector{conversation});
    QVERIFY(*m_cache->calls().pageViews(row) == pages);
    QCOMPARE(m_cache->calls().allForms({}, 10)->size(), std::size_t(1));

    delivery.conversations.records.front().messages = {message("3", "three", 3)};
    apply(delivery);
    const auto known = m_cache->calls().allConversations({}, 10);
    QCOMPARE(known->front().messages.size(), std::size_t(3));
    QCOMPARE(known->front().messages.front().content, std::string("three"));
}

void TestInbox::personsOtherCalls()
{
    Call sameNumber = makeCall(2);
    sameNumber.customerPhoneNumber = makeCall(1).customerPhoneNumber;
    Call samePerson = makeCall(3);
    samePerson.personId = PersonId("PER1");
    Call first = makeCall(1);
    first.personId = PersonId("PER1");
    Call withheld = makeCall(4);
    withheld.customerPhoneNumber = "Restricted";
    Call alsoWithheld = makeCall(5);
    alsoWithheld.customerPhoneNumber = "Restricted";
    const CallRow row = deliver(first);
    deliverAll({sameNumber, samePerson, alsoWithheld, makeCall(6)});
    std::vector<std::string> ids;
    const auto others = m_cache->calls().otherCalls(row, 10);
    for (const StoredCall &call : *others)
        ids.push_back(call.call.id.text);
    QCOMPARE(ids, (std::vector<std::string>{"CAL3", "CAL2"}));
    QVERIFY(m_cache->calls().otherCalls(deliver(withheld), 10)->empty());
}

void TestInbox::clearKeepsSettings()
{
    const CallRow row = deliver(makeCall(1));
    QVERIFY(m_cache->preferences().setNow("theme", "dark").ok());
    QVERIFY(edit(row, {.note = "x"}).ok());
    QCOMPARE(m_cache->inbox().clear().error().kind, Error::Kind::Refused);
    QVERIFY(m_cache->outbox().discard(outbox().front().id).ok());
    QVERIFY(m_cache->inbox().clear().ok());
    QVERIFY(found({}).empty());
    QVERIFY(found({.search = "caller"}).empty());
    QCOMPARE(*m_cache->preferences().setting("theme"), std::string("dark"));
    m_cache.reset();
    QCOMPARE(integrity(folder()), QStringLiteral("ok"));
}

void TestInbox::nulsAndOddTimes()
{
    using namespace std::string_literals;
    Call call = makeCall(1);
    call.note = "a\0b"s;
    call.tags = {"t\"\\\n"};
    call.startTime.reset();
    const CallRow row = deliver(call);
    QVERIFY(stored(row).call == call);
    Call future = makeCall(2);
    future.startTime = Instant::max();
    Call past = makeCall(3);
    past.startTime = Instant::min();
    deliverAll({future, past});
    QCOMPARE(found({}), (std::vector<std::string>{"CAL2", "CAL3", "CAL1"}));
}

void TestInbox::manyCallsInOneSecond()
{
    std::vector<Call> calls;
    for (int i = 0; i < 100; ++i) {
        calls.push_back(makeCall(i));
        calls.back().startTime = instantFromMs(Noon);
    }
    QCOMPARE(deliverAll(calls).added.size(), std::size_t(100));
    QCOMPARE(found({}).size(), std::size_t(100));
}

void TestInbox::countsAreOfEachClient()
{
    std::vector<Call> calls;
    for (int i = 0; i < 6; ++i) {
        calls.push_back(makeCall(i));
        calls.back().clientId = ClientId(i < 4 ? "COM1" : "COM2");
        calls.back().leadStatus = i == 0 ? "good_lead" : "";
    }
    deliverAll(calls);
    const auto counts = m_cache->queries().clientCounts();
    QCOMPARE(counts->size(), std::size_t(2));
    QCOMPARE(counts->front().total, std::int64_t(4));
    QCOMPARE(counts->front().unreviewed, std::int64_t(3));
}

QTEST_GUILESS_MAIN(TestInbox)
#include "tst_inbox.moc"
