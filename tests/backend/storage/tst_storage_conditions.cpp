#include "agencyfixture.h"

#include "models/conditions/evaluate.h"
#include "models/conditions/json.h"
#include "models/conditions/sql.h"

using namespace earshot;
using namespace earshot::storage;

/// The views calls, call_tags and phrases are what conditions ask of a schema.
class TestConditions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void find_data();
    void find();

private:
    std::unique_ptr<AgencyFixture> f;
};

void TestConditions::initTestCase()
{
    f = std::make_unique<AgencyFixture>();
    Call a = f->call("CALa", at("2026-06-01T10:00:00Z"));
    a.tags = {"hot"};
    a.transcript = Transcript{{Speaker::Caller, milliseconds(0), "I want to book a visit.", {}}};
    Call b = f->call("CALb", at("2026-06-02T10:00:00Z"));
    b.transcript = Transcript{{Speaker::Agent, milliseconds(0), "Shall I book a visit?", {}}};
    Call c = f->call("CALc", at("2026-06-03T10:00:00Z"), f->law, "+13035550101");
    c.customerName = "José";
    c.milestones.text = "{}";
    QVERIFY(f->addAll({a, b, c}).ok());
}

void TestConditions::find_data()
{
    QTest::addColumn<QString>("tree");
    QTest::addColumn<Ids>("expected");
    const auto row = [](const char *name, const char *condition, Ids expected) {
        QTest::newRow(name) << QString::fromUtf8(condition) << expected;
    };
    row("the client's name", R"({"field":"company_name","op":"contains","value":"dent"})", {"CALa", "CALb"});
    row("the person's name", R"({"field":"customer_name","op":"is","value":"jose"})", {"CALc"});
    row("a tag", R"({"field":"tags","op":"has_tag","value":"hot"})", {"CALa"});
    row("first calls", R"({"field":"first_call","op":"yes"})", {"CALa", "CALc"});
    row("the tracker's name", R"({"field":"source_name","op":"starts_with","value":"law"})", {"CALc"});
    row("said by the caller",
        R"({"field":"conversational_transcript","op":"has_phrase","value":{"text":"book a visit","speaker":"caller"}})",
        {"CALa"});
    row("said by anyone", R"({"field":"conversational_transcript","op":"has_phrase","value":{"text":"book a visit"}})",
        {"CALa", "CALb"});
}

void TestConditions::find()
{
    QFETCH(QString, tree);
    QFETCH(Ids, expected);
    const auto node = conditions::fromJson("{\"version\":1,\"all\":[" + tree.toStdString() + "]}");
    QVERIFY2(node.ok(), node ? "" : node.error().detail.c_str());
    const conditions::EvalContext context{.now = f->now};
    const auto where = conditions::toSql(*node, context);
    QVERIFY(where.ok());
    Clause query{"SELECT row FROM calls WHERE " + where->text + " ORDER BY id", where->bound};
    const auto rows = f->storage->database.read(
        [&](sql::Connection &sql) -> Result<std::vector<Number>> { return numbers(sql, query); });
    QVERIFY2(rows.ok(), rows ? "" : rows.error().detail.c_str());
    Ids ids;
    for (const Number row : *rows) {
        const Call call = f->get(std::to_string(row).c_str());
        QVERIFY(conditions::matches(*node, call, context));
        ids.push_back(call.id.text);
    }
    QCOMPARE(ids, expected);
}

QTEST_GUILESS_MAIN(TestConditions)
#include "tst_storage_conditions.moc"
