#include "models/wire/writing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace earshot;
using namespace earshot::wire;
using namespace Qt::StringLiterals;

namespace {

QJsonObject parsed(const std::string &json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

/// The keys in the order they are written.
QStringList keys(const std::string &json)
{
    QStringList out;
    int depth = 0;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] == '{' || json[i] == '[')
            ++depth;
        else if (json[i] == '}' || json[i] == ']')
            --depth;
        else if (json[i] == '"') {
            const std::size_t end = json.find('"', i + 1);
            if (depth == 1 && json[end + 1] == ':')
                out << QString::fromStdString(json.substr(i + 1, end - i - 1));
            i = end;
        }
    }
    return out;
}

Call sample()
{
    Call call;
    call.id = CallId("CAL1");
    call.startTime = parseIso("2017-01-24T16:27:48.119Z");
    call.recordingDuration = seconds(27);
    call.duration = seconds(13);
    call.value = Cents(12'305);
    return call;
}

} // namespace

class TestWriting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesTheDefaultFieldsInOrder();
    void writesWhatWasAskedFor();
    void writesNothingAsTheServiceDoes();
    void writesAmounts_data();
    void writesAmounts();
    void writesEnvelopes();
    void namesLists();
    void writesTimesPerResource();
    void writesIdsPerResource();
    void writesCreatedForms();
    void writesConversations();
    void writesSummaries();
    void writesErrors();
    void asksForEveryField();
};

void TestWriting::writesTheDefaultFieldsInOrder()
{
    const QStringList order = {"answered"_L1,
                               "business_phone_number"_L1,
                               "customer_city"_L1,
                               "customer_country"_L1,
                               "customer_name"_L1,
                               "customer_phone_number"_L1,
                               "customer_state"_L1,
                               "direction"_L1,
                               "duration"_L1,
                               "id"_L1,
                               "recording"_L1,
                               "recording_duration"_L1,
                               "recording_player"_L1,
                               "start_time"_L1,
                               "tracking_phone_number"_L1,
                               "voicemail"_L1,
                               "agent_email"_L1};
    QCOMPARE(keys(writeOne(sample())), order);
    QCOMPARE(keys(writeOne(sample(), FieldSelection::parse("nonsense,,id"))), order);
}

void TestWriting::writesWhatWasAskedFor()
{
    const FieldSelection fields = FieldSelection::parse("tags, source,utma,conversational_transcript,unheard_of");
    const QStringList single = keys(writeOne(sample(), fields));
    QVERIFY(single.contains("tags"_L1) && single.contains("source"_L1) && single.contains("utma"_L1));
    QVERIFY(single.contains("conversational_transcript"_L1));
    QVERIFY(!single.contains("unheard_of"_L1));
    QCOMPARE(single.size(), 21);
    const Call call = sample();
    const QJsonObject page = parsed(writePage(std::vector{call}, {}, fields));
    const QJsonObject row = page["calls"_L1].toArray()[0].toObject();
    QVERIFY(row.contains("tags"_L1) && !row.contains("conversational_transcript"_L1));
}

void TestWriting::writesNothingAsTheServiceDoes()
{
    Call call;
    call.id = CallId("CAL1");
    const QJsonObject json = parsed(writeOne(call, FieldSelection::everything()));
    for (const char *key :
         {"answered", "business_phone_number", "customer_name", "duration", "recording", "recording_duration",
          "agent_email", "value", "lead_status", "milestones", "note", "conversational_transcript"})
        QVERIFY2(json[QLatin1String(key)].isNull() && json.contains(QLatin1String(key)), key);
    for (const char *key : {"customer_city", "customer_country", "customer_state", "customer_phone_number"})
        QVERIFY2(json[QLatin1String(key)].isString(), key);
    for (const char *key : {"tags", "call_highlights", "waveforms"})
        QVERIFY2(json[QLatin1String(key)].isArray(), key);
    QCOMPARE(json["voicemail"_L1], QJsonValue(false));
    QCOMPARE(json["formatted_value"_L1], QJsonValue("--"_L1));
}

