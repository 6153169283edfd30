#include "tests/backend/api/apifixture.h"

using namespace earshot;
using namespace earshot::api;

/// What other people's CallRail clients ask for beyond what ours does.
class TestApiOthers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void listsWhatIsNotThereYet_data();
    void listsWhatIsNotThereYet();
    void refusesToSetUpWhatIsNotThereYet_data();
    void refusesToSetUpWhatIsNotThereYet();
    void listsPeople();
    void tellsAPersonsStory();
    void showsThreads();
    void ignoresFields();
    void takesForms_data();
    void takesForms();
    void refusesFormsThatAreNone();
    void groupsByTheClientsId();
    void keepsTheOwnEmail();
    void refusesTooManyTags();
    void refusesBlankTags_data();
    void refusesBlankTags();
    void endsARecordingsLinkWithSpam();

private:
    Reply sendForm(const std::string &head, std::string_view body)
    {
        return m_agency->send(head + m_agency->base + m_path,
                              "Authorization: Token token=" + m_agency->adminKey +
                                  "\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\n",
                              body);
    }

    std::unique_ptr<ApiFixture> m_agency;
    std::string m_path;
};

void TestApiOthers::init()
{
    m_agency = std::make_unique<ApiFixture>();
    Call call = m_agency->call("CAL1", m_agency->now - std::chrono::hours(2));
    call.tags = {"hot"};
    call.gclid = "click";
    call.milestones.text = R"({"first_touch":{"source":"Google Ads"}})";
    QVERIFY(m_agency->add(call).ok());
    QVERIFY(m_agency->add(m_agency->call("CAL2", m_agency->now - std::chrono::hours(1))).ok());
    QVERIFY(m_agency->add(m_agency->call("CAL3", m_agency->now, m_agency->law, "+13035550199")).ok());
}

void TestApiOthers::listsWhatIsNotThereYet_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("list"); // empty: refused
    const auto row = [](const char *path, const char *list) {
        QTest::newRow(path) << QByteArray(path) << QByteArray(list);
    };
    row("/integrations.json?company_id=COMdental", "integrations");
    row("/integrations.json", "");
    row("/integration_triggers.json?company_id=COMdental", "integration_criteria");
    row("/integration_triggers.json", "");
    row("/caller_ids.json?company_id=COMdental", "caller_ids");
    row("/caller_ids.json", "");
    row("/notifications.json", "notifications");
    row("/notifications.json?notification_type=send_email", "notifications");
    row("/summary_emails.json", "summary_emails");
    row("/summary_emails", "summary_emails");
    row("/message-flows.json?company_id=COMdental", "message-flows");
}

void TestApiOthers::listsWhatIsNotThereYet()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, list);
    const Reply reply = m_agency->get(path.toStdString());
    QCOMPARE(reply.status(), list.isEmpty() ? 400 : 200);
    if (list.isEmpty()) {
        QCOMPARE(reply.error(), QLatin1String("company_id is required"));
        return;
    }
    QVERIFY(reply[list.constData()].isArray());
    QCOMPARE(reply["total_records"].toInt(-1), 0);
    QCOMPARE(reply["total_pages"].toInt(), 1);
    QCOMPARE(reply["page"].toInt(), 1);
    QCOMPARE(reply["per_page"].toInt(), 100);
}

void TestApiOthers::refusesToSetUpWhatIsNotThereYet_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    for (const char *name :
         {"integrations", "integration_triggers", "notifications", "caller_ids", "summary_emails", "message-flows"}) {
        const QByteArray path = QByteArray("/") + name;
        QTest::newRow(QByteArray("make ") + name) << QByteArray("POST") << path + ".json" << 403;
        QTest::newRow(QByteArray("show ") + name) << QByteArray("GET") << path + "/1.json" << 404;
        QTest::newRow(QByteArray("change ") + name) << QByteArray("PUT") << path + "/1.json" << 404;
        QTest::newRow(QByteArray("drop ") + name) << QByteArray("DELETE") << path + "/1.json" << 404;
    }
}

