#include "agencyfixture.h"

#include "backend/storage/filldemo.h"
#include "backend/storage/import.h"

#include <QStringEncoder>

#include <zlib.h>

#include <sstream>

using namespace earshot;
using namespace earshot::storage;

class TestImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheGoodLinesAndNamesTheBad();
    void twiceIsOnce();
    void takesWhatIsNewer_data();
    void takesWhatIsNewer();
    void aCallUnderItsOtherIdIsKnown_data();
    void aCallUnderItsOtherIdIsKnown();
    void renewsEverythingOfACall();
    void aSpamLineEndsTheCall();
    void aBadLineLeavesNothingBehind_data();
    void aBadLineLeavesNothingBehind();
    void keepsTheGoodTags();
    void readsEncodings_data();
    void readsEncodings();
    void namesWhatIsNoFileOfLines_data();
    void namesWhatIsNoFileOfLines();
    void intoAnEmptyFolder();
    void bringsRecordings();
    void order_data();
    void order();
    void demoFillsAnEmptyFolderOnly();
};

static Result<ImportReport> import(Storage &storage, const std::string &lines, const std::string &folder = {})
{
    std::istringstream in(lines);
    ImportOptions options;
    options.folder = folder;
    return importCalls(storage, in, options);
}

static Result<ImportReport> importAsOf(Storage &storage, const std::string &lines, const char *asOf,
                                       bool update = false)
{
    std::istringstream in(lines);
    ImportOptions options;
    options.asOf = at(asOf);
    options.update = update;
    return importCalls(storage, in, options);
}

