#include "tests/backend/api/apifixture.h"

#include <QDir>

using namespace earshot;
using namespace earshot::api;

/// Who may come in, what is refused and in which words, and how much.
class TestApiAccess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsTokens_data();
    void readsTokens();
    void refuses_data();
    void refuses();
    void keepsRolesApart_data();
    void keepsRolesApart();
    void showsWhatAUserMaySee();
    void forgetsKeysOfUsersThatAreGone();
    void seesNewClientsAtOnce();
    void knowsBothIdsOfAnAccount();
    void limitsAnAccount();
    void limitsBeginAnew();
    void tellsOfFaults();
    void soundThatCannotBeReadIsNotGone();

private:
    std::unique_ptr<ApiFixture> m_agency;
};

void TestApiAccess::initTestCase()
{
    m_agency = std::make_unique<ApiFixture>();
    QVERIFY(m_agency->add(m_agency->call("CAL1", storage::at("2026-06-14T10:00:00Z"))).ok());
    QVERIFY(m_agency->add(m_agency->call("CAL2", storage::at("2026-06-14T11:00:00Z"), m_agency->law)).ok());
}

void TestApiAccess::readsTokens_data()
{
    QTest::addColumn<QString>("authorization");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *text, int status) {
        QTest::newRow(name) << QString::fromLatin1(text) << status;
    };
    row("quoted", "Token token=\"KEY\"", 200);
    row("unquoted", "Token token=KEY", 200);
    row("escaped quotes", "Token token=\\\"KEY\\\"", 200);
    row("scheme in other letters", "token Token=\"KEY\"", 200);
    row("with another parameter", "Token nonce=\"1\", token=\"KEY\"", 200);
    row("of nobody", "Token token=\"0123456789abcdef\"", 401);
    row("empty", "Token token=\"\"", 401);
    row("bare", "KEY", 401);
    row("another scheme", "Basic KEY", 401);
    row("nothing", "", 401);
}

void TestApiAccess::readsTokens()
{
    QFETCH(QString, authorization);
    const QString header = authorization.replace(QLatin1String("KEY"), QString::fromStdString(m_agency->adminKey));
    const std::string line = header.isEmpty() ? "" : "Authorization: " + header.toStdString() + "\r\n";
    const Reply reply = m_agency->send("GET /v3/a.json", line);
    QTEST(reply.status(), "status");
    if (reply.status() == 401) {
        QCOMPARE(reply.error(), QLatin1String("HTTP Token: Access denied."));
        QVERIFY(!reply.answer.header("WWW-Authenticate").empty());
    } else {
        QCOMPARE(reply.list("accounts").size(), 1);
    }
}