void TestApiOthers::refusesToSetUpWhatIsNotThereYet()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    const bool writes = method == "POST" || method == "PUT";
    const Reply reply = m_agency->ask(method.toStdString(), path.toStdString(), writes ? "{}" : "");
    QCOMPARE(reply.status(), status);
    QVERIFY(!reply.error().isEmpty());
}

void TestApiOthers::listsPeople()
{
    const Reply all = m_agency->get("/leads.json?sort=created_at&order=asc");
    QCOMPARE(all.status(), 200);
    QCOMPARE(all["total_records"].toInt(), 2);
    const QJsonObject ann = all.list("leads").first().toObject();
    QCOMPARE(keys(ann), (QStringList{QStringLiteral("company_id"), QStringLiteral("company_name"),
                                     QStringLiteral("created_at"), QStringLiteral("email"), QStringLiteral("id"),
                                     QStringLiteral("name"), QStringLiteral("phone")}));
    QCOMPARE(ann[QLatin1String("phone")].toString(), QLatin1String("+13035550100"));
    QCOMPARE(ann[QLatin1String("company_name")].toString(), QLatin1String("Dental"));
    QCOMPARE(ann[QLatin1String("created_at")].toString(), QLatin1String("2026-06-15T10:00:00.000Z"));
    const std::string path = "/leads/" + ann[QLatin1String("id")].toString().toStdString() + ".json";
    QCOMPARE(m_agency->get(path)["name"].toString(), QLatin1String("ANN LEE"));
    QCOMPARE(m_agency->get("/leads.json?company_id=COMlaw").list("leads").size(), 1);

    // each sees the persons of its own clients
    const auto asManager = [&](const std::string &what) { return m_agency->askAs(m_agency->managerKey, "GET", what); };
    QCOMPARE(asManager("/leads.json").list("leads").size(), 1);
    const QString law = m_agency->get("/leads.json?company_id=COMlaw").list("leads")[0][QLatin1String("id")].toString();
    QCOMPARE(asManager("/leads/" + law.toStdString() + ".json").status(), 404);
    QCOMPARE(asManager("/leads/" + law.toStdString() + "/timeline.json").status(), 404);
}

void TestApiOthers::tellsAPersonsStory()
{
    QCOMPARE(m_agency
                 ->ask("POST", "/form_submissions.json",
                       R"({"company_id":"COMdental","form_data":{"phone":"303-555-0100","email":"ann@d.example"}})")
                 .status(),
             201);
    Conversation texts;
    texts.clientId = m_agency->dental;
    texts.customerPhoneNumber = "+13035550100";
    texts.messages = {{.id = "7", .direction = "incoming", .content = "On my way", .createdAt = m_agency->now}};
    QVERIFY(
        storage::wait<ConversationId>([&](auto done) { m_agency->storage->conversations.insert(texts, done); }).ok());

    const QJsonObject ann = m_agency->get("/leads.json?company_id=COMdental").list("leads").first().toObject();
    QCOMPARE(ann[QLatin1String("email")].toString(), QLatin1String("ann@d.example"));
    const std::string path = "/leads/" + ann[QLatin1String("id")].toString().toStdString() + "/timeline.json";
    const Reply story = m_agency->get(path);
    QCOMPARE(story["total_records"].toInt(), 4);
    QCOMPARE(ApiFixture::texts(story.list("timeline"), "type"),
             (QStringList{QStringLiteral("sms"), QStringLiteral("form_submission"), QStringLiteral("call"),
                          QStringLiteral("call")}));
    QCOMPARE(story.list("timeline")[0][QLatin1String("content")].toString(), QLatin1String("On my way"));
    QCOMPARE(story.list("timeline")[3][QLatin1String("id")].toString(), QLatin1String("CAL1"));
    const QJsonObject lead = story["lead"].toObject();
    QCOMPARE(lead[QLatin1String("total_interactions")].toInt(), 4);
    QCOMPARE(lead[QLatin1String("source")].toString(), QLatin1String("google_paid"));
    QCOMPARE(lead[QLatin1String("tags")][0][QLatin1String("name")].toString(), QLatin1String("hot"));
    QCOMPARE(lead[QLatin1String("click_id")][QLatin1String("gclid")].toString(), QLatin1String("click"));
    const Reply page = m_agency->get(path + "?order=asc&per_page=3&page=2&sort=event_date");
    QCOMPARE(page.list("timeline").size(), 1);
    QCOMPARE(page.list("timeline")[0][QLatin1String("type")].toString(), QLatin1String("sms"));

    m_agency->ask("PUT", "/calls/CAL1.json", R"({"spam":true})");
    QCOMPARE(m_agency->get(path)["total_records"].toInt(), 3);
}

