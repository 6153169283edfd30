#include "models/domain/catalogue.h"
#include "models/domain/milestones.h"
#include "models/wire/reading.h"

#include <QTest>

using namespace earshot;
using namespace earshot::wire;

namespace {

QString shown(const Value &value)
{
    const auto text = [](const auto &v) -> QString {
        using V = std::decay_t<decltype(v)>;
        if constexpr (std::is_same_v<V, std::monostate>)
            return QStringLiteral("nothing");
        else if constexpr (std::is_same_v<V, bool>)
            return v ? QStringLiteral("yes") : QStringLiteral("no");
        else if constexpr (std::is_same_v<V, std::int64_t>)
            return QString::number(v);
        else if constexpr (std::is_same_v<V, Instant>)
            return QString::fromStdString(formatIso(v));
        else if constexpr (std::is_same_v<V, std::string>)
            return QString::fromStdString(v);
        else {
            QStringList list;
            for (const std::string &word : v)
                list << QString::fromStdString(word);
            return list.join(QLatin1Char('|'));
        }
    };
    return std::visit(text, value);
}

/// JSON written with single quotes, for where moc cannot read raw strings.
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string page(const std::string &rows)
{
    return R"({"page":1,"per_page":100,"total_pages":3,"total_records":250,"calls":[)" + rows + "]}";
}

} // namespace

class TestReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesDriftingTypes_data();
    void takesDriftingTypes();
    void tellsWrongTypes_data();
    void tellsWrongTypes();
    void keepsTheGoodItemsOfAList();
    void readsEnvelopes();
    void skipsRowsWithoutId();
    void keepsWhatTheBodyDoesNotName();
    void readsWordTimes_data();
    void readsWordTimes();
    void readsTranscripts();
    void readsOtherRecords();
    void readsConversations();
    void readsThePublishedWebhook();
    void readsCapturedWebhookForms();
    void readsErrors_data();
    void readsErrors();
    void readsRecordingUrl();
};

void TestReading::takesDriftingTypes_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *key, const char *json, const char *value) {
        QTest::newRow(name) << QString::fromUtf8(key) << QString::fromUtf8(json) << QString::fromUtf8(value);
    };
    row("duration as number", "duration", "13", "13");
    row("duration as text", "duration", R"("13")", "13");
    row("duration with fraction", "duration", "12.6", "13");
    row("duration as empty text", "duration", R"("")", "nothing");
    row("duration null", "duration", "null", "nothing");
    row("recording length as text", "recording_duration", R"("27")", "27");
    row("recording length as number", "recording_duration", "27", "27");
    row("value as dollars", "value", R"("$1.00")", "100");
    row("value as text", "value", R"("1.00")", "100");
    row("value as integer", "value", "1", "100");
    row("value with fraction", "value", "1.5", "150");
    row("value with exponent", "value", "1.5e2", "15000");
    row("value with thousands", "value", R"("$1,234.50")", "123450");
    row("value as empty text", "value", R"("")", "nothing");
    row("id as number", "tracker_id", "354024023", "354024023");
    row("id as text", "tracker_id", R"("TRK1")", "TRK1");
    row("lead call id as number", "good_lead_call_id", "715587840", "715587840");
    row("yes as text", "answered", R"("true")", "yes");
    row("no as text", "first_call", R"("false")", "no");
    row("yes as number", "answered", "1", "yes");
    row("answered null", "answered", "null", "nothing");
    row("answered as empty text", "answered", R"("")", "nothing");
    row("name null", "customer_name", "null", "");
    row("prior calls as text", "prior_calls", R"("16")", "16");
    row("tags as texts", "tags", R"(["a","b c"])", "a|b c");
    row("tags as objects", "tags", R"([{"id":1,"name":"a","color":"red1"},{"name":"b"}])", "a|b");
    row("tags as numbers", "tags", "[1,2]", "1|2");
    row("tags as empty text", "tags", R"("")", "");
    row("tags null", "tags", "null", "");
    row("tags with line ends", "tags", R"(["a\rb","c\r\nd"])", "a\nb|c\nd");
    row("name with a carriage return", "customer_name", R"("Ann\rLee")", "Ann\nLee");
    row("highlights as one text", "call_highlights", R"("price")", "price");
    row("summary as list", "call_summary", R"(["One.","Two."])", "One.\nTwo.");
    row("unknown word kept", "lead_status", R"("maybe_lead")", "maybe_lead");
    row("unknown call type kept", "call_type", R"("teleported")", "teleported");
    row("keypad entries as list", "keypad_entries", R"([ {"name" : "1", "value":"2"} ])",
        R"([{"name":"1","value":"2"}])");
    row("keypad entries as text", "keypad_entries", R"("123")", R"("123")");
    row("keypad entries as empty text", "keypad_entries", R"("")", "");
    row("nested null", "milestones", "null", "");
    row("nested minified", "custom", "{ \"a\" : [ 1 , 2.50 , true , null , \"x y\" ] }",
        R"({"a":[1,2.50,true,null,"x y"]})");
    row("time with colon", "start_time", R"("2017-01-24T11:27:48.119-05:00")", "2017-01-24T16:27:48.119Z");
    row("time without colon", "start_time", R"("2017-01-24T11:27:48-0500")", "2017-01-24T16:27:48.000Z");
    row("time in UTC", "start_time", R"("2011-07-05T19:06:10Z")", "2011-07-05T19:06:10.000Z");
    row("time minus zero", "start_time", R"("2016-10-10T00:00:00-0000")", "2016-10-10T00:00:00.000Z");
    row("time with hours only", "start_time", R"("2016-10-10T05:30:00+05")", "2016-10-10T00:30:00.000Z");
    row("time with long fraction", "start_time", R"("2016-10-10T00:00:00.123456+00:00")", "2016-10-10T00:00:00.123Z");
    row("time without zone", "created_at", R"("2018-02-19 18:41:00")", "2018-02-19T18:41:00.000Z");
    row("escapes", "note", R"("a\"b\\c\/d\n\te\u00e9 \ud83d\ude00")", "a\"b\\c/d\n\teé 😀");
    row("carriage returns", "note", R"("a\r\nb")", "a\nb");
    row("the last of a key that comes twice", "note", R"("first","note":"second")", "second");
    row("key with escapes", "n\\u006fte", R"("x")", "");
}

