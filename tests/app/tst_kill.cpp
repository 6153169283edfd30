// Kills a syncing and editing program again and again: what it kept is kept, and nothing is sent twice in effect.

#include "models/sql/connection.h"
#include "tests/support/rawclient.h"
#include "tests/support/relay.h"
#include "tests/support/sanitized.h"
#include "tests/support/trackingserver.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <map>
#include <random>
#include <thread>

using namespace earshot;
using namespace earshot::test;
using namespace std::chrono_literals;

namespace {

// The first syncs are killed as well as the later ones, so profiles begin anew.
constexpr int Profiles = Sanitized ? 4 : 8, KillsEach = Sanitized ? 10 : 25;
constexpr auto ShortestLife = 50ms,
               LongestLife = Sanitized ? 3000ms : 400ms; // that is, the longest of the lives; see measureStart()
constexpr int EditsEach = 1000;                          // numbers for each life, more than it can use
constexpr unsigned Seed = 20260615;

const std::string Bin = EARSHOT_BIN_DIR;
const std::string Victim = EARSHOT_BIN_DIR "/../tests/kill_victim";

using Numbers = std::map<std::string, int>; // call → the number of its latest edit

/// The number in "edit 17"; 0 in other notes.
int numberIn(const std::string &note)
{
    return note.starts_with("edit ") ? std::stoi(note.substr(5)) : 0;
}

/// What the victim said it kept; an unfinished last line was never said.
void gather(const std::string &out, Numbers &kept)
{
    std::size_t start = 0;
    for (std::size_t end; (end = out.find('\n', start)) != out.npos; start = end + 1) {
        const QStringList words = QString::fromStdString(out.substr(start, end - start)).split(QLatin1Char(' '));
        if (words.size() != 3)
            continue;
        int &number = kept[words[1].toStdString()];
        number = std::max(number, words[2].toInt());
    }
}

} // namespace

class TestKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void kills();
    void nothingWasSentTwice();

private:
    std::string profile(int number) const { return m_folder.filePath(QStringLiteral("p%1").arg(number)).toStdString(); }
    Ending ctl(const std::string &folder, std::vector<std::string> arguments) const;
    void beginProfile(const std::string &folder);
    void checkCache(const std::string &folder, const Numbers &kept);
    void settle(const std::string &folder, const Numbers &kept);
    void measureStart();
    void editElsewhere(int number);
    int numberAtServer(const std::string &call) const;

    QTemporaryDir m_folder;
    std::unique_ptr<TrackingServer> m_server;
    std::unique_ptr<Relay> m_relay;
    std::string m_key;
    std::string m_keyFile;
    std::string m_account;
    std::string m_oldCall; // one that the victims do not edit
    int m_kills = 0;
    std::vector<std::size_t> m_lives; // how many requests there were when each of them ended
    std::chrono::milliseconds m_longestLife{};
};

Ending TestKill::ctl(const std::string &folder, std::vector<std::string> arguments) const
{
    arguments.insert(arguments.begin(), {"--profile", folder});
    return run(Bin + "/earshotctl", std::move(arguments));
}

void TestKill::initTestCase()
{
    m_server =
        std::make_unique<TrackingServer>(Bin + "/earshotd", m_folder.filePath(QStringLiteral("data")).toStdString());
    QVERIFY2(m_server->demo(300) == 0, "earshotd demo");
    m_key = m_server->addKey("admin@demo.example");
    QVERIFY(!m_key.empty());
    QVERIFY(m_server->start({"--retention-months", "0"})); // or `all_time` would be refused
    m_relay = std::make_unique<Relay>(m_server->port());
    m_keyFile = m_folder.filePath(QStringLiteral("key")).toStdString();
    QFile file(QString::fromStdString(m_keyFile));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_key.data(), qint64(m_key.size()));
}

void TestKill::beginProfile(const std::string &folder)
{
    const Ending connected = ctl(folder, {"connect", m_relay->url(), "--key-file", m_keyFile});
    QVERIFY2(connected == 0, connected.err.c_str());
}

void TestKill::checkCache(const std::string &folder, const Numbers &kept)
{
    auto opened = sql::Connection::open(folder + "/cache.db", sql::Access::ReadWrite, sql::Durability::Normal);
    QVERIFY2(opened.ok(), opened ? "" : opened.error().detail.c_str());
    const auto whole = (*opened)->prepared("PRAGMA integrity_check");
    QVERIFY(whole->executeStep());
    QCOMPARE(whole->getColumn(0).getString(), std::string("ok"));
    (*opened)->execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
    for (const auto &[call, number] : kept) {
        const auto note = (*opened)->prepared("SELECT note FROM calls WHERE id = ?");
        note->bind(1, call);
        QVERIFY2(note->executeStep(), call.c_str());
        const int found = numberIn(note->getColumn(0).getString());
        QVERIFY2(found >= number, qPrintable(QStringLiteral("%1 kept %2, but the cache has %3")
                                                 .arg(QString::fromStdString(call))
                                                 .arg(number)
                                                 .arg(found)));
    }
}

int TestKill::numberAtServer(const std::string &call) const
{
    const auto answer = getOnce(m_server->port(), "/v3/a/" + m_account + "/calls/" + call + ".json?fields=note",
                                "Authorization: Token token=\"" + m_key + "\"\r\n");
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(answer.body));
    return numberIn(json[QStringLiteral("note")].toString().toStdString());
}