void TestApiOthers::showsThreads()
{
    Conversation texts;
    texts.clientId = m_agency->dental;
    texts.customerPhoneNumber = "+13035550100";
    for (int i = 0; i < 3; ++i)
        texts.messages.push_back({.id = std::to_string(3 - i),
                                  .direction = "incoming",
                                  .content = std::to_string(3 - i),
                                  .createdAt = m_agency->now - seconds(i)});
    QVERIFY(
        storage::wait<ConversationId>([&](auto done) { m_agency->storage->conversations.insert(texts, done); }).ok());
    const Reply list = m_agency->get("/sms-threads.json");
    QCOMPARE(list["total_records"].toInt(), 1);
    const QJsonObject thread = list.list("sms_threads").first().toObject();
    for (const char *key : {"id", "notes", "tags", "value", "lead_qualification", "company_id", "initial_tracker_id",
                            "customer_name", "customer_phone_number", "state", "company_time_zone"})
        QVERIFY2(thread.contains(QLatin1String(key)), key);
    const std::string path = "/sms-threads/" + thread[QLatin1String("id")].toString().toStdString() + ".json";
    const Reply one = m_agency->get(path + "?per_page=2");
    QCOMPARE(one["total_records"].toInt(), 3);
    QCOMPARE(ApiFixture::texts(one.list("messages"), "content"),
             (QStringList{QStringLiteral("3"), QStringLiteral("2")}));
    QVERIFY(one.list("messages")[0][QLatin1String("id")].toString().startsWith(QLatin1String("SCI")));
    QCOMPARE(m_agency->get(path + "?per_page=250")["per_page"].toInt(), 100);
    QCOMPARE(m_agency->ask("PUT", path, R"({"notes":"n"})").status(), 403);
}

void TestApiOthers::ignoresFields()
{
    const auto send = [&](const char *client) {
        const std::string body = R"({"company_id":")" + std::string(client) +
                                 R"(","form_data":{"name":"Ann","Card Number":"4111","phone":"303-555-0100"}})";
        return m_agency->ask("POST", "/form_submissions.json", body)["id"].toString().toStdString();
    };
    const std::string before = send("COMdental"), elsewhere = send("COMlaw");
    const char *const choice = R"({"company_ids":["COMdental"],"field_names":["card number"]})";
    QCOMPARE(m_agency->askAs(m_agency->managerKey, "POST", "/form_submissions/ignored_fields.json", choice).status(),
             403);
    const Reply ignored = m_agency->ask("POST", "/form_submissions/ignored_fields.json", choice);
    QCOMPARE(ignored.status(), 200);
    QVERIFY(!ignored["message"].toString().isEmpty());
    const auto has = [&](const std::string &id) {
        return m_agency->get("/form_submissions/" + id + ".json")["form_data"].toObject().contains(
            QStringLiteral("Card Number"));
    };
    QVERIFY(!has(before));
    QVERIFY(has(elsewhere));
    QVERIFY(!has(send("COMdental")));
    QCOMPARE(m_agency->ask("POST", "/form_submissions/ignored_fields.json", R"({"company_ids":["all"]})").status(),
             400);
    QCOMPARE(m_agency
                 ->ask("POST", "/form_submissions/ignored_fields.json",
                       R"({"company_ids":["all"],"field_names":["Card Number"]})")
                 .status(),
             200);
    QVERIFY(!has(elsewhere));
    m_path = "/form_submissions/ignore_fields.json"; // a client's own name for it, as a form
    QCOMPARE(sendForm("POST ", "company_ids=all&field_names=cvc").status(), 200);
}

