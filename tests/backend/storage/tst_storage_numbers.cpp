// Numbers and times as people write them, and callers who withhold theirs.

#include "agencyfixture.h"

#include "backend/storage/import.h"
#include "models/sql/migrations.h"

#include <sstream>

using namespace earshot;
using namespace earshot::storage;

class TestNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importsNumbers_data();
    void importsNumbers();
    void importsTimes_data();
    void importsTimes();
    void keepsStrangersApart_data();
    void keepsStrangersApart();
    void takesOldStrangersApart();
    void findsNumbers_data();
    void findsNumbers();
};

namespace {

std::string callOf(const std::string &id, const std::string &zone, const std::string &start, const std::string &number,
                   const std::string &more = "")
{
    return R"({"id":")" + id + R"(","company_name":")" + zone + R"(","company_time_zone":")" + zone +
           R"(","start_time":")" + start + R"(","customer_phone_number":")" + number + "\"" + more + "}\n";
}

ImportReport imported(AgencyFixture &f, const std::string &lines)
{
    std::istringstream in(lines);
    return *importCalls(*f.storage, in, {});
}

} // namespace

void TestNumbers::importsNumbers_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<int>("remarks");
    const auto row = [](const char *name, const char *zone, const char *written, const char *kept, int remarks = 0) {
        QTest::newRow(name) << QByteArray(zone) << QByteArray(written) << QByteArray(kept) << remarks;
    };
    row("American, written", "America/Chicago", "(212) 555-0101", "+12125550101");
    row("American, eleven digits", "America/Chicago", "12125550101", "+12125550101");
    row("British, at home", "Europe/London", "020 7946 0000", "+442079460000");
    row("Indian, ten digits", "Asia/Kolkata", "98450 12345", "+919845012345");
    row("Australian, at home", "Australia/Sydney", "(02) 9374 4000", "+61293744000");
    row("E.164 stays", "Europe/London", "+12125550101", "+12125550101");
    row("extension", "America/Chicago", "212-555-0101 ext 136", "+12125550101", 1);
    row("withheld stays a word", "America/Chicago", "Restricted", "Restricted");
    row("a carrier's placeholder stays", "America/Chicago", "+266696687", "+266696687");
    row("what cannot be read stays", "America/Chicago", "12-34-5", "12-34-5");
}

void TestNumbers::importsNumbers()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, kept);
    QFETCH(int, remarks);
    AgencyFixture f;
    const auto report = imported(f, callOf("CALn", zone.toStdString(), "2026-06-01T10:00:00Z", written.toStdString()));
    QCOMPARE(report.imported, 1);
    QCOMPARE(int(report.remarks.size()), remarks);
    for (const BadLine &remark : report.remarks)
        QVERIFY2(!QByteArray(remark.reason.c_str()).contains("136"), "personal data in a remark");
    QCOMPARE(QByteArray::fromStdString(f.get("CALn").customerPhoneNumber), kept);
}

void TestNumbers::importsTimes_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("utc"); // empty: a bad line
    const auto row = [](const char *name, const char *zone, const char *written, const char *utc) {
        QTest::newRow(name) << QByteArray(zone) << QByteArray(written) << QByteArray(utc);
    };
    row("the client's zone", "America/New_York", "2026-06-01T10:00:00", "2026-06-01T14:00:00Z");
    row("with a blank", "Asia/Kolkata", "2026-06-01 10:00:00", "2026-06-01T04:30:00Z");
    row("an offset counts", "America/New_York", "2026-06-01T10:00:00+02:00", "2026-06-01T08:00:00Z");
    row("Z counts", "America/New_York", "2026-06-01T10:00:00Z", "2026-06-01T10:00:00Z");
    row("winter", "America/New_York", "2026-01-15T10:00:00", "2026-01-15T15:00:00Z");
    row("a day is the client's", "America/New_York", "2026-06-01", "2026-06-01T04:00:00Z");
    row("year 1", "UTC", "0001-01-01T00:00:00Z", "");
    row("year 9999", "UTC", "9999-12-31T23:59:59Z", "");
    row("year 1900", "UTC", "1900-01-01T00:00:00Z", "");
}

void TestNumbers::importsTimes()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, utc);
    AgencyFixture f;
    const auto report = imported(f, callOf("CALt", zone.toStdString(), written.toStdString(), "+12125550101"));
    QCOMPARE(report.badCount, utc.isEmpty() ? 1 : 0);
    if (utc.isEmpty())
        return;
    QVERIFY(f.get("CALt").startTime == at(utc.constData()));
    // the second line of a client that is known now
    QCOMPARE(imported(f, callOf("CALu", zone.toStdString(), written.toStdString(), "+12125550101")).imported, 1);
    QVERIFY(f.get("CALu").startTime == at(utc.constData()));
}