static std::string gzipped(std::string text)
{
    z_stream stream = {};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(text.size() + 200, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(text.data());
    stream.avail_in = uInt(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
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

void TestImport::aCallUnderItsOtherIdIsKnown_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<int>("calls");
    QTest::newRow("an export by numbers, then one by masked ids") << QByteArray("2026-06-01T10:00:00.119Z") << 1;
    QTest::newRow("the address names a call of another time") << QByteArray("2026-06-01T10:00:09.119Z") << 2;
}

void TestImport::aCallUnderItsOtherIdIsKnown()
{
    QFETCH(QByteArray, start);
    QFETCH(int, calls);
    AgencyFixture f;
    const auto line = [](const std::string &id, const std::string &begin, const char *note) {
        return R"({"id":")" + id +
               R"(","company_id":"COMdental","customer_phone_number":"+13035550177","start_time":")" + begin +
               R"(","recording":"https://api.callrail.com/v3/a/1/calls/111222333/recording.json","note":")" + note +
               "\"}\n";
    };
    const auto first =
        importAsOf(*f.storage, line("111222333", "2026-06-01T10:00:00Z", "first"), "2026-06-08T00:00:00Z");
    QCOMPARE(first->imported, 1);
    const auto second =
        importAsOf(*f.storage, line("CALmasked", start.toStdString(), "second"), "2026-06-09T00:00:00Z");
    QCOMPARE(second->imported, calls - 1);
    QCOMPARE(second->updated, 2 - calls);
    QCOMPARE(f.get("111222333").note, std::string(calls == 1 ? "second" : "first"));
}

void TestImport::takesWhatIsNewer_data()
{
    QTest::addColumn<QByteArray>("asOf");
    QTest::addColumn<QByteArray>("more"); // what the second line says
    QTest::addColumn<bool>("update");
    QTest::addColumn<bool>("editedHere");
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<int>("updated");
    QTest::addColumn<int>("keptOurs");
    const QByteArray later = "2026-06-09T00:00:00Z", same = "2026-06-08T00:00:00Z", older = "2026-06-07T00:00:00Z";
    const auto row = [](const char *name, const QByteArray &asOf, const QByteArray &more, bool update, bool edited,
                        const QByteArray &note, int updated, int kept) {
        QTest::newRow(name) << asOf << more << update << edited << note << updated << kept;
    };
    const QByteArray second = R"(,"note":"second")", first = R"(,"note":"first")";
    row("a newer line", later, second, false, false, "second", 1, 0);
    row("the same file again", same, second, false, false, "first", 0, 0);
    row("an older file", older, second, false, false, "first", 0, 0);
    row("an older file that is to win", older, second, true, false, "second", 1, 0);
    row("a line that is newer than its file", older, second + R"(,"updated_at":"2026-06-10T00:00:00Z")", false, false,
        "second", 1, 0);
    row("a newer line that says the same", later, first, false, false, "first", 0, 0);
    row("a newer line that says nothing of it", later, "", false, false, "first", 0, 0);
    row("edited here, nothing new in the file", later, first, false, true, "ours", 0, 0);
    row("edited here and in the file", later, second, false, true, "ours", 0, 1);
    row("edited here, and the file is to win", later, second, true, true, "second", 1, 0);
}

void TestImport::takesWhatIsNewer()
{
    QFETCH(QByteArray, asOf);
    QFETCH(QByteArray, more);
    QFETCH(bool, update);
    QFETCH(bool, editedHere);
    QFETCH(QByteArray, note);
    QFETCH(int, updated);
    QFETCH(int, keptOurs);
    AgencyFixture f;
    const char *start = "2026-06-01T10:00:00Z";
    QCOMPARE(importAsOf(*f.storage, line("CALa", start, R"(,"note":"first")"), "2026-06-08T00:00:00Z")->imported, 1);
    if (editedHere)
        QVERIFY(f.update(f.admin, "CALa", {.note = "ours"}).ok());
    const auto report = importAsOf(*f.storage, line("CALa", start, more.toStdString()), asOf.constData(), update);
    QVERIFY(report.ok());
    QCOMPARE(report->imported, 0);
    QCOMPARE(report->updated, updated);
    QCOMPARE(report->known, 1 - updated);
    QCOMPARE(report->keptOurs, keptOurs);
    QCOMPARE(report->badCount, 0);
    QCOMPARE(QByteArray::fromStdString(f.get("CALa").note), note);
}

void TestImport::renewsEverythingOfACall()
{
    AgencyFixture f;
    QFile sound(f.dir.path() + QStringLiteral("/sound.wav"));
    QVERIFY(sound.open(QIODevice::WriteOnly));
    sound.write("RIFF....WAVEfmt and so on");
    sound.close();
    const std::string start = "2026-06-01T10:00:00Z";
    QVERIFY(importAsOf(*f.storage,
                       line("CALa", start, R"(,"customer_name":"ANN","tags":["hot","old"],"value":"12.00")") +
                           line("CALb", "2026-06-02T10:00:00Z"),
                       "2026-06-08T00:00:00Z")
                .ok());
    const std::string cursor = f.storage->changes.now(f.admin).valueOr("");
    std::istringstream in(
        line("CALa", start,
             R"(,"customer_name":"Ann Lee","tags":["hot","new"],"value":null,"lead_status":"good_lead",)"
             R"("conversational_transcript":[{"speaker":"agent","phrase":"Hello","start":0.5}],)"
             R"("milestones":{"first_touch":{"source":"Google Ads"}},"recording_file":"sound.wav")"));
    ImportOptions options;
    options.folder = f.dir.path().toStdString();
    options.asOf = at("2026-06-09T00:00:00Z");
    const auto report = importCalls(*f.storage, in, options);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->recordings, 1);
    const Call call = f.get("CALa");
    QCOMPARE(call.customerName, "Ann Lee");
    QCOMPARE(call.tags, (Words{"hot", "new"}));
    QVERIFY(!call.value);
    QCOMPARE(call.leadStatus, "good_lead");
    QCOMPARE(call.transcription, plainText(*call.transcript));
    QVERIFY(call.milestones.text.find("Google Ads") != std::string::npos);
    QVERIFY(f.storage->calls.recording(f.admin, CallId("CALa")).ok());
    QCOMPARE(f.get("CALb").leadStatus, "previously_marked_good_lead");
    const auto changes = f.storage->changes.since(f.admin, cursor, 250);
    QVERIFY(changes.ok() && !changes->changes.empty());

    // the same again changes nothing, and keeps the recording that is there
    std::istringstream again(line("CALa", start, R"(,"recording_file":"sound.wav")"));
    options.asOf = at("2026-06-10T00:00:00Z");
    const auto second = importCalls(*f.storage, again, options);
    QCOMPARE(second->known, 1);
    QCOMPARE(second->recordings, 0);
    QVERIFY(f.storage->calls.recording(f.admin, CallId("CALa")).ok());
}