void TestApiOthers::takesForms_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<QStringList>("tags");
    const QStringList hot = {QStringLiteral("hot")};
    QTest::newRow("a note") << QByteArray("note=rang+back%3A+yes") << QByteArray("rang back: yes") << hot;
    QTest::newRow("a list") << QByteArray("tags[]=a&tags[]=b") << QByteArray()
                            << QStringList{QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("a list by a key that comes again, as Python's requests writes it")
        << QByteArray("tags=a&tags=b&append_tags=True") << QByteArray()
        << QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("hot")};
    QTest::newRow("a list, encoded") << QByteArray("tags%5B%5D=a") << QByteArray() << QStringList{QStringLiteral("a")};
    QTest::newRow("one in place of a list") << QByteArray("tags=a&append_tags=true") << QByteArray()
                                            << QStringList{QStringLiteral("a"), QStringLiteral("hot")};
    QTest::newRow("JSON under a form's type, as curl -d sends it")
        << QByteArray(R"({"note":"as JSON"})") << QByteArray("as JSON") << hot;
    QTest::newRow("cleared") << QByteArray("tags=&note=") << QByteArray() << QStringList();
}

void TestApiOthers::takesForms()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, note);
    QFETCH(QStringList, tags);
    m_path = "/calls/CAL1.json";
    QCOMPARE(sendForm("PUT ", body.toStdString()).status(), 200);
    const Call call = m_agency->storage->calls.find(m_agency->admin, CallId("CAL1")).valueOr(Call());
    QCOMPARE(QByteArray::fromStdString(call.note), note);
    QStringList kept;
    for (const std::string &tag : call.tags)
        kept << QString::fromStdString(tag);
    QCOMPARE(kept, tags);

    m_path = "/form_submissions.json";
    const Reply form = sendForm("POST ", "form_submission[company_id]=COMdental&form_submission[form_data][name]=Bo");
    QCOMPARE(form.status(), 201);
    QCOMPARE(form["form_data"][QLatin1String("name")].toString(), QLatin1String("Bo"));
}

void TestApiOthers::refusesFormsThatAreNone()
{
    m_path = "/calls/CAL1.json";
    for (const char *body : {"note=%FF", "a[b]=1&a=1", "a[b=1", "[]=1", "a=1&a[b]=2", "a[b][c][d][e]=1"})
        QCOMPARE(sendForm("PUT ", body).status(), 400);
    const Reply multipart = m_agency->send("PUT " + m_agency->base + m_path,
                                           "Authorization: Token token=" + m_agency->adminKey +
                                               "\r\nContent-Type: multipart/form-data; boundary=x\r\n",
                                           "--x--");
    QCOMPARE(multipart.status(), 406);
}

void TestApiOthers::groupsByTheClientsId()
{
    const auto groups = [&](const char *by) {
        QStringList found = ApiFixture::texts(
            m_agency->get("/calls/summary.json?group_by=" + std::string(by)).list("grouped_results"), "key");
        found.sort();
        return found;
    };
    QCOMPARE(groups("company"), (QStringList{QStringLiteral("Dental"), QStringLiteral("Law")}));
    QCOMPARE(groups("company_id"), (QStringList{QStringLiteral("COMdental"), QStringLiteral("COMlaw")}));
    m_agency->ask("POST", "/form_submissions.json", R"({"company_id":"COMdental","form_data":{}})");
    QCOMPARE(m_agency->get("/forms/summary.json?group_by=company_id")
                 .list("grouped_results")[0][QLatin1String("key")]
                 .toString(),
             QLatin1String("COMdental"));
}

void TestApiOthers::keepsTheOwnEmail()
{
    const std::string path = "/users/" + m_agency->manager.userId.text + ".json";
    const auto put = [&](const char *body) { return m_agency->askAs(m_agency->managerKey, "PUT", path, body); };
    const Reply refused = put(R"({"email":"thief@x.example"})");
    QCOMPARE(refused.status(), 400);
    QVERIFY(refused.error().contains(QLatin1String("current_password")));
    QCOMPARE(put(R"({"email":"thief@x.example","current_password":"guessed"})").status(), 400);
    QCOMPARE(put(R"({"first_name":"Mia"})").status(), 200);
    QCOMPARE(m_agency->get(path)["email"].toString(), QLatin1String("manager@agency.example"));
    QVERIFY(m_agency->storage->users.changeEmail("manager@agency.example", "mia@agency.example").ok());
    QCOMPARE(m_agency->get(path)["email"].toString(), QLatin1String("mia@agency.example"));
    QVERIFY(!m_agency->storage->users.changeEmail("mia@agency.example", "admin@agency.example").ok());
}

