// What becomes of edits, told and decided on the command line, with a server that refuses, fails or asks to wait.

#include "tests/app/profile.h"
#include "tests/models/sync/fakeservice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace earshot;
using namespace earshot::test;

namespace {

const std::string Bin = EARSHOT_BIN_DIR;
const CallId Known("CALknown");

bool isUpdate(const Request &request)
{
    return request.method == "PUT";
}

FakeService::Interference refusing(const char *field)
{
    return [field](const Request &request) -> std::optional<Reply> {
        const bool names = request.body.find('"' + std::string(field) + '"') != std::string::npos;
        return isUpdate(request) && names ? std::optional(Reply::error(422, "This is not to be changed"))
                                          : std::nullopt;
    };
}

} // namespace

class TestCtlOutbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void refusedEditsAreListedSentAgainAndDropped();
    void conflictsAreListedAndResolved();
    void editsTheServerFailsAtAreTold();
    void saysWhenItGoesOn();
    void waitsWhenToldTo();
    void whatCannotBeDone_data();
    void whatCannotBeDone();
    void connectsOnlyWithAnAccount_data();
    void connectsOnlyWithAnAccount();

private:
    Ending ctl(std::vector<std::string> arguments) const { return m_profile->ctl(std::move(arguments)); }
    QJsonArray listed(const char *what) const
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(ctl({what, "list", "--json"}).out)).array();
    }
    std::string listedNote() const
    {
        const Ending calls = ctl({"calls", "--format", "json", "--fields", "id,note"});
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(calls.out));
        const QJsonArray all = document.isArray() ? document.array() : QJsonArray{document.object()};
        return all.first()[QLatin1String("note")].toString().toStdString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<Profile> m_profile;
};

void TestCtlOutbox::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<FakeService>(false);
    Call call;
    call.id = Known;
    call.clientId = ClientId("COM1");
    call.startTime = std::chrono::floor<seconds>(systemNow()) - std::chrono::hours(2);
    m_service->put(call);
    m_profile = std::make_unique<Profile>(Bin, m_folder->filePath(QStringLiteral("profile")).toStdString());
    const Ending connected = m_profile->connect(m_service->url(), "key");
    QVERIFY2(connected == 0, connected.err.c_str());
    const Ending synced = ctl({"sync"});
    QVERIFY2(synced == 0, synced.err.c_str());
}

void TestCtlOutbox::refusedEditsAreListedSentAgainAndDropped()
{
    QVERIFY(ctl({"outbox", "list"}).out.starts_with("No edits"));
    m_service->interfere(refusing("note"));
    QVERIFY(ctl({"edit", Known.text, "--note", "first", "--tag", "hot"}) == 0);
    QCOMPARE(listed("outbox").first()[QLatin1String("state")].toString(), QStringLiteral("waiting"));
    const Ending refused = ctl({"sync"});
    QCOMPARE(refused.code, 6);
    QVERIFY2(refused.err.find("1 edit was refused") != std::string::npos, refused.err.c_str());
    QCOMPARE(m_service->call(Known)->tags, Words{"hot"}); // what it takes has gone

    const QJsonArray edits = listed("outbox");
    QCOMPARE(edits.size(), 1);
    const QJsonObject edit = edits.first().toObject();
    QCOMPARE(edit[QLatin1String("call")].toString().toStdString(), Known.text);
    QCOMPARE(edit[QLatin1String("state")].toString(), QStringLiteral("refused"));
    QCOMPARE(edit[QLatin1String("change")].toObject(),
             (QJsonObject{{QStringLiteral("note"), QStringLiteral("first")}}));
    QVERIFY(edit[QLatin1String("reason")].toString().contains(QLatin1String("not to be changed")));
    const std::string line = ctl({"outbox", "list"}).out;
    for (const char *part : {"CALknown", "refused", "note: first", "not to be changed"})
        QVERIFY2(line.find(part) != std::string::npos, line.c_str());

    const std::string number = std::to_string(edit[QLatin1String("id")].toInt());
    m_service->interfere({});
    QVERIFY(ctl({"outbox", "retry", number}) == 0);
    QCOMPARE(listed("outbox").first()[QLatin1String("state")].toString(), QStringLiteral("waiting"));
    QVERIFY(ctl({"sync"}) == 0);
    QCOMPARE(m_service->call(Known)->note, "first");
    QVERIFY(listed("outbox").isEmpty());

    m_service->interfere(refusing("note"));
    QVERIFY(ctl({"edit", Known.text, "--note", "second"}) == 0);
    QCOMPARE(ctl({"sync"}).code, 6);
    QCOMPARE(listedNote(), "second");
    QVERIFY(ctl({"outbox", "drop", "--all"}) == 0);
    QCOMPARE(listedNote(), "first");
    QVERIFY(listed("outbox").isEmpty());
    QVERIFY(ctl({"sync"}) == 0);
    QCOMPARE(m_service->call(Known)->note, "first");
}

