#include "tests/backend/api/apifixture.h"

using namespace earshot;
using namespace earshot::api;

/// The agency's records, forms, texts and the feed of changes: made, shown, changed, taken away.
class TestApiRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsAccounts();
    void keepsClients();
    void changesManyClients();
    void disablesClients();
    void keepsTrackers();
    void replacesTheCallFlow();
    void refusesToGrowAPool();
    void keepsTags();
    void keepsUsers();
    void takesForms_data();
    void takesForms();
    void editsForms();
    void sumsUpForms();
    void showsConversations();
    void feedsChanges();

private:
    QJsonObject only(const char *path, const char *list)
    {
        const QJsonArray rows = m_agency->get(path).list(list);
        return rows.size() == 1 ? rows.first().toObject() : QJsonObject();
    }

    std::unique_ptr<ApiFixture> m_agency;
};

namespace {

std::string idOf(const Reply &reply)
{
    const QJsonValue id = reply["id"];
    return id.isDouble() ? std::to_string(id.toInt()) : id.toString().toStdString();
}

} // namespace

void TestApiRecords::init()
{
    m_agency = std::make_unique<ApiFixture>();
}

void TestApiRecords::showsAccounts()
{
    const Reply one = m_agency->send("GET " + m_agency->base + ".json", ApiFixture::authorized(m_agency->adminKey));
    QCOMPARE(one["name"].toString(), QLatin1String("Agency"));
    QVERIFY(!one.json.contains(QLatin1String("numeric_id")));
    const auto count = [&](const char *query) {
        return m_agency->send("GET /v3/a.json" + std::string(query), ApiFixture::authorized(m_agency->adminKey))
            .list("accounts")
            .size();
    };
    QCOMPARE(count("?hipaa_account=true"), 0);
    QCOMPARE(count("?hipaa_account=false"), 1);
}

void TestApiRecords::keepsClients()
{
    const Reply made =
        m_agency->ask("POST", "/companies.json", R"({"name":"Garage","time_zone":"Asia/Kolkata","id":"COMmine"})");
    QCOMPARE(made.status(), 201);
    QVERIFY(made["id"].toString() != QLatin1String("COMmine"));
    QCOMPARE(made["status"].toString(), QLatin1String("active"));
    QCOMPARE(made["time_zone"].toString(), QLatin1String("Asia/Kolkata"));
    QVERIFY(made["script_url"].toString().startsWith(QLatin1String("//127.0.0.1:")));
    const std::string path = "/companies/" + idOf(made) + ".json";
    // booleans come as text too, and form capture goes by two names
    const Reply changed = m_agency->ask("PUT", path, R"({"callscore_enabled":"true","external_form_capture":true})");
    QCOMPARE(changed.status(), 200);
    QCOMPARE(changed["callscore_enabled"].toBool(), true);
    QCOMPARE(changed["form_capture"].toBool(), true);
    QCOMPARE(changed["name"].toString(), QLatin1String("Garage"));
    QCOMPARE(m_agency->get(path)["callscore_enabled"].toBool(), true);
    QCOMPARE(only("/companies.json?search=gar", "companies")[QLatin1String("name")].toString(),
             QLatin1String("Garage"));
    QCOMPARE(ApiFixture::texts(m_agency->get("/companies.json?sort=name&order=desc").list("companies"), "name"),
             (QStringList{QStringLiteral("Law"), QStringLiteral("Garage"), QStringLiteral("Dental")}));
}

void TestApiRecords::changesManyClients()
{
    const Reply two = m_agency->ask("POST", "/companies/bulk_update.json",
                                    R"({"company_ids":["COMdental","COMlaw"],"external_form_capture":true})");
    QCOMPARE(two.status(), 200);
    QCOMPARE(two["updated_records"].toInt(), 2);
    QCOMPARE(m_agency->get("/companies/COMlaw.json")["form_capture"].toBool(), true);
    const Reply all = m_agency->ask("POST", "/companies/bulk_update.json",
                                    R"({"company_ids":["all"],"external_form_capture":false})");
    QCOMPARE(all["updated_records"].toInt(), 2);
    QCOMPARE(m_agency->get("/companies/COMlaw.json")["form_capture"].toBool(), false);
    QCOMPARE(m_agency
                 ->ask("POST", "/companies/bulk_update.json",
                       R"({"company_ids":["COMdental","COM0"],"external_form_capture":true})")
                 .status(),
             404);
    QCOMPARE(m_agency->get("/companies/COMdental.json")["form_capture"].toBool(), false); // all of them or none
}