void TestWriting::writesAmounts_data()
{
    QTest::addColumn<qint64>("cents");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << qint64(100) << QString("1.00"_L1);
    QTest::newRow("five hundredths") << qint64(5) << QString("0.05"_L1);
    QTest::newRow("nothing, but set") << qint64(0) << QString("0.00"_L1);
    QTest::newRow("below nothing") << qint64(-50) << QString("-0.50"_L1);
    QTest::newRow("large") << qint64(123'456'789) << QString("1234567.89"_L1);
}

void TestWriting::writesAmounts()
{
    QFETCH(qint64, cents);
    QFETCH(QString, text);
    Call call = sample();
    call.value = Cents(cents);
    QCOMPARE(parsed(writeOne(call, FieldSelection::parse("value")))["value"_L1], QJsonValue(text));
}

void TestWriting::writesEnvelopes()
{
    PageInfo offset;
    offset.page = 2;
    offset.perPage = 100;
    offset.totalPages = 3;
    offset.totalRecords = 250;
    const std::vector<Call> none;
    QCOMPARE(writePage(none, offset),
             std::string("{\"page\":2,\"per_page\":100,\"total_pages\":3,\"total_records\":250,\"calls\":[]}"));
    PageInfo relative;
    relative.hasNextPage = true;
    relative.nextPage = "http://h/v3/a/1/calls.json?offset=1";
    QCOMPARE(
        writePage(none, relative),
        std::string("{\"next_page\":\"http://h/v3/a/1/calls.json?offset=1\",\"has_next_page\":true,\"calls\":[]}"));
    relative = {};
    relative.hasNextPage = false;
    QCOMPARE(writePage(none, relative), std::string("{\"next_page\":null,\"has_next_page\":false,\"calls\":[]}"));
}

void TestWriting::namesLists()
{
    const auto list = [](const auto &record) { return keys(writePage(std::vector{record}, PageInfo())).value(0); };
    QCOMPARE(list(Account()), "accounts"_L1);
    QCOMPARE(list(Client()), "companies"_L1);
    QCOMPARE(list(Tracker()), "trackers"_L1);
    QCOMPARE(list(Tag()), "tags"_L1);
    QCOMPARE(list(User()), "users"_L1);
    QCOMPARE(list(FormSubmission()), "form_submissions"_L1);
    QCOMPARE(list(Conversation()), "conversations"_L1);
    QCOMPARE(list(PageView()), "page_views"_L1);
}

void TestWriting::writesTimesPerResource()
{
    const QTimeZone zone("America/New_York");
    const auto t = parseIso("2017-01-24T16:27:48.119Z");
    Client client;
    client.createdAt = t;
    Tracker tracker;
    tracker.createdAt = t;
    Tag tag;
    tag.createdAt = t;
    PageView view;
    view.createdAt = t;
    QCOMPARE(parsed(writeOne(sample(), {}, zone))["start_time"_L1], QJsonValue("2017-01-24T11:27:48.119-05:00"_L1));
    QCOMPARE(parsed(writeOne(client, {}, zone))["created_at"_L1], QJsonValue("2017-01-24T16:27:48.119Z"_L1));
    QCOMPARE(parsed(writeOne(tracker, {}, zone))["created_at"_L1], QJsonValue("2017-01-24T16:27:48Z"_L1));
    QCOMPARE(parsed(writeOne(tag, {}, zone))["created_at"_L1], QJsonValue("2017-01-24T11:27:48.119-05:00"_L1));
    QCOMPARE(parsed(writeOne(view, {}, zone))["created_at"_L1], QJsonValue("2017-01-24T11:27:48-05:00"_L1));
}

void TestWriting::writesIdsPerResource()
{
    Tag tag;
    tag.id = TagId("12");
    QCOMPARE(parsed(writeOne(tag))["id"_L1], QJsonValue(12));
    QCOMPARE(parsed(writeSavedTag(tag, QTimeZone::utc()))["id"_L1], QJsonValue("12"_L1));
    QCOMPARE(keys(writeSavedTag(tag, QTimeZone::utc())), keys(writeOne(tag)));

    User user;
    user.clients = {ClientId("COM1")};
    user.clientNames = {"One"};
    const QJsonObject company = parsed(writeOne(user))["companies"_L1].toArray()[0].toObject();
    QCOMPARE(company, (QJsonObject{{"id"_L1, "COM1"_L1}, {"name"_L1, "One"_L1}}));

    Tracker tracker;
    tracker.clientId = ClientId("COM1");
    const QJsonObject json = parsed(writeOne(tracker));
    QCOMPARE(json["company"_L1].toObject()["id"_L1], QJsonValue("COM1"_L1));
    QVERIFY(!json.contains("company_id"_L1));
    QVERIFY(json.contains("call_flow"_L1));
}