void TestCtlOutbox::conflictsAreListedAndResolved()
{
    QVERIFY(ctl({"conflicts", "list"}).out.starts_with("No edit went over"));
    const auto cross = [&](const char *mine, const char *theirs) {
        QVERIFY(ctl({"edit", Known.text, "--note", mine}) == 0);
        m_service->change(Known, [theirs](Call &call) { call.note = theirs; });
        QVERIFY(ctl({"sync"}) == 0);
        QCOMPARE(m_service->call(Known)->note, mine);
    };
    cross("mine", "theirs");
    const QJsonObject conflict = listed("conflicts").first().toObject();
    QCOMPARE(conflict[QLatin1String("field")].toString(), QStringLiteral("note"));
    QCOMPARE(conflict[QLatin1String("other")].toString(), QStringLiteral("theirs"));
    const std::string line = ctl({"conflicts", "list"}).out;
    QVERIFY2(line.find("CALknown  note  somebody else wrote: theirs") != std::string::npos, line.c_str());

    QVERIFY(ctl({"conflicts", "take", Known.text, "note"}) == 0);
    QVERIFY(listed("conflicts").isEmpty());
    QVERIFY(ctl({"sync"}) == 0);
    QCOMPARE(m_service->call(Known)->note, "theirs");

    cross("mine again", "theirs again");
    QVERIFY(ctl({"conflicts", "dismiss", Known.text, "note"}) == 0);
    QVERIFY(listed("conflicts").isEmpty());
    QVERIFY(ctl({"sync"}) == 0);
    QCOMPARE(m_service->call(Known)->note, "mine again");
}

void TestCtlOutbox::editsTheServerFailsAtAreTold()
{
    m_service->interfere([](const Request &request) -> std::optional<Reply> {
        return isUpdate(request) ? std::optional(Reply::error(500, "broken")) : std::nullopt;
    });
    QVERIFY(ctl({"edit", Known.text, "--note", "mine"}) == 0);
    const Ending synced = ctl({"sync"});
    QCOMPARE(synced.code, 4);
    QVERIFY2(synced.err.find("1 edit waits since the server failed at it") != std::string::npos, synced.err.c_str());
    QCOMPARE(listed("outbox").first()[QLatin1String("state")].toString(), QStringLiteral("waiting"));
    m_service->interfere({});
    QVERIFY(ctl({"sync"}) == 0);
    QCOMPARE(m_service->call(Known)->note, "mine");
}

void TestCtlOutbox::saysWhenItGoesOn()
{
    m_service->interfere([](const Request &) { return Reply::error(429, "too many", {{"Retry-After", "7200"}}); });
    const Ending synced = ctl({"sync"});
    QCOMPARE(synced.code, 9);
    QVERIFY2(synced.err.find("run this again at") != std::string::npos, synced.err.c_str());
    QVERIFY2(synced.err.find("--wait") != std::string::npos, synced.err.c_str());
}