void TestApiRecords::disablesClients()
{
    const Reply gone = m_agency->ask("DELETE", "/companies/COMlaw.json");
    QCOMPARE(gone.status(), 204);
    QCOMPARE(gone.answer.body, std::string());
    const Reply shown = m_agency->get("/companies/COMlaw.json");
    QCOMPARE(shown.status(), 200);
    QCOMPARE(shown["status"].toString(), QLatin1String("disabled"));
    QVERIFY(shown["disabled_at"].toString().endsWith(QLatin1String("Z")));
    QCOMPARE(m_agency->get("/trackers/TRKlaw.json")["status"].toString(), QLatin1String("disabled"));
    QCOMPARE(only("/companies.json?status=active", "companies")[QLatin1String("id")].toString(),
             QLatin1String("COMdental"));
    const Reply last = m_agency->ask("DELETE", "/companies/COMdental.json");
    QCOMPARE(last.status(), 400);
    QCOMPARE(last.error(), QLatin1String("You must have at least one active company."));
}

void TestApiRecords::keepsTrackers()
{
    const Reply made = m_agency->ask("POST", "/trackers.json", R"({"name":"Flyer","type":"source",
        "company_id":"COMdental","tracking_number":"(303) 555-0199","source":"all","whisper_message":"[source]",
        "call_flow":{"type":"basic","recording_enabled":true,"destination_number":"+13035550111"}})");
    QCOMPARE(made.status(), 201);
    QCOMPARE(made["tracking_numbers"].toArray(), QJsonArray{QStringLiteral("+13035550199")});
    QCOMPARE(made["destination_number"].toString(), QLatin1String("+13035550111"));
    QCOMPARE(made["source"].toObject(), (QJsonObject{{QStringLiteral("type"), QStringLiteral("all")}}));
    QCOMPARE(made["company"][QLatin1String("id")].toString(), QLatin1String("COMdental"));
    QVERIFY(made.json.contains(QLatin1String("message_flow")));
    const std::string path = "/trackers/" + idOf(made) + ".json";
    QVERIFY(!m_agency->get(path).json.contains(QLatin1String("message_flow")));
    // neither the status nor the client can be changed this way
    const Reply changed = m_agency->ask("PUT", path, R"({"name":"Card","status":"disabled","company_id":"COMlaw"})");
    QCOMPARE(changed.status(), 200);
    QCOMPARE(changed["name"].toString(), QLatin1String("Card"));
    QCOMPARE(changed["status"].toString(), QLatin1String("active"));
    QCOMPARE(changed["company"][QLatin1String("id")].toString(), QLatin1String("COMdental"));
    QCOMPARE(m_agency->ask("DELETE", path).status(), 204);
    QCOMPARE(m_agency->get(path)["status"].toString(), QLatin1String("disabled"));
    QCOMPARE(m_agency->get("/trackers.json?status=disabled").list("trackers").size(), 1);
    QCOMPARE(m_agency->get("/trackers.json?company_id=COMlaw&type=source").list("trackers").size(), 1);
    QCOMPARE(m_agency->get("/trackers.json?search=card").list("trackers").size(), 1);
}

void TestApiRecords::replacesTheCallFlow()
{
    const char *const path = "/trackers/TRKdental.json";
    m_agency->ask("PUT", path, R"({"call_flow":{"type":"basic","destination_number":"+13035550111"}})");
    QCOMPARE(m_agency->get(path)["destination_number"].toString(), QLatin1String("+13035550111"));
    const Reply changed = m_agency->ask("PUT", path, R"({"call_flow":{"type":"basic","greeting_text":"Hello"}})");
    QVERIFY(!changed["call_flow"].toObject().contains(QLatin1String("destination_number")));
    QVERIFY(changed["destination_number"].isNull());
}

void TestApiRecords::refusesToGrowAPool()
{
    for (const char *body : {R"({"pool_size":8})", R"({"replace_tracking_number":"+15550000001"})"}) {
        const Reply reply = m_agency->ask("PUT", "/trackers/TRKdental.json", body);
        QCOMPARE(reply.status(), 422);
        QVERIFY(reply.error().contains(QLatin1String("obtain number")));
    }
    QCOMPARE(m_agency->ask("PUT", "/trackers/TRKdental.json", R"({"pool_size":0})").status(), 400);
}