void TestWriting::writesCreatedForms()
{
    FormSubmission form;
    form.id = FormId("FOR1");
    const QStringList order = {"id"_L1,           "company_id"_L1,       "person_id"_L1, "form_data"_L1,
                               "form_url"_L1,     "landing_page_url"_L1, "referrer"_L1,  "referring_url"_L1,
                               "submitted_at"_L1, "first_form"_L1};
    QCOMPARE(keys(writeCreatedForm(form, QTimeZone::utc())), order);
}

void TestWriting::writesConversations()
{
    Conversation conversation;
    conversation.id = ConversationId("KZaGR");
    for (const char *id : {"3", "2", "1"}) {
        TextMessage &message = conversation.messages.emplace_back();
        message.id = id;
        message.userId = "USR1";
    }
    const QJsonObject row =
        parsed(writePage(std::vector{conversation}, {}))["conversations"_L1].toArray()[0].toObject();
    QCOMPARE(row["recent_messages"_L1].toArray().size(), 2);
    QVERIFY(!row["recent_messages"_L1].toArray()[0].toObject().contains("id"_L1));
    PageInfo info;
    info.page = 1;
    const QJsonObject single = parsed(writeConversation(conversation, info));
    QVERIFY(!single.contains("recent_messages"_L1));
    QCOMPARE(single["page"_L1], QJsonValue(1));
    const QJsonObject message = single["messages"_L1].toArray().at(2).toObject();
    QCOMPARE(message["id"_L1], QJsonValue(1));
    QCOMPARE(message["status"_L1], QJsonValue(QJsonValue::Null));
    QCOMPARE(message["user"_L1].toObject()["id"_L1], QJsonValue("USR1"_L1));
}

void TestWriting::writesSummaries()
{
    Summary summary{.window = {*parseIso("2016-10-10T00:00:00Z"), *parseIso("2016-11-09T23:59:59Z"), QTimeZone("UTC")},
                    .total = {{"total_calls", 160}},
                    .groupedBy = "source",
                    .groups = {{"Bing", {{"total_calls", 130}, {"formatted_average_duration", "2m 59s"}}}}};
    const QJsonObject json = parsed(writeSummary(summary));
    QCOMPARE(json["start_date"_L1], QJsonValue("2016-10-10T00:00:00+0000"_L1));
    QCOMPARE(json["time_zone"_L1], QJsonValue("UTC"_L1));
    QCOMPARE(json["total_results"_L1].toObject()["total_calls"_L1], QJsonValue(160));
    QCOMPARE(json["grouped_results"_L1].toArray()[0].toObject()["key"_L1], QJsonValue("Bing"_L1));
    summary.groupedBy.clear();
    QVERIFY(!parsed(writeSummary(summary)).contains("grouped_results"_L1));

    Timeseries series{.window = {summary.window.start, summary.window.end, QTimeZone("America/New_York")},
                      .total = {},
                      .hourly = false,
                      .data = {{*parseIso("2016-10-10T03:00:00Z"), {{"total_calls", 1}}}}};
    const auto date = [&]() -> QJsonValue {
        return parsed(writeTimeseries(series))["data"_L1].toArray()[0].toObject()["date"_L1];
    };
    QCOMPARE(date(), QJsonValue("2016-10-09"_L1));
    series.hourly = true;
    QCOMPARE(date(), QJsonValue("2016-10-09T23:00:00-0400"_L1));
}

void TestWriting::writesErrors()
{
    QCOMPARE(writeError("say \"no\""), std::string("{\"error\":\"say \\\"no\\\"\"}"));
}

void TestWriting::asksForEveryField()
{
    const FieldSelection fields = FieldSelection::parse(allCallFields());
    QVERIFY(fields.asks("tags") && fields.asks("milestones") && fields.asks("transcription"));
    QVERIFY(!fields.asks("formatted_value") && !fields.asks("conversational_transcript") && !fields.asks("utma"));
}

QTEST_APPLESS_MAIN(TestWriting)
#include "tst_writing.moc"