void TestCtlOutbox::waitsWhenToldTo()
{
    m_service->interfere([](const Request &) { return Reply::error(429, "too many", {{"Retry-After", "7200"}}); });
    Program syncing(Bin + "/earshotctl", {"--profile", m_profile->folder(), "sync", "--wait"});
    const std::string line = syncing.lineWith("it goes on at");
    QVERIFY2(line.find("the requests for now are used up") != std::string::npos, line.c_str());
    syncing.signal(SIGINT); // it would wait those hours
    const Ending ending = syncing.wait();
    QVERIFY(ending.code == 130 || ending.signal == SIGINT);
    QVERIFY(!ending.tooLate);
}

void TestCtlOutbox::whatCannotBeDone_data()
{
    using List = std::vector<std::string>;
    QTest::addColumn<List>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("retry without saying which") << List{"outbox", "retry"} << 2;
    QTest::newRow("drop both all and some") << List{"outbox", "drop", "1", "--all"} << 2;
    QTest::newRow("retry what is not there") << List{"outbox", "retry", "12345"} << 7;
    QTest::newRow("drop what is not there") << List{"outbox", "drop", "12345"} << 7;
    QTest::newRow("retry all of none") << List{"outbox", "retry", "--all"} << 0;
    QTest::newRow("take where there is no conflict") << List{"conflicts", "take", Known.text, "note"} << 7;
    QTest::newRow("dismiss where there is none") << List{"conflicts", "dismiss", Known.text, "note"} << 7;
    QTest::newRow("a call that is not there") << List{"conflicts", "take", "CALnone", "note"} << 7;
    QTest::newRow("no such command") << List{"outbox", "send"} << 2;
}

void TestCtlOutbox::whatCannotBeDone()
{
    QFETCH(std::vector<std::string>, arguments);
    QFETCH(int, code);
    const Ending ending = ctl(arguments);
    QCOMPARE(ending.code, code);
    QCOMPARE(ending.err.empty(), code == 0);
}

void TestCtlOutbox::connectsOnlyWithAnAccount_data()
{
    QTest::addColumn<QString>("accounts");
    QTest::addColumn<QString>("key"); // in the environment
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const QString one = QStringLiteral(R"({"id":"ACC1","name":"One"})");
    QTest::newRow("none") << ""
                          << "key" << 3 << "it may see no account";
    QTest::newRow("two") << one + QStringLiteral(R"(,{"id":"ACC2","name":"Two"})") << "key" << 2 << "ACC2  Two";
    QTest::newRow("an empty key in the environment") << one << "" << 3 << "set EARSHOT_API_KEY";
    QTest::newRow("a key of blanks") << one << "  " << 3 << "set EARSHOT_API_KEY";
    QTest::newRow("one") << one << "key" << 0 << "";
}

void TestCtlOutbox::connectsOnlyWithAnAccount()
{
    QFETCH(QString, accounts);
    QFETCH(QString, key);
    QFETCH(int, code);
    QFETCH(QString, says);
    m_service->interfere([accounts](const Request &request) -> std::optional<Reply> {
        if (request.path != "/v3/a.json")
            return {};
        return Reply::json(200, R"({"page":1,"total_pages":1,"accounts":[)" + accounts.toStdString() + "]}");
    });
    const Profile fresh(Bin, m_folder->filePath(QStringLiteral("fresh")).toStdString());
    const Ending ending = fresh.ctl({"connect", m_service->url()}, {{"EARSHOT_API_KEY", key.toStdString()}});
    QCOMPARE(ending.code, code);
    QVERIFY2(ending.err.find(says.toStdString()) != std::string::npos, ending.err.c_str());
}

QTEST_GUILESS_MAIN(TestCtlOutbox)
#include "tst_ctl_outbox.moc"
