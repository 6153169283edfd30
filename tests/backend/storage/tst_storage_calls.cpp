#include "agencyfixture.h"

#include "models/domain/catalogue.h"

using namespace earshot;
using namespace earshot::storage;

class TestCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void keepsEveryField();
    void keepsWordTimes();
    void bothIdsFindIt();
    void refusesWhatCannotBe();
    void filters_data();
    void filters();
    void seesOnlyItsClients();
    void sorts_data();
    void sorts();
    void walkStaysInPlaceUnderInserts_data();
    void walkStaysInPlaceUnderInserts();
    void summarises();
    void timeseriesOverTheClockChange();
    void timeseriesHasALimit();
    void recordingByItsKeyAlone();

private:
    std::unique_ptr<AgencyFixture> f;
    std::string m_madeFor;
};

/// Rows of the tests that only read share their agency.
static bool onlyReads()
{
    return QByteArray(QTest::currentTestFunction()) == "filters" || QByteArray(QTest::currentTestFunction()) == "sorts";
}

void TestCalls::init()
{
    const std::string function = QTest::currentTestFunction();
    if (!f || function != m_madeFor)
        f = std::make_unique<AgencyFixture>();
    m_madeFor = function;
}

void TestCalls::cleanup()
{
    if (!onlyReads())
        f.reset();
}

static Call fullCall(const AgencyFixture &f)
{
    Call call = f.call("CALfull", at("2026-06-01T10:00:00.123Z"));
    for (const Field &field : callFields()) {
        if (!field.assign || field.kind == Kind::Dialogue || field.isOwn() || std::string_view(field.key) == "id" ||
            QByteArray(field.key).contains("company") || QByteArray(field.key).contains("tracker"))
            continue;
        const std::string text = std::string("the ") + field.key;
        switch (field.kind) {
        case Kind::YesNo:
            field.assign(call, true);
            break;
        case Kind::Number:
        case Kind::Duration:
        case Kind::Money:
            field.assign(call, std::int64_t(77));
            break;
        case Kind::Time:
            break;
        case Kind::Tags:
            field.assign(call, Words{"hot", "new"});
            break;
        case Kind::List:
            field.assign(call, Words{"a", "b \"c\""});
            break;
        case Kind::Nested:
            field.assign(call, std::string("{\"a\":1}"));
            break;
        default:
            field.assign(call, text);
        }
    }
    call.customerPhoneNumber = "+13035550100";
    call.leadStatus = "good_lead";
    call.direction = "inbound";
    call.transcript = Transcript{{Speaker::Caller, milliseconds(0), "Hello", {}}};
    return call;
}

void TestCalls::keepsEveryField()
{
    const Call in = fullCall(*f);
    QVERIFY(f->add(in).ok());
    Call expected = in;
    expected.firstCall = true; // worked out
    expected.priorCalls = 0;
    expected.totalCalls = 1;
    expected.clientName = "Dental";
    expected.clientTimeZone = "America/New_York";
    expected.sourceName = "Dental line";
    expected.createdAt = in.startTime;
    const Call out = f->get("CALfull");
    expected.personId = out.personId;
    expected.goodLeadCallId = "CALfull";
    expected.goodLeadCallTime = in.startTime;
    expected.recording.clear(); // no sound was given
    expected.recordingPlayer.clear();
    QVERIFY(out.personId.text.starts_with("PER"));
    for (const Field &field : callFields())
        if (field.assign)
            QVERIFY2(value(field, out) == value(field, expected), field.key);
    QVERIFY(out.transcript == in.transcript);
}