void TestImport::aBadLineLeavesNothingBehind_data()
{
    QTest::addColumn<std::string>("id");
    QTest::newRow("of a call that is known") << std::string("CALa");
    QTest::newRow("of a new call") << std::string("CALb");
}

/// Known at its very end to be refused: more tags than a call may have.
void TestImport::aBadLineLeavesNothingBehind()
{
    QFETCH(std::string, id);
    AgencyFixture f;
    const std::string day = "2026-06-01T10:00:00+05:30";
    QVERIFY(
        importAsOf(*f.storage, line("CALa", day, R"(,"tags":["hot","vip"],"note":"before")"), "2026-06-02T00:00:00Z"));
    const Call before = f.get("CALa");
    std::string tags = "\"t0\"";
    for (int i = 1; i <= 100; ++i)
        tags += ",\"t" + std::to_string(i) + '"';
    const auto report = importAsOf(
        *f.storage, line(id, day, R"(,"note":"after","tags":[)" + tags + "]") + line("CALc", day, R"(,"note":"good")"),
        "2026-06-03T00:00:00Z");
    QVERIFY(report.ok());
    QCOMPARE(report->badCount, 1);
    QCOMPARE(report->imported, 1);
    QCOMPARE(report->updated, 0);
    QCOMPARE(f.get("CALa").note, before.note);
    QCOMPARE(f.get("CALa").tags, before.tags);
    QCOMPARE(f.get("CALc").note, "good");
    QVERIFY(!f.storage->calls.find(f.admin, CallId("CALb")));
    const auto known = f.storage->tags.list(f.admin, {}, {}, {});
    QVERIFY(known.ok());
    QVERIFY(std::none_of(known->items.begin(), known->items.end(), [](const Tag &tag) { return tag.name == "t7"; }));
    // and the same line without its fault is taken
    const auto again =
        importAsOf(*f.storage, line(id, day, R"(,"note":"after","tags":["hot"])"), "2026-06-03T00:00:00Z");
    QVERIFY(again.ok());
    QCOMPARE(f.get(id.c_str()).note, "after");
}

void TestImport::aSpamLineEndsTheCall()
{
    AgencyFixture f;
    const std::string start = "2026-06-01T10:00:00Z";
    QVERIFY(importAsOf(*f.storage, line("CALa", start) + line("CALb", start), "2026-06-08T00:00:00Z").ok());
    const auto report = importAsOf(*f.storage, line("CALa", start, R"(,"spam":true)"), "2026-06-09T00:00:00Z");
    QCOMPARE(report->updated, 1);
    QCOMPARE(f.ids(f.admin), Ids{"CALb"});
    QCOMPARE(f.get("CALb").totalCalls.value(), 1);
    // and stays away
    QCOMPARE(importAsOf(*f.storage, line("CALa", start), "2026-06-10T00:00:00Z", true)->known, 1);
    QCOMPARE(f.ids(f.admin), Ids{"CALb"});
}

void TestImport::keepsTheGoodTags()
{
    AgencyFixture f;
    const auto report = import(
        *f.storage, line("CALa", "2026-06-01T10:00:00Z", R"(,"tags":["hot",{"id":7},null,{"name":"vip"},"  "])"));
    QCOMPARE(report->imported, 1);
    QCOMPARE(f.get("CALa").tags, (Words{"hot", "vip"}));
    QCOMPARE(report->remarks.size(), std::size_t(1));
    QCOMPARE(report->remarks[0].reason, "tags has an item without a name; a tag without a name was left out");
}