void TestApiAccess::refuses_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *head, const char *body, int status, const char *error) {
        QTest::newRow(name) << QByteArray(head) << QByteArray(body) << status << QString::fromLatin1(error);
    };
    row("no such path", "GET /v3/b.json", "", 404, "Not Found");
    row("no such path of an account", "GET BASE/conversations.json", "", 404, "Not Found");
    row("another account", "GET /v3/a/ACC0/calls.json", "", 404, "The requested account could not be found.");
    row("no such call", "GET BASE/calls/CAL0.json", "", 404, "The requested call could not be found.");
    row("a call's recording where none is", "GET BASE/calls/CAL1/recording.json", "", 404,
        "The requested recording could not be found.");
    row("a method that is not there", "PATCH BASE/calls/CAL1.json", "{}", 405, "Method Not Allowed");
    row("delete a call", "DELETE BASE/calls/CAL1.json", "", 405, "Method Not Allowed");
    row("parameters in the query", "PUT BASE/calls/CAL1.json?note=x", "", 406,
        "Parameters must be sent as a JSON object in the body of the request");
    row("a body cut short", "PUT BASE/calls/CAL1.json", "{\"note\":", 400, "");
    row("no object", "PUT BASE/calls/CAL1.json", "[1]", 400, "");
    row("an unknown lead status", "PUT BASE/calls/CAL1.json", R"({"lead_status":"hot"})", 400,
        "lead_status must be good_lead, not_a_lead or null");
    row("a value that is no amount", "PUT BASE/calls/CAL1.json", R"({"value":"much"})", 400, "");
    row("a colour that is none", "POST BASE/tags.json", R"({"name":"t","company_id":"COMdental","color":"beige"})", 400,
        "Color is not included in the list");
    row("a tag without a client", "POST BASE/tags.json", R"({"name":"t"})", 400,
        "company_id is required, unless tag_level is account");
    row("account tags of a client", "GET BASE/tags.json?tag_level=account&company_id=COMdental", "", 400, "");
    row("a client without a name", "POST BASE/companies.json", "{}", 400, "Name can't be blank");
    row("a cookie for a year", "PUT BASE/companies/COMdental.json",
        R"({"swap_cookie_duration":12,"swap_cookie_duration_unit":"months"})", 400,
        "swap_cookie_duration must be at least 1 day and at most 6 months");
    row("a bulk update for nobody", "POST BASE/companies/bulk_update.json", R"({"external_form_capture":true})", 400,
        "company_ids is required");
    row("a number from stock", "POST BASE/trackers.json",
        R"({"name":"n","type":"source","company_id":"COMdental","call_flow":{"type":"basic"},
            "source":{"type":"all"},"tracking_number":{"area_code":"303"}})",
        422, "Unable to obtain number: there are none in stock. Give numbers you have instead.");
    row("a number that is taken", "POST BASE/trackers.json",
        R"({"name":"n","type":"source","company_id":"COMdental","call_flow":{"type":"basic"},
            "source":{"type":"all"},"tracking_number":"+15550000001"})",
        422, "Tracking number has already been taken");
    row("a user without a role's clients", "POST BASE/users.json",
        R"({"first_name":"A","last_name":"B","email":"ab@agency.example","role":"manager"})", 400,
        "Companies can't be blank");
    row("a role that is none", "POST BASE/users.json",
        R"({"first_name":"A","last_name":"B","email":"ab@agency.example","role":"king"})", 400, "");
    row("too far back", "GET BASE/calls.json?start_date=2020-01-01", "", 400, "");
    row("all time", "GET BASE/calls.json?date_range=all_time", "", 400, "");
    row("a day that is none", "GET BASE/calls.json?start_date=2026-02-30", "", 400, "");
    row("a zone that is none", "GET BASE/calls.json?time_zone=Mars/Olympus", "", 400, "time_zone is not a time zone");
    row("a group that is none", "GET BASE/calls/summary.json?group_by=medium", "", 400,
        "group_by must be one of source, keywords, campaign, referrer, company, landing_page, company_id");
    row("too many points", "GET BASE/calls/timeseries.json?interval=hour&date_range=last_30_days", "", 400, "");
    row("an old cursor", "GET BASE/changes.json?cursor=gone", "", 410, "cursor_expired");
    row("placing a call", "POST BASE/calls.json", "{}", 403, "This server does not place calls");
    row("sending a text", "POST BASE/text-messages.json", "{}", 403, "This server does not send text messages");
    row("a recording with a wrong key", "GET /calls/CAL1/recording/redirect?access_key=0", "", 404,
        "The requested recording could not be found.");
}

void TestApiAccess::refuses()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    QFETCH(QString, error);
    head.replace("BASE", QByteArray::fromStdString(m_agency->base));
    const Reply reply =
        m_agency->send(head.toStdString(), ApiFixture::authorized(m_agency->adminKey), body.toStdString());
    QTEST(reply.status(), "status");
    QStringList said = keys(reply.json);
    said.removeAll(QStringLiteral("field")); // where one field of several is to blame
    QCOMPARE(said, QStringList{QStringLiteral("error")});
    QVERIFY(!reply.error().isEmpty());
    if (!error.isEmpty())
        QCOMPARE(reply.error(), error);
    QCOMPARE(reply.answer.header("Content-Type"), std::string("application/json; charset=utf-8"));
}

