#include "agencyfixture.h"

#include "backend/storage/filldemo.h"
#include "backend/storage/import.h"

#include <sstream>

using namespace earshot;
using namespace earshot::storage;

class TestImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheGoodLinesAndNamesTheBad();
    void twiceIsOnce();
    void intoAnEmptyFolder();
    void bringsRecordings();
    void order_data();
    void order();
    void demoFillsAnEmptyFolderOnly();
};

static Result<ImportReport> import(Storage &storage, const std::string &lines, const std::string &folder = {})
{
    std::istringstream in(lines);
    return importCalls(storage, in, {{}, folder, {}});
}

static std::string line(const std::string &id, const std::string &start, const std::string &more = "")
{
    return R"({"id":")" + id +
           R"(","company_id":"COMnew","company_name":"New Client","company_time_zone":"Asia/Kolkata",)"
           R"("tracker_id":"TRKnew","source_name":"Web","start_time":")" +
           start +
           R"(","customer_phone_number":"+919845012345","direction":"inbound","duration":"42","answered":true)" + more +
           "}\n";
}

void TestImport::takesTheGoodLinesAndNamesTheBad()
{
    AgencyFixture f;
    const std::string day = "2026-06-01T10:00:00+05:30";
    const auto report = import(
        *f.storage,
        "\xEF\xBB\xBF" +
            line("CALa", day,
                 R"(,"tags":["hot"],"conversational_transcript":[{"speaker":"agent","phrase":"Hello","start":0.5}])") +
            "not json\n" + "\n" + R"({"company_id":"COMnew","start_time":"2026-06-01T10:00:00Z"})" + "\n" +
            line("CALb", "tomorrow") + R"({"id":"CALc","start_time":"2026-06-01T10:00:00Z"})" + "\n[1,2]\n" +
            line("CALd", day).substr(0, 60) + "\n" + line("CALe", day, R"(,"lead_status":"good_lead")"));
    QVERIFY(report.ok());
    QCOMPARE(report->imported, 2);
    QCOMPARE(report->badCount, 6);
    std::vector<std::int64_t> numbers;
    for (const BadLine &bad : report->bad) {
        numbers.push_back(bad.line);
        QVERIFY(!bad.reason.empty());
        QVERIFY2(!QByteArray(bad.reason.c_str()).contains("98450"), "personal data in a reason");
    }
    QCOMPARE(numbers, (std::vector<std::int64_t>{2, 4, 5, 6, 7, 8}));
    const Call call = f.get("CALa");
    QCOMPARE(call.clientName, "New Client");
    QCOMPARE(call.clientTimeZone, "Asia/Kolkata");
    QCOMPARE(call.sourceName, "Web");
    QCOMPARE(call.tags, Words{"hot"});
    QCOMPARE(call.transcription, plainText(*call.transcript));
    QVERIFY(call.startTime == at("2026-06-01T04:30:00Z"));
    QCOMPARE(call.totalCalls.value(), 2);
    QCOMPARE(f.storage->clients.list(f.admin, {}, {}, {})->total, 3);
}

void TestImport::twiceIsOnce()
{
    AgencyFixture f;
    const std::string lines = line("CALa", "2026-06-01T10:00:00Z") + line("CALa", "2026-06-01T10:00:00Z") +
                              line("CALb", "2026-06-02T10:00:00Z");
    const auto first = import(*f.storage, lines);
    QCOMPARE(first->imported, 2);
    QCOMPARE(first->known, 1);
    QVERIFY(f.update(f.admin, "CALa", {.note = "ours"}).ok());
    const auto second = import(*f.storage, lines);
    QCOMPARE(second->imported, 0);
    QCOMPARE(second->known, 3);
    QCOMPARE(f.get("CALa").note, "ours");
    QCOMPARE(f.ids(f.admin), (Ids{"CALb", "CALa"}));
}

