#include "tests/backend/api/apifixture.h"

using namespace earshot;
using namespace earshot::api;
using namespace earshot::storage;

/// What the server has beyond CallRail for those who edit calls at the same time.
class TestApiVersions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_agency = std::make_unique<ApiFixture>();
        QVERIFY(m_agency->add(m_agency->call("CAL3", m_agency->now)).ok());
    }
    void changesTagsOfTheVersionThatWasRead();
    void namesTheFieldItRefuses();

private:
    std::unique_ptr<ApiFixture> m_agency;
};

void TestApiVersions::changesTagsOfTheVersionThatWasRead()
{
    QCOMPARE(m_agency->ask("PUT", "/calls/CAL3.json", R"({"tags":["old","gone"]})").status(), 200);
    const Reply read = m_agency->get("/calls/CAL3.json?fields=tags");
    const std::string version = read.answer.header("ETag");
    QVERIFY2(version.starts_with("\"call-"), version.c_str());
    const auto put = [&](const std::string &only, const char *body) {
        return m_agency->send("PUT " + m_agency->base + "/calls/CAL3.json?fields=tags",
                              ApiFixture::authorized(m_agency->adminKey) + "If-Match: " + only + "\r\n", body);
    };
    const Reply done = put(version, R"({"add_tags":["new","OLD"],"remove_tags":["GONE","never there"]})");
    QCOMPARE(done.status(), 200);
    QCOMPARE(done["tags"].toArray(), (QJsonArray{QStringLiteral("new"), QStringLiteral("old")}));
    QVERIFY(done.answer.header("ETag") != version);

    const Reply late = put(version, R"({"note":"lost"})");
    QCOMPARE(late.status(), 412);
    QVERIFY2(late.error().contains(QLatin1String("Read it again")), qPrintable(late.error()));
    QCOMPARE(put("\"something else\"", R"({"note":"lost"})").status(), 412);
    QVERIFY(m_agency->get("/calls/CAL3.json?fields=note")["note"].toString() != QLatin1String("lost"));
    QCOMPARE(put(done.answer.header("ETag"), R"({"note":"kept"})").status(), 200);
    QCOMPARE(put("*", R"({"note":"any"})").status(), 200);
}

void TestApiVersions::namesTheFieldItRefuses()
{
    const auto field = [&](const char *body) {
        const Reply reply = m_agency->ask("PUT", "/calls/CAL3.json", body);
        return reply.status() == 400 ? reply["field"].toString() : QStringLiteral("not refused");
    };
    QCOMPARE(field(R"({"note":"n","lead_status":"perhaps"})"), QStringLiteral("lead_status"));
    QCOMPARE(field(R"({"note":"n","value":"lots"})"), QStringLiteral("value"));
    QCOMPARE(field(R"({"add_tags":{}})"), QStringLiteral("add_tags"));
}

QTEST_GUILESS_MAIN(TestApiVersions)
#include "tst_api_versions.moc"