void TestReading::takesDriftingTypes()
{
    QFETCH(QString, key);
    QFETCH(QString, json);
    QFETCH(QString, value);
    const std::string body = page("{\"id\":\"CAL1\",\"" + key.toStdString() + "\":" + json.toStdString() + "}");
    const auto read = readPage<Call>(body);
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QVERIFY2(read->problems.empty(), read->problems.empty() ? "" : read->problems[0].reason.c_str());
    QCOMPARE(read->items.size(), 1U);
    const Field *field = callField(key.toStdString());
    if (!field) { // the escaped key
        QCOMPARE(read->items[0].note, std::string("x"));
        return;
    }
    QCOMPARE(shown(earshot::value(*field, read->items[0])), value);
}

void TestReading::tellsWrongTypes_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("json");
    const auto row = [](const char *name, const char *key, const char *json) {
        QTest::newRow(name) << QString::fromUtf8(key) << QString::fromUtf8(json);
    };
    row("duration in words", "duration", R"("a while")");
    row("duration as list", "duration", "[1]");
    row("duration out of range", "duration", "1e300");
    row("value in words", "value", R"("a lot")");
    row("answered in words", "answered", R"("perhaps")");
    row("answered as object", "answered", "{}");
    row("time in words", "start_time", R"("yesterday")");
    row("time as number", "start_time", "1485275268");
    row("a day that does not exist", "start_time", R"("2017-02-30T00:00:00Z")");
    row("name as object", "customer_name", R"({"first":"A"})");
    row("name as yes", "customer_name", "true");
    row("tags as object", "tags", R"({"a":1})");
    row("tags with nameless object", "tags", R"([{"id":1}])");
    row("transcript as text", "conversational_transcript", R"("hello")");
}

void TestReading::tellsWrongTypes()
{
    QFETCH(QString, key);
    QFETCH(QString, json);
    const std::string bad =
        "{\"id\":\"CAL1\",\"" + key.toStdString() + "\":" + json.toStdString() + ",\"note\":\"after\"}";
    const auto read = readPage<Call>(page("{\"id\":\"CAL0\"}," + bad + ",{\"id\":\"CAL2\"}"));
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QCOMPARE(read->items.size(), 3U);
    QCOMPARE(read->items[1].note, std::string("after"));
    QCOMPARE(read->problems.size(), 1U);
    QCOMPARE(read->problems[0].row, 1U);
    QCOMPARE(QString::fromStdString(read->problems[0].key), key);
    QVERIFY(!read->problems[0].skippedRow);
    Call untouched;
    untouched.id = CallId("CAL1");
    untouched.note = "after";
    Call got = read->items[1];
    got.transcript.reset();
    QVERIFY(got == untouched);
}