void TestCalls::keepsWordTimes()
{
    Call call = f->call("CALa", at("2026-06-01T10:00:00Z"));
    call.transcript = Transcript{
        {Speaker::Agent,
         milliseconds(900),
         "Grüß Gott",
         {{milliseconds(900), milliseconds(1300), "Grüß"}, {milliseconds(1250), milliseconds(70'000), "Gott"}}},
        {Speaker::Caller, milliseconds(80'000), "Hello", {}}};
    QVERIFY(f->add(call).ok());
    QVERIFY(f->get("CALa").transcript == call.transcript);
    QCOMPARE(f->get("CALa").transcription, plainText(*call.transcript));
}

void TestCalls::bothIdsFindIt()
{
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    QVERIFY(f->add(f->call("766970532", at("2026-06-01T11:00:00Z"))).ok()); // ids are opaque, numbers too
    QCOMPARE(f->get("1").id.text, "CALa");
    QCOMPARE(f->get("766970532").id.text, "766970532");
    CallFilter byNumber;
    byNumber.client = ClientId("1");
    byNumber.trackers = {TrackerId("1")};
    QCOMPARE(f->ids(f->admin, byNumber), (Ids{"766970532", "CALa"}));
    QVERIFY(f->update(f->admin, "1", {.note = "by number"}).ok());
    QCOMPARE(f->get("CALa").note, "by number");
    QCOMPARE(f->storage->calls.find(f->admin, CallId("3")).error().kind, Error::Kind::NotFound);
    QCOMPARE(f->storage->calls.find(f->admin, CallId("")).error().kind, Error::Kind::NotFound);
}

void TestCalls::refusesWhatCannotBe()
{
    Call call = f->call("CALa", at("2026-06-01T10:00:00Z"));
    QVERIFY(f->add(call).ok());
    QCOMPARE(f->add(call).error().kind, Error::Kind::Conflict);
    call.id = CallId("CALb");
    call.clientId = ClientId("COMnobody");
    QCOMPARE(f->add(call).error().kind, Error::Kind::Refused);
    call.clientId = f->dental;
    call.startTime.reset();
    QCOMPARE(f->add(call).error().kind, Error::Kind::Refused);
    QCOMPARE(f->ids(f->admin), Ids{"CALa"}); // nothing half done
}

void TestCalls::filters_data()
{
    QTest::addColumn<CallFilter>("filter");
    QTest::addColumn<Ids>("expected");
    const auto row = [](const char *name, CallFilter filter, Ids expected) {
        QTest::newRow(name) << filter << expected;
    };
    row("everything", {}, {"CALe", "CALd", "CALc", "CALb", "CALa"});
    row("a client", {.client = ClientId("COMlaw")}, {"CALd"});
    row("an unknown client", {.client = ClientId("COMx")}, {});
    row("a tracker", {.trackers = {TrackerId("TRKlaw")}}, {"CALd"});
    row("two trackers", {.trackers = {TrackerId("TRKlaw"), TrackerId("TRKx")}}, {"CALd"});
    row("an unknown tracker", {.trackers = {TrackerId("TRKx")}}, {});
    row("a window", {.window = DateWindow{at("2026-06-02T00:00:00Z"), at("2026-06-04T00:00:00Z")}}, {"CALc", "CALb"});
    row("first calls", {.callType = CallType::FirstCall}, {"CALe", "CALd", "CALc", "CALa"});
    row("missed", {.callType = CallType::Missed}, {"CALc", "CALb"});
    row("voicemails", {.callType = CallType::Voicemails}, {"CALc"});
    row("outbound", {.callType = CallType::Outbound}, {"CALe"});
    row("answered by status", {.answerStatus = AnswerStatus::Answered}, {"CALd", "CALa"});
    row("missed by status is missed by type", {.answerStatus = AnswerStatus::Missed}, {"CALc", "CALb"});
    row("voicemail by status", {.answerStatus = AnswerStatus::Voicemail}, {"CALc"});
    row("answered false", {.answered = false}, {"CALc", "CALb"});
    row("device", {.device = "mobile"}, {"CALb"});
    row("direction", {.direction = "inbound"}, {"CALd", "CALc", "CALb", "CALa"});
    row("good leads", {.leadStatus = "good_lead"}, {"CALd"});
    row("not scored", {.leadStatus = "not_scored"}, {"CALe", "CALc", "CALb", "CALa"});
    row("one tag", {.tags = {"hot"}}, {"CALb", "CALa"});
    row("any of two tags", {.tags = {"HOT", "cold"}}, {"CALc", "CALb", "CALa"});
    row("source slug", {.source = "google_paid"}, {"CALd", "CALa"});
    row("source title", {.source = "Google Paid"}, {"CALd", "CALa"});
    row("first time callers", {.firstTimeCallers = true}, {"CALe", "CALd", "CALc", "CALa"});
    row("repeat callers", {.firstTimeCallers = false}, {"CALb"});
    row("shortest", {.minDuration = 60}, {"CALd", "CALa"});
    row("longest", {.maxDuration = 5}, {"CALc", "CALb"});
    row("an unknown agent", {.agent = UserId("USRx")}, {});
    row("search a name", {.search = "lee"}, {"CALe", "CALd", "CALb", "CALa"});
    row("search a note", {.search = "crown"}, {"CALa"});
    row("search takes wildcards as they are", {.search = "100%"}, {"CALb"});
    row("search digits as written", {.search = "(303) 555-0100"}, {"CALb", "CALa"});
    row("search in the source", {.sourceSearch = "bing"}, {"CALc"});
    row("all at once", {.client = ClientId("COMdental"), .answered = true, .tags = {"hot"}, .minDuration = 10},
        {"CALa"});
}

static std::vector<Call> callsToFilter(const AgencyFixture &f)
{
    Call a = f.call("CALa", at("2026-06-01T10:00:00Z"));
    a.tags = {"hot"};
    a.note = "Needs a CROWN";
    Call b = f.call("CALb", at("2026-06-02T10:00:00Z"));
    b.answered = false;
    b.deviceType = "mobile";
    b.duration = seconds(5);
    b.tags = {"hot"};
    b.note = "100% sure";
    b.source = "direct";
    Call c = f.call("CALc", at("2026-06-03T10:00:00Z"), f.dental, "+13035550101");
    c.customerName = "BO";
    c.answered = false;
    c.voicemail = true;
    c.duration = seconds(4);
    c.tags = {"cold"};
    c.source = "bing_paid";
    Call d = f.call("CALd", at("2026-06-04T10:00:00Z"), f.law, "+13035550102");
    d.leadStatus = "good_lead";
    Call e = f.call("CALe", at("2026-06-05T10:00:00Z"), f.dental, "+13035550103");
    e.direction = "outbound";
    e.answered.reset();
    e.duration.reset();
    e.source = "";
    return {a, b, c, d, e};
}

void TestCalls::filters()
{
    if (f->ids(f->admin).empty())
        QVERIFY(f->addAll(callsToFilter(*f)).ok());
    QFETCH(CallFilter, filter);
    QFETCH(Ids, expected);
    QCOMPARE(f->ids(f->admin, filter), expected);
    CallFilter narrowed = filter;
    narrowed.agent = f->admin.userId;
    QCOMPARE(f->ids(f->admin, narrowed), Ids{}); // nobody's agent is the admin
}

void TestCalls::seesOnlyItsClients()
{
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    QVERIFY(f->add(f->call("CALb", at("2026-06-02T10:00:00Z"), f->law)).ok());
    QCOMPARE(f->ids(f->admin), (Ids{"CALb", "CALa"}));
    QCOMPARE(f->ids(f->manager), Ids{"CALa"});
    QCOMPARE(f->ids(f->manager, {.client = f->law}), Ids{});
    QCOMPARE(f->storage->calls.find(f->manager, CallId("CALb")).error().kind, Error::Kind::NotFound);
    QCOMPARE(f->update(f->manager, "CALb", {.note = "x"}).error().kind, Error::Kind::NotFound);
    QCOMPARE(f->storage->calls.figures(f->manager, {})->total, 1);
}

void TestCalls::sorts_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("direction"); // 1 ascending, -1 descending, 0 as the field has it
    QTest::addColumn<Ids>("expected");
    QTest::newRow("newest first by itself") << "" << 0 << Ids{"CALc", "CALb", "CALa"};
    QTest::newRow("oldest first") << "start_time" << 1 << Ids{"CALa", "CALb", "CALc"};
    QTest::newRow("order without sort") << "" << 1 << Ids{"CALa", "CALb", "CALc"};
    QTest::newRow("names ascend") << "customer_name" << 0 << Ids{"CALb", "CALc", "CALa"};
    QTest::newRow("names descend") << "customer_name" << -1 << Ids{"CALa", "CALc", "CALb"};
    QTest::newRow("durations, unknown least") << "duration" << 0 << Ids{"CALc", "CALa", "CALb"};
    QTest::newRow("tags") << "tags" << -1 << Ids{"CALb", "CALc", "CALa"};
    QTest::newRow("source name") << "source_name" << 0 << Ids{"CALa", "CALb", "CALc"};
    QTest::newRow("a field nobody sorts by") << "note" << 0 << Ids{"CALc", "CALb", "CALa"};
}

static std::vector<Call> callsToSort(const AgencyFixture &f)
{
    Call a = f.call("CALa", at("2026-06-01T10:00:00Z"), f.dental, "+13035550101");
    a.customerName = "Zed";
    Call b = f.call("CALb", at("2026-06-02T10:00:00Z"), f.dental, "+13035550102");
    b.customerName = "abe";
    b.duration = seconds(600);
    b.tags = {"zz"};
    Call c = f.call("CALc", at("2026-06-03T10:00:00Z"), f.law, "+13035550103");
    c.customerName = "Bea";
    c.duration.reset();
    c.tags = {"aa"};
    return {a, b, c};
}

void TestCalls::sorts()
{
    if (f->ids(f->admin).empty())
        QVERIFY(f->addAll(callsToSort(*f)).ok());
    QFETCH(QString, field);
    QFETCH(int, direction);
    QFETCH(Ids, expected);
    Order order{field.toStdString(), {}};
    if (direction != 0)
        order.descending = direction < 0;
    QCOMPARE(f->ids(f->admin, {}, order), expected);
    Ids walked;
    RelativeSlice slice{1, 0, ""};
    do {
        const auto walk = f->storage->calls.walk(f->admin, {}, order, slice, {});
        QVERIFY(walk.ok());
        QCOMPARE(walk->calls.size(), std::size_t(1));
        walked.push_back(walk->calls.front().id.text);
        slice.after = walk->next;
    } while (!slice.after.empty());
    QCOMPARE(walked, expected);
}

void TestCalls::walkStaysInPlaceUnderInserts_data()
{
    QTest::addColumn<QString>("sort");
    QTest::newRow("by time") << "start_time";
    QTest::newRow("by name") << "customer_name";
}

void TestCalls::walkStaysInPlaceUnderInserts()
{
    QFETCH(QString, sort);
    const Order order{sort.toStdString(), true};
    std::vector<Call> old;
    for (int i = 0; i < 60; ++i)
        old.push_back(f->call(("CALold" + std::to_string(i)).c_str(), at("2026-06-01T10:00:00Z") + seconds(i / 3),
                              f->dental, i % 2 == 0 ? "+13035550101" : "+13035550102"));
    QVERIFY(f->addAll(old).ok());
    std::set<std::string> seen;
    RelativeSlice slice{7, 0, ""};
    for (int page = 0;; ++page) {
        const auto walk = f->storage->calls.walk(f->admin, {}, order, slice, {});
        QVERIFY(walk.ok());
        for (const Call &call : walk->calls)
            QVERIFY2(seen.insert(call.id.text).second, "a call came twice");
        slice.after = walk->next;
        if (slice.after.empty())
            break;
        QVERIFY(f->add(f->call(("CALnew" + std::to_string(page)).c_str(), at("2026-06-10T10:00:00Z") + seconds(page)))
                    .ok());
    }
    for (int i = 0; i < 60; ++i)
        QVERIFY2(seen.contains("CALold" + std::to_string(i)), "a call was left out");
    QVERIFY(!f->storage->calls.walk(f->admin, {}, order, {7, 0, "nonsense"}, {}).ok());
    const auto second = f->storage->calls.walk(f->admin, {}, {"start_time", false}, {7, 1, ""}, {});
    QCOMPARE(second->calls.front().id.text, "CALold7"); // by page index, without a place
}

void TestCalls::summarises()
{
    Call missed = f->call("CALa", at("2026-06-01T10:00:00Z"));
    missed.answered = false;
    missed.duration = seconds(11);
    missed.source = "direct";
    Call lead = f->call("CALb", at("2026-06-02T10:00:00Z"));
    lead.leadStatus = "good_lead";
    lead.duration = seconds(20);
    Call other = f->call("CALc", at("2026-06-02T11:00:00Z"), f->law);
    other.duration.reset();
    for (const Call &call : {missed, lead, other})
        QVERIFY(f->add(call).ok());
    QCOMPARE(*f->storage->calls.figures(f->admin, {}),
             (CallFigures{.total = 3, .missed = 1, .answered = 2, .firstTime = 2, .leads = 1, .averageDuration = 16}));
    const auto bySource = f->storage->calls.grouped(f->admin, {}, GroupBy::Source);
    QCOMPARE(bySource->size(), std::size_t(2));
    QCOMPARE(bySource->front().key, "google_paid");
    QCOMPARE(bySource->front().figures.total, 2);
    const auto byClient = f->storage->calls.grouped(f->admin, {}, GroupBy::Client);
    QCOMPARE(byClient->front().key, "Dental");
    QVERIFY(f->storage->calls.figures(f->admin, {.search = "nobody"}).ok());
    QCOMPARE(*f->storage->calls.figures(f->admin, {.search = "nobody"}), CallFigures{});
}

void TestCalls::timeseriesOverTheClockChange()
{
    const QTimeZone newYork = *zoneNamed("America/New_York");
    QVERIFY(f->add(f->call("CALa", at("2026-03-08T04:59:59Z"))).ok()); // the 7th in New York
    QVERIFY(f->add(f->call("CALb", at("2026-03-08T05:00:00Z"))).ok());
    QVERIFY(f->add(f->call("CALc", at("2026-03-09T03:59:59Z"))).ok()); // still the 8th, of 23 hours
    const CallFilter filter{.window = *dateWindow({"", "2026-03-07", "2026-03-09"}, newYork, f->now)};
    const auto days = f->storage->calls.timeseries(f->admin, filter, Interval::Day, newYork);
    QCOMPARE(days->size(), std::size_t(3));
    QVERIFY(days->at(1).at == at("2026-03-08T05:00:00Z"));
    QVERIFY(days->at(2).at == at("2026-03-09T04:00:00Z"));
    QCOMPARE(days->at(0).figures.total, 1);
    QCOMPARE(days->at(1).figures.total, 2);
    QCOMPARE(days->at(2).figures.total, 0);
    QCOMPARE(f->storage->calls.timeseries(f->admin, filter, Interval::Hour, newYork)->size(), std::size_t(71));
    QCOMPARE(f->storage->calls.timeseries(f->admin, filter, Interval::Week, newYork)->size(), std::size_t(2));
    QCOMPARE(f->storage->calls.timeseries(f->admin, filter, Interval::Month, newYork)->size(), std::size_t(1));
}

void TestCalls::timeseriesHasALimit()
{
    const auto points = [&](const char *start, Interval interval) {
        const CallFilter filter{.window = *dateWindow({"", start, "2026-06-15"}, QTimeZone::utc(), f->now)};
        return f->storage->calls.timeseries(f->admin, filter, interval, QTimeZone::utc());
    };
    QCOMPARE(points("2025-11-28", Interval::Day)->size(), MaxPoints);
    QCOMPARE(points("2025-11-27", Interval::Day).error().kind, Error::Kind::Refused);
    QCOMPARE(points("2025-11-27", Interval::Week)->size(), std::size_t(30));
    QCOMPARE(points("2025-11-27", Interval::Year)->size(), std::size_t(2));
    QVERIFY(!f->storage->calls.timeseries(f->admin, {}, Interval::Day, QTimeZone::utc()).ok());
}

void TestCalls::recordingByItsKeyAlone()
{
    const std::string sound = "RIFF....WAVEfmt " + std::string(1000, '\0');
    const auto saved = f->storage->recordings.save(sound, mediaTypeOf(sound));
    QVERIFY(saved.ok());
    QVERIFY(
        wait<CallId>([&](auto done) {
            f->storage->calls.insert({f->call("CALa", at("2026-06-01T10:00:00Z")), {{"r", "p", f->now}}, *saved}, done);
        }).ok());
    const auto recording = f->storage->calls.recording(f->reporting, CallId("CALa"));
    QVERIFY(recording.ok());
    QCOMPARE(recording->mediaType, "audio/wav");
    QCOMPARE(recording->bytes, std::int64_t(sound.size()));
    QFile file(QString::fromStdString(recording->path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), sound);
    QCOMPARE(f->get("CALa").recording, "/v3/a/1/calls/1/recording.json");
    QCOMPARE(f->get("CALa").recordingPlayer, "/calls/1/recording?access_key=" + recording->accessKey);
    QVERIFY(f->storage->calls.recordingByKey(CallId("1"), recording->accessKey).ok());
    QVERIFY(!f->storage->calls.recordingByKey(CallId("1"), "").ok());
    QVERIFY(!f->storage->calls.recordingByKey(CallId("1"), std::string(20, '0')).ok());
    const auto stray = f->storage->recordings.save(sound, "audio/wav"); // its call never came
    const auto exists = [&](const SavedRecording &kept) {
        return QFile::exists(QString::fromStdString(f->storage->recordings.pathOf(kept.file)));
    };
    f->reopen();
    QVERIFY(!exists(*stray)); // it was put aside
    QCOMPARE(f->storage->strays().setAside, std::size_t(1));
    QVERIFY(exists(*saved));
    QCOMPARE(f->storage->calls.pageViews(f->admin, CallId("1"), {})->total, 1);
}

QTEST_GUILESS_MAIN(TestCalls)
#include "tst_storage_calls.moc"