void TestApiOthers::refusesTooManyTags()
{
    const auto tags = [](int from, int to) {
        QJsonArray names;
        for (int i = from; i < to; ++i)
            names.append(QStringLiteral("tag %1").arg(i));
        return QJsonDocument(QJsonObject{{QStringLiteral("tags"), names}, {QStringLiteral("append_tags"), true}})
            .toJson(QJsonDocument::Compact)
            .toStdString();
    };
    const auto made = [&] { return m_agency->get("/tags.json")["total_records"].toInt(); };
    const int before = made();
    const Reply refused = m_agency->ask("PUT", "/calls/CAL1.json", tags(0, 3000));
    QCOMPARE(refused.status(), 400);
    QVERIFY2(refused.error().contains(QLatin1String("100")), qPrintable(refused.error()));
    QCOMPARE(made(), before);
    QCOMPARE(m_agency->ask("PUT", "/calls/CAL1.json", tags(0, 99)).status(), 200);   // with the one it had
    QCOMPARE(m_agency->ask("PUT", "/calls/CAL1.json", tags(99, 100)).status(), 400); // nor bit by bit
    QCOMPARE(made(), before + 99);
    const std::string longest(256, 'x');
    QCOMPARE(m_agency->ask("PUT", "/calls/CAL2.json", R"({"tags":[")" + longest + R"("]})").status(), 400);
}

void TestApiOthers::refusesBlankTags_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("on a call") << QByteArray("/calls/CAL1.json") << QByteArray(R"({"tags":["  "]})");
    QTest::newRow("a tab") << QByteArray("/calls/CAL1.json") << QByteArray(R"({"tags":["\t"]})");
    QTest::newRow("a wide space") << QByteArray("/calls/CAL1.json") << QByteArray(R"({"tags":["\u3000"]})");
    QTest::newRow("a new tag") << QByteArray("/tags.json") << QByteArray(R"({"name":" ","company_id":"COMdental"})");
}

void TestApiOthers::refusesBlankTags()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    const Reply reply =
        m_agency->ask(head.startsWith("/tags") ? "POST" : "PUT", head.toStdString(), body.toStdString());
    QCOMPARE(reply.status(), 400);
    QCOMPARE(reply.error(), QLatin1String("Name can't be blank"));
    QCOMPARE(m_agency->storage->calls.find(m_agency->admin, CallId("CAL1"))->tags, Words{"hot"});
}

void TestApiOthers::endsARecordingsLinkWithSpam()
{
    const auto saved = m_agency->storage->recordings.save("RIFF....WAVEfmt and so on", "audio/wav");
    QVERIFY(saved.ok());
    storage::NewCall fresh{m_agency->call("CALsound", m_agency->now), {}, {}};
    fresh.recording = *saved;
    QVERIFY(storage::wait<CallId>([&](auto done) { m_agency->storage->calls.insert(fresh, done); }).ok());
    const QString url = m_agency->get("/calls/CALsound/recording.json")["url"].toString();
    const std::string key = url.section(QLatin1Char('='), -1).toStdString();
    const auto status = [&](const char *what) {
        return m_agency->send("GET /calls/CALsound/recording/" + std::string(what) + "?access_key=" + key, "").status();
    };
    QCOMPARE(status("redirect"), 302);
    QCOMPARE(status("sound"), 200);
    m_agency->ask("PUT", "/calls/CALsound.json", R"({"spam":true})");
    QCOMPARE(status("redirect"), 404);
    QCOMPARE(status("sound"), 404);
}

QTEST_GUILESS_MAIN(TestApiOthers)
#include "tst_api_others.moc"