void TestReading::keepsTheGoodItemsOfAList()
{
    const auto read = readPage<Call>(page(R"({"id":"CAL1","tags":["hot",{"id":7},null,{"name":"vip"},true]})"));
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QCOMPARE(read->items[0].tags, (Words{"hot", "vip"}));
    QCOMPARE(read->problems.size(), 1U);
    QCOMPARE(read->problems[0].key, "tags");
}

void TestReading::readsEnvelopes()
{
    const auto offset = readPage<Call>(page(""));
    QVERIFY(offset);
    QCOMPARE(*offset->page, 1);
    QCOMPARE(*offset->perPage, 100);
    QCOMPARE(*offset->totalPages, 3);
    QCOMPARE(*offset->totalRecords, 250);
    QVERIFY(!offset->hasNextPage);

    const auto relative = readPage<Call>(
        R"({"calls":[{"id":"CAL1"}],"next_page":"https://api.example/v3/a/1/calls?offset=1","has_next_page":true})");
    QVERIFY(relative);
    QCOMPARE(relative->nextPage, std::string("https://api.example/v3/a/1/calls?offset=1"));
    QCOMPARE(*relative->hasNextPage, true);
    QVERIFY(!relative->totalPages);

    const auto texts = readPage<Call>(R"({"page":"2","total_pages":"7","calls":[]})");
    QVERIFY(texts);
    QCOMPARE(*texts->page, 2);
    QCOMPARE(*texts->totalPages, 7);
}

void TestReading::skipsRowsWithoutId()
{
    const auto read = readPage<Call>(page(R"({"id":"A"},{"note":"secret"},{"id":null},{"id":""},7,null,{"id":9})"));
    QVERIFY(read);
    QCOMPARE(read->items.size(), 2U);
    QCOMPARE(read->items[1].id.text, std::string("9"));
    QCOMPARE(read->problems.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
        QVERIFY(read->problems[i].skippedRow);
        QCOMPARE(read->problems[i].row, i + 1);
    }
}

void TestReading::keepsWhatTheBodyDoesNotName()
{
    Call cached;
    cached.id = CallId("CAL1");
    cached.note = "kept";
    cached.tags = {"kept too"};
    cached.customerName = "Old";
    const auto read = readOne<Call>(R"({"id":"CAL1","customer_name":"New","duration":5})", cached);
    QVERIFY(read);
    QCOMPARE(read->note, std::string("kept"));
    QCOMPARE(read->tags, Words{"kept too"});
    QCOMPARE(read->customerName, std::string("New"));
    QCOMPARE(read->duration->count(), 5);
    QCOMPARE(readOne<Call>("{}").error().kind, Error::Kind::BadData);
}

void TestReading::readsWordTimes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("problems");
    QTest::newRow("of all words") << QByteArray("[20,300,0,80]") << 2 << 0;
    QTest::newRow("before the phrase and backwards") << QByteArray("[-20,-300,0,80]") << 2 << 0;
    QTest::newRow("of one word less") << QByteArray("[20,300]") << 0 << 1;
    QTest::newRow("without a length") << QByteArray("[20,300,0]") << 0 << 1;
    QTest::newRow("none") << QByteArray("[]") << 0 << 0;
    QTest::newRow("no numbers") << QByteArray(R"(["a","b"])") << 0 << 1;
    QTest::newRow("fractions") << QByteArray("[0.5,1,2,3]") << 0 << 1;
    QTest::newRow("beyond all calls") << QByteArray("[9223372036854775807,9223372036854775807,1,1]") << 0 << 1;
    QTest::newRow("no list") << QByteArray("{}") << 0 << 0;
}