void TestImport::intoAnEmptyFolder()
{
    QTemporaryDir dir;
    const auto storage = Storage::open({dir.path().toStdString(), 25, systemNow});
    std::string lines;
    for (int i = 0; i < 1203; ++i) // more than two batches
        lines += line("CAL" + std::to_string(i), "2026-06-01T10:00:00Z");
    const auto report = import(**storage, lines);
    QVERIFY(report.ok());
    QCOMPARE(report->imported, 1203);
}

void TestImport::bringsRecordings()
{
    AgencyFixture f;
    QFile sound(f.dir.path() + QStringLiteral("/sound.wav"));
    QVERIFY(sound.open(QIODevice::WriteOnly));
    sound.write("RIFF....WAVEfmt and so on");
    sound.close();
    QFile text(f.dir.path() + QStringLiteral("/text.wav"));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("no sound at all");
    text.close();
    const std::string day = "2026-06-01T10:00:00Z";
    const auto report = import(*f.storage,
                               line("CALa", day, R"(,"recording_file":"sound.wav")") +
                                   line("CALb", day, R"(,"recording_file":"missing.wav")") +
                                   line("CALc", day, R"(,"recording_file":"text.wav")"),
                               f.dir.path().toStdString());
    QCOMPARE(report->imported, 3);
    QCOMPARE(report->recordings, 1);
    QCOMPARE(report->remarks.size(), std::size_t(2));
    QCOMPARE(report->remarks[0].line, 2);
    QCOMPARE(f.storage->calls.recording(f.admin, CallId("CALa"))->mediaType, "audio/wav");
    QCOMPARE(f.storage->calls.recording(f.admin, CallId("CALb")).error().kind, Error::Kind::NotFound);
}

void TestImport::order_data()
{
    QTest::addColumn<bool>("reversed");
    QTest::newRow("oldest first") << false;
    QTest::newRow("newest first") << true;
}

void TestImport::order()
{
    QFETCH(bool, reversed);
    AgencyFixture f;
    std::vector<std::string> lines;
    for (int i = 0; i < 5; ++i)
        lines.push_back(line("CAL" + std::to_string(i), "2026-06-0" + std::to_string(1 + i) + "T10:00:00Z",
                             i == 1 ? R"(,"lead_status":"good_lead")" : ""));
    if (reversed)
        std::reverse(lines.begin(), lines.end());
    std::string all;
    for (const std::string &one : lines)
        all += one;
    QVERIFY(import(*f.storage, all).ok());
    for (int i = 0; i < 5; ++i) {
        const Call call = f.get(("CAL" + std::to_string(i)).c_str());
        QCOMPARE(call.priorCalls.value(), i);
        QCOMPARE(call.leadStatus, i == 0 ? "" : i == 1 ? "good_lead" : "previously_marked_good_lead");
    }
}

void TestImport::demoFillsAnEmptyFolderOnly()
{
    QTemporaryDir dir;
    const auto storage = Storage::open({dir.path().toStdString(), 25, systemNow});
    demo::Options options;
    options.calls = 300;
    options.recordings = 0;
    options.now = at("2026-06-15T00:00:00Z");
    const auto figures = fillDemo(**storage, options);
    QVERIFY2(figures.ok(), figures ? "" : figures.error().detail.c_str());
    const auto key = (*storage)->keys.add("admin@demo.example");
    const Viewer admin = *(*storage)->keys.viewer(*key);
    QCOMPARE((*storage)->calls.figures(admin, {})->total, figures->calls);
    QCOMPARE((*storage)->forms.figures(admin, {})->total, figures->forms);
    QCOMPARE((*storage)->clients.list(admin, {}, {}, {})->total, 6);
    const auto manager = (*storage)->keys.viewer(*(*storage)->keys.add("manager@demo.example"));
    QCOMPARE(manager->clients->size(), std::size_t(3));
    QCOMPARE(fillDemo(**storage, options).error().kind, Error::Kind::Conflict);
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_storage_import.moc"