/// Clients give up what is answered with 404; a disk that is away comes back.
void TestApiAccess::soundThatCannotBeReadIsNotGone()
{
    storage::Storage &storage = *m_agency->storage;
    const auto saved = storage.recordings.save("RIFF....WAVEfmt ", "audio/wav");
    QVERIFY(saved);
    const Call call = m_agency->call("CALsound", m_agency->now);
    QVERIFY(storage::wait<CallId>([&](auto done) { storage.calls.insert({call, {}, *saved}, done); }));
    const auto recording = storage.calls.recording(m_agency->admin, CallId("CALsound"));
    QVERIFY(recording);
    m_agency->faults.clear();
    const std::string sound = "GET /calls/CALsound/recording/sound?access_key=" + recording->accessKey;
    QCOMPARE(m_agency->send(sound, "").status(), 200);
    const QDir data(m_agency->dir.filePath(QStringLiteral("data")));
    QVERIFY(QDir().rename(data.filePath(QStringLiteral("recordings")), data.filePath(QStringLiteral("away"))));
    const Reply reply = m_agency->send(sound, "");
    QVERIFY(QDir().rename(data.filePath(QStringLiteral("away")), data.filePath(QStringLiteral("recordings"))));
    QCOMPARE(reply.status(), 503);
    QVERIFY(!reply.answer.header("Retry-After").empty());
    QCOMPARE(m_agency->faults.size(), std::size_t(1));
    QCOMPARE(m_agency->send(sound, "").status(), 200);
    QCOMPARE(m_agency->send(sound + "0", "").status(), 404);
}

void TestApiAccess::keepsRolesApart_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("admin");
    QTest::addColumn<int>("manager");
    QTest::addColumn<int>("reporting");
    const auto row = [](const char *name, const char *method, const char *path, const char *body, int reporting,
                        int manager, int admin) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QByteArray(body) << admin << manager
                            << reporting;
    };
    row("see a call", "GET", "/calls/CAL1.json", "", 200, 200, 200);
    row("see a call of another client", "GET", "/calls/CAL2.json", "", 404, 404, 200);
    row("edit a call", "PUT", "/calls/CAL1.json", R"({"note":"n"})", 403, 200, 200);
    row("edit a call of another client", "PUT", "/calls/CAL2.json", R"({"note":"n"})", 404, 404, 200);
    row("see a client", "GET", "/companies/COMdental.json", "", 200, 200, 200);
    row("see another client", "GET", "/companies/COMlaw.json", "", 404, 404, 200);
    row("edit a client", "PUT", "/companies/COMdental.json", R"({"callscore_enabled":true})", 403, 403, 200);
    row("see another client's tracker", "GET", "/trackers/TRKlaw.json", "", 404, 404, 200);
    row("edit a tracker", "PUT", "/trackers/TRKdental.json", R"({"name":"Line"})", 403, 200, 200);
    row("make an account tag", "POST", "/tags.json", R"({"name":"all of us","tag_level":"account"})", 403, 403, 201);
    row("take an admin out", "DELETE", "/users/USR0.json", "", 404, 404, 404);
}

void TestApiAccess::keepsRolesApart()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    const auto status = [&](const std::string &key) {
        return m_agency->askAs(key, method.toStdString(), path.toStdString(), body.toStdString()).status();
    };
    QTEST(status(m_agency->reportingKey), "reporting");
    QTEST(status(m_agency->managerKey), "manager");
    QTEST(status(m_agency->adminKey), "admin");
}

void TestApiAccess::showsWhatAUserMaySee()
{
    const auto seen = [&](const std::string &key, const char *path, const char *list) {
        return m_agency->askAs(key, "GET", path).list(list).size();
    };
    QCOMPARE(seen(m_agency->adminKey, "/calls.json", "calls"), 2);
    QCOMPARE(seen(m_agency->managerKey, "/calls.json", "calls"), 1);
    QCOMPARE(seen(m_agency->reportingKey, "/calls.json", "calls"), 1);
    QCOMPARE(seen(m_agency->adminKey, "/companies.json", "companies"), 2);
    QCOMPARE(seen(m_agency->reportingKey, "/companies.json", "companies"), 1);
    QCOMPARE(seen(m_agency->reportingKey, "/trackers.json", "trackers"), 1);
    const Reply summary = m_agency->askAs(m_agency->reportingKey, "GET", "/calls/summary.json");
    QCOMPARE(summary["total_results"][QLatin1String("total_calls")].toInt(), 1);
}