void TestReading::readsWordTimes()
{
    QFETCH(QByteArray, json);
    QFETCH(int, words);
    QFETCH(int, problems);
    std::vector<Problem> found;
    const auto call = readOne<Call>(R"({"id":"C","conversational_transcript":[{"speaker":"agent","start":0.5,)"
                                    R"("word_times":)" +
                                        json.toStdString() + R"(,"phrase":"good day"}]})",
                                    {}, &found);
    QVERIFY(call);
    const Phrase &phrase = call->transcript->front();
    QCOMPARE(phrase.text, std::string("good day"));
    QCOMPARE(phrase.words.size(), std::size_t(words));
    QCOMPARE(found.size(), std::size_t(problems));
    if (words > 0) {
        QCOMPARE(phrase.words[1].text, std::string("day"));
        QCOMPARE(phrase.words[1].start, phrase.words[0].end);
        QCOMPARE(phrase.words[1].end - phrase.words[1].start, milliseconds(80));
    }
}

void TestReading::readsTranscripts()
{
    std::vector<Problem> problems;
    const auto call = readOne<Call>(R"({"id":"C","conversational_transcript":[
        {"speaker":"agent","phrase":"Hello","start":0.5,"words":[{"word":"Hello","start":0.5,"end":"0.9"}]},
        {"speaker":"caller","phrase":"Hi","start":"7.71"}, 5, {"speaker":"robot","phrase":"?","start":-3}]})",
                                    {}, &problems);
    QVERIFY(call);
    const Transcript expected = {
        {Speaker::Agent, milliseconds(500), "Hello", {{milliseconds(500), milliseconds(900), "Hello"}}},
        {Speaker::Caller, milliseconds(7710), "Hi", {}},
        {Speaker::Unknown, milliseconds(0), "?", {}}};
    QVERIFY(call->transcript == expected);
    QCOMPARE(problems.size(), 2U);
    QVERIFY(!readOne<Call>(json("{'id':'C'}"))->transcript);
    QVERIFY(readOne<Call>(json("{'id':'C','conversational_transcript':null}"))->transcript->empty());
    QVERIFY(readOne<Call>(json("{'id':'C','conversational_transcript':''}"))->transcript->empty());
}

void TestReading::readsOtherRecords()
{
    const auto companies = readPage<Client>(
        R"({"companies":[{"id":"COM1","name":"N","status":"active","time_zone":"EST","created_at":"2016-01-01T00:00:01.000Z",
        "disabled_at":null,"dni_active":null,"form_capture":"true","swap_cookie_duration":"6","unknown":{"a":[1]}}]})");
    QVERIFY(companies);
    QCOMPARE(companies->items[0].timeZone, std::string("EST"));
    QCOMPARE(companies->items[0].formCapture, true);
    QCOMPARE(companies->items[0].swapCookieDuration, 6);
    QVERIFY(!companies->items[0].dniActive);

    const auto trackers = readPage<Tracker>(
        R"({"trackers":[{"id":"TRK1","company":{"id":"COM1","name":"N"},"tracking_numbers":["+14045558514"],
        "source":{"type": "all"},"created_at":"2011-07-05T19:06:10Z","whisper_message":null}]})");
    QVERIFY(trackers);
    QCOMPARE(trackers->items[0].clientId.text, std::string("COM1"));
    QCOMPARE(trackers->items[0].clientName, std::string("N"));
    QCOMPARE(trackers->items[0].source, json("{'type':'all'}"));
    QCOMPARE(trackers->items[0].trackingNumbers, Words{"+14045558514"});

    const auto tags = readPage<Tag>(R"({"tags":[{"id":12,"name":"a","company_id":null},{"id":"13","name":"b"}]})");
    QVERIFY(tags);
    QCOMPARE(tags->items[0].id.text, std::string("12"));
    QCOMPARE(tags->items[1].id.text, std::string("13"));

    const auto users = readPage<User>(
        R"({"users":[{"id":"USR1","role":"manager","first_name":"A","companies":[{"id":"COM1","name":"N"}]},
        {"id":"USR2","role":"analyst","companies":[252993629]}]})");
    QVERIFY(users);
    QCOMPARE(users->items[0].role, Role::Manager);
    QCOMPARE(users->items[0].clientNames, Words{"N"});
    QCOMPARE(users->items[1].role, Role::Reporting);
    QCOMPARE(users->items[1].clients[0].text, std::string("252993629"));
    QCOMPARE(users->problems.size(), 1U);

    const auto forms = readPage<FormSubmission>(
        R"({"form_submissions":[{"id":"FOR1","form_data":{"Name": "A"},"first_form":true,"person_id":"anonymous","value":12}]})");
    QVERIFY(forms);
    QCOMPARE(forms->items[0].formData.text, json("{'Name':'A'}"));
    QCOMPARE(std::int64_t(*forms->items[0].value), 1200);

    QCOMPARE(readPage<Account>(json("{'accounts':[{'id':'ACC1','numeric_id':7}]}"))->items[0].numericId, 7);
    QCOMPARE(readPage<PageView>(json("{'page_views':[{'page_url':'/a'}]}"))->items[0].pageUrl, std::string("/a"));
}

