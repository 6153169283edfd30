#include "tests/backend/api/apifixture.h"

using namespace earshot;
using namespace earshot::api;

/// Requests as programs that were written for the service itself send them, line for line.
class TestApiClients : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answersTheirRequests_data();
    void answersTheirRequests();
    void keepsWhatAnEditorSends();
    void takesAnUpdateFullOfNulls();
    void letsAWalkerReachTheEnd();

private:
    Reply sendAs(const char *token, const QByteArray &line, const QByteArray &body = {});

    std::unique_ptr<ApiFixture> m_agency;
};

void TestApiClients::initTestCase()
{
    m_agency = std::make_unique<ApiFixture>();
    for (int i = 0; i < 5; ++i)
        QVERIFY(
            m_agency
                ->add(m_agency->call(("CAL" + std::to_string(i)).c_str(), m_agency->now - std::chrono::hours(1 + i)))
                .ok());
    QCOMPARE(m_agency
                 ->ask("POST", "/form_submissions.json",
                       R"({"form_submission":{"company_id":"COMdental","form_url":"https://d.example/f",)"
                       R"("form_data":{"name":"Ann Lee","phone":"303-555-0100"}}})")
                 .status(),
             201);
    for (const char *name : {"hot", "cold"})
        QCOMPARE(
            m_agency->ask("POST", "/tags.json", "{\"company_id\":\"COMdental\",\"name\":\"" + std::string(name) + "\"}")
                .status(),
            201);
    Conversation texts;
    texts.clientId = m_agency->dental;
    texts.customerPhoneNumber = "+13035550100";
    TextMessage message;
    message.content = "Is Monday free?";
    message.direction = "incoming";
    message.createdAt = m_agency->now - std::chrono::hours(2);
    texts.messages = {message};
    QVERIFY(
        storage::wait<ConversationId>([&](auto done) { m_agency->storage->conversations.insert(texts, done); }).ok());
}

Reply TestApiClients::sendAs(const char *token, const QByteArray &line, const QByteArray &body)
{
    QByteArray head = line;
    head.replace("/ACC/", "/" + QByteArray::fromStdString(m_agency->account) + "/");
    std::string authorization = token;
    authorization.replace(authorization.find("KEY"), 3, m_agency->adminKey);
    const std::string type = body.isEmpty() ? "" : "Content-Type: application/json\r\n";
    return m_agency->send(head.toStdString(),
                          "Authorization: " + authorization + "\r\nAccept: application/json\r\n" + type,
                          body.toStdString());
}

constexpr const char *Bare = "Token token=KEY";
constexpr const char *Quoted = "Token token=\"KEY\"";

void TestApiClients::answersTheirRequests_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QStringList>("has"); // keys of the first row
    const auto row = [](const char *name, const char *token, const char *line, const char *list, int rows,
                        const char *has) {
        QTest::newRow(name) << QByteArray(token) << QByteArray(line) << QByteArray(list) << rows
                            << QString::fromLatin1(has).split(QLatin1Char(' '));
    };
    row("accounts", Bare, "GET /v3/a.json", "accounts", 1, "id name outbound_recording_enabled hipaa_account");
    row("calls of three days", Bare,
        "GET /v3/a/ACC/calls.json?per_page=100&page=1&start_date=2026-06-13&end_date=2026-06-15&fields=tags%2Csource",
        "calls", 5, "id tags source start_time");
    row("calls for a summary of use", Bare,
        "GET /v3/a/ACC/calls.json?per_page=250&fields=source%2Csource_name%2Canswered%2Cfirst_call%2Cduration"
        "&start_date=2026-06-01&end_date=2026-06-15&page=1",
        "calls", 5, "source source_name answered first_call duration");
    row("trackers", Bare, "GET /v3/a/ACC/trackers.json?per_page=250&page=1", "trackers", 2,
        "id name type status tracking_numbers company call_flow source");
    row("clients", Bare, "GET /v3/a/ACC/companies.json?per_page=250&page=1", "companies", 2,
        "id name status time_zone script_url");
    row("forms", Bare,
        "GET /v3/a/ACC/form_submissions.json?per_page=100&page=1&start_date=2026-06-01&end_date=2026-06-15",
        "form_submissions", 1, "id company_id form_data customer_phone_number submitted_at");
    row("texts", Bare, "GET /v3/a/ACC/text-messages.json?per_page=100&page=1&start_date=2026-06-01&end_date=2026-06-15",
        "conversations", 1, "id recent_messages customer_phone_number last_message_at");
    row("a walk's first page", Quoted, "GET /v3/a/ACC/calls.json?relative_pagination=true", "calls", 5, "id");
    row("tags, with a parameter of calls", Quoted, "GET /v3/a/ACC/tags.json?relative_pagination=true", "tags", 2,
        "id name tag_level color background_color company_id status created_at");
    row("clients, with a parameter of calls", Quoted, "GET /v3/a/ACC/companies.json?relative_pagination=true",
        "companies", 2, "id name");
    row("forms, with a parameter of calls", Quoted, "GET /v3/a/ACC/form_submissions.json?relative_pagination=true",
        "form_submissions", 1, "id");
    row("sorting, and order without sort", Quoted,
        "GET /v3/a/ACC/calls.json?per_page=250&page=1&start_date=2026-06-01T00:00:00&fields=tags"
        "&sorting=start_time&order=asc",
        "calls", 5, "id tags");
    row("slices with offsets, and old cookies", Bare,
        "GET /v3/a/ACC/calls.json?start_date=2026-04-01T00:00:00.000000%2B00:00&end_date=2026-07-10T00:00:00%2B00:00"
        "&fields=utma%2Cutmb%2Cutmc%2Cutmv%2Cutmz%2Cgclid%2Cmilestones",
        "calls", 5, "utma utmz gclid milestones");
    row("ascending from a day", Quoted,
        "GET /v3/a/ACC/calls.json?per_page=250&page=1&sort=start_time&order=asc&start_date=2026-06-01", "calls", 5,
        "id");
    row("a probe", Quoted, "GET /v3/a.json?per_page=1", "accounts", 1, "id");
    row("lists by comma", Quoted, "GET /v3/a/ACC/calls.json?tags=hot,cold&fields=tags,source", "calls", 0, "");
    row("users", Bare, "GET /v3/a/ACC/users.json?per_page=250&page=1", "users", 3,
        "email id created_at role first_name last_name name companies");
}