void TestNumbers::keepsStrangersApart_data()
{
    QTest::addColumn<QByteArray>("number");
    for (const char *number : {"anonymous", "Restricted", "unbekannt", "0", "+266696687", "+1111111111", "22", ""})
        QTest::addRow("%s", *number == '\0' ? "none" : number) << QByteArray(number);
}

void TestNumbers::keepsStrangersApart()
{
    QFETCH(QByteArray, number);
    AgencyFixture f;
    const std::string written = number.toStdString();
    const auto report =
        imported(f, callOf("CALa", "UTC", "2026-06-01T10:00:00Z", written,
                           R"(,"customer_name":"Ada","lead_status":"good_lead")") +
                        callOf("CALb", "UTC", "2026-06-02T10:00:00Z", written, R"(,"customer_name":"Bob")"));
    QCOMPARE(report.imported, 2);
    const Call first = f.get("CALa");
    const Call second = f.get("CALb");
    QVERIFY(first.personId.empty() && second.personId.empty());
    QCOMPARE(first.customerName, "Ada");
    QCOMPARE(second.customerName, "Bob");
    QCOMPARE(second.leadStatus, "");
    QVERIFY(second.priorCalls.value_or(0) == 0);
}

// A folder of the time when "anonymous" was a person.
void TestNumbers::takesOldStrangersApart()
{
    AgencyFixture f;
    imported(f, callOf("CALa", "UTC", "2026-06-01T10:00:00Z", "anonymous", R"(,"customer_name":"Ada")") +
                    callOf("CALb", "UTC", "2026-06-02T10:00:00Z", "anonymous", R"(,"customer_name":"Bob")") +
                    callOf("CALc", "UTC", "2026-06-02T10:00:00Z", "+12125550101", R"(,"customer_name":"Cy")"));
    const auto done = f.storage->database.writeNow<int>([](Write &write) -> Result<int> {
        write.sql.execute("INSERT INTO persons (id, company, phone, name, calls) SELECT 'PERx', company, 'anonymous', "
                          "'Ada', 2 FROM stored_calls WHERE id = 'CALa'");
        write.sql.execute("UPDATE stored_calls SET person = (SELECT row FROM persons WHERE id = 'PERx'), prior_calls = "
                          "(id = 'CALb'), lead_status = iif(id = 'CALa', 'good_lead', 'previously_marked_good_lead') "
                          "WHERE customer_phone_number = 'anonymous'");
        return 0;
    });
    QVERIFY(done.ok());
    QCOMPARE(f.get("CALb").customerName, "Ada");
    const auto steps = sql::migrationsIn(":/schema/backend");
    const auto ours = std::find_if(steps.begin(), steps.end(), [](const sql::Migration &step) {
        return step.text.find("NOT identifies(phone)") != step.text.npos;
    });
    QVERIFY(ours != steps.end());
    const auto apart = f.storage->database.writeNow<int>([&](Write &write) -> Result<int> {
        write.sql.execute(ours->text); // alone: later steps may only run once
        return 0;
    });
    QVERIFY(apart.ok());
    f.reopen();
    QVERIFY(f.get("CALa").personId.empty());
    QCOMPARE(f.get("CALa").leadStatus, "good_lead");
    QCOMPARE(f.get("CALb").customerName, "Bob");
    QCOMPARE(f.get("CALb").leadStatus, "");
    QVERIFY(!f.get("CALc").personId.empty());
}

void TestNumbers::findsNumbers_data()
{
    QTest::addColumn<QByteArray>("typed");
    for (const char *typed : {"+442079460000", "+44 (0)20 7946 0000", "020 7946 0000", "0044 20 7946 0000",
                              "011 44 20 7946 0000", "7946/0000", "7946–0000", "+44 20 7946 0000 ext 136"})
        QTest::addRow("%s", typed) << QByteArray(typed);
}

void TestNumbers::findsNumbers()
{
    QFETCH(QByteArray, typed);
    AgencyFixture f;
    imported(f, callOf("CALa", "Europe/London", "2026-06-01T10:00:00Z", "020 7946 0000") +
                    callOf("CALb", "Europe/London", "2026-06-01T10:00:00Z", "020 7946 0001"));
    CallFilter filter;
    filter.search = typed.toStdString();
    QCOMPARE(f.ids(f.admin, filter), (Ids{"CALa"}));
}

QTEST_GUILESS_MAIN(TestNumbers)
#include "tst_storage_numbers.moc"