void TestReading::readsConversations()
{
    const auto list = readPage<Conversation>(
        R"({"conversations":[{"id":"KZaGR","recent_messages":[{"direction":"incoming","content":"Hi","type":"sms"}]}]})");
    QVERIFY(list);
    QCOMPARE(list->items[0].messages.at(0).content, std::string("Hi"));

    const auto single = readConversation(
        R"({"id":"KZaGR","page":1,"total_pages":2,"messages":[{"id":5,"content":"Hi","status":null,"type":"MMS",
        "media_urls":["/m/0"],"user":{"id":"USR1","name":"A B"}},{"id":4,"user":null}]})");
    QVERIFY(single);
    QCOMPARE(*single->totalPages, 2);
    const TextMessage &message = single->conversation.messages.at(0);
    QCOMPARE(message.id, std::string("5"));
    QCOMPARE(message.type, std::string("mms"));
    QCOMPARE(message.userName, std::string("A B"));
}

void TestReading::readsThePublishedWebhook()
{
    const auto hook = readWebhookCall(
        R"({"answered":false,"business_phone_number":"","call_type":"voicemail","company_id":155920786,"company_name":"Boost Marketing","company_time_zone":"America/Los_Angeles","created_at":"2018-02-19T13:41:00.252-05:00","customer_city":"Rochester","customer_country":"US","customer_name":"Kaylah Mills","customer_phone_number":"+12148654559","customer_state":"PA","device_type":"","direction":"inbound","duration":"13","first_call":false,"formatted_call_type":"Voicemail","formatted_customer_location":"Rochester, PA","formatted_business_phone_number":"","formatted_customer_name":"Kaylah Mills","prior_calls":16,"formatted_customer_name_or_phone_number":"Kaylah Mills","formatted_customer_phone_number":"214-865-4559","formatted_duration":"13s","formatted_tracking_phone_number":"404-555-8514","formatted_tracking_source":"Google Paid","formatted_value":"--","good_lead_call_id":715587840,"good_lead_call_time":"2016-06-17T10:23:33.363-04:00","id":766970532,"lead_status":"previously_marked_good_lead","note":"","recording":"https://app.callrail.com/calls/766970532/recording/redirect?access_key=aaaaccccddddeeee","recording_duration":8,"source_name":"Google AdWords","start_time":"2018-02-19T13:41:00.236-05:00","tags":[],"total_calls":17,"tracking_phone_number":"+14045558514","transcription":"","value":"","voicemail":true,"tracker_id":354024023,"keywords":"","medium":"","referring_url":"","landing_page_url":"","last_requested_url":"","referrer_domain":"","conversational_transcript":"","utm_source":"google","utm_medium":"cpc","utm_term":"","utm_content":"","utm_campaign":"Google AdWords","utma":"","utmb":"","utmc":"","utmv":"","utmz":"","ga":"","gclid":"","integration_data":[{"integration":"Webhooks","data":null}],"keywords_spotted":"","recording_player":"https://app.callrail.com/calls/766970532/recording?access_key=aaaabbbbccccdddd","speaker_percent":"","call_highlights":[],"callercity":"Rochester","callercountry":"US","callername":"Kaylah Mills","callernum":"+12148654559","callerstate":"PA","callsource":"google_paid","campaign":"","custom":"","datetime":"2018-02-19 18:41:00","destinationnum":"","ip":"","kissmetrics_id":"","landingpage":"","referrer":"","referrermedium":"","score":1,"tag":"","trackingnum":"+14045558514","timestamp":"2018-02-19T13:41:00.236-05:00"})");
    QVERIFY2(hook, hook ? "" : hook.error().detail.c_str());
    QVERIFY2(hook->problems.empty(), hook->problems.empty() ? "" : hook->problems[0].key.c_str());
    Call call;
    call.id = CallId("766970532");
    call.clientId = ClientId("155920786");
    call.trackerId = TrackerId("354024023");
    call.answered = false;
    call.callType = "voicemail";
    call.clientName = "Boost Marketing";
    call.clientTimeZone = "America/Los_Angeles";
    call.createdAt = parseIso("2018-02-19T18:41:00.252Z");
    call.startTime = parseIso("2018-02-19T18:41:00.236Z");
    call.customerCity = "Rochester";
    call.customerCountry = "US";
    call.customerState = "PA";
    call.customerName = "Kaylah Mills";
    call.customerPhoneNumber = "+12148654559";
    call.direction = "inbound";
    call.duration = seconds(13);
    call.firstCall = false;
    call.priorCalls = 16;
    call.totalCalls = 17;
    call.goodLeadCallId = "715587840";
    call.goodLeadCallTime = parseIso("2016-06-17T14:23:33.363Z");
    call.leadStatus = "previously_marked_good_lead";
    call.recording = "https://app.callrail.com/calls/766970532/recording/redirect?access_key=aaaaccccddddeeee";
    call.recordingDuration = seconds(8);
    call.recordingPlayer = "https://app.callrail.com/calls/766970532/recording?access_key=aaaabbbbccccdddd";
    call.sourceName = "Google AdWords";
    call.trackingPhoneNumber = "+14045558514";
    call.voicemail = true;
    call.utmSource = "google";
    call.utmMedium = "cpc";
    call.utmCampaign = "Google AdWords";
    call.integrationData.text = R"([{"integration":"Webhooks","data":null}])";
    call.transcript = Transcript();
    for (const Field &field : callFields())
        if (field.assign)
            QCOMPARE(shown(value(field, hook->call)), shown(value(field, call)));
    QVERIFY(hook->call == call);
}

void TestReading::readsCapturedWebhookForms()
{
    const auto hook = readWebhookCall(
        R"({"resource_id":"CAL1","company_id":7,"company_resource_id":"COM1","tracker_resource_id":"TRK1",
        "person_resource_id":"PER1","answered":"true","first_call":"false","duration":"15","keypad_entries":"",
        "changes":["tags","note"],"spam":true,"milestones":{"first_touch":{"source":"Google Ads"}},"url":"a\u0026b"})");
    QVERIFY(hook);
    QCOMPARE(hook->call.id.text, std::string("CAL1"));
    QCOMPARE(hook->call.clientId.text, std::string("COM1"));
    QCOMPARE(hook->call.trackerId.text, std::string("TRK1"));
    QCOMPARE(hook->call.personId.text, std::string("PER1"));
    QCOMPARE(*hook->call.answered, true);
    QCOMPARE(*hook->call.firstCall, false);
    QCOMPARE(hook->changes, (Words{"tags", "note"}));
    QVERIFY(hook->spam);
    QCOMPARE(milestones(hook->call.milestones).at(0).source, std::string("Google Ads"));
    QCOMPARE(readWebhookCall(json("{'note':'x'}")).error().kind, Error::Kind::BadData);
}

