#include "agencyfixture.h"

using namespace earshot;
using namespace earshot::storage;

/// A form that names the web session of its visitor learns from the visitor's call where they came from.
class TestSessions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesWhatTheSessionSays_data();
    void takesWhatTheSessionSays();
    void looksByAnIndex();
};

void TestSessions::takesWhatTheSessionSays_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("session");
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("of the client's own call")
        << QByteArray("COMdental") << QByteArray("SESone") << QByteArray("google_paid");
    QTest::newRow("not of another client's") << QByteArray("COMlaw") << QByteArray("SESone") << QByteArray("direct");
    QTest::newRow("not of spam") << QByteArray("COMdental") << QByteArray("SESspam") << QByteArray("direct");
    QTest::newRow("an unknown session") << QByteArray("COMdental") << QByteArray("SESnone") << QByteArray("direct");
}

void TestSessions::takesWhatTheSessionSays()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, session);
    QFETCH(QByteArray, source);
    AgencyFixture f;
    for (const char *id : {"SESone", "SESspam"}) {
        Call call = f.call(id, at("2026-06-01T10:00:00Z"));
        call.id = CallId(std::string("CAL") + id);
        call.sessionUuid = id;
        QVERIFY(f.add(call).ok());
    }
    QVERIFY(f.update(f.admin, "CALSESspam", {.spam = true}).ok());
    wire::FormDraft draft;
    draft.clientId = ClientId(client.toStdString());
    draft.sessionId = session.toStdString();
    draft.formData.text = R"({"name":"Ann"})";
    const auto form = wait<FormSubmission>([&](auto done) { f.storage->forms.create(f.admin, draft, done); });
    QVERIFY(form.ok());
    QCOMPARE(QByteArray::fromStdString(form->source), source);
}

void TestSessions::looksByAnIndex()
{
    AgencyFixture f;
    const auto plan = f.storage->database.read([](sql::Connection &sql) -> Result<std::string> {
        const sql::Use select =
            sql.prepared("EXPLAIN QUERY PLAN SELECT source FROM stored_calls WHERE company = ? AND session_uuid = ? "
                         "AND session_uuid <> '' AND spam = 0 ORDER BY start_time DESC LIMIT 1");
        std::string steps;
        while (select->executeStep())
            steps += select->getColumn(3).getString() + '\n';
        return steps;
    });
    QVERIFY(plan.ok());
    QVERIFY2(plan->find("calls_of_session") != std::string::npos, plan->c_str());
    QVERIFY2(plan->find("TEMP B-TREE") == std::string::npos, plan->c_str());
}

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_storage_sessions.moc"