/// Somebody else works at the server meanwhile, so that every life of the victim finds news.
void TestKill::editElsewhere(int number)
{
    if (m_account.empty()) {
        const std::string path = m_relay->passed().back().request.path; // /v3/a/ACC…/…
        const std::size_t start = path.find("ACC");
        if (start == path.npos)
            return;
        m_account = path.substr(start, path.find_first_of("/.", start) - start);
    }
    RawClient client(m_server->port());
    const std::string authorization = "Authorization: Token token=\"" + m_key + "\"\r\n";
    if (m_oldCall.empty()) {
        client.get("/v3/a/" + m_account + "/calls.json?per_page=1&sort=start_time&order=asc&date_range=all_time",
                   authorization);
        const auto page = QJsonDocument::fromJson(QByteArray::fromStdString(client.read().body));
        m_oldCall = page[QStringLiteral("calls")][0][QStringLiteral("id")].toString().toStdString();
    }
    const std::string body = "{\"note\":\"elsewhere " + std::to_string(number) + "\"}";
    client.send("PUT /v3/a/" + m_account + "/calls/" + m_oldCall + ".json HTTP/1.1\r\nHost: localhost\r\n" +
                authorization + "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
    QCOMPARE(client.read().status, 200);
}

void TestKill::settle(const std::string &folder, const Numbers &kept)
{
    const Ending synced = ctl(folder, {"sync"});
    QVERIFY2(synced == 0, synced.err.c_str());
    checkCache(folder, kept);
    for (const auto &[call, number] : kept) {
        const int found = numberAtServer(call);
        QVERIFY2(found >= number, qPrintable(QStringLiteral("%1 kept %2, but the server has %3")
                                                 .arg(QString::fromStdString(call))
                                                 .arg(number)
                                                 .arg(found)));
    }
}

/// A life may last three times as long as it takes a victim to connect, sync and edit, on this machine as it is now: so
/// the kills fall on all of it.
void TestKill::measureStart()
{
    const std::string folder = m_folder.filePath(QStringLiteral("measured")).toStdString();
    beginProfile(folder);
    Program victim(Victim, {folder, "1", "1"}, {{"EARSHOT_API_KEY", m_key}});
    const auto started = std::chrono::steady_clock::now();
    QVERIFY(!victim.outputWith("kept").empty());
    const auto took = std::chrono::steady_clock::now() - started;
    m_longestLife = std::clamp(3 * std::chrono::ceil<std::chrono::milliseconds>(took), ShortestLife, LongestLife);
}

void TestKill::kills()
{
    measureStart();
    std::mt19937 random(Seed);
    int lives = 0;
    for (int number = 0; number < Profiles; ++number) {
        beginProfile(profile(number));
        Numbers kept;
        for (int kill = 0; kill < KillsEach; ++kill, ++m_kills) {
            Program victim(Victim,
                           {profile(number), std::to_string(random()), std::to_string((m_kills + 1) * EditsEach)},
                           {{"EARSHOT_API_KEY", m_key}});
            std::this_thread::sleep_for(std::chrono::milliseconds(random() % unsigned(m_longestLife.count())));
            victim.signal(SIGKILL);
            const Ending ending = victim.wait();
            QVERIFY2(ending.signal == SIGKILL, ending.err.c_str()); // it did not end before
            lives += ending.out.empty() ? 0 : 1;
            gather(ending.out, kept);
            QTRY_VERIFY(m_relay->isIdle()); // what it had sent has reached the server
            m_lives.push_back(m_relay->passed().size());
            checkCache(profile(number), kept);
            if (QTest::currentTestFailed())
                return;
            editElsewhere(m_kills);
        }
        settle(profile(number), kept);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(lives > m_kills / 10, "the victims hardly came to edit anything");
}

/// An edit is sent again, with the same values, only by a later life that cannot know whether it arrived, or when
/// nothing was answered; and never an older one after a newer one.
void TestKill::nothingWasSentTwice()
{
    struct Sent {
        int number;
        std::size_t life;
        int status;
    };
    std::map<std::string, Sent> latest; // of each call
    const std::vector<Passed> all = m_relay->passed();
    int repeated = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Request &request = all[i].request;
        if (request.method != "PUT")
            continue;
        const auto body = QJsonDocument::fromJson(QByteArray::fromStdString(request.body));
        const std::size_t start = request.path.find("CAL");
        const std::string call = request.path.substr(start, request.path.find('.') - start);
        const std::size_t life = std::size_t(std::upper_bound(m_lives.begin(), m_lives.end(), i) - m_lives.begin());
        const Sent now{numberIn(body[QStringLiteral("note")].toString().toStdString()), life, all[i].status};
        const auto [before, first] = latest.try_emplace(call, now);
        if (first)
            continue;
        QVERIFY2(now.number >= before->second.number, "an older edit was sent after a newer one");
        const bool again = now.number == before->second.number;
        QVERIFY2(!again || before->second.status != 200 || now.life > before->second.life,
                 "an edit was sent again although its life had been told that it arrived");
        repeated += again ? 1 : 0;
        before->second = now;
    }
    QVERIFY(!latest.empty());
    for (const auto &[call, sent] : latest)
        QCOMPARE(numberAtServer(call), sent.number);
    qInfo("%d kills within %d ms, %zu calls edited, %d edits sent again by the next life, with the same values",
          m_kills, int(m_longestLife.count()), latest.size(), repeated);
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