void TestImport::readsEncodings_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("good");
    const QString text =
        QString::fromStdString(line("CALa", "2026-06-01T10:00:00Z", ",\"note\":\"na\u00EFve \u20AC\""));
    const auto encoded = [&](QStringConverter::Encoding encoding, bool mark) {
        QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
        return QByteArray(encoder(text));
    };
    QByteArray windows = text.toUtf8();
    windows.replace("\xC3\xAF", "\xEF").replace("\xE2\x82\xAC", "\x80");
    QTest::newRow("UTF-8") << text.toUtf8() << QString() << true;
    QTest::newRow("UTF-8 with a mark") << encoded(QStringConverter::Utf8, true) << QString() << true;
    QTest::newRow("UTF-16 with a mark") << encoded(QStringConverter::Utf16LE, true) << QString() << true;
    QTest::newRow("UTF-16 the other way") << encoded(QStringConverter::Utf16BE, true) << QString() << true;
    QTest::newRow("UTF-16 without a mark") << encoded(QStringConverter::Utf16LE, false) << QString() << true;
    QTest::newRow("Windows, named") << windows << QStringLiteral("windows-1252") << true;
    QTest::newRow("Windows, named as Latin-1") << windows << QStringLiteral("latin1") << true;
    QTest::newRow("Windows, not named") << windows << QString() << false;
}

void TestImport::readsEncodings()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, encoding);
    QFETCH(bool, good);
    for (const bool packed : {false, true}) {
        AgencyFixture f;
        std::string bytes = file.toStdString();
        if (packed) {
            const auto half = std::ptrdiff_t(bytes.size() / 2); // two members, as `cat a.gz b.gz` makes
            bytes = gzipped(std::string(bytes.begin(), bytes.begin() + half)) +
                    gzipped(std::string(bytes.begin() + half, bytes.end()));
        }
        std::istringstream in(bytes);
        ImportOptions options;
        options.encoding = encodingFrom(encoding.toStdString()).value_or(TextEncoding::Found);
        const auto report = importCalls(*f.storage, in, options);
        QVERIFY2(report.ok(), report ? "" : report.error().detail.c_str());
        QCOMPARE(report->imported, good ? 1 : 0);
        QCOMPARE(report->badCount, good ? 0 : 1);
        if (good)
            QCOMPARE(f.get("CALa").note, "na\xC3\xAFve \xE2\x82\xAC");
        else
            QVERIFY(QByteArray(report->bad[0].reason.c_str()).contains("--encoding"));
    }
}

void TestImport::namesWhatIsNoFileOfLines_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a ZIP file") << QByteArray("PK\x03\x04 and so on") << QStringLiteral("ZIP");
    QTest::newRow("bzip2") << QByteArray("BZh91AY") << QStringLiteral("bzip2");
    QTest::newRow("zstd") << QByteArray("\x28\xB5\x2F\xFD....") << QStringLiteral("zstd");
    QTest::newRow("gzip that is cut") << QByteArray::fromStdString(
                                             gzipped(line("CALa", "2026-06-01T10:00:00Z")).substr(0, 60))
                                      << QStringLiteral("ends in the middle");
    QTest::newRow("gzip that is damaged") << QByteArray("\x1f\x8b\x08 no data at all") << QStringLiteral("damaged");
}

void TestImport::namesWhatIsNoFileOfLines()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, reason);
    QTemporaryDir dir;
    const auto storage = Storage::open({dir.path().toStdString(), 25, systemNow});
    const auto report = import(**storage, file.toStdString());
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, Error::Kind::BadData);
    QVERIFY2(QString::fromStdString(report.error().detail).contains(reason), report.error().detail.c_str());
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