void TestReading::readsErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::newRow("flat") << QByteArray(R"({"error":"Not found"})") << "Not found";
    QTest::newRow("message") << QByteArray(R"({"message":"No"})") << "No";
    QTest::newRow("one text") << QByteArray(R"({"errors":"No"})") << "No";
    QTest::newRow("texts") << QByteArray(R"({"errors":["A","B"]})") << "A; B";
    QTest::newRow("objects") << QByteArray(R"({"errors":[{"field":"name","message":"is taken"}]})") << "name: is taken";
    QTest::newRow("message first") << QByteArray(R"({"errors":[{"message":"is taken","field":"name"}]})")
                                   << "name: is taken";
    QTest::newRow("by field") << QByteArray(R"({"errors":{"name":["is taken","is long"],"color":"is odd"}})")
                              << "name: is taken; name: is long; color: is odd";
    QTest::newRow("HTML") << QByteArray("<html><body>502</body></html>") << "";
    QTest::newRow("empty") << QByteArray() << "";
    QTest::newRow("control characters") << QByteArray("{\"error\":\"a\\u0000b\\u202Ec\"}") << "abc";
}

void TestReading::readsErrors()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(readError(body.toStdString())), text);
}

void TestReading::readsRecordingUrl()
{
    QCOMPARE(*readRecordingUrl(json("{'url':'https://x/y'}")), std::string("https://x/y"));
    QCOMPARE(readRecordingUrl("{}").error().kind, Error::Kind::BadData);
}

QTEST_APPLESS_MAIN(TestReading)
#include "tst_reading.moc"