void TestApiRecords::keepsTags()
{
    const Reply made = m_agency->ask("POST", "/tags.json", R"({"name":"hot","company_id":"COMdental","color":"red1"})");
    QCOMPARE(made.status(), 201);
    QVERIFY(made["id"].isString()); // text here, a number in lists
    QVERIFY(only("/tags.json", "tags")[QLatin1String("id")].isDouble());
    QCOMPARE(m_agency->ask("POST", "/tags.json", R"({"name":"hot","company_id":"COMdental"})").status(), 400);
    const std::string path = "/tags/" + idOf(made) + ".json";
    QVERIFY(m_agency->add(m_agency->call("CAL1", m_agency->now)).ok());
    m_agency->ask("PUT", "/calls/CAL1.json", R"({"tags":["hot"]})");
    const Reply renamed = m_agency->ask("PUT", path, R"({"name":"warm","disabled":"true"})");
    QCOMPARE(renamed.status(), 200);
    QCOMPARE(renamed["status"].toString(), QLatin1String("disabled"));
    QCOMPARE(m_agency->get("/calls/CAL1.json?fields=tags")["tags"].toArray(), QJsonArray{QStringLiteral("warm")});
    QCOMPARE(m_agency->get(path)["name"].toString(), QLatin1String("warm"));
    QCOMPARE(m_agency->get("/tags.json?status=enabled").list("tags").size(), 0);
    QCOMPARE(m_agency->ask("DELETE", path).status(), 204);
    QCOMPARE(m_agency->get("/calls/CAL1.json?fields=tags")["tags"].toArray(), QJsonArray());
    QCOMPARE(m_agency->ask("DELETE", path).status(), 404);
}

void TestApiRecords::keepsUsers()
{
    const Reply made = m_agency->ask("POST", "/users.json", R"({"first_name":"Mia","last_name":"Roy",
        "email":"mia@agency.example","role":"reporting","companies":["COMlaw"]})");
    QCOMPARE(made.status(), 200); // and not 201
    QCOMPARE(made["name"].toString(), QLatin1String("Mia Roy"));
    QCOMPARE(made["companies"][0][QLatin1String("name")].toString(), QLatin1String("Law"));
    const std::string path = "/users/" + idOf(made) + ".json";
    QCOMPARE(m_agency->ask("PUT", path, R"({"companies":["COMlaw","COMdental"]})")["companies"].toArray().size(), 2);
    QCOMPARE(m_agency->ask("PUT", path, R"({"first_name":"Max"})").status(), 403); // another's name
    QCOMPARE(m_agency
                 ->ask("POST", "/users.json", R"({"first_name":"M","last_name":"R",
        "email":"mia@agency.example","role":"admin"})")
                 .status(),
             400);
    QCOMPARE(only("/users.json?search=mia", "users")[QLatin1String("email")].toString(),
             QLatin1String("mia@agency.example"));
    QCOMPARE(m_agency->get("/users.json?company_id=COMlaw").list("users").size(), 1);
    QCOMPARE(m_agency->askAs(m_agency->managerKey, "DELETE", path).status(), 403);
    QCOMPARE(m_agency->ask("DELETE", path).status(), 204);
    QCOMPARE(m_agency->get(path).status(), 404);
    const std::string admin = "/users/" + m_agency->admin.userId.text + ".json";
    QCOMPARE(m_agency->ask("DELETE", admin).status(), 400); // the last admin
}

void TestApiRecords::takesForms_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray form = R"({"company_id":"COMdental","referrer":"google","form_url":"https://d.example/contact",
        "form_data":{"Name":"Ann Lee","Phone":"(303) 555-0100","Email":"ann@example.com"}})";
    QTest::newRow("wrapped") << "{\"form_submission\":" + form + "}";
    QTest::newRow("bare") << form;
}

void TestApiRecords::takesForms()
{
    QFETCH(QByteArray, body);
    const Reply made = m_agency->ask("POST", "/form_submissions.json", body.toStdString());
    QCOMPARE(made.status(), 201);
    QCOMPARE(keys(made.json),
             (QStringList{QStringLiteral("company_id"), QStringLiteral("first_form"), QStringLiteral("form_data"),
                          QStringLiteral("form_url"), QStringLiteral("id"), QStringLiteral("landing_page_url"),
                          QStringLiteral("person_id"), QStringLiteral("referrer"), QStringLiteral("referring_url"),
                          QStringLiteral("submitted_at")}));
    const QJsonObject listed = only("/form_submissions.json", "form_submissions");
    QCOMPARE(listed[QLatin1String("customer_phone_number")].toString(), QLatin1String("+13035550100"));
    QCOMPARE(m_agency->get("/form_submissions/" + idOf(made) + ".json")["referrer"].toString(),
             QLatin1String("google"));
    QCOMPARE(m_agency->get("/form_submissions.json?date_range=yesterday").list("form_submissions").size(), 0);
    QCOMPARE(m_agency->get("/form_submissions.json?company_id=COMlaw").list("form_submissions").size(), 0);
    QCOMPARE(m_agency->get("/form_submissions.json?person_lead=true").list("form_submissions").size(), 1);
    QCOMPARE(m_agency->askAs(m_agency->reportingKey, "GET", "/form_submissions.json").list("form_submissions").size(),
             1);
}