void TestApiClients::answersTheirRequests()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, list);
    QFETCH(QStringList, has);
    const Reply reply = sendAs(token, line);
    QCOMPARE(reply.status(), 200);
    const QJsonArray rows = reply.list(list);
    QTEST(int(rows.size()), "rows");
    if (!line.contains("relative_pagination") || list != "calls")
        for (const char *key : {"page", "per_page", "total_pages", "total_records"})
            QVERIFY2(reply[key].isDouble(), key);
    for (const QString &key : has)
        QVERIFY2(key.isEmpty() || rows.first().toObject().contains(key), qPrintable(key));
}

void TestApiClients::keepsWhatAnEditorSends()
{
    const Reply before = sendAs(Bare, "GET /v3/a/ACC/calls/CAL2.json?fields=tags");
    QCOMPARE(before["tags"].toArray(), QJsonArray());
    const Reply after = sendAs(Bare, "PUT /v3/a/ACC/calls/CAL2.json", R"({"tags": ["hot"]})");
    QCOMPARE(after.status(), 200);
    QCOMPARE(sendAs(Bare, "GET /v3/a/ACC/calls/CAL2.json?fields=tags")["tags"].toArray(),
             QJsonArray{QStringLiteral("hot")});
    const QJsonArray tags = sendAs(Bare, "GET /v3/a/ACC/tags.json").list("tags");
    const QByteArray id = QByteArray::number(tags.first()[QLatin1String("id")].toInt());
    const Reply gone = sendAs(Bare, "DELETE /v3/a/ACC/tags/" + id + ".json");
    QCOMPARE(gone.status(), 204);
    QCOMPARE(gone.answer.body, std::string());
    QCOMPARE(sendAs(Bare, "GET /v3/a/ACC/tags/" + id + ".json").status(), 404);
}

void TestApiClients::takesAnUpdateFullOfNulls()
{
    const QByteArray body = R"({"tags":["x"],"note":"n","value":null,"lead_status":null,"append_tags":null,)"
                            R"("customer_name":null,"spam":null})";
    const Reply reply = sendAs(Quoted, "PUT /v3/a/ACC/calls/CAL3.json", body);
    QCOMPARE(reply.status(), 200);
    // one of these programs fails on any key it does not know
    const QStringList known =
        QStringLiteral("answered business_phone_number customer_city customer_country customer_name "
                       "customer_phone_number customer_state direction duration id recording "
                       "recording_duration recording_player start_time tracking_phone_number "
                       "voicemail agent_email")
            .split(QLatin1Char(' '));
    for (const QString &key : keys(reply.json))
        QVERIFY2(known.contains(key), qPrintable(key));
    QVERIFY(reply["customer_name"].isNull());
    const Reply call = sendAs(Quoted, "GET /v3/a/ACC/calls/CAL3.json?fields=note,tags");
    QCOMPARE(call["note"].toString(), QLatin1String("n"));
    QCOMPARE(call["tags"].toArray(), QJsonArray{QStringLiteral("x")});
}

void TestApiClients::letsAWalkerReachTheEnd()
{
    QByteArray target = "/v3/a/ACC/calls.json?relative_pagination=true&per_page=2";
    QStringList seen;
    for (int page = 0; page < 10 && !target.isEmpty(); ++page) {
        const Reply reply = sendAs(Quoted, "GET " + target);
        QCOMPARE(reply.status(), 200);
        seen += ApiFixture::texts(reply.list("calls"), "id");
        QByteArray next = reply["next_page"].toString().toUtf8();
        next.remove(0, next.indexOf("/v3/"));
        target = reply["has_next_page"].toBool() ? next + "&relative_pagination=true" : QByteArray();
    }
    QCOMPARE(seen.join(QLatin1Char(' ')), QLatin1String("CAL0 CAL1 CAL2 CAL3 CAL4"));
}

QTEST_GUILESS_MAIN(TestApiClients)
#include "tst_api_clients.moc"
