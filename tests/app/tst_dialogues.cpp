// Real conversations all the way: import, serve, sync, search, edit, and the edit at the server. The conversations may
// not be shipped, so this runs only where they are: in EARSHOT_SHARED, or beside the source tree in "shared".

#include "models/store/cache.h"
#include "models/wire/reading.h"
#include "tests/app/profile.h"
#include "tests/support/rawclient.h"
#include "tests/support/trackingserver.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::test;

namespace {

const std::string Bin = EARSHOT_BIN_DIR;

QString dialoguesFile()
{
    const QString folder =
        qEnvironmentVariable("EARSHOT_SHARED", QDir::cleanPath(QStringLiteral(EARSHOT_SOURCE_DIR "/../shared")));
    return folder + QStringLiteral("/data/dialogues.jsonl");
}

std::vector<QJsonObject> linesOf(const QByteArray &text)
{
    std::vector<QJsonObject> out;
    for (const QByteArray &line : text.split('\n'))
        if (!line.isEmpty())
            out.push_back(QJsonDocument::fromJson(line).object());
    return out;
}

QString str(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

} // namespace

class TestDialogues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyDialogueArrives();
    void searchFindsWhatWasSaid();
    void anEditArrives();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
    std::vector<QJsonObject> m_calls; // as they were imported
    std::unique_ptr<TrackingServer> m_server;
    std::unique_ptr<Profile> m_profile;
    std::unique_ptr<store::Cache> m_cache;
    std::string m_key;
};

void TestDialogues::initTestCase()
{
    if (!QFile::exists(dialoguesFile()))
        QSKIP(
            "the sample conversations are not here: set EARSHOT_SHARED to the folder that holds data/dialogues.jsonl");
    QProcess tool;
    tool.setStandardInputFile(dialoguesFile());
    tool.start(QStringLiteral(EARSHOT_BIN_DIR "/../tests/dialogues2import"), {});
    QVERIFY(tool.waitForFinished(60'000));
    QVERIFY2(tool.exitCode() == 0, tool.readAllStandardError().constData());
    const QByteArray lines = tool.readAllStandardOutput();
    m_calls = linesOf(lines);
    QVERIFY(m_calls.size() > 100);
    QFile file(path("calls.jsonl"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines);
    file.close();

    // The demo brings an account with users; the conversations join it.
    m_server = std::make_unique<TrackingServer>(Bin + "/earshotd", path("data").toStdString());
    QVERIFY(m_server->demo(1) == 0);
    const Ending imported = m_server->import(path("calls.jsonl").toStdString());
    QVERIFY2(imported == 0, imported.err.c_str());
    QVERIFY2(imported.out.starts_with("imported " + std::to_string(m_calls.size()) + ","), imported.out.c_str());
    m_key = m_server->addKey("admin@demo.example");
    QVERIFY(m_server->start());
    m_profile = std::make_unique<Profile>(Bin, path("profile").toStdString());
    QVERIFY(m_profile->connect(m_server->url(), m_key) == 0);
    const Ending synced = m_profile->ctl({"sync"});
    QVERIFY2(synced == 0, synced.err.c_str());
    auto cache = store::Cache::open(m_profile->folder(), store::Mode::ReadOnly);
    QVERIFY(cache.ok());
    m_cache = std::move(*cache);
}

void TestDialogues::everyDialogueArrives()
{
    QCOMPARE(m_cache->inbox().callCount().valueOr(-1), std::int64_t(m_calls.size() + 1));
    for (const QJsonObject &sent : m_calls) {
        const auto kept = m_cache->calls().callById(CallId(str(sent, "id").toStdString()));
        QVERIFY2(kept.ok(), qPrintable(str(sent, "id")));
        QCOMPARE(QString::fromStdString(kept->call.clientName), str(sent, "company_name"));
        const auto transcript = m_cache->calls().transcript(kept->row);
        QVERIFY(transcript.ok() && *transcript);
        const QJsonArray phrases = sent[QStringLiteral("conversational_transcript")].toArray();
        QCOMPARE(int((*transcript)->size()), int(phrases.size()));
        for (int i = 0; i < phrases.size(); ++i) {
            const Phrase &phrase = (**transcript)[std::size_t(i)];
            const QJsonObject said = phrases[i].toObject();
            QCOMPARE(QString::fromStdString(phrase.text), str(said, "phrase"));
            QCOMPARE(QString::fromStdString(std::string(word(phrase.speaker))), str(said, "speaker"));
            QCOMPARE(double(phrase.start.count()) / 1000, said[QStringLiteral("start")].toDouble());
        }
    }
}

void TestDialogues::searchFindsWhatWasSaid()
{
    int asked = 0;
    for (std::size_t i = 0; i < m_calls.size(); i += 7) {
        const QJsonArray phrases = m_calls[i][QStringLiteral("conversational_transcript")].toArray();
        const QJsonObject said = phrases[phrases.size() / 2].toObject();
        const QStringList words = str(said, "phrase").split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const QString phrase = words.mid(0, 6).join(QLatin1Char(' ')).remove(QLatin1Char('"'));
        store::CallQuery query;
        query.search = '"' + phrase.toStdString() + '"';
        const auto rows = m_cache->queries().rows(query);
        QVERIFY(rows.ok());
        const auto call = m_cache->calls().callById(CallId(str(m_calls[i], "id").toStdString()));
        if (std::none_of(phrase.begin(), phrase.end(), [](QChar c) { return c.isLetterOrNumber(); }))
            continue; // nothing to search for
        QVERIFY2(std::find(rows->begin(), rows->end(), call->row) != rows->end(), qPrintable(phrase));
        const auto why = m_cache->queries().snippets(std::vector{call->row}, query.search);
        QVERIFY(why.ok() && why->size() == 1);
        QVERIFY(!why->front().hits.empty());
        ++asked;
    }
    QVERIFY(asked > int(m_calls.size()) / 10);
}

void TestDialogues::anEditArrives()
{
    const std::string call = str(m_calls.front(), "id").toStdString();
    QVERIFY(m_profile->ctl({"edit", call, "--lead", "not_a_lead", "--tag", "Practice"}) == 0);
    QVERIFY(m_profile->ctl({"sync"}) == 0);
    const std::string authorization = "Authorization: Token token=\"" + m_key + "\"\r\n";
    const auto accounts = wire::readPage<Account>(getOnce(m_server->port(), "/v3/a.json", authorization).body);
    QVERIFY(accounts.ok() && accounts->items.size() == 1);
    const auto shown = wire::readOne<Call>(
        getOnce(m_server->port(),
                "/v3/a/" + accounts->items[0].id.text + "/calls/" + call + ".json?fields=lead_status,tags",
                authorization)
            .body);
    QVERIFY(shown.ok());
    QCOMPARE(shown->leadStatus, std::string("not_a_lead"));
    QCOMPARE(shown->tags, Words{"Practice"});
}

QTEST_GUILESS_MAIN(TestDialogues)
#include "tst_dialogues.moc"