void TestApiRecords::editsForms()
{
    const Reply made = m_agency->ask("POST", "/form_submissions.json", R"({"company_id":"COMdental","form_data":{}})");
    const std::string path = "/form_submissions/" + idOf(made) + ".json";
    const Reply changed =
        m_agency->ask("PUT", path, R"({"tags":["web"],"note":"n","value":"2","lead_status":"good_lead"})");
    QCOMPARE(changed.status(), 200);
    const Reply shown = m_agency->get(path + "?fields=tags,note,value,lead_status,company_name");
    QCOMPARE(shown["tags"].toArray(), QJsonArray{QStringLiteral("web")});
    QCOMPARE(shown["value"].toString(), QLatin1String("2.00"));
    QCOMPARE(shown["company_name"].toString(), QLatin1String("Dental"));
    QCOMPARE(m_agency->get("/form_submissions.json?lead_status=good_lead&tags=web").list("form_submissions").size(), 1);
    QCOMPARE(m_agency->get("/form_submissions.json?lead_status=not_scored").list("form_submissions").size(), 0);
    QCOMPARE(m_agency->askAs(m_agency->reportingKey, "PUT", path, R"({"note":""})").status(), 403);
}

void TestApiRecords::sumsUpForms()
{
    for (int i = 0; i < 3; ++i)
        m_agency->ask("POST", "/form_submissions.json",
                      i ? R"({"company_id":"COMdental","form_data":{}})" : R"({"company_id":"COMlaw","form_data":{}})");
    const Reply summary = m_agency->get("/forms/summary.json?group_by=company&fields=first_forms,leads");
    QCOMPARE(summary["total_results"][QLatin1String("total_forms")].toInt(), 3);
    QCOMPARE(summary["grouped_by"].toString(), QLatin1String("company"));
    QCOMPARE(summary.list("grouped_results").size(), 2);
    QVERIFY(summary.list("grouped_results").first().toObject().contains(QLatin1String("leads")));
}

void TestApiRecords::showsConversations()
{
    Conversation texts;
    texts.clientId = m_agency->dental;
    texts.customerPhoneNumber = "+13035550100";
    for (int i = 0; i < 5; ++i) {
        TextMessage message;
        message.content = "message " + std::to_string(i);
        message.direction = i % 2 ? "outgoing" : "incoming";
        message.createdAt = m_agency->now - std::chrono::hours(i);
        texts.messages.push_back(message);
    }
    const auto id =
        storage::wait<ConversationId>([&](auto done) { m_agency->storage->conversations.insert(texts, done); });
    QVERIFY(id.ok());
    const QJsonObject listed = only("/text-messages.json", "conversations");
    QCOMPARE(listed[QLatin1String("recent_messages")].toArray().size(), 2);
    QVERIFY(listed[QLatin1String("last_message_at")].toString().endsWith(QLatin1String("Z")));
    const std::string path = "/text-messages/" + id->text + ".json";
    const Reply shown = m_agency->get(path + "?per_page=2&page=2");
    QVERIFY(!shown.json.contains(QLatin1String("recent_messages")));
    QCOMPARE(shown["total_records"].toInt(), 5);
    QCOMPARE(shown["total_pages"].toInt(), 3);
    QCOMPARE(ApiFixture::texts(shown.list("messages"), "content"),
             (QStringList{QStringLiteral("message 2"), QStringLiteral("message 3")}));
    QCOMPARE(m_agency->get("/text-messages.json?search=303-555-0100").list("conversations").size(), 1);
    QCOMPARE(m_agency->get("/text-messages.json?date_range=last_month").list("conversations").size(), 0);
}

void TestApiRecords::feedsChanges()
{
    const Reply start = m_agency->get("/changes.json");
    QCOMPARE(start.list("changes").size(), 0);
    const auto since = [&](const Reply &before) {
        return m_agency->get("/changes.json?cursor=" + before["next_cursor"].toString().toStdString());
    };
    QVERIFY(m_agency->add(m_agency->call("CAL1", m_agency->now)).ok());
    const Reply first = since(start);
    const QJsonObject change = first.list("changes").first().toObject();
    QCOMPARE(change[QLatin1String("type")].toString(), QLatin1String("call"));
    QCOMPARE(change[QLatin1String("action")].toString(), QLatin1String("created"));
    QCOMPARE(change[QLatin1String("record")][QLatin1String("source")].toString(), QLatin1String("google_paid"));
    QCOMPARE(first["has_more"].toBool(), false);
    m_agency->ask("PUT", "/calls/CAL1.json", R"({"spam":true})");
    const QJsonArray gone = since(first).list("changes");
    QCOMPARE(gone.size(), 1);
    QCOMPARE(gone.first()[QLatin1String("action")].toString(), QLatin1String("deleted"));
    QCOMPARE(gone.first()[QLatin1String("id")].toString(), QLatin1String("CAL1"));
    QCOMPARE(since(since(first)).list("changes").size(), 0);
}

QTEST_GUILESS_MAIN(TestApiRecords)
#include "tst_api_records.moc"