void TestApiAccess::forgetsKeysOfUsersThatAreGone()
{
    const char *const body = R"({"first_name":"Gone","last_name":"Soon","email":"gone@agency.example","role":"admin"})";
    const Reply made = m_agency->ask("POST", "/users.json", body);
    QCOMPARE(made.status(), 200);
    const std::string key = m_agency->storage->keys.add("gone@agency.example").valueOr("");
    QCOMPARE(m_agency->askAs(key, "GET", "/calls.json").status(), 200);
    QCOMPARE(m_agency->ask("DELETE", "/users/" + made["id"].toString().toStdString() + ".json").status(), 204);
    QCOMPARE(m_agency->askAs(key, "GET", "/calls.json").status(), 401);
}

void TestApiAccess::seesNewClientsAtOnce()
{
    QCOMPARE(m_agency->askAs(m_agency->managerKey, "GET", "/calls/CAL2.json").status(), 404);
    const std::string user = "/users/" + m_agency->manager.userId.text + ".json";
    QCOMPARE(m_agency->ask("PUT", user, R"({"companies":["COMdental","COMlaw"]})").status(), 200);
    QCOMPARE(m_agency->askAs(m_agency->managerKey, "GET", "/calls/CAL2.json").status(), 200);
    QCOMPARE(m_agency->ask("PUT", user, R"({"companies":["COMdental"]})").status(), 200);
    QCOMPARE(m_agency->askAs(m_agency->managerKey, "GET", "/calls/CAL2.json").status(), 404);
}

void TestApiAccess::knowsBothIdsOfAnAccount()
{
    const QJsonArray accounts =
        m_agency->send("GET /v3/a.json?fields=numeric_id", ApiFixture::authorized(m_agency->adminKey)).list("accounts");
    const int number = accounts.first()[QLatin1String("numeric_id")].toInt();
    QVERIFY(number > 0);
    const auto reply = m_agency->send("GET /v3/a/" + std::to_string(number) + "/calls.json",
                                      ApiFixture::authorized(m_agency->adminKey));
    QCOMPARE(reply.list("calls").size(), 2);
}

void TestApiAccess::limitsAnAccount()
{
    Settings settings;
    settings.limit = {3, 0};
    ApiFixture agency(settings);
    QCOMPARE(agency.get("/calls.json").status(), 200);
    QCOMPARE(agency.askAs(agency.managerKey, "GET", "/calls.json").status(), 200);
    agency.now += std::chrono::minutes(10);
    QCOMPARE(agency.get("/calls.json").status(), 200);
    const Reply refused = agency.askAs(agency.reportingKey, "GET", "/calls.json");
    QCOMPARE(refused.status(), 429);
    QVERIFY(!refused.error().isEmpty());
    QCOMPARE(refused.answer.header("Retry-After"), std::string("3000"));
}

void TestApiAccess::limitsBeginAnew()
{
    Settings settings;
    settings.limit = {1, 2};
    ApiFixture agency(settings);
    QCOMPARE(agency.get("/calls.json").status(), 200);
    QCOMPARE(agency.get("/calls.json").status(), 429);
    agency.now += std::chrono::hours(1);
    QCOMPARE(agency.get("/calls.json").status(), 200);
    agency.now += std::chrono::hours(1);
    const Reply refused = agency.get("/calls.json"); // the day's two are spent
    QCOMPARE(refused.status(), 429);
    QCOMPARE(refused.answer.header("Retry-After"), std::to_string(22 * 3600));
    agency.now += std::chrono::hours(22);
    QCOMPARE(agency.get("/calls.json").status(), 200);
}

void TestApiAccess::tellsOfFaults()
{
    ApiFixture agency;
    QVERIFY(agency.storage->database
                .writeNow<void>([](storage::Write &write) -> Result<void> {
                    write.sql.execute("DROP TABLE phrases");
                    return {};
                })
                .ok());
    QVERIFY(agency.add(agency.call("CAL1", storage::at("2026-06-14T10:00:00Z"))).ok());
    const Reply reply = agency.get("/calls/CAL1.json?fields=conversational_transcript");
    QCOMPARE(reply.status(), 500);
    QCOMPARE(reply.error(), QLatin1String("The server could not do this"));
    QCOMPARE(agency.faults.size(), std::size_t(1));
    QVERIFY(!agency.faults.front().detail.empty());
}

QTEST_GUILESS_MAIN(TestApiAccess)
#include "tst_api_access.moc"
